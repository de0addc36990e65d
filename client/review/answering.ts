import type { Answer, Reading, ReviewItem } from '../../schema/review/reviewItem.ts'

/** What was said about the items so far. */
export interface Said {
  readonly answers: readonly Answer[]
  /** Ids of items that were looked at and settled: accepted as understood, or given another reading. */
  readonly settled: ReadonlySet<string>
}

/** One thing that was done, so that it can be undone where it was done. */
interface Deed {
  readonly before: Said
  readonly after: Said
  /** The item one was at; null for what concerned them all. */
  readonly item: string | null
  readonly words: string
}

/** The answers of a review with the way back. */
export interface Answering {
  readonly said: Said
  readonly done: readonly Deed[]
  readonly undone: readonly Deed[]
}

/** A review in which nothing was said. */
export const nothingSaid: Answering = { said: { answers: [], settled: new Set() }, done: [], undone: [] }

/** Settles an item as it is read now. The same value where it is settled already. */
export function accept(answering: Answering, item: Pick<ReviewItem, 'id'>, words: string): Answering {
  const { said } = answering
  if (said.settled.has(item.id)) return answering
  return doing(answering, { ...said, settled: new Set([...said.settled, item.id]) }, item.id, words)
}

/** Settles these items as they are read now, in one step. */
export function acceptAll(answering: Answering, items: readonly Pick<ReviewItem, 'id'>[], words: string): Answering {
  const { said } = answering
  const settled = new Set([...said.settled, ...items.map(({ id }) => id)])
  return settled.size === said.settled.size ? answering : doing(answering, { ...said, settled }, null, words)
}

/** Gives an item one of its readings, which settles it. The reading that was understood by itself needs no answer. */
export function choose(answering: Answering, item: Pick<ReviewItem, 'id'>, { answer }: Pick<Reading, 'answer'>, words: string): Answering {
  const { said } = answering
  const before = said.answers.find((each) => each.item === item.id) ?? null
  if (said.settled.has(item.id) && JSON.stringify(before) === JSON.stringify(answer)) return answering
  const others = said.answers.filter((each) => each.item !== item.id)
  return doing(answering, { answers: answer ? [...others, answer] : others, settled: new Set([...said.settled, item.id]) }, item.id, words)
}

/** Takes back what was done last. */
export function undo({ done, undone }: Answering): { readonly answering: Answering; readonly deed: Deed } | null {
  const deed = done.at(-1)
  return deed ? { answering: { said: deed.before, done: done.slice(0, -1), undone: [...undone, deed] }, deed } : null
}

/** Does again what was taken back last. */
export function redo({ done, undone }: Answering): { readonly answering: Answering; readonly deed: Deed } | null {
  const deed = undone.at(-1)
  return deed ? { answering: { said: deed.after, done: [...done, deed], undone: undone.slice(0, -1) }, deed } : null
}

function doing({ said: before, done }: Answering, after: Said, item: string | null, words: string): Answering {
  return { said: after, done: [...done, { before, after, item, words }], undone: [] }
}
