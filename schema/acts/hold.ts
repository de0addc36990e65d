import { holdFrom } from '../holds.ts'
import { actorName, ended, unitNames } from '../naming.ts'
import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'
import { isRefusal, notHeld, unitsNamed } from './checks.ts'

/** Takes a short hold on units, or renews one's own, so that the final words stand still while they are looked at. */
export const hold: Performer<'hold'> = (draft, act, context) => {
  const units = unitsNamed(draft, act.units)
  if (isRefusal(units)) return units
  const refusal = notHeld(draft, units, context)
  if (refusal) return refusal
  const value = holdFrom(context.actor.user, context.now)
  return {
    ok: true,
    effect: { text: [], record: units.map((unit) => ({ key: `hold:${unit.id}` as const, value })) },
    sentence: `${actorName(draft, context.actor)} held ${unitNames(draft, units.map((unit) => unit.id))} for a decision.`,
    units: units.map((unit) => unit.id),
  }
}

/** Gives holds back. The chair may release anybody's; one that is gone already is no mistake. */
export const release: Performer<'release'> = (draft, act, context) => {
  const held = act.units.filter((id) => draft.holds[id])
  const theirs = draft.units.filter((unit) => held.includes(unit.id))
  const refusal = context.actor.role === 'chair' ? null : notHeld(draft, theirs, context)
  if (refusal) return refuse('held', 'Somebody else holds it. Only they or the chair can release it.', { unit: refusal.unit! })
  return {
    ok: true,
    effect: { text: [], record: held.map((id) => ({ key: `hold:${id}` as const, value: null })) },
    sentence: held.length ? ended(`${actorName(draft, context.actor)} released ${unitNames(draft, held)}`) : `${actorName(draft, context.actor)} released nothing: no hold was left.`,
    units: held,
  }
}
