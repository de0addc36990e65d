import * as decoding from 'lib0/decoding'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createAudience } from '../../server/room/audience.ts'
import type { Connection } from '../../server/room/connection.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

/** A stock page in a room: what it hears of others it says again, as y-websocket does. */
function page(audience: ReturnType<typeof createAudience>, user: string) {
  const awareness = new Awareness(new Y.Doc())
  let heard = 0
  const connection: Connection = {
    actor: { user, name: user, role: 'delegation', party: 'URY' },
    session: user,
    until: Infinity,
    close: () => undefined,
    send(message) {
      heard++
      const decoder = decoding.createDecoder(message)
      decoding.readVarUint(decoder)
      applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), 'room')
    },
  }
  audience.add(connection)
  awareness.on('update', ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) =>
    audience.hear(connection, encodeAwarenessUpdate(awareness, [...added, ...updated, ...removed])))
  return {
    connection,
    awareness,
    type: (key: number) => awareness.setLocalStateField('cursor', { unit: 'u1', anchor: key, head: key }),
    cursorOf: (other: { awareness: Awareness }) => (awareness.getStates().get(other.awareness.clientID)?.['cursor'] as { anchor: number } | undefined)?.anchor,
    get heard() {
      return heard
    },
    leave() {
      audience.remove(connection)
      awareness.destroy()
    },
  }
}

test('of forty people of whom ten type, each hears ten times a second where the others are, however fast they type', () => {
  const audience = createAudience(() => undefined)
  const pages = Array.from({ length: 40 }, (_, i) => page(audience, `u${i}`))
  for (let key = 1; key <= 100; key++) {
    for (const typist of pages.slice(0, 10)) typist.type(key)
    vi.advanceTimersByTime(10)
  }
  vi.advanceTimersByTime(100)
  for (const each of pages) {
    expect(each.heard).toBeLessThanOrEqual(12)
    expect(pages.slice(0, 10).map((typist) => each.cursorOf(typist))).toEqual(Array(10).fill(100))
  }
  for (const each of pages) each.leave()
})

test('after a pause somebody’s place is told at once, and who leaves between two tellings is gone', () => {
  const audience = createAudience(() => undefined)
  const [ana, ben, cem] = ['ana', 'ben', 'cem'].map((user) => page(audience, user))
  ana!.type(1)
  vi.advanceTimersByTime(0)
  expect(ben!.cursorOf(ana!)).toBe(1)
  cem!.type(7)
  cem!.leave()
  vi.advanceTimersByTime(100)
  expect(ben!.awareness.getStates().has(cem!.awareness.clientID)).toBe(false)
  for (const each of [ana, ben]) each!.leave()
})
