import { isDay, spelledDay } from '../calendar.ts'
import type { Meeting } from '../draft.ts'
import { actorName, counted } from '../naming.ts'
import { pendingQueue } from '../pendingQueue.ts'
import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'
import { oneLine } from './words.ts'

/** Opens a meeting, which gives the stamps of its decisions their level and date. One at a time.
 *
 * A meeting that could confirm what waits is told how much does. */
export const openMeeting: Performer<'openMeeting'> = (draft, act, { actor, now, newId }) => {
  const open = draft.meetings.find((meeting) => meeting.open)
  if (open) return refuse('meeting', `${capital(meetingName(open))} is open already. Close it before another is opened.`)
  if (!isDay(act.date)) return refuse('malformed', `"${act.date}" is not a day. Write it as 2012-04-19.`)
  const body = oneLine(act.body)
  if (!body) return refuse('malformed', 'Say which body meets, for instance "Working Group".')
  const meeting: Meeting = { id: `${now}-${newId()}`, date: act.date, body, kind: act.kind, open: true, suspended: false, imported: false, roll: null }
  const waiting = act.kind === 'informal' ? 0 : pendingQueue(draft).length
  return {
    ok: true,
    effect: { text: [], record: [{ key: `meeting:${meeting.id}`, value: meeting }] },
    sentence: `${actorName(draft, actor)} opened ${meetingName(meeting)}.`,
    units: [],
    notices: waiting ? [`${counted(waiting, 'decision waits', 'decisions wait')} to be confirmed.`] : [],
  }
}

/** A meeting in a sentence: "the informal meeting of the Working Group of April 19, 2012". */
export function meetingName({ kind, body, date }: Pick<Meeting, 'kind' | 'body' | 'date'>): string {
  const day = date ? ` of ${spelledDay(date)}` : ''
  // "Informal consultations" says its kind itself.
  if (/^(?:the )?(?:in)?formal\b|\bmeeting\b/i.test(body)) return `${/^the /i.test(body) ? body : `the ${body}`}${day}`
  const which = kind === 'working group' ? 'the meeting' : `the ${kind} meeting`
  return `${which} of ${/^the /i.test(body) ? body : `the ${body}`}${day}`
}

/** A meeting's name, or any words, at the beginning of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
