import type { EditorView } from 'prosemirror-view'
import type { Refusal } from '../../schema/refusal.ts'
import { sendAct } from '../api.ts'
import type { Deed, DeedDone } from './room.ts'
import { createTimers } from './timers.ts'
import type { Timers } from './timers.ts'

/** What a room is made with. In a test everything here can be something else. */
export interface RoomParts extends Timers {
  /** Origin of the server with its scheme, "wss://host". */
  readonly server: string
  readonly WebSocket: typeof WebSocket
  /** Whether the browser has a network at all. */
  readonly online: () => boolean
  /** A new id: letters and digits, not to be guessed or met again. */
  readonly newId: () => string
  readonly sendAct: (document: string, key: string, deed: Deed) => Promise<DeedDone | Refusal>
  /** Told of the editor's view once it is made, for whoever types into it without a keyboard. */
  readonly made?: (view: EditorView) => void
}

/** What a room is made with in a browser. */
export function browserParts(): RoomParts {
  return {
    ...createTimers(),
    server: location.origin.replace(/^http/, 'ws'),
    WebSocket,
    online: () => navigator.onLine,
    newId,
    sendAct,
  }
}

const letters = 'abcdefghijkmnopqrstuvwxyz0123456789'

/** Not `randomUUID`, which browsers keep from pages that came without TLS, as they do in many a meeting room. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(14)), (byte) => letters.charAt(byte % letters.length)).join('')
}
