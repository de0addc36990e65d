import { useState } from 'react'
import { Form, Radio, RadioGroup } from 'react-aria-components'
import type { Draft, PartyCode, Position, Stance } from '../../schema/draft.ts'
import { stances } from '../../schema/draft.ts'
import { bracketName, inShort } from '../../schema/naming.ts'
import { bracketIds } from '../../schema/proposals.ts'
import { textOf } from '../../schema/runs.ts'
import { Button } from '../controls/Button.tsx'
import { Field } from '../controls/Field.tsx'
import { PartyPicker } from '../controls/PartyPicker.tsx'
import { useDeed } from '../room/useDeed.ts'
import { useFacts } from '../room/useFacts.ts'
import { useRoom, useRoomState } from '../room/useRoom.ts'

const say = {
  whose: 'Whose position',
  stance: 'Position',
  stances: {
    proposes: 'Proposes', supports: 'Supports', opposes: 'Opposes', reserves: 'Reserves its position',
    'pending consultations': 'Pending consultations', 'can live with': 'Can live with it',
  } satisfies Record<Stance, string>,
  until: 'Until',
  untilHint: 'Leave it empty where the delegation named no day.',
  printed: 'Words to print',
  printedHint: 'Leave it empty, and the house’s own words are printed.',
  take: 'Record it',
  back: 'Take the position back',
}

/** Records what a party holds on a unit or a bracket. A delegation speaks for itself; the secretariat and the chair for whoever spoke. */
export function PositionForm({ on, onDone }: { on: string; onDone: () => void }) {
  const { me } = useRoom()
  const perform = useDeed()
  const { shown } = useFacts()
  const voice = useRoomState((state) => state.voice)
  const held = useRoomState((state) => state.draft.brackets[on]?.positions ?? state.draft.units.find(({ id }) => id === on)?.positions ?? none)
  const [party, setParty] = useState<PartyCode | null>(me.party ?? voice)
  const about = useRoomState((state) => aboutIn(state.draft, on))
  const before = held.find((position) => position.party === party)
  const [stance, setStance] = useState<Stance>(before?.stance ?? 'supports')
  const [until, setUntil] = useState(before?.until ?? '')
  const [printed, setPrinted] = useState('')
  const speakers = shown.parties.filter(({ kind }) => kind === 'delegation' || kind === 'body')
  const record = () => {
    if (party === null) return
    const own = party === me.party ? {} : { party }
    const more = { ...(stance === 'pending consultations' && until !== '' && { until }), ...(printed.trim() !== '' && { printed: printed.trim() }) }
    void perform({ type: 'takePosition', on, ...own, stance, ...more }).then((answer) => answer.ok && onDone())
  }
  return (
    <Form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        record()
      }}
    >
      <blockquote className="form-quote">{about}</blockquote>
      {me.party === null && <PartyPicker label={say.whose} parties={speakers} value={party} onChange={setParty} />}
      <RadioGroup className="radios" aria-label={say.stance} value={stance} onChange={(value) => setStance(stances.find((each) => each === value) ?? stance)}>
        {stances.map((each) => (
          <Radio key={each} value={each} className="radio" autoFocus={each === stance && me.party !== null}>
            {say.stances[each]}
          </Radio>
        ))}
      </RadioGroup>
      {stance === 'pending consultations' && <Field label={say.until} hint={say.untilHint} type="date" value={until} onChange={setUntil} />}
      <Field label={say.printed} hint={say.printedHint} value={printed} onChange={setPrinted} maxLength={500} />
      <div className="dialog-foot">
        {before && (
          <Button
            tone="quiet"
            onPress={() => void perform({ type: 'takePosition', on, ...(party !== null && party !== me.party && { party }), stance: null }).then((answer) => answer.ok && onDone())}
          >
            {say.back}
          </Button>
        )}
        <Button tone="main" type="submit" isDisabled={party === null}>
          {say.take}
        </Button>
      </div>
    </Form>
  )
}
const none: readonly Position[] = []

/** What the position is about, in words: a bracket as it is printed, or the beginning of a paragraph. */
function aboutIn(draft: Draft, on: string): string {
  const whole = draft.units.find(({ id }) => id === on)
  if (whole) return inShort(textOf(whole.runs))
  const unit = draft.units.find((each) => bracketIds(each).includes(on))
  return unit ? bracketName(draft, unit, on) : ''
}
