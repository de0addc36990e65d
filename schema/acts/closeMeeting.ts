import { actorName } from '../naming.ts'
import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'
import { meetingName } from './openMeeting.ts'

/** Closes the meeting that is open. Its decisions stay under its date. */
export const closeMeeting: Performer<'closeMeeting'> = (draft, _act, { actor }) => {
  const meeting = draft.meetings.find((each) => each.open)
  if (!meeting) return refuse('meeting', 'No meeting is open.')
  return {
    ok: true,
    effect: { text: [], record: [{ key: `meeting:${meeting.id}`, value: { ...meeting, open: false } }] },
    sentence: `${actorName(draft, actor)} closed ${meetingName(meeting)}.`,
    units: [],
  }
}
