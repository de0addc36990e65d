import { describe, expect, test } from 'vitest'
import { shouldSnapshot, snapshotDue } from '../../server/room/shouldSnapshot.ts'
import { draft, unit } from '../support/build.ts'
import { startServer } from '../support/server.ts'

const water = () => draft([unit('u1', 'Water is a right.'), unit('u2', 'States shall act.')], { title: 'Water' })
const minute = 60_000

interface Listed {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly by: string
}

describe('a snapshot', () => {
  test('is taken on demand, dated, titled and attributed, and does not change with the draft', async () => {
    let now = Date.parse('2025-04-24T09:00:00Z')
    const server = await startServer({ now: () => now })
    const id = await server.add(water())
    const chair = await server.signIn(id, 'chair', null, 'Ana')
    const page = await chair.connect()
    now += minute
    const taken = await chair.ask('POST', `/api/documents/${id}/snapshots`, { title: 'Before lunch' })
    expect(taken).toMatchObject({ status: 201, body: { title: 'Before lunch', by: 'Ana', kind: 'manual', at: '2025-04-24T09:01:00.000Z', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } })
    page.text('u1').insert(0, 'Safe ')
    await page.saved()
    const { body } = await chair.ask('GET', `/api/documents/${id}/snapshots/${(taken.body as Listed).id}`)
    expect(body).toMatchObject({ title: 'Before lunch', draft: { units: [{ id: 'u1', runs: [{ text: 'Water is a right.' }] }, { id: 'u2' }] }, previous: expect.any(String) })
    const printed = await chair.ask('GET', `/api/documents/${id}/export?snapshot=${(taken.body as Listed).id}`)
    expect(printed.body).not.toContain('Safe')
    const uruguay = await server.signIn(id, 'observer')
    expect((await uruguay.ask('POST', `/api/documents/${id}/snapshots`, { title: 'x' })).status).toBe(403)
    expect((await uruguay.ask('GET', `/api/documents/${id}/snapshots`)).body).toMatchObject([{ title: 'Before lunch' }, { title: 'As imported' }])
  })

  test('going back to one changes the words by an act, after one of the moment before was taken', async () => {
    const server = await startServer()
    const id = await server.add(water())
    const secretariat = await server.signIn(id, 'secretariat')
    const page = await secretariat.connect()
    const taken = (await secretariat.ask('POST', `/api/documents/${id}/snapshots`, { title: 'Good' })).body as Listed
    page.text('u1').insert(0, 'Unsafe ')
    await page.saved()
    expect(await secretariat.act({ type: 'restore', snapshot: taken.id })).toMatchObject({ status: 200 })
    await page.until(() => page.words('u1') === 'Water is a right.')
    const [before] = (await secretariat.ask('GET', `/api/documents/${id}/snapshots`)).body as Listed[]
    expect(before).toMatchObject({ kind: 'before restore', title: expect.stringContaining('Good') })
    expect((await secretariat.ask('GET', `/api/documents/${id}/snapshots/${before?.id}`)).body).toMatchObject({ draft: { units: [{ runs: [{ text: 'Unsafe Water is a right.' }] }, {}] } })
    expect(await secretariat.act({ type: 'restore', snapshot: 'none' })).toMatchObject({ status: 404 })
  })

  test('is taken by the server after a quiet period that follows an edit, and when a meeting opens and closes', async () => {
    let now = Date.parse('2025-04-24T09:00:00Z')
    const server = await startServer({ now: () => now })
    const id = await server.add(water())
    const chair = await server.signIn(id, 'chair')
    const page = await chair.connect()
    const kinds = async () => ((await chair.ask('GET', `/api/documents/${id}/snapshots`)).body as Listed[]).map(({ title }) => title)
    const wait = async (minutes: number) => {
      now += minutes * minute
      const open = await server.server.rooms.open(id)
      open?.room.tick()
    }
    await wait(30)
    expect(await kinds()).toEqual(['As imported'])
    page.text('u1').insert(0, 'Safe ')
    await page.saved()
    await wait(1)
    expect(await kinds()).toEqual(['As imported'])
    await wait(2)
    expect(await kinds()).toEqual(['After a quiet period', 'As imported'])
    await wait(60)
    expect(await kinds()).toHaveLength(2)
    await chair.act({ type: 'openMeeting', date: '2025-04-24', body: 'Working Group', kind: 'informal' })
    await chair.act({ type: 'closeMeeting' })
    expect((await kinds()).slice(0, 2)).toEqual([expect.stringContaining('Close of the informal meeting'), expect.stringContaining('Opening of the informal meeting')])
    expect(await kinds()).toHaveLength(4)
  })
})

describe('when the server takes one by itself', () => {
  const cases: readonly (readonly [title: string, now: number, lastEdit: number | null, lastSnapshot: number | null, expected: boolean])[] = [
    ['nothing was ever edited', 100, null, null, false],
    ['nothing was edited since the last', 100, 40, 50, false],
    ['somebody typed a minute ago', 101, 100, 10, false],
    ['it has been quiet for two minutes', 102, 100, 10, true],
    ['it has been quiet, and there is none yet', 3, 1, null, true],
    ['it has been quiet, but the last is five minutes old', 105, 101, 100, false],
    ['it has been quiet, and the last is ten minutes old', 110, 101, 100, true],
  ]
  test.each(cases)('%s', (_title, now, lastEdit, lastSnapshot, expected) => {
    const at = (time: number | null) => (time === null ? null : time * minute)
    expect(shouldSnapshot(now * minute, at(lastEdit), at(lastSnapshot))).toBe(expected)
    const due = snapshotDue(at(lastEdit), at(lastSnapshot))
    expect(due !== null && due <= now * minute).toBe(expected)
  })
})
