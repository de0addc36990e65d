import { useState } from 'react'
import { Form } from 'react-aria-components'
import type { PartyCode } from '../../schema/draft.ts'
import { hashOfWords } from '../../schema/hash.ts'
import { Button } from '../controls/Button.tsx'
import { Field } from '../controls/Field.tsx'
import { PartyPicker } from '../controls/PartyPicker.tsx'
import { Words } from '../words/Words.tsx'
import { printedStamp } from './stampPreview.ts'
import { useDeed } from './useDeed.ts'
import { useFacts } from './useFacts.ts'
import { useRoomState } from './useRoom.ts'

const say = {
  reopenWhat: (stamps: string) => `The stamp ${stamps} is lifted and stays on the record with the reason.`,
  reason: 'Reason',
  asked: 'Who asked for it',
  askedHint: 'Name of a party, or nobody',
  reopen: 'Reopen',
  label: 'Label',
  labelHint: 'As it is printed. Nothing else is renumbered; leave it empty for a paragraph without a label.',
  relabel: 'Change the label',
  removeWhat: 'The paragraph leaves the draft for everybody. The snapshots that were taken keep it.',
  remove: 'Remove',
}

/** Lifts a stamp, with the reason and who asked for it. */
export function ReopenForm({ units, onDone }: { units: readonly string[]; onDone: () => void }) {
  const perform = useDeed()
  const { shown } = useFacts()
  const draft = useRoomState((state) => state.draft)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState<PartyCode | null>(null)
  const stamps = draft.units.flatMap((unit) => (units.includes(unit.id) && unit.stamp ? [printedStamp(unit.stamp)] : []))
  const sealed = units.filter((id) => draft.units.find((unit) => unit.id === id)?.stamp)
  return (
    <Form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        void perform({ type: 'reopen', units: sealed, reason: reason.trim(), asked }).then((answer) => answer.ok && onDone())
      }}
    >
      <p className="quiet">{say.reopenWhat([...new Set(stamps)].join(', '))}</p>
      <Field label={say.reason} value={reason} onChange={setReason} isRequired autoFocus maxLength={300} />
      <PartyPicker label={say.asked} placeholder={say.askedHint} parties={shown.parties} value={asked} onChange={setAsked} />
      <div className="dialog-foot">
        <Button tone="main" type="submit" isDisabled={reason.trim() === ''}>
          {say.reopen}
        </Button>
      </div>
    </Form>
  )
}

/** Changes a printed label; an empty one takes it away. */
export function RelabelForm({ unit: id, onDone }: { unit: string; onDone: () => void }) {
  const perform = useDeed()
  const unit = useRoomState((state) => state.draft.units.find((each) => each.id === id))
  const [label, setLabel] = useState(unit?.label ?? '')
  return (
    <Form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        void perform({ type: 'relabel', unit: id, label: label.trim() || null }).then((answer) => answer.ok && onDone())
      }}
    >
      <Field label={say.label} hint={say.labelHint} value={label} onChange={setLabel} autoFocus maxLength={60} />
      <div className="dialog-foot">
        <Button tone="main" type="submit">
          {say.relabel}
        </Button>
      </div>
    </Form>
  )
}

/** Removes a paragraph, after its words have been shown once more. */
export function RemoveForm({ units, onDone }: { units: readonly string[]; onDone: () => void }) {
  const perform = useDeed()
  const { shown } = useFacts()
  const draft = useRoomState((state) => state.draft)
  const unit = draft.units.find((each) => each.id === units[0])
  if (!unit) return null
  const remove = () => void perform({ type: 'removeUnit', unit: unit.id, seen: { [unit.id]: hashOfWords(unit) } }).then((answer) => answer.ok && onDone())
  return (
    <>
      <p className="quiet">{say.removeWhat}</p>
      <blockquote className="form-quote">
        <Words runs={unit.runs} shown={shown} />
      </blockquote>
      <div className="dialog-foot">
        <Button tone="grave" onPress={remove}>
          {say.remove}
        </Button>
      </div>
    </>
  )
}
