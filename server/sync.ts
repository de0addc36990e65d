import * as decoding from 'lib0/decoding'
import type { Connection } from './room/connection.ts'
import { messageAwareness, messageQueryAwareness, messageSync, syncStep1, syncStep2, syncUpdate } from './room/connection.ts'
import type { Room } from './room/room.ts'

/** Hands one inbound message to its room. Throws when it is not a message, which costs its sender the connection and nobody else anything. */
export function receive(room: Room, connection: Connection, bytes: Uint8Array): void {
  const decoder = decoding.createDecoder(bytes)
  const type = decoding.readVarUint(decoder)
  switch (type) {
    case messageSync: {
      const step = decoding.readVarUint(decoder)
      const body = decoding.readVarUint8Array(decoder)
      if (step === syncStep1) room.answer(connection, body)
      else if (step === syncStep2 || step === syncUpdate) room.update(connection, body)
      else throw new Error(`no sync step ${step}`)
      return
    }
    case messageAwareness:
      return room.presence(connection, decoding.readVarUint8Array(decoder))
    case messageQueryAwareness:
      return room.tellPresence(connection)
    default:
      throw new Error(`no message type ${type}`)
  }
}
