import { useState } from 'react'
import { Form, Switch } from 'react-aria-components'
import type { House, Level, QuorumRule } from '../../schema/draft.ts'
import { houses } from '../../schema/houses.ts'
import { Button } from '../controls/Button.tsx'
import { Choice } from '../controls/Choice.tsx'
import { Field } from '../controls/Field.tsx'
import { useDeed } from '../room/useDeed.ts'
import { useRoomState } from '../room/useRoom.ts'

const say = {
  what: 'What a decision is worth and how it prints. What is decided already stays as it is.',
  preset: 'As the house of',
  quorum: 'Quorum',
  rules: [['majority', 'More than half'], ['third', 'A third'], ['number', 'A number']] satisfies [QuorumRule['rule'], string][],
  number: 'How many have to be present',
  sittings: [
    ['informal', 'Informal meeting'], ['working group', 'Working group with its quorum'], ['formal', 'Formal meeting'], ['no quorum', 'Without a quorum'],
  ] satisfies [keyof House['levels'], string][],
  level: (sitting: string) => `${sitting}: prints AGREED and`,
  nothing: 'nothing more',
  dated: 'with the date',
  pending: 'waits to be confirmed',
  colours: [['none', 'No colour'], ['yellow', 'Yellow'], ['green', 'Green']] satisfies [string, string][],
  colour: 'Colour',
  own: 'Own rules',
  save: 'Change the rules',
}

/** The rules of the house: a preset to begin with, the quorum, and what each kind of meeting prints. */
export function HouseForm({ onDone }: { onDone: () => void }) {
  const perform = useDeed()
  const now = useRoomState((state) => state.draft.house)
  const [house, setHouse] = useState(now)
  const { quorum } = house
  const setLevel = (sitting: keyof House['levels'], change: Partial<Level>) =>
    setHouse({ ...house, name: say.own, levels: { ...house.levels, [sitting]: { ...house.levels[sitting], ...change } } })
  return (
    <Form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        void perform({ type: 'setHouse', house }).then((answer) => answer.ok && onDone())
      }}
    >
      <p className="quiet">{say.what}</p>
      <div className="form-choice">
        <span className="field-label">{say.preset}</span>
        <div className="agenda-deeds">
          {houses.map((each) => (
            <Button key={each.name} tone={each.name === house.name ? 'main' : 'plain'} onPress={() => setHouse(each)} aria-pressed={each.name === house.name}>
              {each.name}
            </Button>
          ))}
        </div>
      </div>
      <div className="form-choice">
        <span className="field-label">{say.quorum}</span>
        <Choice
          label={say.quorum}
          value={quorum.rule}
          options={say.rules}
          onChange={(rule) => setHouse({ ...house, quorum: rule === 'number' ? { rule, number: 1 } : { rule } })}
        />
      </div>
      {quorum.rule === 'number' && (
        <Field
          label={say.number}
          type="number"
          value={String(quorum.number)}
          onChange={(text) => setHouse({ ...house, quorum: { rule: 'number', number: Math.max(0, Math.floor(Number(text))) } })}
        />
      )}
      {say.sittings.map(([sitting, name]) => {
        const level = house.levels[sitting]
        return (
          <div key={sitting} className="house-level">
            <Field label={say.level(name)} placeholder={say.nothing} value={level.level} onChange={(text) => setLevel(sitting, { level: text.toUpperCase() })} maxLength={40} />
            <Switch className="switch" isSelected={level.dated} onChange={(dated) => setLevel(sitting, { dated })}>
              {say.dated}
              <span className="switch-track" />
            </Switch>
            <Switch className="switch" isSelected={level.pending} onChange={(pending) => setLevel(sitting, { pending })}>
              {say.pending}
              <span className="switch-track" />
            </Switch>
            <Choice
              label={`${name}: ${say.colour}`}
              value={level.colour ?? 'none'}
              options={say.colours}
              onChange={(colour) => setLevel(sitting, { colour: colour === 'yellow' || colour === 'green' ? colour : null })}
            />
          </div>
        )
      })}
      <div className="dialog-foot">
        <Button tone="main" type="submit">
          {say.save}
        </Button>
      </div>
    </Form>
  )
}
