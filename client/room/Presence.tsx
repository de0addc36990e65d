import { Button, Tooltip, TooltipTrigger } from 'react-aria-components'
import { partyColour } from '../style/partyColour.ts'
import { partyShort, roleName } from '../style/roleName.ts'
import type { Person } from '../sync/room.ts'
import { useFacts } from './useFacts.ts'
import { useRoom, useRoomState } from './useRoom.ts'

const say = {
  here: 'In the room',
  at: (place: string) => `at ${place}`,
  short: { chair: 'Chair', secretariat: 'Sec', observer: 'Obs', delegation: '?' },
  more: (count: number) => `+${count}`,
  moreName: (names: string) => `Also here: ${names}`,
}
const room = { most: 6 }

/** Who is here, each as the party they speak for; pressing one goes to where they stand. */
export function Presence() {
  const { me, editor } = useRoom()
  const people = useRoomState((state) => state.people)
  const { places, shown } = useFacts()
  const others = present(people, me.user)
  const nameOf = (person: Person) => {
    const party = roleName(person.role, person.party, shown)
    const place = person.unit === null ? undefined : places.get(person.unit)
    return [person.name && person.name !== party ? `${party} (${person.name})` : party, place && say.at(place)].filter(Boolean).join(', ')
  }
  const rest = others.slice(room.most)
  return (
    <ul className="presence" aria-label={say.here}>
      {others.slice(0, room.most).map((person) => (
        <li key={person.client}>
          <TooltipTrigger delay={200}>
            <Button
              className="presence-person"
              preventFocusOnPress
              style={{ '--voice': partyColour(person.party, shown.colours) }}
              aria-label={nameOf(person)}
              onPress={() => person.unit !== null && editor.scrollTo(person.unit)}
            >
              {person.party === null ? say.short[person.role] : partyShort(person.party, shown)}
            </Button>
            <Tooltip className="tooltip">{nameOf(person)}</Tooltip>
          </TooltipTrigger>
        </li>
      ))}
      {rest.length > 0 && (
        <li>
          <TooltipTrigger delay={200}>
            <Button className="presence-person" aria-label={say.moreName(rest.map(nameOf).join('; '))}>
              {say.more(rest.length)}
            </Button>
            <Tooltip className="tooltip">{rest.map(nameOf).join('; ')}</Tooltip>
          </TooltipTrigger>
        </li>
      )}
    </ul>
  )
}

/** Everybody else once, however many windows they have, staff first. */
function present(people: readonly Person[], me: string): Person[] {
  const byUser = new Map<string, Person>()
  for (const person of people) if (person.user !== me && (person.unit !== null || !byUser.has(person.user))) byUser.set(person.user, person)
  const order = ['chair', 'secretariat', 'delegation', 'observer']
  return [...byUser.values()].sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role) || (a.party ?? '').localeCompare(b.party ?? ''))
}
