import { useState } from 'react'
import { Form } from 'react-aria-components'
import type { Meeting } from '../../schema/draft.ts'
import { worthOf } from '../../schema/quorum.ts'
import { Button } from '../controls/Button.tsx'
import { Choice } from '../controls/Choice.tsx'
import { Field } from '../controls/Field.tsx'
import { today } from '../style/dates.ts'
import { meetingName } from './MeetingLine.tsx'
import { useDeed } from './useDeed.ts'
import { useRoomState } from './useRoom.ts'

const say = {
  why: 'The stamps of its decisions take their level and date from the meeting.',
  date: 'Date',
  body: 'Body',
  kind: 'Kind',
  kinds: [['informal', 'Informal'], ['working group', 'Working group'], ['formal', 'Formal']] satisfies [Meeting['kind'], string][],
  open: 'Open the meeting',
  close: 'Close the meeting',
  closing: (name: string) => `${name} ends. Until another is opened nothing can be stamped; its decisions stand.`,
}

/** Opens a meeting: date, body and kind are all a stamp needs. The body is proposed from the last one. */
export function OpenMeetingForm({ onDone }: { onDone: () => void }) {
  const perform = useDeed()
  const draft = useRoomState((state) => state.draft)
  const last = draft.meetings.findLast((meeting) => meeting.body !== '')
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

/** Closes the meeting that is open. */
export function CloseMeetingForm({ onDone }: { onDone: () => void }) {
  const perform = useDeed()
  const meeting = useRoomState((state) => state.draft.meetings.find((each) => each.open))
  return (
    <>
      <p>{meeting && say.closing(meetingName(meeting))}</p>
      <div className="dialog-foot">
        <Button tone="main" autoFocus onPress={() => void perform({ type: 'closeMeeting' }).then((answer) => answer.ok && onDone())}>
          {say.close}
        </Button>
      </div>
    </>
  )
}
