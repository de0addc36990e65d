import { actorName, bracketName, ended, inShort, unitName } from '../naming.ts'
import { bracketIds, proposalOf } from '../proposals.ts'
import { refuse } from '../refusal.ts'
import { textOf } from '../runs.ts'
import type { Performer } from './act.ts'
import { asSeen, first, isRefusal, notHeld, notSealed, unitsNamed } from './checks.ts'
import { forgotten, unlink } from './cleaning.ts'
import { factChanges } from './factChanges.ts'

/** Takes a unit out of the draft with all that is known of it.
 *
 * Not while a party has a proposal in it, or holds it as a whole: those are withdrawn or rejected, so that nobody's words go unseen. */
export const removeUnit: Performer<'removeUnit'> = (draft, act, context) => {
  const units = unitsNamed(draft, [act.unit])
  if (isRefusal(units)) return units
  const unit = units[0]!
  const name = unitName(draft, unit.id)
  const theirs = bracketIds(unit).filter((id) => proposalOf({ units: [unit] }, id)?.by)
  const refusal = first(
    notSealed(draft, units),
    notHeld(draft, units, context),
    unit.by ? refuse('state', `${name} is itself a proposal. Reject it, or have it withdrawn.`, { unit: unit.id }) : null,
    theirs.length ? refuse('state', `There are proposals in ${name}: ${theirs.map((id) => bracketName(draft, unit, id)).join(', ')}. They come first.`, { unit: unit.id }) : null,
    asSeen(draft, units, act.seen),
  )
  if (refusal) return refusal

  const facts = factChanges(draft)
  unlink(draft, unit.id, null, facts)
  const after = draft.units.filter((each) => each !== unit)
  const words = inShort(textOf(unit.runs))
  return {
    ok: true,
    effect: { text: [{ op: 'remove', unit: unit.id }], record: [...facts.changes(), ...forgotten(draft, after)] },
    sentence: ended(`${actorName(draft, context.actor)} removed ${name}${words ? ` (“${words}”)` : ''}`),
    units: [unit.id],
  }
}
