import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { textOf } from '../../schema/runs.ts'
import { acceptInvitation, invite } from '../../server/access.ts'
import { createDocument } from '../../server/createDocument.ts'
import { draftOfStored } from '../../server/draftOfStored.ts'
import { newId } from '../../server/ids.ts'
import { openSqliteStore } from '../../server/store/sqliteStore.ts'
import type { Store } from '../../server/store/store.ts'
import { verify } from '../../server/verify.ts'
import { draft, unit } from '../support/build.ts'
import { connectClient } from '../support/client.ts'
import { ask } from '../support/http.ts'
import { tokenIn } from '../support/openServer.ts'
import type { ServerProcess } from '../support/serverProcess.ts'
import { freePort, startProcess } from '../support/serverProcess.ts'

const rounds = 20

test(`the power goes while somebody types, ${rounds} times in a row: no acknowledged character and no act is lost, none comes twice`, { timeout: 180_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'adref-power-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const onDisk = async <T>(look: (store: Store) => Promise<T>): Promise<T> => {
    const store = openSqliteStore(join(folder, 'adref.sqlite'))
    try {
      return await look(store)
    } finally {
      await store.close()
    }
  }
  const { id, token } = await onDisk(secretary)
  const port = await freePort()
  let server: ServerProcess = await startProcess({ folder, port })
  onTestFinished(async () => void (await server.end('SIGKILL')))

  const client = await connectClient(server.origin, id, token)
  onTestFinished(() => client.leave())
  let typed = ''
  /** How much had been typed when each sync message of the present connection was sent. */
  const lengths: number[] = []
  client.onSend(() => {
    lengths.length = client.sent - 1
    lengths.push(typed.length)
  })
  const type = () => {
    const letter = String.fromCharCode(97 + (typed.length % 26))
    typed += letter
    client.text('u1').insert(typed.length - 1, letter)
  }
  let acts = 0

  for (let round = 0; round < rounds; round++) {
    await client.saved()
    const before = client.acknowledged
    const doing = ask(server.origin, 'POST', `/api/documents/${id}/acts`, { token, body: { key: `round-${round}`, type: 'relabel', unit: 'u2', label: `${round}.` } })
      .then(({ status }) => status === 200 && acts++)
      .catch(() => undefined) // the power went before it was answered
    // Every acknowledgement sets off two more letters, so that some are always on their way when the power goes.
    let answered = -1
    await client.until(() => {
      if (client.acknowledged >= before + 3 + ((round * 7) % 20)) return true
      if (client.acknowledged === answered) return false
      answered = client.acknowledged
      type()
      type()
      return false
    })
    let acknowledged = 0
    const cut = client.until(() => {
      acknowledged = lengths[client.acknowledged - 1] ?? 0
      return !client.provider.wsconnected
    })
    await server.end('SIGKILL')
    await cut
    await doing
    const { words, entries } = await onDisk(async (store) => {
      const stored = await store.load(id)
      return { words: textOf(draftOfStored(stored!).units[0]!.runs), entries: (await store.log(id)).filter((entry) => entry.type === 'relabel') }
    })
    expect(acknowledged).toBeGreaterThan(0)
    expect(words.length).toBeGreaterThanOrEqual(acknowledged)
    expect(typed.startsWith(words)).toBe(true)
    expect(entries.length).toBeGreaterThanOrEqual(acts)
    expect(new Set(entries.map((entry) => JSON.stringify(entry.act))).size).toBe(entries.length)
    server = await startProcess({ folder, port })
  }

  await client.saved()
  expect(client.words('u1')).toBe(typed)
  const fresh = await connectClient(server.origin, id, token)
  onTestFinished(() => fresh.leave())
  expect(fresh.words('u1')).toBe(typed)
  expect(await server.end('SIGTERM')).toBe(0)
  expect((await onDisk(verify)).flatMap(({ faults }) => faults)).toEqual([])
})

/** A document with an empty unit, and someone of the secretariat signed in to it. */
async function secretary(store: Store): Promise<{ id: string; token: string }> {
  const actor = { user: 'tests', name: 'Tests', role: 'secretariat', party: null } as const
  const now = Date.now()
  const source = draft([unit('u1', ''), unit('u2', 'Water is a right.')], { title: 'Water' })
  const { id } = await createDocument(store, source, { actor, joins: false, file: 'draft.txt', demo: false, now: new Date(now).toISOString(), newId })
  const { link } = await invite(store, { document: id, role: 'secretariat', party: null, uses: 1, days: 1 }, { publicUrl: 'http://adref.test', now })
  const joined = await acceptInvitation(store, tokenIn(link), { name: 'Typist', defaultName: async () => 'Typist', current: null, now })
  if ('ok' in joined) throw new Error(joined.sentence)
  return { id, token: joined.token }
}
