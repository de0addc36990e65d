import { describe, expect, test } from 'vitest'
import type { Store } from '../../server/store/store.ts'
import { draft, unit } from '../support/build.ts'
import { startServer } from '../support/server.ts'

const water = () => draft([unit('u1', 'Water is a right.'), unit('u2', 'States shall act.')])

describe('typing', () => {
  test('two clients see the same text, and each is told when its words are on disk', async () => {
    const server = await startServer()
    const id = await server.add(water())
    const chair = await (await server.signIn(id, 'chair')).connect()
    const secretariat = await (await server.signIn(id, 'secretariat')).connect()
    chair.text('u1').insert(0, 'Safe ')
    secretariat.text('u1').insert(17, ' And a duty.')
    secretariat.text('u2').delete(7, 6)
    await Promise.all([chair.saved(), secretariat.saved()])
    const all = () => [chair, secretariat].every((each) => each.words('u1') === 'Safe Water is a right. And a duty.' && each.words('u2') === 'States act.')
    await Promise.all([chair.until(all), secretariat.until(all)])
  })

  test('what was acknowledged is there when the server has stopped and started again', async () => {
    const first = await startServer()
    const id = await first.add(water())
    const chair = await first.signIn(id, 'chair')
    const writer = await chair.connect()
    writer.text('u1').insert(0, 'Safe ')
    await writer.saved()
    await first.stop()
    const second = await startServer({ folder: first.folder })
    const reader = await second.connect(id, chair.token)
    expect(reader.words('u1')).toBe('Safe Water is a right.')
  })

  test('a stopping server sends clients away with a code that makes them come back, and they do', async () => {
    const first = await startServer()
    const id = await first.add(water())
    const writer = await (await first.signIn(id, 'chair')).connect()
    const codes: (number | undefined)[] = []
    writer.provider.on('connection-close', (event) => codes.push(event?.code))
    const away = writer.until(() => !writer.provider.wsconnected)
    const port = Number(new URL(first.origin).port)
    await first.server.close()
    await away
    expect(codes).toEqual([1012])
    writer.text('u1').insert(0, 'Safe ')
    await first.store.close()
    await startServer({ folder: first.folder, port })
    await writer.saved()
  })

  test('a document of many changes opens again from its whole state and the few changes after it', async () => {
    const first = await startServer()
    const id = await first.add(water())
    const chair = await first.signIn(id, 'chair')
    const writer = await chair.connect()
    for (let i = 0; i < 520; i++) writer.text('u1').insert(0, 'a')
    await writer.saved()
    const stored = await first.store.load(id)
    expect(stored?.seq).toBe(521)
    expect(stored?.base).not.toBeNull()
    expect(stored?.updates.length).toBeLessThan(520)
    await first.stop()
    const second = await startServer({ folder: first.folder })
    expect((await second.connect(id, chair.token)).words('u1')).toBe(`${'a'.repeat(520)}Water is a right.`)
  })
})

describe('durable before visible', () => {
  test('a change is neither shown to anybody nor acknowledged before it is on disk', async () => {
    const disk = heldStore()
    const server = await startServer({ withStore: disk.wrap, failed: () => undefined })
    const id = await server.add(water())
    const writer = await (await server.signIn(id, 'chair')).connect()
    const reading = await server.signIn(id, 'observer')
    const reader = await reading.connect()
    await writer.saved()
    const before = writer.acknowledged

    const asked = disk.hold()
    writer.text('u1').insert(0, 'Safe ')
    await asked
    // Who comes now is not shown it either, and an answer over HTTP waits.
    let shown = false
    const late = server.signIn(id, 'secretariat').then((person) => person.connect())
    const read = reading.ask('GET', `/api/documents/${id}`)
    for (const each of [late, read]) void each.then(() => (shown = true))
    await reader.answered()
    expect(shown).toBe(false)
    expect(writer.acknowledged).toBe(before)
    expect(reader.words('u1')).toBe('Water is a right.')

    disk.release()
    await writer.saved()
    await reader.until(() => reader.words('u1') === 'Safe Water is a right.')
    expect((await late).words('u1')).toBe('Safe Water is a right.')
    expect(JSON.stringify((await read).body)).toContain('Safe Water')
  })

  test('when the disk fails nothing is shown, and clients come back with what they have to a room read anew', async () => {
    const disk = heldStore()
    const server = await startServer({ withStore: disk.wrap, failed: () => undefined })
    const id = await server.add(water())
    const writer = await (await server.signIn(id, 'chair')).connect()
    const reader = await (await server.signIn(id, 'observer')).connect()
    await writer.saved()
    const codes: (number | undefined)[] = []
    writer.provider.on('connection-close', (event) => codes.push(event?.code))
    disk.failOnce()
    writer.text('u1').insert(0, 'Safe ')
    await writer.until(() => codes.length > 0)
    expect(codes).toEqual([4500])
    expect(reader.words('u1')).toBe('Water is a right.')
    await writer.saved()
    await reader.until(() => reader.words('u1') === 'Safe Water is a right.')
  })

  test('an act that could not be written is not answered as done, and is not', async () => {
    const disk = heldStore()
    const server = await startServer({ withStore: disk.wrap, failed: () => undefined })
    const id = await server.add(water())
    const chair = await server.signIn(id, 'chair')
    disk.failOnce()
    const act = { key: 'k', type: 'relabel', unit: 'u1', label: '1bis.' }
    expect((await chair.act(act)).status).toBe(500)
    expect((await chair.ask('GET', `/api/documents/${id}/log`)).body).toMatchObject([{ n: 1, type: 'import' }])
    expect((await chair.act(act)).body).toMatchObject({ entry: 2 })
  })
})

describe('observers', () => {
  test('what an observer types reaches nobody and is not kept', async () => {
    const server = await startServer()
    const id = await server.add(water())
    const person = await server.signIn(id, 'observer')
    const observer = await person.connect()
    const chair = await (await server.signIn(id, 'chair')).connect()
    observer.text('u1').insert(0, 'Forged ')
    await observer.saved()
    chair.text('u2').insert(0, 'All ')
    await chair.saved()
    expect(chair.words('u1')).toBe('Water is a right.')
    expect((await server.connect(id, person.token)).words('u1')).toBe('Water is a right.')
  })
})

/** A store whose next write can be held back, or fail. */
function heldStore() {
  let waiting: { asked: () => void; held: Promise<void> } | null = null
  let release = () => {}
  let failing = false
  return {
    wrap: (store: Store): Store => ({
      ...store,
      async append(document, batch) {
        if (failing && batch.updates.length + batch.entries.length > 0) {
          failing = false
          throw new Error('the disk is full')
        }
        if (waiting) {
          const { asked, held } = waiting
          waiting = null
          asked()
          await held
        }
        return await store.append(document, batch)
      },
    }),
    /** Holds the next write; resolves once the server asks for it. */
    hold: () =>
      new Promise<void>((asked) => {
        waiting = { asked, held: new Promise((go) => (release = go)) }
      }),
    release: () => release(),
    failOnce() {
      failing = true
    },
  }
}
