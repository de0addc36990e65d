import { diffArrays } from 'diff'
import type { Piece } from '../rendition/pieces.ts'
import type { ComparedWords } from './comparison.ts'

/** Two texts as printed, word by word: what stayed, came and went, each with the holder it stands under.
 *
 * Words are those of the reader's language and not stretches between spaces, so that a full stop behind a word is no other word. Where
 * next to nothing stayed, the one text is told as replaced by the other, since scattered words in common explain nothing. */
export function compareWords(before: readonly Piece[], after: readonly Piece[]): ComparedWords[] {
  const [old, now] = [wordsOf(before), wordsOf(after)]
  const compared: ComparedWords[] = []
  let [from, to] = [0, 0]
  for (const part of diffArrays(old.map(({ text }) => text), now.map(({ text }) => text))) {
    const count = part.value.length
    if (part.removed) compared.push(...old.slice(from, from + count).map((word) => ({ ...word, op: 'removed' as const })))
    // A word that stayed is shown as it stands now.
    else compared.push(...now.slice(to, to + count).map((word) => ({ ...word, op: part.added ? ('added' as const) : ('same' as const) })))
    if (!part.added) from += count
    if (!part.removed) to += count
  }
  if (stayed(compared) < LEAST_STAYED) return joined([...old.map((word) => ({ ...word, op: 'removed' as const })), ...now.map((word) => ({ ...word, op: 'added' as const }))])
  return joined(ordered(compared))
}

/** All words of one text under one heading. */
export function wordsAs(pieces: readonly Piece[], op: ComparedWords['op']): ComparedWords[] {
  return joined(pieces.map((piece) => ({ text: piece.text, by: holderOf(piece), op })))
}

const LEAST_STAYED = 0.15

interface Word {
  readonly text: string
  readonly by: string
}

function wordsOf(pieces: readonly Piece[]): Word[] {
  return pieces.flatMap((piece): Word[] => {
    const by = holderOf(piece)
    if (piece.type === 'open' || piece.type === 'close') return [{ text: piece.text, by }]
    return [...segmenter.segment(piece.text)].map(({ segment }) => ({ text: segment, by }))
  })
}

/** Whose the words are: who proposed them, or who would strike them. */
function holderOf(piece: Piece): string {
  if (piece.type === 'open' || piece.type === 'close') return piece.mark.by
  if (piece.type !== 'words') return ''
  return (piece.brackets.find(({ kind }) => kind === 'ins') ?? piece.brackets.find(({ kind }) => kind === 'del'))?.by ?? ''
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/** The share of letters that stayed; 1 where one text is empty, for then nothing could. */
function stayed(words: readonly ComparedWords[]): number {
  const count = (op: ComparedWords['op']) => words.reduce((sum, word) => sum + (word.op === op ? word.text.trim().length : 0), 0)
  const [same, added, removed] = [count('same'), count('added'), count('removed')]
  return added === 0 || removed === 0 ? 1 : same / (same + Math.max(added, removed))
}

/** What went before what came, wherever nothing but a space stayed between: words are read together, not picked apart. */
function ordered(words: readonly ComparedWords[]): ComparedWords[] {
  const out: ComparedWords[] = []
  for (let at = 0; at < words.length; ) {
    if (words[at]!.op === 'same') {
      out.push(words[at++]!)
      continue
    }
    const stretch: ComparedWords[] = []
    const start = at
    for (; at < words.length; at++) {
      const { op, text } = words[at]!
      const next = words[at + 1]
      if (op !== 'same') stretch.push(words[at]!)
      else if (text.trim() === '' && next !== undefined && next.op !== 'same') stretch.push({ text, by: '', op: 'removed' }, { text, by: '', op: 'added' })
      else break
    }
    const [removed, added] = [stretch.filter(({ op }) => op === 'removed'), stretch.filter(({ op }) => op === 'added')]
    out.push(...(removed.every(isSpace) || added.every(isSpace) ? words.slice(start, at) : sharedSpaces(removed, added)))
  }
  return out
}

/** A space both begin or end with stays outside. */
function sharedSpaces(removed: readonly ComparedWords[], added: readonly ComparedWords[]): ComparedWords[] {
  const same = (a: ComparedWords | undefined, b: ComparedWords | undefined) => a !== undefined && b !== undefined && isSpace(a) && a.text === b.text
  const first = same(removed[0], added[0]) ? 1 : 0
  const last = same(removed[removed.length - 1], added[added.length - 1]) ? 1 : 0
  const space = (word: ComparedWords | undefined): ComparedWords[] => (word ? [{ ...word, op: 'same' }] : [])
  const within = (all: readonly ComparedWords[]) => all.slice(first, all.length - last)
  return [...space(added.slice(0, first)[0]), ...within(removed), ...within(added), ...space(last ? added[added.length - 1] : undefined)]
}

function isSpace({ text }: ComparedWords): boolean {
  return text.trim() === ''
}

function joined(words: readonly ComparedWords[]): ComparedWords[] {
  const out: ComparedWords[] = []
  for (const word of words) {
    const last = out[out.length - 1]
    // A space is nobody's.
    if (last && last.op === word.op && (last.by === word.by || isSpace(word) || isSpace(last))) out[out.length - 1] = { op: last.op, text: last.text + word.text, by: isSpace(last) ? word.by : last.by }
    else out.push(word)
  }
  return out
}
