import { labelsBeside } from '../labels.ts'
import { actorName, ended, unitName } from '../naming.ts'
import { factsOf } from '../record.ts'
import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'
import { first, isRefusal, notHeld, notSealed, unitsNamed } from './checks.ts'
import { oneLine } from './words.ts'

/** Changes the printed label of a unit, or takes it away.
 *
 * A label that stands twice is allowed, as it happens in real drafts, and pointed out. A sealed unit keeps the label it was decided under. */
export const relabel: Performer<'relabel'> = (draft, act, context) => {
  const units = unitsNamed(draft, [act.unit])
  if (isRefusal(units)) return units
  const unit = units[0]!
  const refusal = first(notSealed(draft, units), notHeld(draft, units, context))
  if (refusal) return refusal
  const label = act.label === null ? null : oneLine(act.label) || null
  if (label === unit.label) return refuse('state', label === null ? 'The unit has no label as it is.' : `Its label is "${label}" already.`, { unit: unit.id })
  const name = unitName(draft, unit.id)
  return {
    ok: true,
    effect: { text: [], record: [{ key: `unit:${unit.id}`, value: { ...factsOf(unit), label } }] },
    sentence: label === null ? ended(`${actorName(draft, context.actor)} took the label "${unit.label}" off ${name}`) : ended(`${actorName(draft, context.actor)} labelled ${name} "${label}"`),
    units: [unit.id],
    notices: label !== null && labelsBeside(draft, unit.id).has(label) ? [`Another unit of the same list is labelled "${label}" too.`] : [],
  }
}
