import { describe, expect, onTestFinished, test } from 'vitest'
import { chain, emptyLog } from '../../server/log.ts'
import type { Batch, InvitationRow, NewDocument, SessionRow, SnapshotRow, Store } from '../../server/store/store.ts'
import { emptyBatch } from '../../server/store/store.ts'

/** What every store must do. `open` gives a new, empty one each time. */
export function storeContract(name: string, open: () => Promise<Store> | Store): void {
  const opened = async (): Promise<Store> => {
    const store = await open()
    onTestFinished(() => store.close())
    return store
  }
  const withDocument = async (): Promise<Store> => {
    const store = await opened()
    await store.createDocument(newDocument('d1'))
    return store
  }

  describe(`${name}: documents`, () => {
    test('a document is there whole once it was created, and nothing of it when creating it failed', async () => {
      const store = await withDocument()
      expect(await store.document('d1')).toEqual({ id: 'd1', title: 'Water', symbol: 'W/1', created: at(0), demo: false })
      expect(await store.document('d2')).toBeNull()
      const bad = newDocument('d2', { updates: [update(1, 1), update(1, 2)] })
      await expect(store.createDocument(bad)).rejects.toThrow()
      expect((await store.documents()).map(({ id }) => id)).toEqual(['d1'])
      expect(await store.load('d2')).toBeNull()
    })

    test('changes come back in order, byte for byte, with who wrote under which client id', async () => {
      const store = await withDocument()
      await store.append('d1', { ...emptyBatch, updates: [update(2, 7), update(3, 8)], clients: [{ client: 4_294_967_295, user: 'u1' }] })
      await store.append('d1', { ...emptyBatch, updates: [update(4, 9)] })
      const stored = await store.load('d1')
      expect(stored?.seq).toBe(4)
      expect(stored?.base).toBeNull()
      expect(stored?.updates.map((bytes) => [...bytes])).toEqual([[1], [7], [8], [9]])
      expect([...(stored?.clients ?? [])]).toEqual([[4_294_967_295, 'u1']])
      expect(stored?.editedAt).toBe(Date.parse(at(4)))
      expect(await store.changedAt('d1')).toBe(at(4))
    })

    test('a batch is written whole or not at all', async () => {
      const store = await withDocument()
      const bad = { ...emptyBatch, updates: [update(2, 7), update(1, 8)], entries: [chain(await store.head('d1'), deed('first'))] }
      await expect(store.append('d1', bad)).rejects.toThrow()
      expect((await store.load('d1'))?.seq).toBe(1)
      expect(await store.log('d1')).toEqual([])
    })

    test('of two writers of the same place in the order the second fails, so that two servers never both own a document', async () => {
      const store = await withDocument()
      await store.append('d1', { ...emptyBatch, updates: [update(2, 7)] })
      await expect(store.append('d1', { ...emptyBatch, updates: [update(2, 8)] })).rejects.toThrow()
    })

    test('a base shortens what is loaded and takes nothing away', async () => {
      const store = await withDocument()
      await store.append('d1', { ...emptyBatch, updates: [update(2, 7), update(3, 8)], base: { seq: 3, state: new Uint8Array([42]) } })
      await store.append('d1', { ...emptyBatch, updates: [update(4, 9)] })
      const stored = await store.load('d1')
      expect([...(stored?.base ?? [])]).toEqual([42])
      expect((await store.changesAfter('d1', 1)).map((change) => ({ ...change, update: [...change.update] }))).toEqual([2, 3, 4].map((seq) => ({ seq, at: at(seq), update: [seq + 5] })))
      expect(stored?.updates.map((bytes) => [...bytes])).toEqual([[9]])
      await expect(store.append('d1', { ...emptyBatch, updates: [update(2, 7)] })).rejects.toThrow()
    })
  })

  describe(`${name}: the log`, () => {
    test('entries come back as they were written, and the head is that of the last', async () => {
      const store = await withDocument()
      expect(await store.head('d1')).toEqual(emptyLog('d1'))
      const first = chain(emptyLog('d1'), deed('first'))
      const second = chain(first, deed('second'))
      await store.append('d1', { ...emptyBatch, entries: [first, second] })
      expect(await store.log('d1')).toEqual([first, second])
      expect(await store.head('d1')).toEqual({ n: 2, hash: second.hash })
      expect((await store.load('d1'))?.head).toEqual({ n: 2, hash: second.hash })
    })

    test('the answer to an act is kept under its key, for the one who asked', async () => {
      const store = await withDocument()
      const outcome = { user: 'u1', key: 'k', asked: 'hash', answer: '{"ok":true}' }
      await store.append('d1', { ...emptyBatch, outcomes: [outcome] })
      expect(await store.outcome('d1', 'u1', 'k')).toEqual(outcome)
      expect(await store.outcome('d1', 'u2', 'k')).toBeNull()
      await expect(store.append('d1', { ...emptyBatch, outcomes: [outcome] })).rejects.toThrow()
    })
  })

  test(`${name}: snapshots are listed newest first without their contents, and come back whole`, async () => {
    const store = await withDocument()
    const first = snapshot('s1', 1)
    const second = snapshot('s2', 2)
    await store.append('d1', { ...emptyBatch, snapshots: [first, second] })
    const listed = await store.snapshots('d1')
    expect(listed.map(({ id }) => id)).toEqual(['s2', 's1'])
    expect(Object.keys(listed[0] ?? {}).sort()).toEqual(['at', 'by', 'id', 'kind', 'seq', 'sha256', 'title'])
    const found = await store.snapshot('d1', 's1')
    expect({ ...found, state: [...(found?.state ?? [])], json: [...(found?.json ?? [])] }).toEqual({ ...first, state: [...first.state], json: [...first.json] })
    expect(await store.snapshot('d1', 's3')).toBeNull()
    expect((await store.load('d1'))?.lastSnapshot).toEqual({ at: Date.parse(at(2)), seq: 2 })
  })

  test(`${name}: a document has one letterhead or none, and a new one takes the place of the old`, async () => {
    const store = await withDocument()
    await store.createDocument(newDocument('d2'))
    expect(await store.letterhead('d1')).toBeNull()
    expect(await store.letterheadInfo('d1')).toBeNull()
    const first = { name: 'first.docx', size: 3, at: at(1), bytes: new Uint8Array([1, 2, 3]) }
    await store.keepLetterhead('d1', first)
    await store.keepLetterhead('d2', { ...first, name: 'other.docx' })
    await store.keepLetterhead('d1', { name: 'second.docx', size: 2, at: at(2), bytes: new Uint8Array([255, 0]) })
    const kept = await store.letterhead('d1')
    expect({ ...kept, bytes: [...(kept?.bytes ?? [])] }).toEqual({ name: 'second.docx', size: 2, at: at(2), bytes: [255, 0] })
    expect(await store.letterheadInfo('d1')).toEqual({ name: 'second.docx', size: 2, at: at(2) })
    expect(await store.removeLetterhead('d1')).toBe(true)
    expect(await store.removeLetterhead('d1')).toBe(false)
    expect(await store.letterhead('d1')).toBeNull()
    expect((await store.letterheadInfo('d2'))?.name).toBe('other.docx')
    await expect(store.keepLetterhead('d3', first)).rejects.toThrow()
  })

  describe(`${name}: people`, () => {
    test('an invitation makes as many members as it has uses, each with a session', async () => {
      const store = await withDocument()
      await store.createInvitation(invitation({ uses: 2 }))
      const member = await store.join('i-hash', at(1), { id: 'u1', name: 'Ana' }, session('t1', 'u1'))
      expect(member).toEqual({ document: 'd1', user: 'u1', role: 'delegation', party: 'URY', invitation: 'i1' })
      expect(await store.join('i-hash', at(1), { id: 'u2', name: 'Bea' }, session('t2', 'u2'))).not.toBeNull()
      expect(await store.join('i-hash', at(1), { id: 'u3', name: 'Eva' }, session('t3', 'u3'))).toBeNull()
      expect(await store.session('t1')).toEqual(session('t1', 'u1'))
      expect(await store.session('t3')).toBeNull()
      expect(await store.user('u3')).toBeNull()
      expect((await store.members('d1')).map(({ name }) => name)).toEqual(['Ana', 'Bea'])
      expect(await store.memberships('u1')).toEqual([member])
      expect((await store.invitation('i-hash'))?.used).toBe(2)
    })

    test('an invitation that expired, or was taken back, makes nobody a member', async () => {
      const store = await withDocument()
      await store.createInvitation(invitation({ expires: at(1) }))
      expect(await store.join('i-hash', at(1), { id: 'u1', name: 'Ana' }, session('t1', 'u1'))).toBeNull()
      await store.createInvitation(invitation({ id: 'i2', hash: 'other' }))
      expect(await store.revokeInvitation('d1', 'i2')).toBe(true)
      expect(await store.revokeInvitation('d1', 'i3')).toBe(false)
      expect(await store.join('other', at(0), { id: 'u1', name: 'Ana' }, session('t1', 'u1'))).toBeNull()
      expect((await store.invitations('d1')).map(({ revoked }) => revoked)).toEqual([false, true])
    })

    test('links of an earlier start are taken back together, others stay', async () => {
      const store = await withDocument()
      await store.createInvitation(invitation({ id: 'i1', hash: 'a', atStart: true }))
      await store.createInvitation(invitation({ id: 'i2', hash: 'b' }))
      await store.revokeStartInvitations('d1')
      expect((await store.invitations('d1')).map(({ id }) => id)).toEqual(['i2'])
    })

    test('somebody known can have several sessions, each of which ends by itself', async () => {
      const store = await opened()
      await store.createSession({ id: 'u1', name: 'Ana' }, session('t1', 'u1'))
      await store.createSession({ id: 'u1', name: 'another name' }, session('t2', 'u1'))
      await store.endSession('t1')
      expect(await store.session('t1')).toBeNull()
      expect(await store.session('t2')).toEqual(session('t2', 'u1'))
      expect(await store.user('u1')).toEqual({ id: 'u1', name: 'Ana' })
    })
  })
}

function at(second: number): string {
  return new Date(Date.UTC(2025, 3, 24, 9, 0, second)).toISOString()
}

function update(seq: number, byte: number): Batch['updates'][number] {
  return { seq, user: 'u1', at: at(seq), update: new Uint8Array([byte]) }
}

function newDocument(id: string, batch: Partial<Batch> = {}): NewDocument {
  return { row: { id, title: 'Water', symbol: 'W/1', created: at(0), demo: false }, batch: { ...emptyBatch, updates: [update(1, 1)], ...batch }, members: [] }
}

function deed(sentence: string) {
  return { at: at(0), user: 'u1', name: 'Ana', role: 'chair', party: null, type: 'import', act: { 'b': [1, null], 'a': 'é' }, units: ['x'], sentence } as const
}

function snapshot(id: string, second: number): SnapshotRow {
  return { id, title: id, at: at(second), by: 'Ana', kind: 'manual', sha256: 'hash', seq: second, state: new Uint8Array([1, 2]), json: new Uint8Array([3]) }
}

function invitation(more: Partial<InvitationRow>): InvitationRow {
  return { id: 'i1', hash: 'i-hash', document: 'd1', role: 'delegation', party: 'URY', uses: 1, used: 0, expires: at(50), revoked: false, created: at(0), atStart: false, ...more }
}

function session(hash: string, user: string): SessionRow {
  return { hash, user, expires: at(59) }
}
