import { expect, test, vi } from 'vitest'
import { draft, unit } from '../support/build.ts'
import { startServer } from '../support/server.ts'

const water = () => draft([unit('u1', 'Water is a right.')])
const day = 24 * 60 * 60_000

async function meeting() {
  let now = Date.parse('2025-04-24T09:00:00Z')
  const server = await startServer({ now: () => now })
  const id = await server.add(water())
  return { server, id, later: (days: number) => void (now += days * day) }
}

test('the page of a session that is over takes no more words and is shown out, and the words go nowhere', async () => {
  const { server, id, later } = await meeting()
  const early = await (await server.signIn(id, 'secretariat')).connect()
  later(30)
  const witness = await (await server.signIn(id, 'chair')).connect()
  early.text('u1').insert(0, 'Clean ')
  await early.saved()
  await witness.until(() => witness.words('u1') === 'Clean Water is a right.')
  later(31)
  early.text('u1').insert(0, 'Very ')
  expect(await early.refused).toEqual({ code: 4401, refusal: null })
  await witness.answered()
  expect(witness.words('u1')).toBe('Clean Water is a right.')
})

test('a page that only listens is shown out as well, and those whose session goes on stay', async () => {
  const { server, id, later } = await meeting()
  const early = await (await server.signIn(id, 'observer')).connect()
  later(30)
  const late = await (await server.signIn(id, 'observer')).connect()
  const chair = await (await server.signIn(id, 'chair')).connect()
  later(31)
  await server.server.rooms.beat()
  expect(await early.refused).toEqual({ code: 4401, refusal: null })
  chair.text('u1').insert(0, 'Clean ')
  await late.until(() => late.words('u1') === 'Clean Water is a right.')
  expect(early.words('u1')).toBe('Water is a right.')
})

test('signing out closes every page of that sign-in and no other', async () => {
  const { server, id } = await meeting()
  const [one, other] = [await server.signIn(id, 'observer'), await server.signIn(id, 'observer')]
  const pages = [await one.connect(), await one.connect()]
  const kept = await other.connect()
  expect((await one.ask('DELETE', '/api/session')).status).toBe(204)
  for (const page of pages) expect(await page.refused).toEqual({ code: 4401, refusal: null })
  await kept.answered()
})

test('who signs out while the room is being opened is not in it afterwards', async () => {
  let goOn = () => {}
  const held = new Promise<void>((resolve) => (goOn = resolve))
  const loads: string[] = []
  const server = await startServer({ withStore: (store) => ({ ...store, load: async (document) => {
    loads.push(document)
    await held
    return await store.load(document)
  } }) })
  const id = await server.add(water())
  const person = await server.signIn(id, 'observer')
  const coming = person.connect()
  await vi.waitFor(() => expect(loads).toEqual([id]))
  expect((await person.ask('DELETE', '/api/session')).status).toBe(204)
  goOn()
  expect(await (await coming).refused).toEqual({ code: 4401, refusal: null })
})
