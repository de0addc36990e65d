import * as decoding from 'lib0/decoding'
import { decodeStateVector } from 'yjs'
import type { Connection } from './room/connection.ts'
import { messageAwareness, messageQueryAwareness, messageSync, reading, syncStep1, syncStep2, syncUpdate } from './room/connection.ts'
import type { Room } from './room/room.ts'

/** What a client may say. */
type Said =
  | { readonly what: 'state vector' | 'update' | 'presence'; readonly bytes: Uint8Array }
  | { readonly what: 'who is here' }

/** Hands one inbound message to its room. Throws `NotAMessage` for what is none. */
export function receive(room: Room, connection: Connection, bytes: Uint8Array): void {
  const said = reading(() => read(bytes))
  switch (said.what) {
    case 'state vector':
      return room.answer(connection, said.bytes)
    case 'update':
      return room.update(connection, said.bytes)
    case 'presence':
      return room.presence(connection, said.bytes)
    case 'who is here':
      return room.tellPresence(connection)
  }
}

function read(bytes: Uint8Array): Said {
  const decoder = decoding.createDecoder(bytes)
  const type = decoding.readVarUint(decoder)
  if (type === messageQueryAwareness) return { what: 'who is here' }
  if (type === messageAwareness) return { what: 'presence', bytes: decoding.readVarUint8Array(decoder) }
  if (type !== messageSync) throw new Error(`no message type ${type}`)
  const step = decoding.readVarUint(decoder)
  const body = decoding.readVarUint8Array(decoder)
  if (step === syncStep2 || step === syncUpdate) return { what: 'update', bytes: body }
  if (step !== syncStep1) throw new Error(`no sync step ${step}`)
  decodeStateVector(body)
  return { what: 'state vector', bytes: body }
}
