import { compareDrafts } from '../../schema/compare/compareDrafts.ts'
import type { Comparison } from '../../schema/compare/comparison.ts'
import { holders } from '../../schema/draft.ts'
import { partyName } from '../../schema/naming.ts'
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
  /** ISO instant of the later state; on paper "now" is over soon. */
  readonly at: string
  /** Names of the parties in it, by code. */
  readonly names: Readonly<Record<string, string>>
}

/** Compares two states of one document by what is written between them. Asked for in the wrong order, they are still told from the earlier to the later. */
export function compareStates(one: StateThen, other: StateThen & { readonly isNow: boolean }, log: readonly LogEntry[]): StatesCompared {
  const turned = !other.isNow && one.at > other.at
  const [from, to] = turned ? [other, { ...one, isNow: false }] : [one, other]
  const between = log.filter(({ at }) => at > from.at && at <= to.at)
  const { title, symbol } = to.draft
  const comparison = compareDrafts(from.draft, to.draft, { log: between })
  const codes = new Set([...comparison.decisions.map(({ by }) => by), ...comparison.units.flatMap(({ words }) => words.map(({ by }) => by))].flatMap(holders).concat(comparison.units.flatMap(({ authors }) => authors)))
  const names = Object.fromEntries([...codes].map((code) => [code, partyName({ parties: [...to.draft.parties, ...from.draft.parties] }, code)]))
  return { ...comparison, title, symbol, from: nameOf(from), to: to.isNow ? null : nameOf(to), at: to.at, names }
}

function nameOf({ id, title, at }: StateThen): StateName {
  return { id, title, at }
}
