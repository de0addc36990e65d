import { describe, expect, test, vi } from 'vitest'
import { createBudget } from '../../server/room/budget.ts'
import { createRooms } from '../../server/room/rooms.ts'
import { newId } from '../../server/ids.ts'
import { draft, unit } from '../support/build.ts'
import { startServer } from '../support/server.ts'

const water = () => draft([unit('u1', 'Water is a right.')])
const bracket = { 'bracket--AAAAAAAA': { id: 'URY-1', kind: 'ins', by: 'URY', parent: null } }

describe('rooms', () => {
  test('a document is opened once, however many ask at the same time', async () => {
    const server = await startServer()
    const id = await server.add(water())
    const load = vi.spyOn(server.store, 'load')
    const rooms = createRooms({ store: server.store, now: Date.now, newId, failed: () => undefined })
    const opened = await Promise.all([rooms.open(id), rooms.open(id), rooms.open(id)])
    expect(new Set(opened).size).toBe(1)
    expect(load).toHaveBeenCalledTimes(1)
    expect(await rooms.open('nowhere')).toBeNull()
    await rooms.close(1012, 'test')
    await expect(rooms.open(id)).rejects.toThrow(/stopping/)
  })

  test('a room that nobody needs leaves memory, and is read anew when somebody comes', async () => {
    let now = Date.parse('2025-04-24T09:00:00Z')
    const server = await startServer({ now: () => now })
    const id = await server.add(water())
    const { rooms } = server.server
    const first = await rooms.open(id)
    const chair = await server.signIn(id, 'chair')
    const page = await chair.connect()
    now += 61_000
    await rooms.sweep()
    expect(await rooms.open(id)).toBe(first)
    page.provider.disconnect()
    await vi.waitFor(() => expect(first?.room.idle).toBe(true))
    await rooms.sweep()
    expect(await rooms.open(id)).toBe(first)
    now += 61_000
    await rooms.sweep()
    expect(await rooms.open(id)).not.toBe(first)
  })
})

describe('what one person may use', () => {
  test('an allowance fills up steadily, and can be overdrawn by one thing', () => {
    let now = 0
    const budget = createBudget(60, () => now)
    expect(budget.spend(59)).toBe(true)
    expect(budget.spend(10)).toBe(true)
    expect(budget.spend(0)).toBe(false)
    now += 8_000
    expect(budget.spend(0)).toBe(false)
    now += 2_000
    expect(budget.spend(1)).toBe(true)
    now += 600_000
    expect(budget.spend(60)).toBe(true)
    expect(budget.spend(1)).toBe(false)
  })

  test('who is refused again and again is told to come back later, and honest colleagues type on', async () => {
    const now = Date.parse('2025-04-24T09:00:00Z')
    const server = await startServer({ now: () => now })
    const id = await server.add(water())
    const hostile = await server.signIn(id, 'delegation', 'URY')
    const honest = await (await server.signIn(id, 'delegation', 'URY')).connect()
    const codes: number[] = []
    while (codes.at(-1) !== 1013) {
      const page = await hostile.connect()
      const closed = new Promise<number>((resolve) => page.provider.on('connection-close', (event) => resolve(event?.code ?? 0)))
      page.text('u1').insert(0, 'x')
      codes.push(await closed)
      page.leave()
    }
    expect(codes).toEqual([...Array.from({ length: 60 }, () => 4409), 1013])
    honest.text('u1').insert(0, 'Safe ', bracket)
    await honest.saved()
  })

  test('one person has a few pages open in one room, not hundreds', async () => {
    const server = await startServer()
    const id = await server.add(water())
    const person = await server.signIn(id, 'observer')
    const pages = await Promise.all(Array.from({ length: 24 }, () => person.connect()))
    const codes: number[] = []
    const { WebSocket } = await import('ws')
    const one = new WebSocket(`${server.origin.replace('http', 'ws')}/sync/${id}?schema=1&token=${person.token}`)
    codes.push(await new Promise((resolve) => one.on('close', resolve)))
    expect(codes).toEqual([1013])
    for (const page of pages) page.leave()
  })
})
