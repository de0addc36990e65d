import { useState } from 'react'
import { Form } from 'react-aria-components'
import { Button } from '../controls/Button.tsx'
import { Field } from '../controls/Field.tsx'
import { useDeed } from '../room/useDeed.ts'
import { useRoomState } from '../room/useRoom.ts'

const say = {
  title: 'Title',
  symbol: 'Symbol',
  symbolHint: 'As it is printed: CSH/GT/DSS-12/12 rev. 1',
  distribution: 'Distribution',
  distributionHint: 'General, Limited; nothing where none is printed',
  language: 'Original language',
  save: 'Change the head',
}

/** What stands at the head of every print: title, symbol, distribution, original language. */
export function HeadForm({ onDone }: { onDone: () => void }) {
  const perform = useDeed()
  const { title: nowTitle, symbol: nowSymbol, header } = useRoomState((state) => state.draft)
  const [title, setTitle] = useState(nowTitle)
  const [symbol, setSymbol] = useState(nowSymbol)
  const [distribution, setDistribution] = useState(header.distribution)
  const [language, setLanguage] = useState(header.language)
  return (
    <Form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        void perform({ type: 'describe', title, symbol, distribution, language }).then((answer) => answer.ok && onDone())
      }}
    >
      <Field label={say.title} value={title} onChange={setTitle} isRequired autoFocus maxLength={500} />
      <Field label={say.symbol} hint={say.symbolHint} value={symbol} onChange={setSymbol} maxLength={200} />
      <Field label={say.distribution} hint={say.distributionHint} value={distribution} onChange={setDistribution} maxLength={100} />
      <Field label={say.language} value={language} onChange={setLanguage} maxLength={100} />
      <div className="dialog-foot">
        <Button tone="main" type="submit" isDisabled={title.trim() === ''}>
          {say.save}
        </Button>
      </div>
    </Form>
  )
}
