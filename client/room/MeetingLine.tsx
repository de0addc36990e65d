import { Button } from 'react-aria-components'
import type { Meeting } from '../../schema/draft.ts'
import { longDay } from '../style/dates.ts'
import { useDialogs } from './dialogs.ts'
import { QuorumDot } from '../agenda/QuorumLight.tsx'
import { useFacts } from './useFacts.ts'
import { useMeetingRecord } from './useRoom.ts'

const say = {
  none: 'No meeting is open',
  open: 'Open a meeting',
  close: 'Close it',
}

/** Which meeting is sitting: the stamps of its decisions take their level and date from it. */
export function MeetingLine() {
  const openDialog = useDialogs()
  const { abilities } = useFacts()
  const record = useMeetingRecord()
  const meeting = record.meetings.find((each) => each.open)
  return (
    <p className="meeting-line" data-open={meeting ? true : undefined}>
      {meeting ? meetingName(meeting) : say.none}
      <QuorumDot draft={record} />
      {abilities.meetings && (
        <Button className="link-button" onPress={() => openDialog({ name: meeting ? 'closeMeeting' : 'openMeeting' })}>
          {meeting ? say.close : say.open}
        </Button>
      )}
    </p>
  )
}

/** "Informal meeting of the Working Group, 19 April 2026". */
export function meetingName(meeting: Pick<Meeting, 'body' | 'kind' | 'date'>): string {
  const kind = meeting.kind === 'informal' ? 'Informal meeting' : meeting.kind === 'formal' ? 'Formal meeting' : 'Meeting'
  const body = meeting.body.trim().replace(/^the\s+/i, '')
  // "Informal consultations" says its kind itself.
  const name = /^(?:in)?formal\b|\bmeeting\b/i.test(body) ? body : body ? `${kind} of the ${body}` : kind
  return [name, meeting.date && longDay(meeting.date)].filter(Boolean).join(', ')
}
