import { describe, expect, test } from 'vitest'
import { hashOfWords } from '../../schema/hash.ts'
import { draft, unit } from '../support/build.ts'
import { startServer } from '../support/server.ts'

const parties = [
  { code: 'URY', kind: 'delegation', names: ['Uruguay'], short: ['Uru'] },
  { code: 'BRA', kind: 'delegation', names: ['Brazil'], short: ['Bra'] },
] as const
const water = () => draft([unit('u1', 'Water is a right.'), unit('u2', '{b1 ins URY|Clean }water.')], { title: 'Water', parties })
const meeting = { type: 'openMeeting', date: '2025-04-24', body: 'Working Group', kind: 'informal' }

const unitsOf = (body: unknown) => Object.fromEntries((body as { units: { id: string; hash: string; text: string; stamp: object | null }[] }).units.map((each) => [each.id, each]))

describe('an act', () => {
  test('the gavel falls on the words seen: the stamp is there for everybody, in the log, and typing is over', async () => {
    const server = await startServer()
    const id = await server.add(water())
    const chair = await server.signIn(id, 'chair', null, 'Ana')
    const page = await (await server.signIn(id, 'secretariat')).connect()
    expect((await chair.act(meeting)).status).toBe(200)
    const { u1 } = unitsOf((await chair.ask('GET', `/api/documents/${id}`)).body)
    const stamped = await chair.act({ type: 'stamp', units: ['u1'], decision: 'agreed', seen: { u1: u1?.hash } })
    expect(stamped).toMatchObject({ status: 200, body: { entry: 3, hash: expect.stringMatching(/^[0-9a-f]{64}$/), sentence: expect.any(String), notices: [] } })
    const read = (await chair.ask('GET', `/api/documents/${id}`)).body
    expect(unitsOf(read).u1).toMatchObject({ stamp: { decision: 'agreed', level: 'INF', date: '2025-04-24' } })
    expect(read).toMatchObject({ meeting: { body: 'Working Group', open: true } })
    const log = (await chair.ask('GET', `/api/documents/${id}/log`)).body
    expect(log).toMatchObject([{ n: 1, type: 'import' }, { n: 2, type: 'openMeeting' }, { n: 3, type: 'stamp', name: 'Ana', role: 'chair', units: ['u1'], hash: (stamped.body as { hash: string }).hash }])
    page.text('u1').insert(0, 'No ')
    expect(await page.refused).toMatchObject({ code: 4409, refusal: { code: 'sealed', unit: 'u1', text: 'No ' } })
  })

  test('a stamp on words that changed is refused with the words as they are now', async () => {
    const server = await startServer()
    const id = await server.add(water())
    const chair = await server.signIn(id, 'chair')
    const page = await chair.connect()
    await chair.act(meeting)
    const before = unitsOf((await chair.ask('GET', `/api/documents/${id}`)).body).u1?.hash
    page.text('u1').insert(0, 'Safe ')
    await page.saved()
    const refused = await chair.act({ type: 'stamp', units: ['u1'], decision: 'agreed', seen: { u1: before } })
    expect(refused).toMatchObject({ status: 409, body: { code: 'changed', unit: 'u1', now: { u1: { words: expect.stringContaining('Safe Water') } } } })
    expect(unitsOf((await chair.ask('GET', `/api/documents/${id}`)).body).u1?.stamp).toBeNull()
  })

  test('statuses tell a program what went wrong', async () => {
    const server = await startServer()
    const id = await server.add(water())
    const chair = await server.signIn(id, 'chair')
    const uruguay = await server.signIn(id, 'delegation', 'URY')
    const { u1 } = unitsOf((await chair.ask('GET', `/api/documents/${id}`)).body)
    const stamp = { type: 'stamp', units: ['u1'], decision: 'agreed', seen: { u1: u1?.hash } }
    expect(await uruguay.act(stamp)).toMatchObject({ status: 403, body: { code: 'role' } })
    expect(await chair.act(stamp)).toMatchObject({ status: 409, body: { code: 'meeting' } })
    expect(await chair.act({ type: 'relabel', unit: 'u9', label: '1.' })).toMatchObject({ status: 404, body: { code: 'gone' } })
    expect(await chair.act({ type: 'crown' })).toMatchObject({ status: 422, body: { code: 'malformed' } })
    expect((await chair.ask('GET', `/api/documents/${id}/log`)).body).toHaveLength(1)
  })

  test('the same key again gives the first answer and does nothing more, after a restart too', async () => {
    const first = await startServer()
    const id = await first.add(water())
    const chair = await first.signIn(id, 'chair')
    const act = { ...meeting, key: 'one' }
    const [once, twice] = await Promise.all([chair.act(act), chair.act(act)])
    expect(once.body).toEqual(twice.body)
    const refused = await chair.act({ ...meeting, key: 'two' })
    expect(refused).toMatchObject({ status: 409, body: { code: 'meeting' } })
    expect((await chair.act({ ...act, date: '2025-04-25' })).status).toBe(422)
    await first.stop()
    const second = await startServer({ folder: first.folder })
    const again = (body: object) => fetch(`${second.origin}/api/documents/${id}/acts`, { method: 'POST', headers: { authorization: `Bearer ${chair.token}`, 'content-type': 'application/json' }, body: JSON.stringify(body) })
    expect(await (await again(act)).json()).toEqual(once.body)
    expect(await (await again({ ...meeting, key: 'two' })).json()).toEqual(refused.body)
    expect(await second.store.log(id)).toHaveLength(2)
  })

  test('of two people who do the same at once one does it, the other is told', async () => {
    const server = await startServer()
    const id = await server.add(water())
    const chair = await server.signIn(id, 'chair')
    const secretariat = await server.signIn(id, 'secretariat')
    const answers = await Promise.all([chair.act(meeting), secretariat.act(meeting)])
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]))
  })

  test('a slip can be taken back for ten seconds', async () => {
    let now = Date.parse('2025-04-24T09:00:00Z')
    const server = await startServer({ now: () => now })
    const id = await server.add(water())
    const chair = await server.signIn(id, 'chair')
    const first = (await chair.act({ type: 'relabel', unit: 'u1', label: '7.' })).body as { entry: number }
    expect((await chair.act({ type: 'takeBack', entry: first.entry })).status).toBe(200)
    expect(unitsOf((await chair.ask('GET', `/api/documents/${id}`)).body).u1).toMatchObject({ label: null })
    const second = (await chair.act({ type: 'relabel', unit: 'u1', label: '8.' })).body as { entry: number }
    now += 11_000
    expect((await chair.act({ type: 'takeBack', entry: second.entry })).status).toBe(409)
  })
})

describe('a hold', () => {
  test('it closes a unit to typing, and the server lets go of it when its time is over', async () => {
    let now = Date.parse('2025-04-24T09:00:00Z')
    const server = await startServer({ now: () => now })
    const id = await server.add(water())
    const chair = await server.signIn(id, 'chair')
    const typist = await server.signIn(id, 'secretariat')
    const page = await typist.connect()
    expect((await chair.act({ type: 'hold', units: ['u1'] })).status).toBe(200)
    page.text('u1').insert(0, 'Safe ')
    expect(await page.refused).toMatchObject({ code: 4409, refusal: { code: 'held', unit: 'u1', text: 'Safe ' } })

    const watcher = await chair.connect()
    const held = () => watcher.doc.getMap('record').has('hold:u1')
    expect(held()).toBe(true)
    now += 31_000
    const open = await server.server.rooms.open(id)
    open?.room.tick()
    await watcher.until(() => !held())
    const again = await typist.connect()
    again.text('u1').insert(0, 'Safe ')
    await again.saved()
  })
})

test('the words a document gives the hash of are those the schema hashes', async () => {
  const server = await startServer()
  const id = await server.add(water())
  const chair = await server.signIn(id, 'chair')
  const { u2 } = unitsOf((await chair.ask('GET', `/api/documents/${id}`)).body)
  expect(u2?.hash).toBe(hashOfWords(water().units[1]!))
})
