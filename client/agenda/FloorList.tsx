import { Check, Hand, Mic, X } from 'lucide-react'
import { useState } from 'react'
import { partyName } from '../../schema/naming.ts'
import { Button, IconButton } from '../controls/Button.tsx'
import { PartyPicker } from '../controls/PartyPicker.tsx'
import { useDeed } from '../room/useDeed.ts'
import { useFacts } from '../room/useFacts.ts'
import { useRoom, useRoomState } from '../room/useRoom.ts'
import { partyColour } from '../style/partyColour.ts'

const say = {
  title: 'The floor',
  none: 'Nobody has asked for the floor.',
  speaking: 'has the floor',
  on: (place: string) => `on ${place}`,
  give: (name: string) => `Give the floor to ${name}`,
  spoken: (name: string) => `${name} has spoken`,
  withdraw: 'Take the request off the list',
  ask: 'Ask for the floor',
  askOn: (place: string) => `Ask for the floor on ${place}`,
  forParty: 'Asked from the floor',
  placeholder: 'A party asks …',
}

/** Who asked for the floor, in the order they did, and on what. Whoever runs the meeting gives it; a delegation asks for itself. */
export function FloorList() {
  const { me, editor } = useRoom()
  const perform = useDeed()
  const { abilities, places, shown } = useFacts()
  const floor = useRoomState((state) => state.draft.floor)
  const here = useRoomState((state) => state.selection.unit)
  const [asked, setAsked] = useState(0)
  const own = me.party === null ? undefined : floor.find(({ party, unit }) => party === me.party && (unit === here || unit === null))
  const place = here === null ? undefined : places.get(here)
  const speakers = shown.parties.filter(({ kind }) => kind === 'delegation' || kind === 'body')
  return (
    <section className="agenda-part" aria-label={say.title}>
      <h3>{say.title}</h3>
      {floor.length === 0 && <p className="quiet">{say.none}</p>}
      <ol className="agenda-list">
        {floor.map((request) => {
          const name = partyName(shown, request.party)
          const on = request.unit === null ? undefined : places.get(request.unit)
          return (
            <li key={request.id} data-speaking={request.speaking || undefined} style={{ '--voice': partyColour(request.party, shown.colours) }}>
              <p>
                <strong>{name}</strong> {request.speaking && say.speaking}{' '}
                {on !== undefined && (
                  <button type="button" className="link-button" onClick={() => request.unit !== null && editor.show(request.unit)}>
                    {say.on(on)}
                  </button>
                )}
              </p>
              {abilities.point && !request.speaking && (
                <IconButton name={say.give(name)} onPress={() => void perform({ type: 'callFloor', request: request.id })}>
                  <Mic aria-hidden />
                </IconButton>
              )}
              {(abilities.point || request.party === me.party) && (
                <IconButton name={request.speaking ? say.spoken(name) : say.withdraw} onPress={() => void perform({ type: 'endFloor', request: request.id })}>
                  {request.speaking ? <Check aria-hidden /> : <X aria-hidden />}
                </IconButton>
              )}
            </li>
          )
        })}
      </ol>
      {me.party !== null && !own && (
        <Button tone="plain" icon={<Hand aria-hidden />} onPress={() => void perform({ type: 'askFloor', unit: here })}>
          {place === undefined ? say.ask : say.askOn(place)}
        </Button>
      )}
      {abilities.point && (
        <PartyPicker
          // A picker of its own for each request, empty again once one is taken down.
          key={asked}
          label={say.forParty}
          hideLabel
          placeholder={say.placeholder}
          parties={speakers}
          value={null}
          onChange={(party) => {
            setAsked(asked + 1)
            void perform({ type: 'askFloor', party, unit: here })
          }}
        />
      )}
    </section>
  )
}
