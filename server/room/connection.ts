import * as encoding from 'lib0/encoding'
import type { Actor } from '../../schema/acts/act.ts'
import type { RefusalMessage } from '../../schema/protocol.ts'
import { MESSAGE_REFUSED, MESSAGE_SAVED } from '../../schema/protocol.ts'

/** All a room knows of a socket. */
export interface Connection {
  readonly actor: Actor
  /** Hash of the session it was opened with. */
  readonly session: string
  /** When that session is over, in milliseconds since 1970. */
  readonly until: number
  send(message: Uint8Array): void
  close(code: number, reason: string): void
}

/** Thrown for bytes that cannot be read: they cost their sender the connection and nobody else anything. */
export class NotAMessage extends Error {}

/** What `read` makes of bytes from outside; any error it throws says that they are not a message. */
export function reading<T>(read: () => T): T {
  try {
    return read()
  } catch (cause) {
    throw new NotAMessage('bytes that are not a message', { cause })
  }
}

/** Types and steps of y-protocols, which stock clients speak. */
export const messageSync = 0
export const messageAwareness = 1
export const messageQueryAwareness = 3
export const syncStep1 = 0
export const syncStep2 = 1
export const syncUpdate = 2

export function syncMessage(step: typeof syncStep1 | typeof syncStep2 | typeof syncUpdate, bytes: Uint8Array): Uint8Array {
  return message((encoder) => {
    encoding.writeVarUint(encoder, messageSync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
  })
}

export function awarenessMessage(bytes: Uint8Array): Uint8Array {
  return message((encoder) => {
    encoding.writeVarUint(encoder, messageAwareness)
    encoding.writeVarUint8Array(encoder, bytes)
  })
}

/** How many sync messages of this connection are on disk. */
export function savedMessage(count: number): Uint8Array {
  return message((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_SAVED)
    encoding.writeVarUint(encoder, count)
  })
}

export function refusedMessage(refusal: RefusalMessage): Uint8Array {
  return message((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_REFUSED)
    encoding.writeVarString(encoder, JSON.stringify(refusal))
  })
}

function message(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}
