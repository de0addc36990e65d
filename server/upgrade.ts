import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'
import { SCHEMA_VERSION } from '../schema/document.ts'
import { closeCodes } from '../schema/protocol.ts'
import { actorOf, memberOf, signedInWith } from './access.ts'
import { bearerOf, cookieName, isOwnOrigin } from './http/visitor.ts'
import type { Connection } from './room/connection.ts'
import { NotAMessage } from './room/connection.ts'
import type { Room } from './room/room.ts'
import type { Rooms } from './room/rooms.ts'
import type { Store } from './store/store.ts'
import { receive } from './sync.ts'

/** Longest message taken, in bytes: the gate takes less, and says so in a sentence. */
const longestMessage = 4_000_000
/** Bytes a slow reader may leave waiting; beyond it the connection is dropped, and syncs anew when it comes back. */
const mostWaiting = 16_000_000
/** How often a socket is asked whether it is still there, in milliseconds. */
const pulse = 30_000

export interface SocketParts {
  readonly store: Store
  readonly rooms: Rooms
  readonly publicUrl: string
  readonly now: () => number
  readonly failed: (reason: unknown) => void
}

/** Takes websocket connections at /sync/:document.
 *
 * Who may not come in is let in and shown out with a code, since a stock client that is refused at the door knocks for ever. */
export function takeSockets(server: Server, parts: SocketParts): { close(): void } {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: longestMessage })
  const alive = new WeakSet<WebSocket>()

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const document = /^\/sync\/([\w-]{1,128})(?:\?|$)/.exec(request.url ?? '')?.[1]
    if (document === undefined) {
      // The development server has sockets of its own.
      if (!server.listeners('upgrade').some((listener) => listener !== upgrade)) socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (ws) => {
      ws.on('error', () => undefined) // a broken line closes by itself; there is nobody left to tell
      alive.add(ws)
      ws.on('pong', () => alive.add(ws))
      ws.pause()
      admit(request, document, parts, ws).then(
        () => ws.resume(),
        (reason: unknown) => {
          parts.failed(reason)
          ws.resume()
          ws.close(closeCodes.broken, 'something went wrong')
        },
      )
    })
  }
  server.on('upgrade', upgrade)

  const beat = setInterval(() => {
    for (const ws of sockets.clients) {
      if (!alive.delete(ws)) ws.terminate()
      else ws.ping()
    }
  }, pulse).unref()

  return {
    close() {
      clearInterval(beat)
      server.off('upgrade', upgrade)
      for (const ws of sockets.clients) if (ws.readyState !== ws.CLOSED) hangUp(ws)
    },
  }
}

/** Lets a socket that was closed say goodbye, and drops it if it does not. */
function hangUp(ws: WebSocket): void {
  ws.close(closeCodes.restarting, 'the server restarts')
  setTimeout(() => ws.terminate(), 1000).unref()
}

async function admit(request: IncomingMessage, document: string, parts: SocketParts, ws: WebSocket): Promise<void> {
  const { store, rooms, now } = parts
  const query = new URL(request.url ?? '', 'http://host').searchParams
  // Before anything is sent: an editor deletes for everybody what its own schema does not know.
  if (query.get('schema') !== SCHEMA_VERSION) return ws.close(closeCodes.otherVersion, 'another version; reload the page')
  const given = query.get('token') ?? bearerOf(request.headers.authorization)
  const { origin, host } = request.headers
  // A browser always says where a page comes from. A script need not, but then brings its token itself.
  if (origin === undefined ? given === undefined : !isOwnOrigin(origin, host, parts.publicUrl)) return ws.close(closeCodes.signedOut, 'from another site')
  const signedIn = await signedInWith(store, given ?? cookieIn(request.headers.cookie), now())
  if (!signedIn) return ws.close(closeCodes.signedOut, 'not signed in')
  const member = await memberOf(store, signedIn.user.id, document)
  const open = member && (await rooms.open(document))
  if (!open) return ws.close(closeCodes.noDocument, 'no such document')
  if (ws.readyState !== ws.OPEN) return
  const { room } = open
  const connection: Connection = {
    actor: actorOf(signedIn.user, member),
    session: signedIn.session.hash,
    until: Date.parse(signedIn.session.expires),
    send(message) {
      if (ws.readyState !== ws.OPEN) return
      if (ws.bufferedAmount > mostWaiting) return ws.terminate()
      ws.send(message)
    },
    close: (code, reason) => ws.close(code, reason),
  }
  if (!room.join(connection)) return ws.close(closeCodes.busy, 'too many pages open')
  ws.on('close', () => room.leave(connection))
  // Who signed out while the room was being opened was not in it yet to be shown out.
  if (!(await store.session(connection.session))) return showOut(room, connection)
  ws.on('message', (data: Buffer, isBinary) => {
    if (connection.until <= now()) return showOut(room, connection)
    try {
      if (!isBinary) throw new NotAMessage('not a binary message')
      receive(room, connection, data)
    } catch (error) {
      if (!(error instanceof NotAMessage)) parts.failed(error)
      room.leave(connection)
      ws.close(1003, 'not a message')
    }
  })
}

function showOut(room: Room, connection: Connection): void {
  room.leave(connection)
  connection.close(closeCodes.signedOut, 'the session is over')
}

function cookieIn(header: string | undefined): string | undefined {
  const found = (header ?? '').split(/; */).find((each) => each.startsWith(`${cookieName}=`))
  return found?.slice(cookieName.length + 1)
}
