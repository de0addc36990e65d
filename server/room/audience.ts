import type { Connection } from './connection.ts'
import { awarenessMessage } from './connection.ts'
import type { PresenceChange } from './presence.ts'
import { createPresence, presenceUpdate } from './presence.ts'

/** Sockets one person may have in one room: a few devices, a few pages on each. */
const mostConnections = 24
/** How often at most everybody is told who is where, in milliseconds: for the eye at once.
 *
 * A stock client repeats to the server whatever it hears of the others. Passed on one by one, the cursors of ten who type come back
 * from everybody in the room, and their number grows with the square of the people. */
const presencePause = 100

/** Everybody connected to a room, and who is where. */
export interface Audience {
  readonly size: number
  has(connection: Connection): boolean
  /** False when the person has too many already. */
  add(connection: Connection): boolean
  remove(connection: Connection): void
  /** Counts one more sync message of a connection, and says how many that are. */
  count(connection: Connection): number
  tell(message: Uint8Array, except?: Connection | null): void
  /** Takes in where a connection is. */
  hear(connection: Connection, presence: Uint8Array): void
  tellPresence(connection: Connection): void
  /** The user that first showed itself under a client id. */
  userOf(client: number): string | undefined
  /** Removes and closes. */
  closeWhere(which: (connection: Connection) => boolean, code: number, reason: string): void
}

/** An empty room. `ownerOf` tells whose a client id is by what it has written. */
export function createAudience(ownerOf: (client: number) => string | undefined): Audience {
  const counts = new Map<Connection, number>()
  const presence = createPresence<Connection>(ownerOf)
  const untold = new Map<number, PresenceChange>()
  let telling: NodeJS.Timeout | null = null
  let toldAt = -Infinity

  const tellChanges = () => {
    telling = null
    toldAt = performance.now()
    // To the sender too: a stock client that hears nothing for thirty seconds believes the line is dead.
    audience.tell(awarenessMessage(presenceUpdate([...untold.values()])))
    untold.clear()
  }
  const tellSoon = (changes: readonly PresenceChange[]) => {
    for (const change of changes) untold.set(change.client, change)
    if (untold.size > 0) telling ??= setTimeout(tellChanges, Math.max(0, toldAt + presencePause - performance.now())).unref()
  }

  const audience: Audience = {
    get size() {
      return counts.size
    },
    has: (connection) => counts.has(connection),
    add(connection) {
      const theirs = [...counts.keys()].filter(({ actor }) => actor.user === connection.actor.user)
      if (theirs.length >= mostConnections) return false
      counts.set(connection, 0)
      return true
    },
    remove(connection) {
      if (counts.delete(connection)) tellSoon(presence.leave(connection))
    },
    count(connection) {
      const count = (counts.get(connection) ?? 0) + 1
      counts.set(connection, count)
      return count
    },
    tell(message, except = null) {
      for (const connection of counts.keys()) if (connection !== except) connection.send(message)
    },
    hear: (connection, message) => tellSoon(presence.receive(connection, connection.actor, message)),
    tellPresence: (connection) => connection.send(awarenessMessage(presence.all())),
    userOf: (client) => presence.userOf(client),
    closeWhere(which, code, reason) {
      for (const connection of [...counts.keys()].filter(which)) {
        audience.remove(connection)
        connection.close(code, reason)
      }
    },
  }
  return audience
}
