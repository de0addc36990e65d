import type { FormerStamp, Stamp, Unit } from '../draft.ts'
import { actorName, ended, partyName, stampLevel, unitName, unitNames } from '../naming.ts'
import type { RecordChange } from '../record.ts'
import { factsOf } from '../record.ts'
import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'
import { first, isRefusal, notHeld, unitsNamed } from './checks.ts'
import { leftUncited, notesGone } from './printedNotes.ts'
import { notSuspended } from './suspendMeeting.ts'
import { oneLine } from './words.ts'

/** Lifts the stamp of units, all or none. The stamp stays on the record with who lifted it, at whose request and why; the note it shared
 * goes with the last stamp that cites it. */
export const reopen: Performer<'reopen'> = (draft, act, context) => {
  const reason = oneLine(act.reason)
  if (!reason) return refuse('malformed', 'Say why it is reopened: the reason stays on the record.')
  const asked = act.asked ?? null
  if (asked !== null && !draft.parties.some((party) => party.code === asked)) return refuse('malformed', `This document knows no party "${asked}".`)
  const units = unitsNamed(draft, act.units)
  if (isRefusal(units)) return units
  const open = units.find((unit) => !unit.stamp)
  const refusal = first(open ? refuse('state', `${unitName(draft, open.id)} is open already.`, { unit: open.id }) : null, notHeld(draft, units, context), notSuspended(draft))
  if (refusal) return refusal

  const { actor, now: at } = context
  const after = units.map((unit): Unit => {
    const former: FormerStamp = { stamp: unit.stamp!, lifted: { how: 'reopened', at, by: actor.name, asked, reason } }
    return { ...unit, stamp: null, former: [...unit.former, former] }
  })
  const gone = leftUncited(draft, { ...draft, units: draft.units.map((unit) => after.find(({ id }) => id === unit.id) ?? unit) })
  const record: RecordChange[] = after.map((unit) => ({ key: `unit:${unit.id}`, value: factsOf(unit) }))
  for (const { id } of gone) record.push({ key: `note:${id}`, value: null })
  const said =
    `${actorName(draft, actor)} reopened ${units.map((unit) => `${unitName(draft, unit.id)} (${standing(unit.stamp!)})`).join('; ')}` +
    `${asked ? ` at the request of ${partyName(draft, asked)}` : ''}: ${reason}`
  return {
    ok: true,
    effect: { text: [], record },
    sentence: gone.length ? ended(said) + notesGone(gone) : said,
    units: units.map((unit) => unit.id),
    notices: units.length > 1 ? [`${unitNames(draft, units.map((unit) => unit.id))} can be edited again.`] : [],
  }
}

function standing(stamp: Stamp): string {
  return `${stamp.decision} ${stampLevel(stamp)}`.trim()
}
