import type { Party } from '../draft.ts'
import { shortForm } from '../parties.ts'
import type { Authors } from './authors.ts'
import type { WordChange, WordParagraph, WordRun } from './wordText.ts'

/** Whose proposal some characters are: the head it is printed with ("Uru delete"), without the colon. */
export interface Wrap {
  readonly head: string
  readonly kind: 'ins' | 'del' | 'hold'
  /** Code of the holder; null where nobody is named. */
  readonly by: string | null
}

/** One character of a paragraph as it will be printed. */
export interface Char {
  readonly text: string
  readonly strike: boolean
  readonly underline: boolean
  /** Part of the text of the file: numbers of notes and of lists are not. */
  readonly own: boolean
  readonly moved: boolean
  /** Proposals it stands in, outermost first. */
  wraps: readonly Wrap[]
}

/** What the characters of a paragraph are made with. */
export interface CharContext {
  readonly authors: Authors
  /** Those of the table and those the authors brought: one list, since names are looked up in it for each change. */
  readonly parties: readonly Party[]
  /** The number a note is printed with; null where the file has no such note. */
  readonly numberOf: (note: string) => string | null
  /** Whether words that were moved away from a place have arrived in another. */
  readonly arrived: (text: string) => boolean
}

/** The characters of a paragraph, each with the proposals that tracked changes make of it. Words moved away are left out: they stand
 * where they were moved to. */
export function charsOf({ label, runs }: WordParagraph, context: CharContext): Char[] {
  const out: Char[] = []
  const plain = (text: string, wraps: readonly Wrap[] = []) => {
    for (const each of text) out.push({ text: each, strike: false, underline: false, own: false, moved: false, wraps })
  }
  const visible = runs.filter((run) => !isGone(run, context))
  if (label !== null && visible.some((run) => run.text.trim() !== '')) plain(label === '•' ? '• ' : `${label}\t`)
  const wraps = nested(visible).map((changes) => changes.flatMap((change) => wrapOf(change, context)))
  let late = ''
  let slash = false
  for (const [at, run] of visible.entries()) {
    if (run.note !== null) {
      const number = context.numberOf(run.note)
      if (number === null) continue
      // At the beginning of a line it would look like a note itself.
      if (out.every((char) => char.text.trim() === '')) late += ` ${number}/`
      else plain(` ${number}/`, wraps[at])
      slash = true
      continue
    }
    let text = run.text
    if (slash) {
      // Some houses type the slash behind the number that Word makes.
      text = text.replace(/^\//, '')
      if (/^[\p{L}\p{N}]/u.test(text)) plain(' ', wraps[at])
      slash = text === ''
    }
    const moved = run.changes.some((change) => change.kind === 'moveTo')
    for (const each of text) out.push({ text: each, strike: run.strike, underline: run.underline, own: true, moved, wraps: wraps[at]! })
  }
  if (late !== '') plain(out.some((char) => char.text.trim() !== '') ? late : late.trim())
  return out
}

/** Whether these characters were moved elsewhere, and are read there. */
export function isGone(run: WordRun, { arrived }: Pick<CharContext, 'arrived'>): boolean {
  return run.changes.some((change) => change.kind === 'moveFrom') && (run.text.trim() === '' || arrived(run.text))
}

/** Whether somebody proposes these characters, so that they are not in the text on the table. */
export function isProposed(run: WordRun): boolean {
  return run.changes.some((change) => change.kind === 'ins')
}

function wrapOf(change: WordChange, { authors, parties }: CharContext): Wrap[] {
  if (change.kind === 'moveTo') return []
  const codes = authors.partiesOf(change.author).map(({ code }) => code)
  const names = codes.map((code) => shortForm(parties, code)).join(', ')
  const by = codes.join(',') || null
  if (change.kind !== 'ins') return [{ head: names === '' ? 'delete' : `${names} delete`, kind: 'del', by }]
  return [by === null ? { head: '', kind: 'hold', by } : { head: names, kind: 'ins', by }]
}

/** The changes around each run. Where somebody types inside another's insertion, Word cuts that one in two and puts the new one
 * between the halves, which keep their instant: the new one is inside. */
function nested(runs: readonly WordRun[]): (readonly WordChange[])[] {
  const out = runs.map((run) => run.changes)
  for (let from = 0; from < runs.length; from++) {
    const outer = runs[from]!.changes[0]
    if (outer?.kind !== 'ins' || out[from]![0] !== outer) continue
    for (let to = from + 1; to < runs.length && runs[to]!.changes[0]?.kind === 'ins'; to++) {
      const next = runs[to]!.changes[0]!
      if (next.author !== outer.author || next.date !== outer.date) continue
      for (let between = from + 1; between < to; between++) if (runs[between]!.changes[0]!.author !== outer.author) out[between] = [outer, ...runs[between]!.changes]
      from = to - 1
      break
    }
  }
  return out
}
