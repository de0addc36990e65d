import { useState } from 'react'
import { ComboBox, Form, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { moveUnit } from '../../schema/acts/moveUnit.ts'
import { inShort } from '../../schema/naming.ts'
import { textOf } from '../../schema/runs.ts'
import { withEffect } from '../../schema/withEffect.ts'
import { Button } from '../controls/Button.tsx'
import { Field } from '../controls/Field.tsx'
import { seenNow } from '../room/stampPreview.ts'
import { useDeed } from '../room/useDeed.ts'
import { useFacts } from '../room/useFacts.ts'
import { useRoom, useRoomState } from '../room/useRoom.ts'
import './proposals.css'

const say = {
  what: 'It goes with its stamp, brackets and notes. A note is left in its old place, and another stands beside it in the new one.',
  behind: 'Behind',
  where: 'Number or first words',
  label: 'New label',
  labelHint: (free: string) => (free ? `Leave it empty, and it becomes ${free}` : 'Leave it empty for the next free one.'),
  move: 'Move',
  none: 'No paragraph is called so.',
}

/** A unit as it is looked for. */
interface Entry {
  readonly unit: string
  readonly place: string
  readonly words: string
}

/** Moves a unit behind another, found by its number or first words; both notes are shown before. */
export function MoveForm({ unit: id, onDone }: { unit: string; onDone: () => void }) {
  const { me, editor } = useRoom()
  const perform = useDeed()
  const { places } = useFacts()
  const draft = useRoomState((state) => state.draft)
  const [typed, setTyped] = useState('')
  const [after, setAfter] = useState<string | null>(null)
  const [label, setLabel] = useState('')
  // All units, "Actions" too: what is to come first of them comes behind it.
  const entries = draft.units.map((each): Entry => ({ unit: each.id, place: places.get(each.id) ?? '', words: each.kind === 'subheading' ? '' : inShort(textOf(each.runs)) }))
  const nameOf = ({ place, words }: Entry) => `${place}  ${words}`.trim()
  const folded = typed.toLowerCase().trim()
  const found = entries.filter((entry) => entry.unit !== id && nameOf(entry).toLowerCase().includes(folded))
  const act = after === null ? null : ({ key: '', type: 'moveUnit', unit: id, after, seen: seenNow(draft, [id]), ...(label.trim() !== '' && { label: label.trim() }) } as const)
  // The very act the server would do, on paper.
  const outcome = act && moveUnit(draft, act, { actor: me, now: '', newId: () => 'stub' })
  const moved = outcome?.ok ? withEffect(draft, outcome.effect) : null
  const came = moved?.units.find((unit) => unit.id === id)
  const stub = moved?.units.find((unit) => unit.id === came?.moved?.other)
  const take = (entry: Entry | undefined) => {
    setAfter(entry?.unit ?? null)
    if (entry) setTyped(nameOf(entry).slice(0, 60))
  }
  return (
    <Form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!act) return
        const { key: _key, ...deed } = act
        void perform(deed).then((answer) => {
          if (!answer.ok) return
          onDone()
          editor.show(id)
        })
      }}
    >
      <p className="quiet">{say.what}</p>
      <ComboBox
        className="party-picker"
        items={found}
        inputValue={typed}
        onInputChange={(text) => {
          setTyped(text)
          // Other words mean another place, until one is taken.
          if (text !== typed) setAfter(null)
        }}
        selectedKey={after}
        onSelectionChange={(key) => key !== null && take(entries.find(({ unit }) => unit === key))}
        allowsEmptyCollection
        menuTrigger="focus"
      >
        <Label>{say.behind}</Label>
        <Input
          className="input"
          placeholder={say.where}
          autoFocus
          onKeyDown={(event) => {
            // A number and Enter: nobody should have to go down to the list first.
            const first = found[0]
            if (event.key !== 'Enter' || typed === '' || after !== null || !first || event.currentTarget.getAttribute('aria-activedescendant')) return
            event.preventDefault()
            event.currentTarget.blur()
            event.currentTarget.focus()
            take(first)
          }}
        />
        <Popover className="popover party-picker-list">
          <ListBox<Entry> className="listbox" renderEmptyState={() => <p className="listbox-empty">{say.none}</p>}>
            {(entry) => (
              <ListBoxItem id={entry.unit} textValue={nameOf(entry)} className="listbox-item">
                <span>{entry.place}</span>
                <span className="quiet move-words">{entry.words}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      <Field label={say.label} hint={say.labelHint(came?.label ?? '')} value={label} onChange={setLabel} maxLength={60} />
      {outcome && !outcome.ok && (
        <p className="field-error" role="alert">
          {outcome.sentence}
        </p>
      )}
      {came?.moved && (
        <blockquote className="form-quote">
          {stub && (
            <p>
              {stub.label} {stub.moved?.printed}
            </p>
          )}
          <p>
            {came.label} … {came.moved.printed}
          </p>
        </blockquote>
      )}
      <div className="dialog-foot">
        <Button tone="main" type="submit" isDisabled={!outcome?.ok}>
          {say.move}
        </Button>
      </div>
    </Form>
  )
}
