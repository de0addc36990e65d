import type { Finding } from '../../schema/draft.ts'
import { bracketKinds, findingKinds, unitKinds } from '../../schema/draft.ts'
import type { Source } from '../../schema/review/reviewItem.ts'
import type { HiddenMark } from '../../schema/word/hiddenMarks.ts'
import type { OwnParagraph, WordChange, WordComment, WordNote, WordParagraph, WordRun, WordText } from '../../schema/word/wordText.ts'
import type { Shape } from './shapes.ts'
import { byTag, flag, listOf, oneOf, optional, orNull, recordOf, shaped, textUpTo, wholeUpTo } from './shapes.ts'

/** A confirmed review as it is sent. */
export interface SentReview {
  readonly source: Source
  readonly answers: readonly SentAnswer[]
  /** Ids of the items that were ticked off. */
  readonly settled: readonly string[]
  readonly title: string
  readonly symbol: string
  /** The name of the file. */
  readonly name: string
}

/** An answer whose change is still anything: it counts only where the source offers the very same. */
export interface SentAnswer {
  readonly item: string
  readonly reading: string
  readonly change: unknown
}

/** A review read from JSON that came from outside. Throws `NotAReview` with the place where it is none. */
export function readReview(json: unknown): SentReview {
  const { settled, ...review } = shape(json, '')
  return { ...review, settled: settled ?? [] }
}

/** Longest text of a draft, in characters. */
export const LONGEST_TEXT = 3_000_000
// More than any file of the largest size that is taken holds.
const MANY = 500_000
const words = textUpTo(LONGEST_TEXT)
const name = textUpTo(1000)
const number = wholeUpTo(10_000_000)

const change = shaped<WordChange>({ kind: oneOf(['ins', 'del', 'moveFrom', 'moveTo']), author: name, date: name })
const numbered = (type: string) => shaped<{ type: string; number: number }>({ type: oneOf([type]), number }) as Shape<HiddenMark>
const unitMark = shaped<Extract<HiddenMark, { type: 'unit' }>>({ type: oneOf(['unit']), kind: oneOf(unitKinds), alternative: flag, proposed: flag, hash: name })
const derivedMark = shaped<Extract<HiddenMark, { type: 'derived' }>>({ type: oneOf(['derived']), hash: name })
const hidden: Shape<HiddenMark> = byTag<HiddenMark>('type', {
  unit: unitMark, derived: derivedMark,
  bracket: shaped<Extract<HiddenMark, { type: 'bracket' }>>({ type: oneOf(['bracket']), number, kind: oneOf(bracketKinds), parent: orNull(number) }),
  head: shaped<Extract<HiddenMark, { type: 'head' }>>({ type: oneOf(['head']), number, kind: oneOf(bracketKinds) }),
  mark: shaped<Extract<HiddenMark, { type: 'mark' }>>({ type: oneOf(['mark']) }),
  ...Object.fromEntries(['remark', 'comment', 'anchor', 'citation', 'uncited'].map((type) => [type, numbered(type)])),
})
const run = shaped<WordRun>({
  text: words, strike: flag, underline: flag, bold: flag, highlight: flag, changes: listOf(change, 100), comments: listOf(name, 10_000), note: orNull(name),
  style: optional(name), hidden: optional(listOf(hidden, 1000)),
})
const own = shaped<OwnParagraph>({
  unit: orNull(byTag<Extract<HiddenMark, { type: 'unit' | 'derived' }>>('type', { unit: unitMark, derived: derivedMark })), note: orNull(number), comments: recordOf(number, 10_000),
})
const paragraph = shaped<WordParagraph>({ label: orNull(name), style: name, outline: orNull(number), runs: listOf(run, MANY), mark: orNull(change), own: optional(own) })
const finding = shaped<Finding>({ kind: oneOf(findingKinds), lines: listOf(number, MANY), sentence: textUpTo(10_000) })
const word = shaped<WordText>({
  paragraphs: listOf(paragraph, MANY),
  comments: listOf(shaped<WordComment>({ id: name, author: name, date: name, text: words, parent: orNull(name), resolved: flag }), MANY),
  notes: listOf(shaped<WordNote>({ id: name, text: words }), MANY),
  findings: listOf(finding, MANY),
})
const source = byTag<Source>('kind', {
  text: shaped<Extract<Source, { kind: 'text' }>>({ kind: oneOf(['text']), text: words }),
  word: shaped<Extract<Source, { kind: 'word' }>>({ kind: oneOf(['word']), word }),
})
const anything: Shape<unknown> = (value) => value ?? null
const answer = shaped<SentAnswer>({ item: name, reading: name, change: anything })
const shape = shaped<Omit<SentReview, 'settled'> & { readonly settled: readonly string[] | undefined }>({
  source, answers: listOf(answer, 20_000), settled: optional(listOf(name, 100_000)), title: textUpTo(1000), symbol: textUpTo(200), name: textUpTo(300),
})
