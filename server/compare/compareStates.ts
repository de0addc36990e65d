import { compareDrafts } from '../../schema/compare/compareDrafts.ts'
import type { Comparison } from '../../schema/compare/comparison.ts'
import type { LogEntry } from '../log.ts'
import type { StateThen } from './stateAt.ts'

/** A state as it is named beside a comparison. */
export type StateName = Omit<StateThen, 'draft'>

/** A comparison of two states of one document; `to` is null where the later is the document as it is now. */
export interface StatesCompared extends Comparison {
  readonly title: string
  readonly symbol: string
  readonly from: StateName
  readonly to: StateName | null
}

/** Compares two states of one document by what is written between them. Asked for in the wrong order, they are still told from the earlier to the later. */
export function compareStates(one: StateThen, other: StateThen & { readonly isNow: boolean }, log: readonly LogEntry[]): StatesCompared {
  const turned = !other.isNow && one.at > other.at
  const [from, to] = turned ? [other, { ...one, isNow: false }] : [one, other]
  const between = log.filter(({ at }) => at > from.at && at <= to.at)
  const { title, symbol } = to.draft
  return { ...compareDrafts(from.draft, to.draft, { log: between }), title, symbol, from: nameOf(from), to: to.isNow ? null : nameOf(to) }
}

function nameOf({ id, title, at }: StateThen): StateName {
  return { id, title, at }
}
