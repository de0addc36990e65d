import * as decoding from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { SCHEMA_VERSION } from '../../schema/document.ts'
import type { RefusalMessage } from '../../schema/protocol.ts'
import { closeCodes, MESSAGE_REFUSED, MESSAGE_SAVED } from '../../schema/protocol.ts'
import { refusalCodes } from '../../schema/refusal.ts'
import { quietDoc } from '../../schema/ydoc.ts'
import type { Connection } from './room.ts'

/** What a link reports. */
export interface LinkEvents {
  readonly connection: (connection: Connection) => void
  readonly saved: () => void
  /** The whole document is here; after every reconnection again. */
  readonly synced: () => void
  /** The server took back its hand: this copy must not be sent again. */
  readonly refused: (refusal: RefusalMessage) => void
}

/** One copy of the document and its line to the server, until one of the two is given up. */
export interface Link {
  readonly doc: Y.Doc
  /** What the server is known to have: the document without what was typed here and is not on its disk yet. */
  readonly acknowledged: Y.Doc
  readonly awareness: Awareness
  readonly saved: () => boolean
  readonly destroy: () => void
}

/** Where the line goes, and with what it is made. */
export interface LinkParts {
  /** Origin of the server with its scheme, "wss://host". */
  readonly server: string
  readonly document: string
  readonly WebSocket: typeof WebSocket
  /** Whether the browser has a network at all. */
  readonly online: () => boolean
}

const syncStep2 = 1
const syncUpdate = 2

/** Connects a new copy of the document.
 *
 * "Saved" means on the server's disk: the server counts the sync messages of each connection it has written, and this side
 * the ones it has sent. Both counts begin anew with each connection, whose first message holds whatever the last one still owed. */
export function link({ server, document, WebSocket, online }: LinkParts, events: LinkEvents): Link {
  const doc = quietDoc()
  const acknowledged = quietDoc()
  let unacknowledged: Uint8Array[] = []
  let sent = 0
  let taken = 0
  let owed = false
  let settled: Connection | null = null

  class CountingSocket extends WebSocket {
    override send(data: Parameters<WebSocket['send']>[0]): void {
      const update = data instanceof Uint8Array ? updateIn(data) : null
      if (update) {
        sent++
        unacknowledged.push(update)
      }
      super.send(data)
    }
  }
  const provider = new WebsocketProvider(`${server}/sync`, document, doc, {
    params: { schema: SCHEMA_VERSION },
    disableBc: true,
    connect: false,
    WebSocketPolyfill: CountingSocket,
  })

  const tell = () => {
    if (settled) return events.connection(settled)
    if (!online()) return events.connection('offline')
    if (provider.wsconnected && provider.synced) return events.connection('live')
    events.connection(everSynced ? 'reconnecting' : 'connecting')
  }
  let everSynced = false

  provider.messageHandlers[MESSAGE_SAVED] = (_encoder, decoder) => {
    const now = decoding.readVarUint(decoder)
    for (const update of unacknowledged.splice(0, now - taken)) Y.applyUpdate(acknowledged, update)
    taken = now
    if (taken === sent && provider.synced) owed = false
    events.saved()
  }
  let refusal: RefusalMessage | null = null
  provider.messageHandlers[MESSAGE_REFUSED] = (_encoder, decoder) => {
    refusal = readRefusal(decoding.readVarString(decoder))
  }
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === provider) Y.applyUpdate(acknowledged, update)
    else {
      owed = true
      events.saved()
    }
  })
  provider.on('status', ({ status }) => {
    if (status === 'connected') {
      sent = 0
      taken = 0
      unacknowledged = []
    }
    tell()
  })
  provider.on('sync', (isSynced) => {
    tell()
    if (!isSynced) return
    everSynced = true
    tell()
    events.synced()
    events.saved()
  })
  provider.on('closed', ({ code }) => {
    if (code === closeCodes.refused) return events.refused(refusal ?? unexplained)
    settled = code === closeCodes.otherVersion ? 'otherVersion' : code === closeCodes.signedOut ? 'signedOut' : 'noDocument'
    tell()
  })
  const network = () => {
    tell()
    // A socket that slept through a break of the network may be dead without knowing. A new one tells at once.
    if (!settled && online()) {
      provider.disconnect()
      provider.connect()
    }
  }
  const page = globalThis.window as Window | undefined
  page?.addEventListener('online', network)
  page?.addEventListener('offline', network)
  provider.connect()

  return {
    doc,
    acknowledged,
    awareness: provider.awareness,
    saved: () => !owed && (!provider.wsconnected || sent === taken),
    destroy() {
      page?.removeEventListener('online', network)
      page?.removeEventListener('offline', network)
      provider.destroy()
    },
  }
}

/** The update inside a sync message that the server counts; null for other messages. */
function updateIn(data: Uint8Array): Uint8Array | null {
  const decoder = decoding.createDecoder(data)
  if (decoding.readVarUint(decoder) !== 0) return null
  const step = decoding.readVarUint(decoder)
  return step === syncStep2 || step === syncUpdate ? decoding.readVarUint8Array(decoder) : null
}

const unexplained: RefusalMessage = { code: 'state', sentence: 'The server did not take the last words.', text: '', unit: null }

function readRefusal(json: string): RefusalMessage {
  const value = JSON.parse(json) as Partial<Record<keyof RefusalMessage, unknown>>
  return {
    code: refusalCodes.find((code) => code === value.code) ?? 'state',
    sentence: typeof value.sentence === 'string' ? value.sentence : unexplained.sentence,
    text: typeof value.text === 'string' ? value.text : '',
    unit: typeof value.unit === 'string' ? value.unit : null,
  }
}
