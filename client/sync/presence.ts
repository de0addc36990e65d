import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Role } from '../../schema/acts/act.ts'
import { roles } from '../../schema/acts/act.ts'
import type { Draft } from '../../schema/draft.ts'
import { idOf, textIn, unitElement } from '../../schema/ydoc.ts'
import type { Caret } from '../editor/carets.ts'
import { partyShort } from '../style/roleName.ts'
import type { Me, Person, Selection } from './room.ts'

/** A cursor as it travels: places between characters, which stay between them whatever is typed before. */
interface SharedCursor {
  readonly unit: string
  readonly anchor: unknown
  readonly head: unknown
}

/** Everybody in the room, as the server says they are; oneself too. */
export function peopleIn(awareness: Awareness): Person[] {
  return statesOf(awareness).flatMap(([client, state]) => {
    const person = personOf(client, state)
    return person ? [person] : []
  })
}

/** Where the others' cursors are by now; what stands in a unit that is gone is left out. */
export function caretsIn(awareness: Awareness, doc: Y.Doc, draft: Pick<Draft, 'parties'>): Caret[] {
  return statesOf(awareness).flatMap(([client, state]) => {
    const person = client === awareness.clientID ? null : personOf(client, state)
    // Readers are in the list of people; a flag in the text says that somebody may change it there.
    const cursor = person && person.role !== 'observer' ? cursorOf(state['cursor']) : null
    const anchor = cursor && offsetIn(doc, cursor.unit, cursor.anchor)
    const head = cursor && offsetIn(doc, cursor.unit, cursor.head)
    if (!person || !cursor || anchor === null || head === null) return []
    return [{ client, flag: person.party === null ? roleShort[person.role] : partyShort(person.party, draft), by: person.party, unit: cursor.unit, anchor, head }]
  })
}

/** Says where one is; null before one has been in the text at all. The server writes who one is over whatever is said about that here. */
export function sayWhere(awareness: Awareness, doc: Y.Doc, me: Me, selection: Selection | null): void {
  const { user, name, role, party } = me
  awareness.setLocalState({ user: { id: user, name, role, party }, unit: selection?.unit ?? null, cursor: selection && sharedCursor(doc, selection) })
}

const roleShort: Readonly<Record<Role, string>> = { chair: 'Chair', secretariat: 'Secretariat', delegation: 'Delegation', observer: 'Observer' }

function sharedCursor(doc: Y.Doc, { unit, from, to }: Selection): SharedCursor | null {
  const element = unit === null ? undefined : unitElement(doc, unit)
  const text = element && textIn(element)
  if (!text || unit === null) return null
  const at = (offset: number) => Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, Math.min(offset, text.length))) as unknown
  return { unit, anchor: at(from), head: at(to) }
}

function offsetIn(doc: Y.Doc, unit: string, place: unknown): number | null {
  try {
    const found = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(place), doc)
    const element = found?.type.parent
    return found && element instanceof Y.XmlElement && idOf(element) === unit ? found.index : null
  } catch {
    // A place that cannot be read comes from a program that is not ours; nobody is shown there.
    return null
  }
}

function statesOf(awareness: Awareness): [number, Record<string, unknown>][] {
  return [...awareness.getStates()]
}

function personOf(client: number, state: Record<string, unknown>): Person | null {
  const user = state['user'] as Record<string, unknown> | undefined
  const role = roles.find((each) => each === user?.['role'])
  if (!user || !role || typeof user['id'] !== 'string') return null
  return {
    client,
    user: user['id'],
    name: typeof user['name'] === 'string' ? user['name'] : '',
    role,
    party: typeof user['party'] === 'string' ? user['party'] : null,
    unit: typeof state['unit'] === 'string' ? state['unit'] : null,
  }
}

function cursorOf(value: unknown): SharedCursor | null {
  if (typeof value !== 'object' || value === null) return null
  const { unit, anchor, head } = value as Record<string, unknown>
  return typeof unit === 'string' && anchor && head ? { unit, anchor, head } : null
}
