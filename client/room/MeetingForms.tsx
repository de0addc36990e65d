import { useState } from 'react'
import { Form } from 'react-aria-components'
import type { Meeting } from '../../schema/draft.ts'
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
  worth: {
    informal: 'Decisions print as AGREED INF with the date.',
    'working group': 'Decisions print as AGREED AD REFERENDUM and wait to be confirmed.',
    formal: 'Decisions print as AGREED with the date.',
  } satisfies Record<Meeting['kind'], string>,
  open: 'Open the meeting',
  close: 'Close the meeting',
  closing: (name: string) => `${name} ends. Until another is opened nothing can be stamped; its decisions stand.`,
}

/** Opens a meeting: date, body and kind are all a stamp needs. The body is proposed from the last one. */
export function OpenMeetingForm({ onDone }: { onDone: () => void }) {
  const perform = useDeed()
  const last = useRoomState((state) => state.draft.meetings.findLast((meeting) => meeting.body !== ''))
  const [date, setDate] = useState(today)
  const [body, setBody] = useState(last?.body ?? '')
  const [kind, setKind] = useState<Meeting['kind']>('informal')
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
        <p className="field-hint">{say.worth[kind]}</p>
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
