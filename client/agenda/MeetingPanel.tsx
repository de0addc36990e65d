import { memo } from 'react'
import { CalendarPlus, ListChecks, Play } from 'lucide-react'
import { Button } from '../controls/Button.tsx'
import { useDialogs } from '../room/dialogs.ts'
import { meetingName } from '../room/MeetingLine.tsx'
import { useDeed } from '../room/useDeed.ts'
import { useFacts } from '../room/useFacts.ts'
import { useMeetingRecord } from '../room/useRoom.ts'
import { FloorList } from './FloorList.tsx'
import { PendingQueue } from './PendingQueue.tsx'
import { QuorumLight } from './QuorumLight.tsx'
import './agenda.css'

const say = {
  none: 'No meeting is open.',
  open: 'Open a meeting …',
  roll: 'Call the roll …',
  rollAgain: 'Arrivals, departures …',
  suspend: 'Suspend',
  resume: 'Resume',
  close: 'Close …',
  rules: 'Rules of the house …',
}

/** The meeting: its quorum and what a decision would be worth, who asked for the floor, and what waits to be confirmed. */
export const MeetingPanel = memo(function MeetingPanel() {
  const openDialog = useDialogs()
  const perform = useDeed()
  const { abilities } = useFacts()
  const record = useMeetingRecord()
  const meeting = record.meetings.find(({ open }) => open)
  return (
    <div className="agenda">
      <section className="agenda-part">
        <h2>{meeting ? meetingName(meeting) : say.none}</h2>
        <QuorumLight draft={record} />
        {abilities.meetings && (
          <div className="agenda-deeds">
            {meeting ? (
              <>
                <Button tone="plain" icon={<ListChecks aria-hidden />} onPress={() => openDialog({ name: 'roll' })}>
                  {meeting.roll ? say.rollAgain : say.roll}
                </Button>
                {meeting.suspended ? (
                  <Button tone="plain" icon={<Play aria-hidden />} onPress={() => void perform({ type: 'resumeMeeting' })}>
                    {say.resume}
                  </Button>
                ) : (
                  <Button tone="plain" onPress={() => void perform({ type: 'suspendMeeting' })}>
                    {say.suspend}
                  </Button>
                )}
                <Button tone="plain" onPress={() => openDialog({ name: 'closeMeeting' })}>
                  {say.close}
                </Button>
              </>
            ) : (
              <Button tone="main" icon={<CalendarPlus aria-hidden />} onPress={() => openDialog({ name: 'openMeeting' })}>
                {say.open}
              </Button>
            )}
          </div>
        )}
        {abilities.manage && (
          <Button tone="quiet" onPress={() => openDialog({ name: 'house' })}>
            {say.rules}
          </Button>
        )}
      </section>
      <FloorList />
      <PendingQueue />
    </div>
  )
})
