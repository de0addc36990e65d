import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Actor } from '../../schema/acts/act.ts'
import { reading } from './connection.ts'

/** Longest state one person may show, in bytes of JSON: a name, a unit and a cursor need a tenth of it. */
const longestState = 2048
/** Pages one connection may show itself as; a stock client uses one. */
const mostClients = 4
/** Client ids that stay one person's while the room is open: one for every page they open. */
const mostBound = 500

/** Who is where in a room: y-protocols awareness, with every state bound to the person it comes from.
 *
 * A client says of itself where it is; who it is, the server says. */
export interface Presence<Connection> {
  /** Takes in what a connection says, and gives what everybody is to be told. Throws when it is not a message. */
  receive(connection: Connection, actor: Actor, message: Uint8Array): readonly PresenceChange[]
  /** Forgets a connection, and gives what the others are to be told. */
  leave(connection: Connection): readonly PresenceChange[]
  /** The user that first showed itself under a client id. */
  userOf(client: number): string | undefined
  /** Everybody, for who just came. */
  all(): Uint8Array
}

/** What is new of one page. */
export interface PresenceChange {
  readonly client: number
  /** Of two changes of a page the one with the higher clock holds. */
  readonly clock: number
  /** JSON; "null" for a page that is gone. */
  readonly state: string
}

interface Entry<Connection> {
  readonly connection: Connection
  readonly clock: number
  readonly state: string
}

/** Presence in one room. `ownerOf` tells whose a client id is by what it has written before. */
export function createPresence<Connection>(ownerOf: (client: number) => string | undefined): Presence<Connection> {
  const entries = new Map<number, Entry<Connection>>()
  // Kept when its owner leaves: otherwise somebody else could sit down under the id of a page that is reconnecting.
  const bound = new Map<number, string>()
  const boundTo = new Map<string, number>()
  const bind = (client: number, user: string): boolean => {
    const owner = bound.get(client) ?? ownerOf(client)
    if (owner !== undefined) return owner === user
    const count = boundTo.get(user) ?? 0
    if (count >= mostBound) return false
    bound.set(client, user)
    boundTo.set(user, count + 1)
    return true
  }

  return {
    receive(connection, actor, message) {
      const told: PresenceChange[] = []
      for (const { client, clock, state } of reading(() => [...read(message)])) {
        const known = entries.get(client)
        if (!bind(client, actor.user)) continue
        if (known && (clock < known.clock || (clock === known.clock && state !== null))) continue
        if (state === null) {
          if (!known) continue
          entries.delete(client)
          told.push({ client, clock, state: 'null' })
          continue
        }
        if (known?.connection !== connection && count(entries, connection) >= mostClients) continue
        const { user, name, role, party } = actor
        const shown = JSON.stringify({ ...state, user: { id: user, name, role, party } })
        if (shown.length > longestState) continue
        entries.set(client, { connection, clock, state: shown })
        told.push({ client, clock, state: shown })
      }
      return told
    },
    leave(connection) {
      const gone = [...entries].filter(([, entry]) => entry.connection === connection)
      for (const [client] of gone) entries.delete(client)
      return gone.map(([client, { clock }]) => ({ client, clock: clock + 1, state: 'null' }))
    },
    userOf: (client) => bound.get(client),
    all() {
      return presenceUpdate([...entries].map(([client, { clock, state }]) => ({ client, clock, state })))
    },
  }
}

function count<Connection>(entries: ReadonlyMap<number, Entry<Connection>>, connection: Connection): number {
  return [...entries.values()].filter((entry) => entry.connection === connection).length
}

function* read(message: Uint8Array): Generator<{ client: number; clock: number; state: object | null }> {
  const decoder = decoding.createDecoder(message)
  const length = decoding.readVarUint(decoder)
  for (let i = 0; i < length; i++) {
    const client = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    const state: unknown = JSON.parse(decoding.readVarString(decoder))
    if (typeof state !== 'object' || Array.isArray(state)) throw new Error('a presence is neither an object nor null')
    yield { client, clock, state }
  }
}

/** Changes as y-protocols sends them. */
export function presenceUpdate(changes: readonly PresenceChange[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, changes.length)
  for (const { client, clock, state } of changes) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, state)
  }
  return encoding.toUint8Array(encoder)
}
