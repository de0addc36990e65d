import { ChevronDown } from 'lucide-react'
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { useState } from 'react'
import type { Party, PartyCode } from '../../schema/draft.ts'
import { matchingParties } from './matchingParties.ts'

const say = { none: 'No party by this name' }

/** Finds a party by code, short form or name ("ur", "uru", "Uruguay"); Enter takes the first that fits. */
export function PartyPicker({ label, parties, value, onChange, onLeave, hideLabel, placeholder, inputId }: {
  label: string
  parties: readonly Party[]
  value: PartyCode | null
  onChange: (code: PartyCode) => void
  /** Called when Esc leaves the field without a choice. */
  onLeave?: () => void
  hideLabel?: boolean
  placeholder?: string
  inputId?: string
}) {
  const nameOf = (code: PartyCode | null) => parties.find((party) => party.code === code)?.names[0] ?? ''
  const [typed, setTyped] = useState<string | null>(null)
  const found = typed === null ? parties : matchingParties(parties, typed)
  const choose = (code: PartyCode) => {
    setTyped(null)
    onChange(code)
  }
  return (
    <ComboBox
      className="party-picker"
      items={found}
      inputValue={typed ?? nameOf(value)}
      onInputChange={(text) => setTyped(text === nameOf(value) ? null : text)}
      // While somebody types nothing is chosen: a choice that the list still holds would be written over what is typed.
      selectedKey={typed === null ? value : null}
      onSelectionChange={(key) => {
        if (key !== null && typeof key === 'string') choose(key)
      }}
      onBlur={() => setTyped(null)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          setTyped(null)
          onLeave?.()
        }
      }}
      allowsEmptyCollection
      aria-label={hideLabel === true ? label : undefined}
    >
      {hideLabel === true ? null : <Label>{label}</Label>}
      <div className="party-picker-box">
        <Input
          id={inputId}
          className="input"
          placeholder={placeholder}
          onFocus={(event) => event.currentTarget.select()}
          onKeyDown={(event) => {
            // Select words, type a code, Enter: nobody should have to go down to the list first.
            const first = found[0]
            if (event.key === 'Enter' && typed !== null && first && !event.currentTarget.getAttribute('aria-activedescendant')) {
              event.preventDefault()
              // The list closes when the field is left; the focus then stays where whoever asked for the party wants it.
              event.currentTarget.blur()
              event.currentTarget.focus()
              choose(first.code)
            }
          }}
        />
        <Button className="party-picker-open">
          <ChevronDown aria-hidden />
        </Button>
      </div>
      <Popover className="popover party-picker-list">
        <ListBox<Party> className="listbox" renderEmptyState={() => <p className="listbox-empty">{say.none}</p>}>
          {(party) => (
            <ListBoxItem id={party.code} textValue={party.names[0] ?? party.code} className="listbox-item">
              <span>{party.names[0]}</span>
              <span className="quiet">{party.short[0] ?? party.code}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
