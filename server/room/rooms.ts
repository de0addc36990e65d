import { closeCodes } from '../../schema/protocol.ts'
import type { Store } from '../store/store.ts'
import type { Acts } from './acts.ts'
import { createActs } from './acts.ts'
import type { Connection } from './connection.ts'
import { Room } from './room.ts'

/** How long a room without anybody stays in memory, in milliseconds. */
const lingers = 60_000
/** How often stock clients hear that the line is alive; after thirty seconds of silence they hang up. */
const heartbeat = 12_000

/** An open document with its acts. */
export interface OpenRoom {
  readonly room: Room
  readonly acts: Acts
}

/** Every open document of this server. */
export interface Rooms {
  /** The room of a document, opened when it is not; null when there is no such document. */
  open(document: string): Promise<OpenRoom | null>
  /** Closes the sockets of a session that ended. */
  closeWhere(which: (connection: Connection) => boolean, code: number, reason: string): void
  /** Says everywhere that the line is alive, and closes the sockets of sessions that are over. */
  beat(): Promise<void>
  /** Lets rooms go that nobody has needed for a while. */
  sweep(): Promise<void>
  /** Writes what was accepted, closes every socket and opens nothing more. */
  close(code: number, reason: string): Promise<void>
}

export interface RoomsParts {
  readonly store: Store
  readonly now: () => number
  readonly newId: () => string
  readonly failed: (reason: unknown) => void
}

/** The rooms of one server, each opened once and left when nobody needs it. */
export function createRooms(parts: RoomsParts): Rooms {
  const rooms = new Map<string, Promise<OpenRoom | null>>()
  let closed = false

  const load = async (document: string): Promise<OpenRoom | null> => {
    const stored = await parts.store.load(document)
    if (!stored) return null
    const broken = () => void rooms.delete(document)
    const room = new Room(stored, { id: document, store: parts.store, now: parts.now, newId: parts.newId, broken, failed: parts.failed })
    return { room, acts: createActs(room, parts) }
  }

  const everyRoom = async (): Promise<OpenRoom[]> => {
    const opened = await Promise.allSettled(rooms.values())
    return opened.flatMap((each) => (each.status === 'fulfilled' && each.value ? [each.value] : []))
  }

  const beat = async () => {
    for (const { room } of await everyRoom()) {
      room.closeWhere(({ until }) => until <= parts.now(), closeCodes.signedOut, 'the session is over')
      room.heartbeat()
    }
  }
  const beating = setInterval(() => void beat(), heartbeat).unref()
  const sweep = async () => {
    for (const { room } of await everyRoom())
      if (room.idle && parts.now() - room.usedAt > lingers) {
        rooms.delete(room.id)
        void room.close(1000, 'idle')
      }
  }
  const sweeping = setInterval(() => void sweep(), lingers).unref()

  return {
    open(document) {
      if (closed) return Promise.reject(new Error('the server is stopping'))
      const known = rooms.get(document)
      if (known) return known.then((open) => (open?.room.use(), open))
      const opening = load(document)
      rooms.set(document, opening)
      // A document that is not there, or could not be read, is looked for again next time.
      const forget = () => rooms.get(document) === opening && rooms.delete(document)
      opening.then((open) => open ?? forget(), forget)
      return opening
    },
    closeWhere(which, code, reason) {
      void everyRoom().then((open) => open.forEach(({ room }) => room.closeWhere(which, code, reason)))
    },
    beat,
    sweep,
    async close(code, reason) {
      closed = true
      clearInterval(beating)
      clearInterval(sweeping)
      const open = await everyRoom()
      await Promise.all(open.map(({ room }) => room.close(code, reason)))
      rooms.clear()
    },
  }
}
