import type { Draft, FormerStamp, PartyCode } from '../draft.ts'
import { unitName } from '../naming.ts'
import { placesOf } from '../places.ts'
import type { Change, ChangeType } from './comparison.ts'

/** What a comparison may know of a deed in between: an entry of the decision log. */
export interface LoggedDeed {
  /** Its number in the log, by which it is taken back. */
  readonly n?: number
  readonly type: string
  readonly units: readonly string[]
  readonly party: PartyCode | null
  /** The act as it was asked for. */
  readonly act?: unknown
}

/** What the changes of two drafts are told from. */
export interface Telling {
  readonly before: Draft
  readonly after: Draft
  readonly log: readonly LoggedDeed[]
  /** How a unit is called in a sentence: as it is now or, where it is gone, as it was. */
  readonly name: (unit: string) => string
  readonly change: (type: ChangeType, unit: string | null, sentence: string, by?: string | null) => Change
  /** The deed that did away with a bracket or a proposed unit, by its id. */
  readonly endOf: (id: string) => string | null
  /** Whether a stamp was lifted before the earlier draft, perhaps on another unit: one that took the place of another, or was merged with it, has its past. */
  readonly wasLifted: (former: FormerStamp) => boolean
}

/** Prepares to tell the changes from one draft to another. */
export function tellingOf(before: Draft, after: Draft, log: readonly LoggedDeed[]): Telling {
  const [were, are] = [placesOf(before), placesOf(after)]
  const lifted = new Set(before.units.flatMap((unit) => unit.former.map((former) => JSON.stringify(former))))
  const ends = new Map<string, string>()
  for (const { type, act } of notTakenBack(log)) {
    const ids = endings[type]?.(act) ?? []
    for (const [id, how] of ids) ends.set(id, how)
  }
  return {
    before, after, log,
    name: (unit) => unitName(are.has(unit) ? after : before, unit),
    change: (type, unit, sentence, by) => ({ type, unit, place: unit === null ? '' : (are.get(unit) ?? were.get(unit) ?? ''), sentence, by: by ?? '' }),
    endOf: (id) => ends.get(id) ?? null,
    wasLifted: (former) => lifted.has(JSON.stringify(former)),
  }
}

/** The deeds of a log that were not taken back again. A take-back can itself not be taken back. */
export function notTakenBack<T extends LoggedDeed>(log: readonly T[]): T[] {
  const taken = new Set(log.flatMap(({ type, act }) => (type === 'takeBack' && typeof act === 'object' && act !== null && 'entry' in act ? [act.entry] : [])))
  return log.filter(({ n, type }) => type !== 'takeBack' && (n === undefined || !taken.has(n)))
}

type Ending = (act: unknown) => readonly (readonly [id: string, how: string])[]

const endings: Readonly<Record<string, Ending>> = {
  accept: (act) => strings(act, 'brackets').map((id) => [id, 'was accepted'] as const),
  reject: (act) => strings(act, 'brackets').map((id) => [id, 'was rejected'] as const),
  withdraw: (act) => strings(act, 'brackets').map((id) => [id, 'was withdrawn'] as const),
  choose: (act) => [...strings(act, 'over').map((id) => [id, 'gave way to another version'] as const), ...strings(act, 'chosen').map((id) => [id, 'was accepted'] as const)],
  join: (act) => strings(act, 'unit').map((id) => [id, 'was joined to the paragraph before it'] as const),
  merge: (act) => strings(act, 'units').map((id) => [id, 'was merged'] as const),
}

/** A text or a list of texts in an act that was read from a store. */
function strings(act: unknown, field: string): string[] {
  const value = typeof act === 'object' && act !== null ? (act as Record<string, unknown>)[field] : undefined
  return (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === 'string')
}
