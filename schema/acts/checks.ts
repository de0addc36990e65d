import type { Draft, Unit } from '../draft.ts'
import { hashOfWords } from '../hash.ts'
import { heldBy } from '../holds.ts'
import { unitName, unitNames } from '../naming.ts'
import { sealed } from '../policy.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import { serialiseRuns } from '../serialise.ts'
import type { ActContext, Seen } from './act.ts'

/** The units under these ids, in document order; a refusal when one is gone. */
export function unitsNamed(draft: Draft, ids: readonly string[]): Unit[] | Refusal {
  const units = draft.units.filter((unit) => ids.includes(unit.id))
  const missing = ids.find((id) => !units.some((unit) => unit.id === id))
  return missing === undefined ? units : refuse('gone', 'The unit is not in the draft any more: it was removed, or joined to another.', { unit: missing })
}

/** Whether a list of units was found, for a result of `unitsNamed`. */
export function isRefusal(value: object): value is Refusal {
  return 'ok' in value && value.ok === false
}

/** The first refusal among the checks; null when all pass. */
export function first(...checks: readonly (Refusal | null)[]): Refusal | null {
  return checks.find((check) => check !== null) ?? null
}

/** Refuses what somebody else holds for a decision. */
export function notHeld(draft: Draft, units: readonly Unit[], { actor, now }: ActContext): Refusal | null {
  const unit = units.find((each) => (heldBy(draft, each.id, now)?.by ?? actor.user) !== actor.user)
  return unit ? refuse('held', `${unitName(draft, unit.id)} is held by somebody else for a decision. Try again in half a minute.`, { unit: unit.id }) : null
}

/** Refuses units that are agreed or deleted. */
export function notSealed(draft: Draft, units: readonly Unit[]): Refusal | null {
  const unit = units.find((each) => each.stamp)
  return unit ? sealed(draft, unit) : null
}

/** Refuses when words changed since they were looked at, with the words as they are now. */
export function asSeen(draft: Draft, units: readonly Unit[], seen: Seen | undefined): Refusal | null {
  if (!seen) return null
  const changed = units.filter((unit) => seen[unit.id] !== hashOfWords(unit))
  if (!changed.length) return null
  const names = unitNames(draft, changed.map((unit) => unit.id))
  const now = Object.fromEntries(changed.map((unit) => [unit.id, { hash: hashOfWords(unit), words: wordsOf(draft, unit) }]))
  return refuse('changed', `The words of ${names} changed after you looked at them. Read them again and repeat.`, { unit: changed[0]!.id, now })
}

/** The words of a unit as annotated text, which is what a decision records. */
export function wordsOf(draft: Draft, unit: Pick<Unit, 'runs'>): string {
  return serialiseRuns(unit.runs, draft)
}
