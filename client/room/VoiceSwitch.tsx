import { ToggleButton } from 'react-aria-components'
import { PartyPicker } from '../controls/PartyPicker.tsx'
import { partyColour } from '../style/partyColour.ts'
import { useFacts } from './useFacts.ts'
import { useRoom, useRoomState } from './useRoom.ts'
import { keys, partyFieldId } from './useRoomKeys.ts'
import { printedKeys } from '../controls/Button.tsx'

const say = { group: 'What you type goes', text: 'Into the text', party: 'For a party', placeholder: (shortcut: string) => `For party …  ${shortcut}` }

/** For whom the secretariat and the chair type: in the text itself, or for a party as keyed from the floor. */
export function VoiceSwitch() {
  const { editor } = useRoom()
  const { shown } = useFacts()
  const voice = useRoomState((state) => state.voice)
  const speakers = shown.parties.filter((party) => party.kind === 'delegation' || party.kind === 'body')
  return (
    <div className="voice" role="group" aria-label={say.group} data-for={voice ?? undefined} style={{ '--voice': partyColour(voice, shown.colours) }}>
      <ToggleButton className="choice-option" preventFocusOnPress isSelected={voice === null} onChange={() => editor.setVoice(null)}>
        {say.text}
      </ToggleButton>
      <PartyPicker
        label={say.party}
        hideLabel
        inputId={partyFieldId}
        placeholder={say.placeholder(printedKeys(keys.party))}
        parties={speakers}
        value={voice}
        onChange={(code) => {
          editor.setVoice(code)
          editor.focus()
        }}
        onLeave={() => editor.focus()}
      />
    </div>
  )
}
