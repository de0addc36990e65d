import { request } from 'node:http'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { onPaper, paperwork } from '../../server/paper/onPaper.ts'
import { contestedDraft } from '../bench/contestedDraft.ts'
import type { TestServer } from '../support/openServer.ts'
import { startServer } from '../support/server.ts'

const longer = contestedDraft(1400)

async function longRoom(): Promise<{ server: TestServer; id: string; path: string; compare: string }> {
  const server = await startServer()
  const id = await server.add(contestedDraft(160))
  const path = `/api/documents/${id}`
  return { server, id, path, compare: `${path}/compare?from=seq:1` }
}

/** Keeps every thread busy with a comparison that takes longer than anything else here, until it is let go. */
async function busyThreads(): Promise<() => Promise<void>> {
  const gone = new AbortController()
  const state = { kind: 'now', at: '2026-03-02T10:00:00.000Z', draft: longer } as const
  const held = [0, 1].map(() => onPaper('compare', [state, state, [], 'json'], { isLong: true, signal: gone.signal }).catch(() => undefined))
  const letGo = async () => {
    gone.abort()
    await Promise.all(held)
  }
  onTestFinished(letGo)
  await vi.waitFor(() => expect(paperwork()).toMatchObject({ atWork: 2, waiting: 0 }), { interval: 1 })
  return letGo
}

const waits = (count: number) => vi.waitFor(() => expect(paperwork().waiting).toBe(count), { interval: 1, timeout: 30_000 })

describe('while a long draft is compared, counted, reported or printed', () => {
  test('others type undisturbed: what they write is saved before any of it is answered', { timeout: 180_000 }, async () => {
    const { server, id, path, compare } = await longRoom()
    const chair = await server.signIn(id, 'chair')
    await chair.act({ type: 'openMeeting', date: '2026-03-02', body: 'Working Group', kind: 'informal' })
    const meetings = (await chair.ask('GET', `${path}/meetings`)).body as { id: string; open: boolean }[]
    const results = `${path}/meetings/${meetings.find(({ open }) => open)!.id}/results?to=`
    const readers = [await server.signIn(id, 'observer'), await server.signIn(id, 'observer')]
    const page = await (await server.signIn(id, 'secretariat')).connect()
    const letGo = await busyThreads()
    const asked = [path, compare, `${compare}&format=docx`, `${path}/outstanding?to=xlsx`, `${path}/trend`, `${results}json`, `${results}docx`, `${path}/export?to=docx`]
    const order: string[] = []
    const answers = asked.map((each, at) => readers[at % 2]!.ask('GET', each).then(({ status }) => {
      order.push('answered')
      return { each, status }
    }))
    await waits(asked.length)
    page.text('u5').insert(0, 'x')
    await page.saved()
    order.push('saved')
    await letGo()
    expect(await Promise.all(answers)).toEqual(asked.map((each) => ({ each, status: 200 })))
    expect(order).toEqual(['saved', ...asked.map(() => 'answered')])
  })

  test('whoever closes the connection is not waited for, and nothing is done for them', { timeout: 180_000 }, async () => {
    const { server, id, path, compare } = await longRoom()
    const { token } = await server.signIn(id, 'observer')
    const letGo = await busyThreads()
    const { done } = paperwork()
    const asked = Array.from({ length: 4 }, () => {
      const sent = request(`${server.origin}${compare}`, { headers: { authorization: `Bearer ${token}` } })
      sent.on('error', () => undefined)
      sent.end()
      return sent
    })
    await waits(4)
    for (const sent of asked) sent.destroy()
    await waits(0)
    await letGo()
    expect((await (await server.signIn(id, 'observer')).ask('GET', `${path}/outstanding`)).status).toBe(200)
    expect(paperwork()).toEqual({ atWork: 0, waiting: 0, done: done + 1 })
  })

  test('one person who asks for everything at once is told to wait, and another has theirs', { timeout: 180_000 }, async () => {
    const { server, id, compare } = await longRoom()
    const [greedy, modest] = [await server.signIn(id, 'observer'), await server.signIn(id, 'observer')]
    const letGo = await busyThreads()
    const statuses: number[] = []
    const all = Array.from({ length: 12 }, () => greedy.ask('GET', compare).then(({ status }) => void statuses.push(status)))
    await vi.waitFor(() => expect(statuses).toEqual(Array.from({ length: 6 }, () => 429)), { interval: 5, timeout: 30_000 })
    const theirs = modest.ask('GET', compare)
    await waits(7)
    await letGo()
    expect((await theirs).status).toBe(200)
    await Promise.all(all)
    expect(statuses.slice(6)).toEqual(Array.from({ length: 6 }, () => 200))
  })
})
