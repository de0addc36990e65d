import { useState } from 'react'
import { Form } from 'react-aria-components'
import { mergeStart } from '../../schema/mergeStart.ts'
import type { Refusal } from '../../schema/refusal.ts'
import { Button } from '../controls/Button.tsx'
import { Field } from '../controls/Field.tsx'
import { seenNow } from '../room/stampPreview.ts'
import { useDeed } from '../room/useDeed.ts'
import { useFacts } from '../room/useFacts.ts'
import { useRoomState } from '../room/useRoom.ts'
import { Words } from '../words/Words.tsx'
import './proposals.css'

const say = {
  what: 'One text of all of them. What is contested stands in brackets with the name before it: [Uru: while]. Nobody’s words may be lost or added; that is checked before anything changes.',
  versions: 'The versions',
  text: 'The text',
  merge: 'Merge',
}

/** Makes one text of several versions, written as annotated text, with the proof that no party's words are lost or added. */
export function MergeForm({ units, onDone }: { units: readonly string[]; onDone: () => void }) {
  const perform = useDeed()
  const { shown, places } = useFacts()
  const draft = useRoomState((state) => state.draft)
  const versions = draft.units.filter(({ id }) => units.includes(id))
  const [text, setText] = useState(() => mergeStart(draft, versions))
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  return (
    <Form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        void perform({ type: 'merge', units, text, seen: seenNow(draft, units) }, 'state').then((answer) => (answer.ok ? onDone() : setRefusal(answer)))
      }}
    >
      <p className="quiet">{say.what}</p>
      <ul className="rivals" aria-label={say.versions}>
        {versions.map((unit) => (
          <li key={unit.id} className="rival">
            <h3>{places.get(unit.id)}</h3>
            <p className="rival-words">
              <Words runs={unit.runs} shown={shown} />
            </p>
          </li>
        ))}
      </ul>
      <Field label={say.text} lines={7} value={text} onChange={setText} autoFocus />
      {refusal && (
        <p className="field-error" role="alert">
          {refusal.sentence}
        </p>
      )}
      <div className="dialog-foot">
        <Button tone="main" type="submit" isDisabled={text.trim() === ''}>
          {say.merge}
        </Button>
      </div>
    </Form>
  )
}
