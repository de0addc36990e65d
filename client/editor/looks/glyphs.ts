import type { Draft, PartyCode, Run } from '../../../schema/draft.ts'
import { holderShorts } from '../../style/roleName.ts'
import type { Piece } from '../../words/nest.ts'
import { nest } from '../../words/nest.ts'
import { positionWords } from './printed.ts'

/** Something printed between the words that is not one of them: a bracket's edge, a note's number, what parties hold. */
export interface Glyph {
  /** Character offset in the unit. */
  readonly at: number
  /** Order at one offset; below zero it stands before the cursor. */
  readonly side: number
  readonly type: 'open' | 'close' | 'note' | 'positions'
  /** Id of the bracket or note. */
  readonly id: string
  readonly by: string
  readonly text: string
}

/** What glyphs are made of, besides the words. */
export interface GlyphFacts {
  readonly parties: Draft['parties']
  readonly brackets: Draft['brackets']
  readonly noteNumbers: ReadonlyMap<string, number>
  /** Whoever types: at the edge of an own bracket the cursor stands inside of it, since what is typed there goes into it. */
  readonly voice: PartyCode | null
}

/** The glyphs of a unit, in order. Nesting comes from the words' parents and never from the order of their marks. */
export function glyphsOf(runs: readonly Run[], facts: GlyphFacts): Glyph[] {
  const found: Omit<Glyph, 'side'>[] = []
  const lastClose = new Map<string, number>()
  const notesAt = noteEnds(runs)
  let at = 0
  const adding = new Set(runs.flatMap((run) => run.brackets.flatMap((mark) => (mark.kind === 'del' ? [] : [mark.id]))))
  const visit = (pieces: readonly Piece[]) => {
    for (const piece of pieces) {
      if (piece.type === 'words') {
        at += piece.text.length
        for (const note of notesAt.get(at) ?? []) found.push({ at, type: 'note', id: note, by: '', text: `${facts.noteNumbers.get(note) ?? ''}/` })
        continue
      }
      const { id, by } = piece
      const { before, after } = spacesAround(piece)
      found.push({ at: at + before, type: 'open', id, by, text: `[${attribution(piece, facts, !adding.has(id))}` })
      visit(piece.pieces)
      lastClose.set(id, found.length)
      found.push({ at: at - after, type: 'close', id, by, text: ']' })
    }
  }
  visit(nest(runs))
  const withPositions = found.flatMap((glyph, index) => {
    if (glyph.type !== 'close' || lastClose.get(glyph.id) !== index) return [glyph]
    const { positions = [], remarks = [] } = facts.brackets[glyph.id] ?? {}
    const text = [...positions.flatMap((position) => positionWords(position, facts)), ...remarks].join(' ')
    return text ? [glyph, { ...glyph, type: 'positions' as const, text }] : [glyph]
  })
  return sided(withPositions.sort((a, b) => a.at - b.at), facts.voice)
}

/** How many blanks a bracket begins and ends with. They belong to it, so that the text without it reads well, and are printed
 * outside: "[Uru: while] respecting". */
function spacesAround(piece: Piece): { before: number; after: number } {
  const words = wordsOf(piece)
  if (words.trim() === '') return { before: 0, after: 0 }
  return { before: words.length - words.trimStart().length, after: words.length - words.trimEnd().length }
}

function wordsOf(piece: Piece): string {
  return piece.type === 'words' ? piece.text : piece.pieces.map(wordsOf).join('')
}

/** "Uru: ", "Can delete: " for a bracket that only strikes words, whatever else stands in it, or nothing. */
function attribution({ by }: Extract<Piece, { type: 'bracket' }>, facts: GlyphFacts, isDeletion: boolean): string {
  const names = holderShorts(by, facts)
  return isDeletion ? `${names ? `${names} ` : ''}delete: ` : names && `${names}: `
}

function noteEnds(runs: readonly Run[]): Map<number, string[]> {
  const ends = new Map<number, string[]>()
  let at = 0
  for (const [index, run] of runs.entries()) {
    at += run.text.length
    const ending = run.notes.filter((note) => !runs[index + 1]?.notes.includes(note))
    if (ending.length) ends.set(at, ending)
  }
  return ends
}

/** The cursor stands after what closes and before what opens, but inside one's own bracket. */
function sided(glyphs: readonly Omit<Glyph, 'side'>[], voice: PartyCode | null): Glyph[] {
  const out: Glyph[] = []
  for (let start = 0; start < glyphs.length; ) {
    let end = start
    while (end < glyphs.length && glyphs[end]!.at === glyphs[start]!.at) end++
    const group = glyphs.slice(start, end)
    const isOwn = (glyph: Omit<Glyph, 'side'>) => voice !== null && glyph.by === voice
    const ownClose = group.findIndex((glyph) => glyph.type === 'close' && isOwn(glyph))
    const ownOpen = group.findLastIndex((glyph) => glyph.type === 'open' && isOwn(glyph))
    const firstOpen = group.findIndex((glyph) => glyph.type === 'open')
    const slot = ownClose >= 0 ? ownClose : ownOpen >= 0 ? ownOpen + 1 : firstOpen >= 0 ? firstOpen : group.length
    group.forEach((glyph, index) => out.push({ ...glyph, side: index < slot ? index - slot : index - slot + 1 }))
    start = end
  }
  return out
}
