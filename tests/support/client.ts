import * as decoding from 'lib0/decoding'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { RefusalMessage } from '../../schema/protocol.ts'
import { MESSAGE_REFUSED, MESSAGE_SAVED } from '../../schema/protocol.ts'
import { textIn, textRoot, unitElement } from '../../schema/ydoc.ts'

// Every stock provider listens for the end of the process, which Node takes for a leak after ten.
process.setMaxListeners(200)

/** A stock y-websocket client as a test holds it. */
export interface Client {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  /** Sync messages sent over the present connection, and how many of them the server has on disk. */
  readonly sent: number
  readonly acknowledged: number
  /** Called whenever a sync message has been counted. */
  onSend(listener: () => void): void
  /** Resolves once the server has said that everything sent is on disk. */
  saved(): Promise<void>
  /** Resolves once the server has answered a question that stands behind everything sent before. */
  answered(): Promise<void>
  /** Resolves with what the server said before it closed the connection for good. */
  readonly refused: Promise<{ readonly code: number; readonly refusal: RefusalMessage | null }>
  /** Resolves once `when` holds of this client's copy, which is asked after every change. */
  until(when: () => boolean): Promise<void>
  /** All characters of a unit, in this client's copy. */
  words(unit: string): string
  /** The live text of a unit. */
  text(unit: string): Y.XmlText
  leave(): void
}

/** What a test may set of a client. */
export interface ClientOptions {
  readonly params?: Readonly<Record<string, string>>
  readonly doc?: Y.Doc
  readonly headers?: Readonly<Record<string, string>>
}

/** Connects a stock client, and resolves once it is synced or shut out. */
export async function connectClient(
  origin: string,
  document: string,
  token: string,
  more: ClientOptions = {},
): Promise<Client> {
  const doc = more.doc ?? new Y.Doc()
  const count = { sent: 0, acknowledged: 0 }
  const listeners = new Set<() => void>()
  let sending = () => {}
  const changed = () => listeners.forEach((each) => each())
  // The stock provider knows no acknowledgement; its socket counts what it sends, and starts again with every connection.
  class CountingSocket extends WebSocket {
    constructor(address: string) {
      super(address, more.headers ? { headers: more.headers } : {})
      count.sent = count.acknowledged = 0
    }
    override send(data: Uint8Array): void {
      if (data[0] === 0 && (data[1] === 1 || data[1] === 2)) {
        count.sent++
        sending()
      }
      super.send(data)
    }
  }
  const provider = new WebsocketProvider(`${origin.replace(/^http/, 'ws')}/sync`, document, doc, {
    // The provider asks for the browser's type, of which this one is the twin for Node.
    WebSocketPolyfill: CountingSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 200,
    params: { schema: '1', token, ...more.params },
  })
  let refusal: RefusalMessage | null = null
  provider.messageHandlers[MESSAGE_SAVED] = (_encoder, decoder) => {
    count.acknowledged = decoding.readVarUint(decoder)
    changed()
  }
  provider.messageHandlers[MESSAGE_REFUSED] = (_encoder, decoder) => {
    refusal = JSON.parse(decoding.readVarString(decoder)) as RefusalMessage
  }
  const hear = provider.messageHandlers[1]
  let heard = 0
  provider.messageHandlers[1] = (...message) => {
    heard++
    hear?.(...message)
    changed()
  }
  const refused = new Promise<{ code: number; refusal: RefusalMessage | null }>((resolve) =>
    provider.on('closed', ({ code }) => {
      resolve({ code, refusal })
      changed()
    }),
  )
  doc.on('update', changed)
  provider.on('status', changed)
  provider.on('sync', changed)
  provider.awareness.on('change', changed)

  const until = (when: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!when()) return
        listeners.delete(look)
        resolve()
      }
      listeners.add(look)
      look()
    })
  const client: Client = {
    doc,
    provider,
    get sent() {
      return count.sent
    },
    get acknowledged() {
      return count.acknowledged
    },
    onSend(listener) {
      sending = listener
    },
    refused,
    answered() {
      const before = heard
      provider.ws?.send(new Uint8Array([3]))
      return until(() => heard > before)
    },
    saved: () => until(() => provider.wsconnected && provider.synced && count.sent > 0 && count.sent === count.acknowledged),
    until,
    words: (unit) => client.text(unit).toDelta().map(({ insert }: { insert: string }) => insert).join(''),
    text(unit) {
      const element = unitElement(doc, unit)
      const text = element && textIn(element)
      if (!text) throw new Error(`no unit ${unit} among ${textRoot(doc).length}`)
      return text
    },
    leave() {
      provider.destroy()
      doc.destroy()
    },
  }
  await Promise.race([until(() => provider.synced), refused])
  return client
}
