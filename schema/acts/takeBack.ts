import { secondsBetween } from '../calendar.ts'
import type { Draft } from '../draft.ts'
import type { Effect } from '../effect.ts'
import { stateOf } from '../inverse.ts'
import { actorName } from '../naming.ts'
import { decides } from '../policy.ts'
import { refuse } from '../refusal.ts'
import { withEffect } from '../withEffect.ts'
import type { ActType, Performer } from './act.ts'
import { leftUncited } from './printedNotes.ts'

/** How long a deed can be taken back: time to notice a slip of the hand, too short to undo what others have built on it. */
export const TAKE_BACK_SECONDS = 10

/** Undoes one entry of the log, by whoever made it or the chair, while nothing it touched has changed since. Both stay in the log. */
export const takeBack: Performer<'takeBack'> = (draft, _act, { actor, now, taken }) => {
  if (!taken) return refuse('gone', 'There is no such entry to take back.')
  if (actor.user !== taken.user && actor.role !== 'chair') return refuse('role', 'Only whoever did it, or the chair, can take it back.')
  if (deciding.has(taken.type) && !decides(actor, draft)) return refuse('role', 'Only the chair, or a clerk the chair has named, may take a decision back.')
  if (transient.has(taken.type)) return refuse('state', 'This cannot be taken back.')
  if (secondsBetween(taken.at, now) > TAKE_BACK_SECONDS) return refuse('state', `More than ${TAKE_BACK_SECONDS} seconds have passed. A new act has to undo it now.`)
  const changed = Object.entries(taken.after).some(([key, hash]) => stateOf(draft, key) !== hash)
  if (changed || !hasPlaces(draft, taken.inverse)) return refuse('changed', 'Something it touched has changed since, so it cannot be taken back any more.')

  const meetings = taken.inverse.record.flatMap(({ key, value }) => (key.startsWith('meeting:') && value === null ? [key.slice('meeting:'.length)] : []))
  if (draft.units.some((unit) => [unit.stamp, ...unit.former.map(({ stamp }) => stamp)].some((stamp) => meetings.includes(stamp?.meeting ?? '')))) return refuse('state', 'The meeting has taken decisions already. Close it instead.')
  const reopened = taken.inverse.record.find(({ key, value }) => key.startsWith('meeting:') && typeof value === 'object' && value !== null && 'open' in value && value.open)
  if (reopened && draft.meetings.some((meeting) => meeting.open && `meeting:${meeting.id}` !== reopened.key)) return refuse('meeting', 'Another meeting is open by now.')

  if (missesNote(draft, taken.inverse)) return refuse('changed', 'The note its stamp cites has gone since, with a later act. Take that back first.')

  const record = taken.inverse.record.filter(({ key, value }) => {
    // A hold that was given up is not forced on anybody again, a note that later decisions share stays with them, and nobody is
    // pointed at what is gone.
    if (key.startsWith('hold:')) return false
    if (key === 'pointer' && value !== null) return draft.units.some(({ id }) => id === value)
    return !(key.startsWith('note:') && value === null && draft.units.some((unit) => unit.stamp?.note === key.slice('note:'.length) && !taken.units.includes(unit.id)))
  })
  // Whoever shared the note of an earlier decision may be the last to cite it.
  if (taken.type === 'stamp')
    for (const { id } of leftUncited(draft, withEffect(draft, { text: taken.inverse.text, record })))
      if (!record.some(({ key }) => key === `note:${id}`)) record.push({ key: `note:${id}`, value: null })
  return {
    ok: true,
    effect: { text: taken.inverse.text, record },
    sentence: `${actorName(draft, actor)} took back: ${taken.sentence}`,
    units: taken.units,
  }
}

/** Whether a stamp that is to come back would cite a note that is not there any more, since later acts left nobody else to cite it. */
function missesNote(draft: Draft, { record }: Effect): boolean {
  return record.some(({ key, value }) => {
    const note = value !== null && typeof value === 'object' && 'stamp' in value ? (value.stamp?.note ?? null) : null
    if (note === null || draft.notes.some(({ id }) => id === note)) return false
    const cites = draft.units.some((unit) => `unit:${unit.id}` === key && unit.stamp?.note === note)
    return !cites && !record.some((change) => change.key === `note:${note}`)
  })
}

/** Whether a unit that is to come back still finds the unit it followed. */
function hasPlaces(draft: Draft, effect: Effect): boolean {
  const there = new Set(draft.units.map(({ id }) => id))
  return effect.text.every((change) => {
    if (change.op !== 'insert') return true
    there.add(change.unit.id)
    return change.after === null || there.has(change.after)
  })
}

const deciding: ReadonlySet<ActType> = new Set(['stamp', 'reopen', 'accept', 'reject', 'confirm', 'choose'])
const transient: ReadonlySet<ActType> = new Set(['hold', 'release', 'takeBack'])
