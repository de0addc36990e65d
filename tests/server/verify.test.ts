import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { textIn, unitElement } from '../../schema/ydoc.ts'
import { docOfStored } from '../../server/draftOfStored.ts'
import { openSqliteStore } from '../../server/store/sqliteStore.ts'
import { verify } from '../../server/verify.ts'
import { draft, unit } from '../support/build.ts'
import type { Person, TestServer } from '../support/openServer.ts'
import { startServer } from '../support/server.ts'

/** A stopped server's folder with a document in which a meeting stamped a unit. */
async function stamped(): Promise<{ folder: string; id: string }> {
  const server: TestServer = await startServer()
  const id = await server.add(draft([unit('u1', 'Water is a right.'), unit('u2', 'States shall act.')], { title: 'Water' }))
  const chair: Person = await server.signIn(id, 'chair')
  await chair.act({ type: 'openMeeting', date: '2025-04-24', body: 'Working Group', kind: 'informal' })
  const { units } = (await chair.ask('GET', `/api/documents/${id}`)).body as { units: { hash: string }[] }
  await chair.act({ type: 'stamp', units: ['u1'], decision: 'agreed', seen: { u1: units[0]?.hash } })
  await server.stop()
  return { folder: server.folder, id }
}

async function faults(folder: string): Promise<readonly string[]> {
  const store = openSqliteStore(join(folder, 'adref.sqlite'))
  const found = await verify(store)
  await store.close()
  return found.flatMap((each) => each.faults)
}

test('what was written by the server is whole', async () => {
  const { folder, id } = await stamped()
  const store = openSqliteStore(join(folder, 'adref.sqlite'))
  expect(await verify(store)).toEqual([{ id, title: 'Water', entries: 3, snapshots: 2, seals: 1, faults: [] }])
  await store.close()
})

test.each([
  ['a sentence of the log', `update entry set body = replace(body, 'agreed', 'rejected') where n = 3`, 'entry 3 is not what was written'],
  ['an entry taken out of the middle', 'delete from entry where n = 2', 'entry 2 is missing'],
  ['the last entry taken away', 'delete from entry where n = 3', 'the log ends at entry 2, and 3 were written'],
  ['a hash written anew', `update entry set hash = '00' where n = 2`, 'entry 2 is not what was written'],
  ['a snapshot', `update snapshot set sha256 = '00'`, 'the snapshot "As imported"'],
  ['the bytes of a snapshot', `update snapshot set json = x'00'`, 'the snapshot "As imported"'],
] as const)('tampering shows: %s', async (_what, sql, sentence) => {
  const { folder } = await stamped()
  const db = new Database(join(folder, 'adref.sqlite'))
  expect(db.prepare(sql).run().changes).toBeGreaterThan(0)
  db.close()
  expect(await faults(folder)).toContainEqual(expect.stringContaining(sentence))
})

test('tampering shows: a word under a seal', async () => {
  const { folder, id } = await stamped()
  const store = openSqliteStore(join(folder, 'adref.sqlite'))
  const stored = await store.load(id)
  const doc = docOfStored(stored!)
  textIn(unitElement(doc, 'u1')!)!.insert(0, 'No ')
  await store.close()
  const db = new Database(join(folder, 'adref.sqlite'))
  db.prepare('insert into base values (?, ?, ?)').run(id, stored!.seq, Y.encodeStateAsUpdate(doc))
  db.close()
  expect(await faults(folder)).toEqual([expect.stringMatching(/^the words of .* are not those that were agreed$/)])
})
