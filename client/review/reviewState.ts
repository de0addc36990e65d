import type { Reviewed, ReviewItem } from '../../schema/review/reviewItem.ts'
import type { Answering, Said } from './answering.ts'
import type { ReadingProgress } from './reader.ts'
import type { ReadFile } from './uploadFile.ts'

/** Where the review of an import is: nothing chosen, on its way to the server, being read, or open. */
export type ReviewState = Choosing | Sending | Reading | OpenReview

export interface Choosing {
  readonly at: 'choosing'
  /** Why the last file was not read. */
  readonly refused: { readonly name: string; readonly sentence: string } | null
}

export interface Sending {
  readonly at: 'sending'
  readonly name: string
  /** Bytes. */
  readonly sent: number
  readonly of: number
}

export interface Reading {
  readonly at: 'reading'
  readonly name: string
  readonly progress: ReadingProgress | null
}

export interface OpenReview {
  readonly at: 'open'
  /** Of the file. */
  readonly name: string
  readonly file: ReadFile
  readonly reviewed: Reviewed
  readonly answering: Answering
  /** Id of the item one is at; null where there is none. */
  readonly current: string | null
  /** The source line one asked for, in place of the item's first. */
  readonly line: number | null
  /** Counts the steps, so that going to the same place again goes there. */
  readonly step: number
  readonly filter: Filter
  readonly search: string
  /** The last answer is being read. */
  readonly isStale: boolean
  readonly title: string
  readonly symbol: string
  readonly isSending: boolean
  /** Why it could not be brought in, or read. */
  readonly problem: string | null
  /** What was done last, to be said aloud. */
  readonly heard: string
}

export type Filter = 'all' | 'open'

/** The items on the list, in order, under the filter and the words looked for. */
export function visibleItems({ reviewed, answering: { said }, filter, search, current }: OpenReview): readonly ReviewItem[] {
  const wanted = search.trim().toLowerCase()
  // The one that is being looked at stays until one goes on, or it would be gone from under the reader.
  return reviewed.items.filter(
    (item) => (filter === 'all' || !said.settled.has(item.id) || item.id === current) && (wanted === '' || wordsOf(item).includes(wanted)),
  )
}

/** The item one is at. */
export function currentItem({ reviewed, current }: OpenReview): ReviewItem | null {
  return reviewed.items.find(({ id }) => id === current) ?? null
}

/** Index of the reading an item has by what was said, at once and not only when the text has been read again. */
export function chosenIn({ id, readings, chosen }: ReviewItem, { answers }: Said): number {
  const answer = answers.find(({ item }) => item === id)
  const at = answer ? readings.findIndex((reading) => reading.id === answer.reading) : 0
  return at < 0 ? chosen : at
}

/** How many items nobody has settled yet. */
export function openCount({ reviewed, answering: { said } }: OpenReview): number {
  return reviewed.items.filter(({ id }) => !said.settled.has(id)).length
}

/** The items on the list that nobody has settled yet. */
export function openIn(state: OpenReview): readonly ReviewItem[] {
  return visibleItems(state).filter(({ id }) => !state.answering.said.settled.has(id))
}

/** Whether something would be lost if this were left. */
export function hasAnswers(state: ReviewState): boolean {
  return state.at === 'open' && (state.answering.done.length > 0 || state.title !== state.file.title || state.symbol !== state.file.symbol)
}

function wordsOf({ kind, sentence, understood, lines }: ReviewItem): string {
  return `${kind} ${sentence} ${understood} ${lines.map((line) => `line ${line}`).join(' ')}`.toLowerCase()
}
