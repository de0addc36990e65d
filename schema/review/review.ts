import type { Draft, Finding, Party } from '../draft.ts'
import { findingKinds } from '../draft.ts'
import type { FoundItem } from './itemsOf.ts'
import { itemsOf } from './itemsOf.ts'
import { readSource } from './readSource.ts'
import type { SourceRead } from './readSource.ts'
import type { Answer, Reviewed, ReviewItem, Source } from './reviewItem.ts'

/** How far a review is. */
export interface ReviewProgress {
  readonly phase: string
  readonly done: number
  readonly of: number
}

/** An answer that may have been made up: what it changes counts only where the source offers the very same. */
export type Asked = Omit<Answer, 'change'> & { readonly change: unknown }

/** A review with what was made of the answers. */
export interface ReviewedWhole extends Reviewed {
  readonly found: readonly FoundItem[]
  /** Answers the source does not offer; they changed nothing. */
  readonly refused: readonly Asked[]
}

/** Reads a source with the answers given so far: the draft as it would be imported, and what to look at before it is.
 *
 * Pure: the same source and answers give the same draft, so that an answer taken back gives the former one. An item stays, with all its
 * readings, once another than the first is chosen in it, although nothing is doubtful there any more. */
export function review(source: Source, parties: readonly Party[], answers: readonly Answer[], progress?: (progress: ReviewProgress) => void): Reviewed {
  const { draft, items } = reviewWhole(source, parties, answers, progress)
  return { draft, items }
}

/** The same, with the answers that were refused.
 *
 * What was found without any answers can be answered, and then what is found with these answers, and so on: choosing one reading may
 * bring up another doubt. */
export function reviewWhole(source: Source, parties: readonly Party[], answers: readonly Asked[], progress?: (progress: ReviewProgress) => void): ReviewedWhole {
  const latest = [...new Map(answers.map((answer) => [answer.item, answer])).values()]
  const answered = new Map<string, FoundItem & { readonly answer: Answer }>()
  let { read, found } = plainReading(source, parties, progress)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const known = new Map(found.map((each) => [each.item.id, each]))
    const fresh = latest.flatMap((answer) => {
      const offered = answered.has(answer.item) ? undefined : known.get(answer.item)
      const reading = offered && readingOf(offered.item, answer)
      return offered && reading !== undefined && reading >= 0 ? [{ answer: offered.item.readings[reading]!.answer!, ...offered, item: { ...offered.item, chosen: reading, understood: offered.item.readings[reading]!.sentence } }] : []
    })
    if (fresh.length === 0) break
    for (const each of fresh) answered.set(each.answer.item, each)
    const changes = latest.flatMap((answer) => answered.get(answer.item)?.answer.change ?? [])
    read = readSource(source, parties, changes, progress && ((done, of) => progress({ phase: 'reading with your answers', done, of })))
    found = itemsOf(read)
  }
  const all = withAnswered(found, answered).map((each) => withUnits(each, read))
  return { draft: { ...read.draft, findings: findingsLeft(all, new Set()) }, items: all.map(({ item }) => item), found: all, refused: latest.filter((answer) => !answered.has(answer.item)) }
}

// Each round is one more reading of the whole source.
const MOST_ROUNDS = 6

/** What is left to look at once some items are ticked off. A finding of which nothing is ticked off stays as it was told. */
export function findingsLeft(found: readonly FoundItem[], settled: ReadonlySet<string>): Finding[] {
  const isDone = ({ item }: FoundItem) => settled.has(item.id) || item.chosen > 0
  const partly = new Set(found.flatMap((each) => (each.finding && isDone(each) ? [each.finding] : [])))
  const told = new Set<Finding>()
  return found.flatMap((each): Finding[] => {
    const { finding, item } = each
    if (!finding || isDone(each)) return []
    if (partly.has(finding)) return [{ kind: item.kind, lines: item.lines, sentence: item.sentence }]
    if (told.has(finding)) return []
    told.add(finding)
    return [finding]
  })
}

/** The items of the last reading, and in their places those that were answered. */
function withAnswered(found: readonly FoundItem[], answered: ReadonlyMap<string, FoundItem>): FoundItem[] {
  const out = found.map((each) => answered.get(each.item.id) ?? each)
  const there = new Set(out.map(({ item }) => item.id))
  for (const each of answered.values()) {
    if (there.has(each.item.id)) continue
    const at = out.findIndex(({ item }) => comesAfter(item, each.item))
    out.splice(at < 0 ? out.length : at, 0, each)
  }
  return out
}

/** With ids of units that are in the draft: an answer may have made more of them, or fewer. */
function withUnits(each: FoundItem, { asRead, draft }: SourceRead): FoundItem {
  const { item } = each
  const isStale = item.chosen > 0 && item.lines.length > 0
  const there = asRead === draft && !isStale ? null : new Set(draft.units.map(({ id }) => id))
  if (!there || (!isStale && item.units.every((id) => there.has(id)))) return each
  return { ...each, item: { ...item, units: unitsOf(draft, item.lines) } }
}

function unitsOf({ units }: Draft, lines: readonly number[]): string[] {
  return units.filter((unit) => unit.lines && lines.some((line) => line >= unit.lines![0] && line <= unit.lines![1])).map(({ id }) => id)
}

function comesAfter(item: ReviewItem, other: ReviewItem): boolean {
  if (item.kind !== other.kind) return findingKinds.indexOf(item.kind) > findingKinds.indexOf(other.kind)
  return (item.lines[0] ?? 0) > (other.lines[0] ?? 0)
}

/** Index of the reading an answer chooses; undefined where it is none of the item's, to the letter. */
function readingOf(item: ReviewItem, { reading, change }: Asked): number | undefined {
  const at = item.readings.findIndex((each) => each.id === reading)
  const offered = item.readings[at]?.answer
  return offered && isSame(offered.change, change) ? at : undefined
}

/** Whether plain data from outside is the same as what was offered, whatever the order of its fields. */
function isSame(offered: unknown, given: unknown): boolean {
  if (typeof offered !== 'object' || offered === null) return offered === given
  if (typeof given !== 'object' || given === null || Array.isArray(given) !== Array.isArray(offered)) return false
  const fields = new Map(Object.entries(given))
  const own = Object.entries(offered)
  return own.length === fields.size && own.every(([name, each]) => fields.has(name) && isSame(each, fields.get(name)))
}

interface Plain {
  readonly parties: readonly Party[]
  readonly read: SourceRead
  readonly found: readonly FoundItem[]
}

const plainReadings = new WeakMap<Source, Plain>()

/** A source read without answers, which every further answer begins from: kept as long as the source is. */
function plainReading(source: Source, parties: readonly Party[], progress?: (progress: ReviewProgress) => void): Plain {
  const known = plainReadings.get(source)
  if (known?.parties === parties) return known
  const read = readSource(source, parties, [], progress && ((done, of) => progress({ phase: 'reading', done, of })))
  progress?.({ phase: 'looking for doubts', done: 0, of: 1 })
  const plain = { parties, read, found: itemsOf(read) }
  plainReadings.set(source, plain)
  return plain
}
