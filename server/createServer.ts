import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { closeCodes } from '../schema/protocol.ts'
import { createApp } from './http/app.ts'
import type { Pages } from './http/pages.ts'
import { newId } from './ids.ts'
import type { Rooms } from './room/rooms.ts'
import { createRooms } from './room/rooms.ts'
import type { Store } from './store/store.ts'
import { takeSockets } from './upgrade.ts'

/** What a server is put together from. */
export interface ServerParts {
  readonly store: Store
  readonly publicUrl: string
  readonly pages: Pages
  /** Milliseconds since 1970; the machine's clock when absent. */
  readonly now?: () => number
  readonly signInsPerMinute?: number
  /** Told of errors that nobody foresaw; they are printed when it is absent. */
  readonly failed?: (reason: unknown) => void
}

/** A server, not yet listening. */
export interface AdrefServer {
  readonly http: FastifyInstance
  readonly rooms: Rooms
  /** Every route under /api, as "GET /api/health". */
  readonly routes: readonly string[]
  /** Starts to listen, and says on which port. */
  listen(at: { host: string; port: number }): Promise<number>
  /** Takes nothing more, writes what was accepted and tells clients to come back. The store stays open. */
  close(): Promise<void>
}

/** Puts a server together. */
export async function createServer({ store, publicUrl, pages, now = Date.now, signInsPerMinute = 120, failed = console.error }: ServerParts): Promise<AdrefServer> {
  const rooms = createRooms({ store, now, newId, failed })
  const { app, routes } = await createApp({ store, rooms, publicUrl, now, newId, signInsPerMinute, failed }, pages)
  const sockets = takeSockets(app.server, { store, rooms, publicUrl, now, failed })
  return {
    http: app,
    rooms,
    routes,
    async listen(at) {
      await app.listen(at)
      return (app.server.address() as AddressInfo).port
    },
    async close() {
      await rooms.close(closeCodes.restarting, 'the server restarts')
      sockets.close()
      await app.close()
    },
  }
}
