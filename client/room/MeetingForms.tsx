import { Download } from 'lucide-react'
import { useState } from 'react'
import { Form } from 'react-aria-components'
import type { Meeting } from '../../schema/draft.ts'
import { worthOf } from '../../schema/quorum.ts'
import { Button } from '../controls/Button.tsx'
import { Choice } from '../controls/Choice.tsx'
import { download } from '../controls/download.ts'
import { Field } from '../controls/Field.tsx'
import { lastMeeting } from '../results/lastMeeting.ts'
import { resultsLink } from '../results/resultsApi.ts'
import { resultsAddress } from '../route.ts'
import { today } from '../style/dates.ts'
import { meetingName } from './MeetingLine.tsx'
import { useDeed } from './useDeed.ts'
import { useRoom, useRoomState } from './useRoom.ts'

const say = {
  why: 'The stamps of its decisions take their level and date from the meeting.',
  date: 'Date',
  body: 'Body',
  kind: 'Kind',
  kinds: [['informal', 'Informal'], ['working group', 'Working group'], ['formal', 'Formal']] satisfies [Meeting['kind'], string][],
  open: 'Open the meeting',
  close: 'Close the meeting',
  none: 'No meeting is open.',
  written: (name: string) => `${name} is closed. Its results are written: what was decided, who was there, what is left, and the annotated text.`,
  results: 'The results',
  read: 'Read the results',
  back: 'Back to the draft',
  closing: (name: string) => `${name} ends. Until another is opened nothing can be stamped; its decisions stand.`,
}

/** Opens a meeting: date, body and kind are all a stamp needs. The body is proposed from the last one. */
export function OpenMeetingForm({ onDone }: { onDone: () => void }) {
  const perform = useDeed()
  const draft = useRoomState((state) => state.draft)
  const last = lastMeeting(draft.meetings.filter((meeting) => meeting.body !== '')) ?? draft.meetings.findLast((meeting) => meeting.body !== '')
  const [date, setDate] = useState(today)
  const [body, setBody] = useState(last?.body ?? '')
  const [kind, setKind] = useState<Meeting['kind']>('informal')
  // What a decision would be worth in it before the roll is called.
  const worth = worthOf({ ...draft, meetings: [{ id: '', date, body, kind, open: true, suspended: false, imported: false, roll: null }] }, 'agreed')
  return (
    <Form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        void perform({ type: 'openMeeting', date, body: body.trim(), kind }).then((answer) => answer.ok && onDone())
      }}
    >
      <p className="quiet">{say.why}</p>
      <Field label={say.body} value={body} onChange={setBody} isRequired autoFocus maxLength={120} />
      <Field label={say.date} type="date" value={date} onChange={setDate} isRequired />
      <div className="form-choice">
        <span className="field-label">{say.kind}</span>
        <Choice label={say.kind} value={kind} options={say.kinds} onChange={setKind} />
        <p className="field-hint">{worth?.sentence}</p>
      </div>
      <div className="dialog-foot">
        <Button tone="main" type="submit" isDisabled={body.trim() === '' || date === ''}>
          {say.open}
        </Button>
      </div>
    </Form>
  )
}

/** Closes the meeting that is open, and hands out its results. */
export function CloseMeetingForm({ onDone }: { onDone: () => void }) {
  const { document: id } = useRoom()
  const perform = useDeed()
  const open = useRoomState((state) => state.draft.meetings.find((each) => each.open))
  const [closed, setClosed] = useState<Meeting | null>(null)
  const close = (meeting: Meeting) => void perform({ type: 'closeMeeting' }).then((answer) => answer.ok && setClosed(meeting))
  if (closed)
    return (
      <>
        <p>{say.written(meetingName(closed))}</p>
        <div className="form-deeds">
          {files.map(([to, name]) => (
            <Button key={to} tone="plain" icon={<Download aria-hidden />} onPress={() => void download(resultsLink(id, closed.id, to), say.results)}>
              {name}
            </Button>
          ))}
        </div>
        <div className="dialog-foot">
          <Button tone="quiet" onPress={onDone}>
            {say.back}
          </Button>
          <Button tone="main" autoFocus onPress={() => location.assign(resultsAddress(id, closed.id))}>
            {say.read}
          </Button>
        </div>
      </>
    )
  if (!open) return <p>{say.none}</p>
  return (
    <>
      <p>{say.closing(meetingName(open))}</p>
      <div className="dialog-foot">
        <Button tone="main" autoFocus onPress={() => close(open)}>
          {say.close}
        </Button>
      </div>
    </>
  )
}

const files = [['docx', 'Word'], ['pdf', 'PDF'], ['txt', 'Text']] as const
