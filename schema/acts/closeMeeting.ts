import { actorName, counted, inWords, partyName } from '../naming.ts'
import { pendingQueue } from '../pendingQueue.ts'
import type { RecordChange } from '../record.ts'
import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'
import { meetingName } from './openMeeting.ts'

/** Closes the meeting that is open. Its decisions stay under its date.
 *
 * The pointer goes and the list of speakers is closed with it, with the names of those who were not heard: a new meeting begins
 * with a list of its own. What was parked stays parked, since it still has to be decided. */
export const closeMeeting: Performer<'closeMeeting'> = (draft, _act, { actor }) => {
  const meeting = draft.meetings.find((each) => each.open)
  if (!meeting) return refuse('meeting', 'No meeting is open.')
  const record: RecordChange[] = [{ key: `meeting:${meeting.id}`, value: { ...meeting, open: false, suspended: false } }]
  if (draft.pointer !== null) record.push({ key: 'pointer', value: null })
  if (draft.floor.length) record.push({ key: 'floor', value: [] })
  const unheard = [...new Set(draft.floor.filter(({ speaking }) => !speaking).map(({ party }) => partyName(draft, party)))]
  const waiting = pendingQueue(draft).length
  return {
    ok: true,
    effect: { text: [], record },
    sentence: `${actorName(draft, actor)} closed ${meetingName(meeting)}.${unheard.length ? ` ${inWords(unheard)} had asked for the floor and ${unheard.length === 1 ? 'was' : 'were'} not heard.` : ''}`,
    units: [],
    notices: waiting ? [`${counted(waiting, 'decision waits', 'decisions wait')} to be confirmed.`] : [],
  }
}
