import type { BracketMark, Draft, Unit } from '../draft.ts'
import { holders } from '../draft.ts'
import { holderNames, inShort, unitName } from '../naming.ts'
import { pairBrackets } from '../parse/bracketPairs.ts'
import { createPartyBook } from '../parse/partyBook.ts'
import { readPosition } from '../parse/readRemark.ts'
import { readingOf } from '../reading.ts'
import { bracketsIn, textOf } from '../runs.ts'
import { documentHead } from './documentHead.ts'
import type { Piece } from './pieces.ts'
import type { Assumption, Rendition, RenditionBlock, StillOpen } from './rendition.ts'
import { wordPieces } from './wordPieces.ts'

/** The draft as the text would read: without deleted units, stubs, stamps, names, positions, remarks and notes of standing.
 *
 * What is contested stays in plain brackets and is listed at the end; with an assumption there are no brackets, and a version of a
 * paragraph that is assumed to be accepted takes the place of the one it is an alternative to. */
export function clean(draft: Draft, assume: Assumption | undefined): Rendition {
  const units = draft.units.filter((unit, at) => stays(draft, unit, at, assume))
  const notes = notesThatStay(draft, units)
  const blocks = units.map((unit) => cleanBlock(unit, assume, notes))
  return {
    as: 'clean', assume, title: draft.title, symbol: draft.symbol, head: documentHead(draft), blocks: blocks.filter(({ label, pieces }) => label !== null || pieces.length > 0),
    notes: [...notes].map(([id, number]) => ({ number, text: draft.notes.find((note) => note.id === id)?.text ?? '' })),
    stillOpen: assume === undefined ? units.flatMap((unit) => stillOpen(draft, unit)) : [],
  }
}

function cleanBlock(unit: Unit, assume: Assumption | undefined, notes: ReadonlyMap<string, string>): RenditionBlock {
  const words = assume === undefined ? bracketed(unit, notes) : plainPieces(readingOf({ runs: withoutStrayBrackets(unit) }, takenUnder(assume)))
  return { unit: unit.id, kind: unit.kind, label: unit.label, alternative: false, signed: false, by: assume === undefined ? unit.by : null, deleted: false, pieces: words, marks: [] }
}

/** The words with contested ones in plain brackets, and those of a proposed unit in one pair around them all. */
function bracketed(unit: Unit, notes: ReadonlyMap<string, string>): Piece[] {
  const pieces = wordPieces(withoutStrayBrackets(unit), { head: () => '', numberOf: (note) => notes.get(note) ?? null, behind: () => [], escaped: false, numbered: false })
  if (unit.by === null || pieces.length === 0) return pieces
  const mark = { id: unit.id, kind: 'ins', by: unit.by, parent: null } as const
  return [{ type: 'open', mark, text: '[' }, ...pieces, { type: 'close', mark, text: ']' }]
}

function plainPieces(text: string): Piece[] {
  return text === '' ? [] : [{ type: 'words', text, brackets: [] }]
}

function stays(draft: Draft, unit: Unit, at: number, assume: Assumption | undefined): boolean {
  if (unit.stamp?.decision === 'deleted' || unit.moved?.role === 'origin') return false
  if (unit.kind === 'subheading' && isEmptied(draft.units, at)) return false
  if (assume === undefined) return true
  if (unit.by !== null && !isTaken(unit.by, assume)) return false
  const accepted = draft.units.find((each) => each.alternativeTo === unit.id && each.by !== null && isTaken(each.by, assume) && each.stamp?.decision !== 'deleted')
  return accepted === undefined
}

/** Whether all that stood under the heading of a list was deleted or moved away. */
function isEmptied(units: readonly Unit[], at: number): boolean {
  let gone = 0
  for (let next = at + 1; next < units.length; next++) {
    const unit = units[next]!
    if (unit.kind !== 'action' && unit.kind !== 'paragraph') break
    if (unit.stamp?.decision !== 'deleted' && unit.moved?.role !== 'origin') return false
    gone += 1
  }
  return gone > 0
}

function takenUnder(assume: Assumption): (mark: Pick<BracketMark, 'by'>) => boolean {
  return ({ by }) => isTaken(by, assume)
}

function isTaken(by: string, assume: Assumption): boolean {
  return assume === 'all' || (assume !== 'base' && holders(by).includes(assume))
}

/** A bracket that nothing closes, or nothing opened, says nothing to a reader of the clean text. */
function withoutStrayBrackets(unit: Unit): Unit['runs'] {
  const strays = new Set(pairBrackets(textOf(unit.runs)).strays)
  if (strays.size === 0) return unit.runs
  let at = 0
  return unit.runs.map((run) => {
    const from = at
    at += run.text.length
    return { ...run, text: run.text.replace(/[[\]]/g, (character, index: number) => (strays.has(from + index) ? '' : character)) }
  })
}

/** The notes at the foot of the clean text with their new numbers: those at words of the text, unless they say who holds what. */
function notesThatStay(draft: Draft, units: readonly Unit[]): ReadonlyMap<string, string> {
  const book = createPartyBook(draft.parties)
  const anchored = new Set(units.flatMap((unit) => unit.runs.flatMap((run) => run.notes)))
  const stay = draft.notes.filter((note) => anchored.has(note.id) && readPosition(note.text, book) === null)
  return new Map(stay.map((note, at) => [note.id, String(at + 1)]))
}

function stillOpen(draft: Draft, unit: Unit): StillOpen[] {
  const found = new Map<string, { by: string; words: { ins?: string; del?: string; hold?: string } }>()
  for (const { mark, text } of bracketsIn(unit.runs)) {
    const entry = found.get(mark.id) ?? { by: mark.by, words: {} }
    found.set(mark.id, { ...entry, words: { ...entry.words, [mark.kind]: `[${inShort(text)}]` } })
  }
  if (found.size === 0 && unit.by === null) return []
  const place = inShort(unitName(draft, unit.id))
  const whole = unit.by === null ? [] : [{ unit: unit.id, place, words: `[${inShort(textOf(unit.runs))}]`, by: holderNames(draft, unit.by) }]
  return [...whole, ...[...found.values()].map(({ by, words: { ins, del, hold } }) => ({
    unit: unit.id, place, by: holderNames(draft, by),
    words: del ? `${del} ${ins ? `to be replaced by ${ins}` : 'to be deleted'}` : (ins ?? hold ?? ''),
  }))]
}
