import type { Refusal } from './refusal.ts'

/** Message types beside those of y-protocols (0 sync, 1 awareness, 2 auth, 3 query awareness). */
export const MESSAGE_SAVED = 100
export const MESSAGE_REFUSED = 101

/** Close codes. The stock provider takes 4400 to 4499 as final and does not come back by itself; others it retries. */
export const closeCodes = {
  /** Not signed in, or no longer. */ signedOut: 4401,
  /** No such document, or not for this person. */ noDocument: 4404,
  /** An update was refused; message 101 said why. */ refused: 4409,
  /** The page is of another version than the server. */ otherVersion: 4426,
  /** The server restarts; come back. */ restarting: 1012,
  /** More than one person may send in a minute; come back later. */ busy: 1013,
  /** Something broke in the room; come back. */ broken: 4500,
} as const

/** The body of message 101: JSON as one string. */
export interface RefusalMessage {
  readonly code: Refusal['code']
  readonly sentence: string
  /** Words that had not been taken, to be offered back; empty where there were none. */
  readonly text: string
  readonly unit: string | null
}
