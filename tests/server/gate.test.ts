import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createClaims } from '../../server/gate/claims.ts'
import { createGate } from '../../server/gate/gate.ts'
import { mapRuns } from '../support/mapRuns.ts'
import { draftOf, textIn, unitElement, writeDraft } from '../../schema/ydoc.ts'
import { runs } from '../support/build.ts'
import { canonical } from '../support/canonical.ts'
import { stamp, start, ury1 } from '../support/gateDraft.ts'
import { gateRoom, mark, noon } from '../support/gateRoom.ts'

describe('what people do is taken', () => {
  const honest: readonly (readonly [title: string, who: string, unit: string, change: (text: Y.XmlText) => void, after: string])[] = [
    ['a delegation inserts words', 'URY', 'u1', (text) => text.insert(11, 'promptly ', ury1), 'The states {URY-1 ins URY|promptly }shall report.'],
    ['a delegation strikes words', 'URY', 'u1', (text) => text.format(4, 6, mark('URY-1', 'del', 'URY')), 'The {URY-1 del URY|states} shall report.'],
    ['a delegation replaces words under one id', 'URY', 'u1', (text) => { text.insert(10, 'parties', ury1); text.format(4, 6, mark('URY-1', 'del', 'URY')) }, 'The {URY-1 del URY|states}{URY-1 ins URY|parties} shall report.'],
    ['a delegation types in its own bracket', 'URY', 'u2', (text) => text.insert(10, 'not'), 'Parties {b1 ins URY|manoty }{b2 del BRA|always }meet{b4 ins BRA| often}.'],
    ['a delegation nests words in another’s', 'URY', 'u2', (text) => text.insert(27, 've', mark('URY-1', 'ins', 'URY', 'b4')), 'Parties {b1 ins URY|may }{b2 del BRA|always }meet{b4 ins BRA| oft}{URY-1 ins URY ^b4|ve}{b4 ins BRA|en}.'],
    ['a delegation takes its words back by deleting them', 'URY', 'u2', (text) => text.delete(8, 4), 'Parties {b2 del BRA|always }meet{b4 ins BRA| often}.'],
    ['two parties strike the same words', 'URY', 'u2', (text) => text.format(12, 7, mark('URY-1', 'del', 'URY')), 'Parties {b1 ins URY|may }{b2 del BRA|{URY-1 del URY|always }}meet{b4 ins BRA| often}.'],
    ['a delegation writes in the unit it proposed', 'URY', 'u4', (text) => { text.delete(0, 2); text.insert(0, 'This') }, 'Thisproposal of Uruguay.'],
    ['a delegation writes in an empty unit', 'URY', 'u5', (text) => text.insert(0, 'New', ury1), '{URY-1 ins URY|New}'],
    ['a delegation strikes words under a note', 'URY', 'u6', (text) => text.format(2, 4, mark('URY-1', 'del', 'URY')), 'Se{URY-1 del URY|e th}e quorum rule.'],
    ['the secretariat types in the text', 'secretariat', 'u1', (text) => { text.delete(0, 3); text.insert(0, 'All') }, 'All states shall report.'],
    ['the secretariat types in a bracket for its holder', 'secretariat', 'u2', (text) => text.insert(10, 'not'), 'Parties {b1 ins URY|manoty }{b2 del BRA|always }meet{b4 ins BRA| often}.'],
    ['the secretariat types in a bracket of several', 'secretariat', 'u8', (text) => text.insert(7, 'y'), 'Joint {b5 ins ARG,URY|wyords} here.'],
    ['the secretariat keys a proposal for a party', 'secretariat', 'u1', (text) => text.insert(11, 'promptly ', ury1), 'The states {URY-1 ins URY|promptly }shall report.'],
    ['the chair puts words in brackets', 'chair', 'u1', (text) => text.format(4, 6, mark('x1', 'hold', '')), 'The {x1 hold|states} shall report.'],
    ['the secretariat deletes words under a note, but not all of them', 'secretariat', 'u6', (text) => text.delete(4, 4), 'See quorum rule.'],
  ]
  test.each(honest)('%s', (_title, who, id, change, after) => {
    const room = gateRoom(start)
    const page = room.page(who)
    const verdict = page.send(() => change(page.text(id)))
    expect(verdict).toMatchObject({ ok: true, units: [id] })
    expect(room.read(id)).toBe(after)
    page.pull()
    expect(canonical(draftOf(page.doc))).toEqual(canonical(draftOf(room.gate.doc)))
  })

  test('the update that was sent is the one handed on, and replaying what was handed on gives the same document', () => {
    const room = gateRoom(start)
    const before = room.gate.encodeState()
    const page = room.page('URY')
    const update = page.write(() => page.text('u1').insert(11, 'promptly ', ury1))
    const verdict = page.accept(update)
    if (!verdict.ok) throw new Error(verdict.sentence)
    expect(verdict.updates[0]).toBe(update)
    expect(verdict.clients).toEqual([page.doc.clientID])
    const replayed = new Y.Doc()
    for (const each of [before, ...verdict.updates]) Y.applyUpdate(replayed, each)
    expect(canonical(draftOf(replayed))).toEqual(canonical(draftOf(room.gate.doc)))
  })

  test('two people type at once in one place, and both are kept', () => {
    const room = gateRoom(start)
    const [ury, bra] = [room.page('URY'), room.page('BRA')]
    expect(ury.send(() => ury.text('u1').insert(11, 'promptly ', ury1))).toMatchObject({ ok: true })
    expect(bra.send(() => bra.text('u1').insert(11, 'fully ', mark('BRA-1', 'ins', 'BRA')))).toMatchObject({ ok: true })
    expect(room.read('u1')).toMatch(/^The states (\{URY-1 ins URY\|promptly \}\{BRA-1 ins BRA\|fully \}|\{BRA-1 ins BRA\|fully \}\{URY-1 ins URY\|promptly \})shall report\.$/)
  })

  test('words typed where another party was striking at that moment are not struck with it', () => {
    const room = gateRoom(start)
    const [ury, bra] = [room.page('URY'), room.page('BRA')]
    bra.send(() => bra.text('u2').format(8, 4, mark('BRA-1', 'del', 'BRA')))
    const verdict = ury.send(() => ury.text('u2').insert(10, 'not'))
    expect(verdict).toMatchObject({ ok: true, units: ['u2'] })
    expect(verdict.ok && verdict.updates).toHaveLength(2)
    expect(room.read('u2')).toBe('Parties {b1 ins URY|{BRA-1 del BRA|ma}}{b1 ins URY|not}{b1 ins URY|{BRA-1 del BRA|y }}{b2 del BRA|always }meet{b4 ins BRA| often}.')
  })

  test('words put in a new bracket where a colleague’s bracket grew at that moment are in the new one alone', () => {
    const room = gateRoom(start)
    const [one, two] = [room.page('URY'), room.page('URY')]
    one.send(() => one.text('u1').format(4, 6, mark('URY-2', 'del', 'URY')))
    two.send(() => two.text('u1').insert(11, 'not ', ury1))
    for (const page of [one, two]) page.pull()
    one.send(() => one.text('u1').insert(13, 'XX'))
    const verdict = two.send(() => two.text('u1').insert(13, 'yy', mark('URY-3', 'ins', 'URY')))
    expect(verdict).toMatchObject({ ok: true })
    expect(room.read('u1').replace(/\{URY-2 del URY\|states\}/, 'states')).toMatch(/^The states \{URY-1 ins URY\|no(XX\}\{URY-3 ins URY\|yy\}\{URY-1 ins URY\|t \}|\}\{URY-3 ins URY\|yy\}\{URY-1 ins URY\|XXt \})shall report\.$/)
  })

  test('a page that was away sends all it missed to send, part of which is known', () => {
    const room = gateRoom(start)
    const page = room.page('URY')
    page.send(() => page.text('u5').insert(0, 'First', ury1))
    page.doc.transact(() => page.text('u5').insert(5, ' second'))
    page.doc.transact(() => page.text('u1').format(4, 6, mark('URY-2', 'del', 'URY')))
    const all = page.accept(Y.encodeStateAsUpdate(page.doc))
    expect(all).toMatchObject({ ok: true, clients: [] })
    expect(room.read('u5')).toBe('{URY-1 ins URY|First second}')
    expect(room.read('u1')).toBe('The {URY-2 del URY|states} shall report.')
  })

  test('what is known already has no effect, whoever sends it', () => {
    const room = gateRoom(start)
    for (const who of ['URY', 'observer', 'chair']) {
      const page = room.page(who)
      expect(page.accept(Y.encodeStateAsUpdate(page.doc))).toEqual({ ok: true, updates: [], units: [], clients: [], tabled: [] })
      expect(page.accept(Uint8Array.of(0, 0))).toEqual({ ok: true, updates: [], units: [], clients: [], tabled: [] })
    }
  })

  test('a page that only reads and tidies up marks by itself is not turned away, even where typing is closed', () => {
    const doc = new Y.Doc()
    writeDraft(doc, start)
    const sealed = textIn(unitElement(doc, 'u3')!)!
    // The same mark begun twice over: the second beginning is superfluous and may go.
    sealed.insert(0, 'x', mark('b9', 'hold', 'BRA'))
    sealed.insert(1, 'y', mark('b9', 'hold', 'BRA'))
    const before = draftOf(doc)
    const gate = createGate(doc)
    const page = new Y.Doc()
    Y.applyUpdate(page, gate.encodeState())
    const updates: Uint8Array[] = []
    page.on('update', (update: Uint8Array) => updates.push(update))
    const text = textIn(unitElement(page, 'u3')!)!
    const formats: Y.Item[] = []
    for (let item = text._start; item; item = item.right) if (!item.deleted && item.content instanceof Y.ContentFormat) formats.push(item)
    page.transact((transaction) => {
      for (const item of formats.slice(1, -2)) if (item.content instanceof Y.ContentFormat && item.right?.content instanceof Y.ContentFormat && item.right.content.key === item.content.key) item.delete(transaction)
    })
    for (const update of updates) expect(gate.accept(update, { user: 'u', name: 'u', role: 'delegation', party: 'URY', claims: createClaims() }, noon)).toMatchObject({ ok: true, units: [] })
    expect(canonical(draftOf(gate.doc))).toEqual(canonical(before))
  })

  test('words typed and deleted before the line came back leave nothing behind', () => {
    const room = gateRoom(start)
    const page = room.page('URY')
    page.doc.transact(() => page.text('u1').insert(11, 'promptly ', ury1))
    page.doc.transact(() => page.text('u1').delete(11, 9))
    expect(page.accept(Y.encodeStateAsUpdate(page.doc, Y.encodeStateVector(room.gate.doc)))).toMatchObject({ ok: true, units: [] })
    expect(room.read('u1')).toBe('The states shall report.')
  })
})

describe('names', () => {
  test('nobody writes under the client id of another, of the server, or of an earlier server', () => {
    const doc = new Y.Doc()
    writeDraft(doc, start)
    const earlier = doc.clientID
    const room = gateRoom(start)
    const [ury, bra] = [room.page('URY'), room.page('BRA')]
    bra.send(() => bra.text('u1').insert(11, 'fully ', mark('BRA-1', 'ins', 'BRA')))
    ury.pull()
    ury.doc.clientID = bra.doc.clientID
    expect(ury.send(() => ury.text('u1').insert(0, 'x', ury1))).toMatchObject({ code: 'forged', text: 'x' })
    const thief = room.page('URY')
    thief.doc.clientID = room.gate.doc.clientID
    expect(thief.send(() => thief.text('u1').insert(0, 'x', ury1))).toMatchObject({ code: 'forged' })
    const gate = createGate(Y.encodeStateAsUpdate(doc))
    const old = new Y.Doc()
    Y.applyUpdate(old, gate.encodeState())
    old.clientID = earlier
    const updates: Uint8Array[] = []
    old.on('update', (update: Uint8Array) => updates.push(update))
    textIn(unitElement(old, 'u1')!)!.insert(0, 'x', ury1)
    expect(gate.accept(updates[0]!, { user: 'u', name: 'u', role: 'delegation', party: 'URY', claims: createClaims() }, noon)).toMatchObject({ code: 'forged' })
  })

  test('a user has pages, but not without end; what is known from the store counts as bound', () => {
    const claims = createClaims([[1, 'ana']])
    expect(claims.allows(1, 'ana', true)).toBe(true)
    expect(claims.allows(1, 'ben', true)).toBe(false)
    for (let client = 10; client < 1010; client++) {
      expect(claims.allows(client, 'ana', false)).toBe(true)
      claims.bind(client, 'ana')
    }
    expect(claims.allows(1010, 'ana', false)).toBe(false)
    expect(claims.allows(10, 'ana', true)).toBe(true)
    expect(claims.allows(1010, 'ben', false)).toBe(true)
  })
})

describe('acts', () => {
  test('are written under the server’s id, and give the update that brings everybody up to date', () => {
    const room = gateRoom(start)
    const page = room.page('URY')
    const update = room.gate.apply({ text: [{ op: 'insert', after: 'u1', unit: { id: 'u9', kind: 'paragraph', by: null, runs: runs('New.') } }], record: [{ key: 'title', value: 'Plan' }] })
    Y.applyUpdate(page.doc, update)
    expect(canonical(draftOf(page.doc))).toEqual(canonical(draftOf(room.gate.doc)))
    expect(Y.decodeUpdate(update).structs.every(({ id }) => id.client === room.gate.doc.clientID)).toBe(true)
    expect(page.send(() => page.text('u9').insert(0, 'Quite ', ury1))).toMatchObject({ ok: true, units: ['u9'] })
  })

  test('seal a unit at once, reopen it at once, and survive a refusal between', () => {
    const room = gateRoom(start)
    const facts = draftOf(room.gate.doc).units[0]!
    const { id: _id, kind: _kind, by: _by, runs: _runs, ...rest } = facts
    room.gate.apply({ text: [], record: [{ key: 'unit:u1', value: { ...rest, stamp } }] })
    const page = room.page('URY')
    expect(page.send(() => page.text('u1').format(4, 6, mark('URY-1', 'del', 'URY')))).toMatchObject({ code: 'sealed' })
    room.gate.apply({ text: [], record: [{ key: 'unit:u1', value: { ...rest, stamp: null } }] })
    const again = room.page('URY')
    expect(again.send(() => again.text('u1').format(4, 6, mark('URY-1', 'del', 'URY')))).toMatchObject({ ok: true })
    expect(room.gate.doc.clientID).not.toBe(again.doc.clientID)
  })

  test('that give a bracket other holders give them the id', () => {
    const room = gateRoom(start)
    const unitBefore = draftOf(room.gate.doc).units[7]!
    const warm = room.page('URY')
    expect(warm.send(() => warm.text('u1').insert(0, 'x', ury1))).toMatchObject({ ok: true })
    room.gate.apply({ text: [{ op: 'edit', unit: 'u8', edits: mapRuns(unitBefore.runs, (run) => ({ ...run, brackets: run.brackets.map((each) => ({ ...each, by: 'URY' })) })) }], record: [] })
    const page = room.page('URY')
    expect(page.send(() => page.text('u8').insert(7, 'y'))).toMatchObject({ ok: true })
  })

  test('the same server id goes on after a refusal, without a gap', async () => {
    const room = gateRoom(start)
    const id = room.gate.doc.clientID
    const first = room.gate.doc
    for (let i = 0; i < 3; i++) {
      const page = room.page('URY')
      expect(page.send(() => page.text('u1').delete(0, 3))).toMatchObject({ ok: false })
      room.gate.apply({ text: [], record: [{ key: 'title', value: `Plan ${i}` }] })
      await new Promise(setImmediate)
    }
    expect(room.gate.doc).not.toBe(first)
    expect(room.gate.doc.clientID).toBe(id)
    const copy = new Y.Doc()
    Y.applyUpdate(copy, room.gate.encodeState())
    expect(canonical(draftOf(copy))).toEqual(canonical(draftOf(room.gate.doc)))
    expect(draftOf(copy).title).toBe('Plan 2')
  })
})
