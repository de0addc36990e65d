import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { textIn, textRoot, writeDraft } from '../../schema/ydoc.ts'
import { createClaims } from '../../server/gate/claims.ts'
import { createGate } from '../../server/gate/gate.ts'
import { emptyBatch } from '../../server/store/store.ts'
import { openSqliteStore } from '../../server/store/sqliteStore.ts'
import { largeDraft } from './largeDraft.ts'
import { measure, printRace } from './measure.ts'

const rounds = 1000
const uruguay = { user: 'ury', name: 'Uruguay', role: 'delegation', party: 'URY' } as const

/** A delegation types in its bracket in a draft of 240 pages: Yjs alone, which lets everybody do anything, the gate, and the gate and the disk. */
export async function gateRace(): Promise<void> {
  const source = new Y.Doc()
  writeDraft(source, largeDraft())
  const state = Y.encodeStateAsUpdate(source)

  const bare = new Y.Doc()
  Y.applyUpdate(bare, state)
  const typeBare = typist(state)
  const alone = await measure(rounds, () => Y.applyUpdate(bare, typeBare()))

  const gate = createGate(state)
  const typeGate = typist(state)
  const claims = createClaims()
  const judge = () => {
    const verdict = gate.accept(typeGate(), { ...uruguay, claims }, '2026-01-01T00:00:00.000Z')
    if (!verdict.ok) throw new Error(verdict.sentence)
    return verdict.updates
  }
  const judged = await measure(rounds, judge)

  const folder = mkdtempSync(join(tmpdir(), 'adref-bench-'))
  const store = openSqliteStore(join(folder, 'bench.sqlite'))
  await store.createDocument({ row: { id: 'bench', title: '', symbol: '', created: '', demo: false }, batch: emptyBatch, members: [] })
  let seq = 0
  const durable = await measure(rounds, async () => {
    const updates = judge().map((update) => ({ seq: ++seq, user: 'ury', at: '', update }))
    await store.append('bench', { ...emptyBatch, updates })
  })
  await store.close()
  rmSync(folder, { recursive: true })
  gate.destroy()
  printRace('A keystroke at the server, 1,700 units', [['Yjs alone: no rights, no disk', alone], ['the gate', judged], ['the gate and the disk', durable]])
}

/** Somebody who types one letter after the other in a bracket of theirs; each call gives the update. */
function typist(state: Uint8Array): () => Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const text = textIn(textRoot(doc).get(0) as Y.XmlElement)!
  let update: Uint8Array = new Uint8Array()
  doc.on('update', (made: Uint8Array) => (update = made))
  let at = 9
  return () => {
    text.insert(at++, 'x')
    return update
  }
}
