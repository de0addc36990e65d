import { afterEach, beforeEach } from 'vitest'
import type { Draft } from '../../schema/draft.ts'
import type { Room } from '../../server/room/room.ts'
import type { TestServer } from './openServer.ts'
import { openServer } from './openServer.ts'
import type { Screen } from './screens.ts'
import { openScreen } from './screens.ts'

/** A draft on a server of its own for every test of a file, and the screens a test opens on it, which close by themselves. */
export interface RoomOfScreens {
  /** Opens the draft at a new screen. */
  readonly screen: (...who: [role: Parameters<typeof openScreen>[2], party?: string]) => Promise<Screen>
  /** The room as the server has it. */
  readonly roomThere: () => Promise<Room>
}

/** Opens a draft anew before every test of the file. */
export function roomOfScreens(made: Draft): RoomOfScreens {
  let server: TestServer
  let document: string
  const screens: Screen[] = []
  beforeEach(async () => {
    server = await openServer()
    document = await server.add(made)
  })
  afterEach(async () => {
    for (const screen of screens.splice(0)) screen.close()
    await server.stop()
  })
  return {
    async screen(...who) {
      const opened = await openScreen(server, document, ...who)
      screens.push(opened)
      return opened
    },
    roomThere: async () => (await server.server.rooms.open(document))!.room,
  }
}
