import { useState } from 'react'
import { Button as AriaButton, Form } from 'react-aria-components'
import type { Party } from '../../schema/draft.ts'
import { Button } from '../controls/Button.tsx'
import { Choice } from '../controls/Choice.tsx'
import { Field } from '../controls/Field.tsx'
import { useDeed } from '../room/useDeed.ts'
import { useRoomState } from '../room/useRoom.ts'

const say = {
  what: 'Who takes part, and the names they are found under. The first short form is the one printed in brackets.',
  add: 'Add a party …',
  back: 'All parties',
  code: 'Code',
  codeHint: 'Three letters for a state, the name of a body',
  names: 'Names',
  namesHint: 'The full name first; others behind commas',
  short: 'Short forms',
  kind: 'Kind',
  kinds: [['delegation', 'Delegation'], ['body', 'Body']] satisfies ['delegation' | 'body', string][],
  save: 'Keep it',
}

/** The table of parties: each with its names and short forms, to be added to and put right. */
export function PartiesForm() {
  const parties = useRoomState((state) => state.draft.parties)
  const [edited, setEdited] = useState<Party | null>(null)
  if (edited) return <PartyForm key={edited.code} party={edited} isNew={!parties.some(({ code }) => code === edited.code)} onDone={() => setEdited(null)} />
  return (
    <>
      <p className="quiet">{say.what}</p>
      <Button tone="plain" onPress={() => setEdited({ code: '', kind: 'delegation', names: [], short: [] })}>
        {say.add}
      </Button>
      <ul className="snapshots">
        {parties.toSorted((a, b) => (a.names[0] ?? a.code).localeCompare(b.names[0] ?? b.code)).map((party) => (
          <li key={party.code}>
            <AriaButton className="snapshot" onPress={() => setEdited(party)}>
              <span className="snapshot-title">{party.names[0] ?? party.code}</span>
              <span className="quiet">{[party.code, ...party.short, ...party.names.slice(1)].join(' · ')}</span>
            </AriaButton>
          </li>
        ))}
      </ul>
    </>
  )
}

function PartyForm({ party, isNew, onDone }: { party: Party; isNew: boolean; onDone: () => void }) {
  const perform = useDeed()
  const [code, setCode] = useState(party.code)
  const [kind, setKind] = useState(party.kind)
  const [names, setNames] = useState(party.names.join(', '))
  const [short, setShort] = useState(party.short.join(', '))
  const listed = (text: string) => text.split(',').map((each) => each.trim()).filter(Boolean)
  return (
    <Form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        void perform({ type: 'setParty', party: { code: code.trim(), kind, names: listed(names), short: listed(short) } }).then((answer) => answer.ok && onDone())
      }}
    >
      <Field label={say.code} hint={say.codeHint} value={code} onChange={setCode} isReadOnly={!isNew} isRequired autoFocus={isNew} maxLength={60} />
      <Field label={say.names} hint={say.namesHint} value={names} onChange={setNames} isRequired autoFocus={!isNew} />
      <Field label={say.short} value={short} onChange={setShort} />
      {(kind === 'delegation' || kind === 'body') && (
        <div className="form-choice">
          <span className="field-label">{say.kind}</span>
          <Choice label={say.kind} value={kind} options={say.kinds} onChange={setKind} />
        </div>
      )}
      <div className="dialog-foot">
        <Button tone="quiet" onPress={onDone}>
          {say.back}
        </Button>
        <Button tone="main" type="submit" isDisabled={code.trim() === '' || names.trim() === ''}>
          {say.save}
        </Button>
      </div>
    </Form>
  )
}
