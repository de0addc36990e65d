import type { Draft, Meeting } from '../draft.ts'
import { actorName } from '../naming.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'
import { capital, meetingName } from './openMeeting.ts'

/** Interrupts the meeting that is open. People may come, go, type and ask for the floor; nothing is decided until it is resumed. */
export const suspendMeeting: Performer<'suspendMeeting'> = (draft, _act, { actor }) => {
  const meeting = draft.meetings.find(({ open }) => open)
  if (!meeting) return refuse('meeting', 'No meeting is open.')
  if (meeting.suspended) return refuse('meeting', `${capital(meetingName(meeting))} is suspended already.`)
  return {
    ok: true,
    effect: { text: [], record: [{ key: `meeting:${meeting.id}`, value: { ...meeting, suspended: true } }] },
    sentence: `${actorName(draft, actor)} suspended ${meetingName(meeting)}.`,
    units: [],
  }
}

/** Goes on with a meeting that was suspended, with the roll as it stands. */
export const resumeMeeting: Performer<'resumeMeeting'> = (draft, _act, { actor }) => {
  const meeting = draft.meetings.find(({ open }) => open)
  if (!meeting) return refuse('meeting', 'No meeting is open. Open one instead.')
  if (!meeting.suspended) return refuse('meeting', `${capital(meetingName(meeting))} is not suspended.`)
  return {
    ok: true,
    effect: { text: [], record: [{ key: `meeting:${meeting.id}`, value: { ...meeting, suspended: false } }] },
    sentence: `${actorName(draft, actor)} resumed ${meetingName(meeting)}.`,
    units: [],
  }
}

/** Refuses decisions while the meeting that is open is suspended. */
export function notSuspended(draft: Pick<Draft, 'meetings'>): Refusal | null {
  const meeting = draft.meetings.find(({ open, suspended }) => open && suspended)
  return meeting ? refuse('meeting', `${capital(meetingName(meeting))} is suspended. Resume it before anything is decided.`) : null
}

/** The meeting that decides, or why there is none that could. */
export function decidingMeeting(draft: Pick<Draft, 'meetings'>): Meeting | Refusal {
  const meeting = draft.meetings.find(({ open }) => open)
  if (!meeting) return refuse('meeting', 'No meeting is open, so a decision would have no date. Open one first, with its date, body and kind.')
  return notSuspended(draft) ?? meeting
}
