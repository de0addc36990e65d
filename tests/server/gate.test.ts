import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Party, Run } from '../../schema/draft.ts'
import { createGate } from '../../server/gate/gate.ts'
import { createClaims } from '../../server/gate/claims.ts'
import { mapRuns } from '../../schema/edits.ts'
import { plain } from '../../schema/runs.ts'
import { draftOf, recordRoot, textIn, textRoot, unitElement, writeDraft } from '../../schema/ydoc.ts'
import { draft, runs, unit } from '../support/build.ts'
import { canonical } from '../support/canonical.ts'
import { craft } from '../support/craft.ts'
import type { Page } from '../support/gateRoom.ts'
import { gateRoom, mark, noon } from '../support/gateRoom.ts'

const stamp = { decision: 'agreed', level: 'INF', date: '2012-04-19', meeting: 'm1', note: null, printed: null, hash: '', words: '' } as const
const noted: readonly Run[] = [plain('See '), { text: 'the quorum', brackets: [], notes: ['n1'] }, plain(' rule.')]
const party = (code: string): Party => ({ code, kind: 'delegation', names: [code], short: [code] })

const start = draft(
  [
    unit('u1', 'The states shall report.'),
    unit('u2', 'Parties {b1 ins URY|may }{b2 del BRA|always }meet{b4 ins BRA| often}.'),
    unit('u3', 'Agreed {b3 ins URY|and open }words.', { stamp, label: '1bis.' }),
    unit('u4', 'A proposal of Uruguay.', { by: 'URY' }),
    unit('u5', ''),
    unit('u6', '', { runs: noted }),
    unit('u7', 'One 👩‍🌾 field.'),
    unit('u8', 'Joint {b5 ins ARG,URY|words} here.'),
  ],
  { parties: [party('URY'), party('BRA'), party('ARG')] },
)

const ury1 = mark('URY-1', 'ins', 'URY')

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
      expect(page.accept(Y.encodeStateAsUpdate(page.doc))).toEqual({ ok: true, updates: [], units: [], clients: [] })
      expect(page.accept(Uint8Array.of(0, 0))).toEqual({ ok: true, updates: [], units: [], clients: [] })
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

describe('what is not theirs is refused, and nothing changes for anybody', () => {
  const attacks: readonly (readonly [title: string, code: string, who: string, attack: (page: Page) => void])[] = [
    ['changing words of the text', 'not yours', 'URY', (page) => page.text('u1').insert(3, 'x')],
    ['deleting words of the text', 'not yours', 'URY', (page) => page.text('u1').delete(0, 3)],
    ['typing the text anew, letter for letter', 'not yours', 'URY', (page) => { page.text('u1').delete(0, 3); page.text('u1').insert(0, 'The') }],
    ['changing agreed words', 'sealed', 'URY', (page) => page.text('u3').insert(0, 'x')],
    ['changing one’s own words in an agreed unit', 'sealed', 'URY', (page) => page.text('u3').insert(9, 'x')],
    ['withdrawing from an agreed unit by deleting', 'sealed', 'URY', (page) => page.text('u3').delete(7, 9)],
    ['putting a bracket in an agreed unit', 'sealed', 'URY', (page) => page.text('u3').format(0, 6, mark('URY-1', 'del', 'URY'))],
    ['the secretariat typing in an agreed unit', 'sealed', 'secretariat', (page) => page.text('u3').insert(0, 'x')],
    ['the chair typing in an agreed unit', 'sealed', 'chair', (page) => page.text('u3').insert(0, 'x')],
    ['making the text one’s own', 'not yours', 'URY', (page) => page.text('u1').format(4, 6, ury1)],
    ['letting one’s own words pass for the text', 'not yours', 'URY', (page) => page.text('u2').format(8, 4, nullOf(page, 'u2', 'b1'))],
    ['typing in Brazil’s bracket', 'not yours', 'URY', (page) => page.text('u2').insert(25, 'x')],
    ['deleting Brazil’s words', 'not yours', 'URY', (page) => page.text('u2').delete(23, 6)],
    ['taking Brazil’s strike off', 'not yours', 'URY', (page) => page.text('u2').format(12, 7, nullOf(page, 'u2', 'b2'))],
    ['striking more in Brazil’s name', 'not yours', 'URY', (page) => page.text('u2').format(12, 9, rawOf(page, 'u2', 'b2'))],
    ['putting Brazil’s strike on one’s own new words', 'not yours', 'URY', (page) => page.text('u2').insert(12, 'x', { ...rawOf(page, 'u2', 'b1'), ...rawOf(page, 'u2', 'b2') })],
    ['storing Brazil’s strike under another name', 'not yours', 'URY', (page) => { const raw = rawOf(page, 'u2', 'b2'); page.text('u2').format(12, 7, { ...nullOf(page, 'u2', 'b2'), 'bracket--AAAAAAAA': Object.values(raw)[0] }) }],
    ['storing one’s strike under the name of Brazil’s', 'not yours', 'URY', (page) => page.text('u2').format(0, 3, { [Object.keys(rawOf(page, 'u2', 'b2'))[0]!]: { id: 'URY-1', kind: 'del', by: 'URY', parent: null } })],
    ['inserting as Brazil', 'forged', 'URY', (page) => page.text('u1').insert(0, 'x', mark('BRA-1', 'ins', 'BRA'))],
    ['striking as Brazil', 'forged', 'URY', (page) => page.text('u1').format(0, 3, mark('BRA-1', 'del', 'BRA'))],
    ['speaking with Brazil', 'forged', 'URY', (page) => page.text('u1').insert(0, 'x', mark('URY-1', 'ins', 'BRA,URY'))],
    ['taking the id of Brazil’s bracket in another unit', 'forged', 'URY', (page) => page.text('u1').insert(0, 'x', mark('b4', 'ins', 'URY'))],
    ['typing in a bracket held with another', 'not yours', 'URY', (page) => page.text('u8').insert(8, 'x')],
    ['typing in a unit that Uruguay proposed', 'not yours', 'BRA', (page) => page.text('u4').insert(0, 'x')],
    ['two authors for one word', 'malformed', 'URY', (page) => page.text('u2').format(8, 2, ury1)],
    ['a bracket in a bracket that does not exist', 'gone', 'URY', (page) => page.text('u1').insert(0, 'x', mark('URY-1', 'ins', 'URY', 'b99'))],
    ['a note on other words', 'not yours', 'URY', (page) => page.text('u6').format(0, 3, rawOf(page, 'u6', 'n1'))],
    ['a note taken off', 'not yours', 'URY', (page) => page.text('u6').format(4, 10, nullOf(page, 'u6', 'n1'))],
    ['a note taken off by the secretariat', 'not yours', 'secretariat', (page) => page.text('u6').format(4, 10, nullOf(page, 'u6', 'n1'))],
    ['a note shortened by the secretariat', 'not yours', 'secretariat', (page) => page.text('u6').format(4, 3, nullOf(page, 'u6', 'n1'))],
    ['a new note', 'not yours', 'URY', (page) => page.text('u1').format(0, 3, { 'note--AAAAAAAA': { id: 'n2' } })],
    ['the secretariat turning proposed words into text', 'not yours', 'secretariat', (page) => page.text('u2').format(8, 2, nullOf(page, 'u2', 'b1'))],
    ['the secretariat turning them while typing elsewhere', 'not yours', 'secretariat', (page) => { page.text('u2').insert(0, 'All '); page.text('u2').format(12, 2, nullOf(page, 'u2', 'b1')) }],
    ['the secretariat turning text into proposed words while typing elsewhere', 'not yours', 'secretariat', (page) => { page.text('u2').insert(0, 'All '); page.text('u2').format(8, 4, rawOf(page, 'u2', 'b1')) }],
    ['the secretariat typing a bracket away', 'not yours', 'secretariat', (page) => page.text('u2').delete(8, 4)],
    ['the secretariat speaking for a party nobody knows', 'malformed', 'secretariat', (page) => page.text('u1').insert(0, 'x', mark('XYZ-1', 'ins', 'XYZ'))],
    ['the secretariat giving one id to two parties', 'malformed', 'secretariat', (page) => { page.text('u1').insert(0, 'x', mark('n-1', 'ins', 'URY')); page.text('u1').insert(5, 'y', mark('n-1', 'del', 'BRA')) }],
    ['the secretariat giving one id to two parties in two units', 'forged', 'secretariat', (page) => { page.text('u1').insert(0, 'x', mark('n-1', 'ins', 'URY')); page.text('u7').insert(0, 'y', mark('n-1', 'ins', 'BRA')) }],
    ['an observer typing', 'role', 'observer', (page) => page.text('u1').insert(0, 'x')],
    ['a stamp', 'structure', 'URY', (page) => { recordRoot(page.doc).set('unit:u1', { stamp }) }],
    ['a stamp taken away', 'structure', 'URY', (page) => { recordRoot(page.doc).delete('unit:u3') }],
    ['a stamp by the chair, not by the gavel', 'structure', 'chair', (page) => { recordRoot(page.doc).set('unit:u1', { stamp }) }],
    ['the title in the record', 'structure', 'secretariat', (page) => { recordRoot(page.doc).set('title', 'Other') }],
    ['a new unit', 'structure', 'URY', (page) => textRoot(page.doc).insert(0, [new Y.XmlElement('unit')])],
    ['a unit removed', 'structure', 'URY', (page) => textRoot(page.doc).delete(0, 1)],
    ['a unit removed by the secretariat', 'structure', 'secretariat', (page) => textRoot(page.doc).delete(0, 1)],
    ['one’s own proposed unit removed', 'structure', 'URY', (page) => textRoot(page.doc).delete(3, 1)],
    ['an attribute of a unit', 'structure', 'URY', (page) => unitElement(page.doc, 'u1')!.setAttribute('by', 'URY')],
    ['an attribute of a unit taken away', 'structure', 'URY', (page) => unitElement(page.doc, 'u4')!.removeAttribute('by')],
    ['an attribute of a text', 'structure', 'URY', (page) => page.text('u1').setAttribute('by', 'URY')],
    ['a second text in a unit', 'structure', 'URY', (page) => unitElement(page.doc, 'u1')!.insert(1, [new Y.XmlText('x')])],
    ['the text of a unit removed', 'structure', 'URY', (page) => unitElement(page.doc, 'u5')!.delete(0, 1)],
    ['another root', 'structure', 'URY', (page) => { page.doc.getMap('other').set('a', 1) }],
    ['another root for text', 'structure', 'URY', (page) => page.doc.getText('other').insert(0, 'x')],
    ['a subdocument', 'structure', 'URY', (page) => { page.doc.getMap('record').set('sub', new Y.Doc()) }],
    ['an embedded object', 'malformed', 'URY', (page) => page.text('u1').insertEmbed(0, { image: 'x' }, ury1)],
    ['an embedded type', 'structure', 'URY', (page) => page.text('u1').insertEmbed(0, new Y.Map(), ury1)],
    ['a mark no editor knows', 'malformed', 'URY', (page) => page.text('u5').insert(0, 'x', { ...ury1, strong: {} })],
    ['a mark with something hidden in it', 'malformed', 'URY', (page) => page.text('u5').insert(0, 'x', { 'bracket--AAAAAAAA': { id: 'URY-1', kind: 'ins', by: 'URY', parent: null, secret: 'x' } })],
    ['a mark that lacks something', 'malformed', 'URY', (page) => page.text('u5').insert(0, 'x', { 'bracket--AAAAAAAA': { id: 'URY-1', kind: 'ins', by: 'URY' } })],
    ['a mark that is no object', 'malformed', 'URY', (page) => page.text('u5').insert(0, 'x', { 'bracket--AAAAAAAA': 'URY' })],
    ['a mark that is a list', 'malformed', 'URY', (page) => page.text('u5').insert(0, 'x', { 'bracket--AAAAAAAA': [] })],
    ['a bracket of an unknown kind', 'malformed', 'URY', (page) => page.text('u5').insert(0, 'x', mark('URY-1', 'own', 'URY'))],
    ['a bracket with an endless name', 'malformed', 'URY', (page) => page.text('u5').insert(0, 'x', mark(`URY-${'1'.repeat(300)}`, 'ins', 'URY'))],
    ['a mark called __proto__', 'malformed', 'URY', (page) => page.text('u5').insert(0, 'x', Object.fromEntries([['__proto__', { id: 'x' }]]))],
    ['words that read backwards', 'malformed', 'URY', (page) => page.text('u5').insert(0, '\u202eder', ury1)],
    ['a line break', 'malformed', 'secretariat', (page) => page.text('u1').insert(0, 'a\nb')],
    ['more than is taken at once', 'size', 'secretariat', (page) => page.text('u1').insert(0, 'x'.repeat(64_001))],
  ]
  test.each(attacks)('%s is %s', (_title, code, who, attack) => {
    const room = gateRoom(start)
    const page = room.page(who)
    const before = draftOf(room.gate.doc)
    const state = Y.encodeStateVector(room.gate.doc)
    expect(page.send(() => attack(page))).toMatchObject({ ok: false, code, sentence: expect.stringMatching(/^[A-Z“].*[.?]$/) })
    expect(canonical(draftOf(room.gate.doc))).toEqual(canonical(before))
    expect(Y.encodeStateVector(room.gate.doc)).toEqual(state)
    expect([...room.gate.doc.share.keys()].sort()).toEqual(['record', 'text'])
    // A fresh page of the same person writes on as if nothing had happened.
    const again = room.page('URY')
    expect(again.send(() => again.text('u1').insert(11, 'promptly ', mark('URY-9', 'ins', 'URY')))).toMatchObject({ ok: true })
    expect(room.read('u1')).toBe('The states {URY-9 ins URY|promptly }shall report.')
  })

  test('a step that is harmless cannot prepare one that is not: own words do not become text by losing their mark later', () => {
    const room = gateRoom(start)
    const page = room.page('URY')
    page.send(() => page.text('u1').insert(11, 'not ', ury1))
    expect(page.send(() => page.text('u1').format(11, 4, Object.fromEntries(Object.keys(ury1).map((name) => [name, null]))))).toMatchObject({ code: 'not yours' })
    expect(room.read('u1')).toBe('The states {URY-1 ins URY|not }shall report.')
  })

  test('what was refused comes back with its words and its unit', () => {
    const room = gateRoom(start)
    const page = room.page('URY')
    expect(page.send(() => page.text('u3').insert(9, 'quite '))).toMatchObject({ code: 'sealed', unit: 'u3', text: 'quite ', sentence: expect.stringContaining('“1bis.”') })
    const other = room.page('URY')
    expect(other.send(() => { other.text('u1').insert(0, 'gone'); other.text('u1').delete(0, 2); other.text('u1').insert(0, 'kept ') })).toMatchObject({ code: 'not yours', unit: 'u1', text: expect.stringContaining('kept') })
  })

  test('nobody types in a unit that is held, until the hold runs out', () => {
    const hold = { by: 'chair', until: '2012-04-19T12:00:30.000Z' }
    const room = gateRoom({ ...start, holds: { u1: hold } })
    for (const who of ['URY', 'secretariat', 'chair']) {
      const page = room.page(who)
      expect(page.send(() => page.text('u1').insert(11, 'promptly ', who === 'URY' ? ury1 : {}))).toMatchObject({ code: 'held', unit: 'u1', text: 'promptly ' })
      const marker = room.page(who)
      expect(marker.send(() => marker.text('u1').format(4, 6, mark('URY-1', 'del', 'URY')))).toMatchObject({ code: 'held', unit: 'u1' })
    }
    const late = gateRoom({ ...start, holds: { u1: { ...hold, until: '2012-04-19T11:59:59.000Z' } } }).page('URY')
    expect(late.send(() => late.text('u1').insert(11, 'promptly ', ury1))).toMatchObject({ ok: true })
  })

  test('typing in a bracket that the chair accepted at that moment is handed back, and does not become text', () => {
    const room = gateRoom(start)
    const page = room.page('URY')
    const before = draftOf(room.gate.doc).units[1]!
    room.gate.apply({ text: [{ op: 'edit', unit: 'u2', edits: mapRuns(before.runs, (run) => (run.brackets.some(({ id }) => id === 'b1') ? { ...run, brackets: [] } : run)) }], record: [] })
    expect(page.send(() => page.text('u2').insert(10, 'not'))).toMatchObject({ code: 'not yours', text: 'not', unit: 'u2' })
    expect(room.read('u2')).toContain('Parties may ')
  })

  test('words typed in a unit that was removed at that moment are handed back', () => {
    const room = gateRoom(start)
    const [page, empty] = [room.page('URY'), room.page('URY')]
    room.gate.apply({ text: [{ op: 'remove', unit: 'u1' }, { op: 'remove', unit: 'u5' }], record: [] })
    expect(page.send(() => page.text('u1').insert(11, 'promptly ', ury1))).toMatchObject({ code: 'gone', text: 'promptly ' })
    expect(empty.send(() => empty.text('u5').insert(0, 'promptly ', ury1))).toMatchObject({ code: 'gone', text: 'promptly ' })
    const striking = room.page('URY')
    expect(striking.send(() => striking.text('u2').insert(10, 'x'))).toMatchObject({ ok: true })
  })

  test('a strike that lands in a removed unit has no effect and no victim', () => {
    const room = gateRoom(start)
    const page = room.page('URY')
    room.gate.apply({ text: [{ op: 'remove', unit: 'u1' }], record: [] })
    expect(page.send(() => page.text('u1').format(4, 6, mark('URY-1', 'del', 'URY')))).toMatchObject({ ok: true, units: [] })
  })
})

describe('what no editor sends is refused by its bytes', () => {
  const at = (room: ReturnType<typeof gateRoom>, unit: string) => {
    const text = textIn(unitElement(room.gate.doc, unit)!)!
    const first = text._start
    return { list: [text._item!.id.client, text._item!.id.clock] as const, first: first ? ([first.id.client, first.id.clock] as const) : null }
  }
  const format = (name: string, value: unknown) => ({ format: [name, JSON.stringify(value)] as const })
  const own = { id: 'URY-1', kind: 'ins', by: 'URY', parent: null }

  const crafted: readonly (readonly [title: string, code: string, bytes: (room: ReturnType<typeof gateRoom>) => Uint8Array])[] = [
    ['nothing at all', 'malformed', () => new Uint8Array()],
    ['noise', 'malformed', () => Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)],
    ['seven bytes that ask for the memory of thirty million', 'size', () => Uint8Array.of(1, 0x80, 0x87, 0xa7, 0x0e, 1, 0)],
    ['a claim of more than there is', 'malformed', (room) => craft([{ client: 7, clock: 0, claims: 900, structs: [{ parent: at(room, 'u5').list, content: { string: 'x' } }] }])],
    ['more structs than anybody types', 'size', (room) => craft([{ client: 7, clock: 0, structs: Array.from({ length: 1_001 }, () => ({ parent: at(room, 'u5').list, content: { string: 'x' } })) }])],
    ['more structs than anybody types, behind a small group', 'size', (room) => craft([{ client: 8, clock: 0, structs: [{ parent: at(room, 'u5').list, content: { string: 'x' } }] }, { client: 7, clock: 0, structs: Array.from({ length: 1_001 }, () => ({ parent: at(room, 'u5').list, content: { string: 'x' } })) }])],
    ['two megabytes', 'size', () => new Uint8Array(2_000_000)],
    ['a clock that skips ahead', 'malformed', (room) => craft([{ client: 7, clock: 5, structs: [{ parent: at(room, 'u5').list, content: { string: 'x' } }] }])],
    ['a hole between structs', 'malformed', (room) => craft([{ client: 7, clock: 0, structs: [{ parent: at(room, 'u5').list, content: { string: 'x' } }, { content: { skip: 3 } }, { parent: at(room, 'u5').list, content: { string: 'y' } }] }])],
    ['one client id twice', 'malformed', (room) => craft([7, 8, 7].map((client, i) => ({ client, clock: i === 2 ? 1 : 0, structs: [{ parent: at(room, 'u5').list, content: { string: 'x' } }] })))],
    ['one client id twice in a row', 'malformed', (room) => craft([7, 7].map((client, clock) => ({ client, clock, structs: [{ parent: at(room, 'u5').list, content: { string: 'x' } }] })))],
    ['a left neighbour nobody has', 'malformed', () => craft([{ client: 7, clock: 0, structs: [{ origin: [99, 4], content: { string: 'x' } }] }])],
    ['a right neighbour nobody has', 'malformed', () => craft([{ client: 7, clock: 0, structs: [{ right: [99, 4], content: { string: 'x' } }] }])],
    ['a list nobody has', 'malformed', () => craft([{ client: 7, clock: 0, structs: [{ parent: [99, 4], content: { string: 'x' } }] }])],
    ['a neighbour that is itself', 'malformed', () => craft([{ client: 7, clock: 0, structs: [{ origin: [7, 0], content: { string: 'x' } }] }])],
    ['neighbours that wait for each other', 'malformed', () => craft([{ client: 8, clock: 0, structs: [{ origin: [7, 0], content: { string: 'x' } }] }, { client: 7, clock: 0, structs: [{ origin: [8, 0], content: { string: 'x' } }] }])],
    ['a deletion of what nobody has', 'malformed', () => craft([], [[99, 0, 1]])],
    ['a deletion that reaches past the end', 'malformed', (room) => craft([], [[at(room, 'u1').first![0], 0, 1_000_000]])],
    ['a deletion of nothing, which would cut a character in two', 'malformed', (room) => craft([], [[at(room, 'u7').first![0], at(room, 'u7').first![1] + 5, 0]])],
    ['neighbours in two units', 'malformed', (room) => craft([{ client: 7, clock: 0, structs: [{ origin: at(room, 'u1').first!, right: at(room, 'u7').first!, content: { string: 'x' } }] }])],
    ['words in the record', 'structure', () => craft([{ client: 7, clock: 0, structs: [{ parent: 'record', sub: 'title', content: { string: 'x' } }] }])],
    ['a deleted nothing in the record, which would delete what is there', 'structure', () => craft([{ client: 7, clock: 0, structs: [{ parent: 'record', sub: 'title', content: { deleted: 1 } }] }])],
    ['a value in the record', 'structure', () => craft([{ client: 7, clock: 0, structs: [{ parent: 'record', sub: 'title', content: { any: 'Other' } }] }])],
    ['words beside units', 'structure', () => craft([{ client: 7, clock: 0, structs: [{ parent: 'text', content: { string: 'x' } }] }])],
    ['a unit', 'structure', () => craft([{ client: 7, clock: 0, structs: [{ parent: 'text', content: { type: 'element' } }] }])],
    ['another root, under what is known', 'structure', (room) => craft([{ client: at(room, 'u1').list[0], clock: 0, structs: [{ parent: 'other', content: { string: 'x' } }] }])],
    ['a type beside a text', 'structure', (room) => craft([{ client: 7, clock: 0, structs: [{ origin: at(room, 'u1').list, content: { type: 'text' } }] }])],
    ['words beside a text', 'structure', (room) => craft([{ client: 7, clock: 0, structs: [{ origin: at(room, 'u1').list, content: { string: 'x' } }] }])],
    ['words in an attribute’s place', 'structure', (room) => craft([{ client: 7, clock: 0, structs: [{ origin: idOfAttribute(room), content: { string: 'x' } }] }])],
    ['a subdocument', 'malformed', (room) => craft([{ client: 7, clock: 0, structs: [{ origin: at(room, 'u1').first!, content: { subdocument: 'x' } }] }])],
    ['an embed', 'malformed', (room) => craft([{ client: 7, clock: 0, structs: [{ origin: at(room, 'u1').first!, content: { embed: '{}' } }] }])],
    ['values among words', 'malformed', (room) => craft([{ client: 7, clock: 0, structs: [{ origin: at(room, 'u1').first!, content: { any: 'x' } }] }])],
    ['a mark whose value hides a prototype', 'malformed', (room) => craft([{ client: 7, clock: 0, structs: [{ parent: at(room, 'u5').list, content: { format: ['bracket--AAAAAAAA', '{"__proto__":{"id":"URY-1"},"kind":"ins","by":"URY","parent":null}'] } }] }])],
    ['a mark that is not JSON', 'malformed', (room) => craft([{ client: 7, clock: 0, structs: [{ parent: at(room, 'u5').list, content: { format: ['bracket--AAAAAAAA', '{'] } }] }])],
    ['a mark on text with nothing in it', 'malformed', (room) => craft([{ client: 7, clock: 0, structs: [{ parent: at(room, 'u5').list, content: { format: ['bracket--AAAAAAAA', 'false'] } }] }])],
    ['a number of deleted characters no page ever typed', 'size', (room) => craft([{ client: 7, clock: 0, structs: [{ parent: at(room, 'u5').list, content: { deleted: 2 ** 50 } }] }])],
    ['half a character, by a cut through another’s', 'not yours', (room) => craft([{ client: 7, clock: 0, structs: [{ origin: [at(room, 'u7').first![0], at(room, 'u7').first![1] + 4], content: format('bracket--AAAAAAAA', own) }, { origin: [7, 0], content: { string: 'x' } }, { origin: [7, 1], content: format('bracket--AAAAAAAA', null) }] }])],
  ]
  test.each(crafted)('%s is %s', (_title, code, bytes) => {
    const room = gateRoom(start)
    const before = draftOf(room.gate.doc)
    const state = room.gate.encodeState()
    expect(room.page('URY').accept(bytes(room))).toMatchObject({ ok: false, code })
    expect(canonical(draftOf(room.gate.doc))).toEqual(canonical(before))
    expect(room.gate.encodeState()).toEqual(state)
    expect([...room.gate.doc.share.keys()].sort()).toEqual(['record', 'text'])
    expect(room.gate.doc.store.pendingStructs ?? room.gate.doc.store.pendingDs).toBeNull()
    const page = room.page('URY')
    expect(page.send(() => page.text('u1').insert(11, 'promptly ', ury1))).toMatchObject({ ok: true })
  })

  test('what is known, sent again with other neighbours, cuts no character in two', () => {
    const room = gateRoom(start)
    const page = room.page('URY')
    page.send(() => page.text('u5').insert(0, 'Mine', ury1))
    const field = at(room, 'u7').first!
    const again = craft([{ client: page.doc.clientID, clock: 1, structs: [{ origin: [field[0], field[1] + 4], content: { string: 'Mine' } }] }])
    expect(page.accept(again)).toMatchObject({ ok: true, updates: [] })
    expect(room.read('u7')).toBe('One 👩‍🌾 field.')
  })

  test('what is half known, sent with neighbours in another unit, does not tie two units together', () => {
    const room = gateRoom(start)
    const page = room.page('URY')
    page.send(() => page.text('u4').insert(0, 'Mine'))
    const longer = craft([{ client: page.doc.clientID, clock: 0, structs: [{ origin: at(room, 'u1').first!, content: { string: 'Mine too: ' } }] }])
    expect(page.accept(longer)).toMatchObject({ ok: true, units: ['u4'] })
    expect(room.read('u1')).toBe('The states shall report.')
    expect(room.read('u4')).toBe('Mine too: A proposal of Uruguay.')
  })

  test('marks that cover nothing are taken away again, and catch nobody’s words', () => {
    const room = gateRoom(start)
    const page = room.page('URY')
    const { first, list } = at(room, 'u1')
    const mine = craft([{ client: page.doc.clientID, clock: 0, structs: [{ origin: first!, content: format('bracket--AAAAAAAA', own) }, { origin: [page.doc.clientID, 0], content: format('bracket--AAAAAAAA', null) }] }])
    const verdict = page.accept(mine)
    expect(verdict).toMatchObject({ ok: true, units: [] })
    expect(liveFormats(room, 'u1')).toBe(0)
    const end = lastOf(room, 'u1')
    const open = craft([{ client: page.doc.clientID, clock: 2, structs: [{ origin: end, content: format('bracket--AAAAAAAA', own) }, { parent: at(room, 'u5').list, content: format('bracket--BBBBBBBB', own) }, { right: first!, content: format('bracket--CCCCCCCC', null) }] }])
    expect(list).toBeDefined()
    expect(page.accept(open)).toMatchObject({ ok: true, units: [] })
    expect(liveFormats(room, 'u1') + liveFormats(room, 'u5')).toBe(0)
  })

  test('any bytes at all change nothing, and never throw', () => {
    const room = gateRoom(start)
    const page = room.page('URY')
    const before = canonical(draftOf(room.gate.doc))
    const seed = page.write(() => page.text('u1').insert(3, 'x', mark('BRA-1', 'ins', 'BRA')))
    let random = 2012
    const next = (below: number) => (random = (random * 1103515245 + 12345) & 0x7fffffff) % below
    for (let round = 0; round < 1_500; round++) {
      const bytes = Uint8Array.from(seed)
      for (let flips = next(4) + 1; flips > 0; flips--) bytes[next(bytes.length)] = next(256)
      const verdict = page.accept(next(4) === 0 ? bytes.slice(0, next(bytes.length)) : bytes)
      if (verdict.ok) expect(verdict.units).toEqual([])
    }
    expect(canonical(draftOf(room.gate.doc))).toEqual(before)
    expect(room.gate.doc.store.pendingStructs).toBeNull()
  })

  test('places that conflict are few enough at once not to hold anybody up', () => {
    const room = gateRoom(start)
    const page = room.page('URY')
    const { first } = at(room, 'u1')
    const structs = (count: number) => Array.from({ length: count }, () => ({ origin: first!, content: { string: 'x' } }))
    expect(page.accept(craft([{ client: page.doc.clientID, clock: 0, structs: structs(5_000) }]))).toMatchObject({ code: 'size' })
    expect(page.accept(craft([{ client: page.doc.clientID, clock: 0, structs: structs(999) }]))).toMatchObject({ code: 'not yours' })
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
    expect(claims.claim(1, 'ana', true)).toBe(true)
    expect(claims.claim(1, 'ben', true)).toBe(false)
    for (let client = 10; client < 74; client++) expect(claims.claim(client, 'ana', false)).toBe(true)
    expect(claims.claim(74, 'ana', false)).toBe(false)
    expect(claims.claim(10, 'ana', true)).toBe(true)
    expect(claims.claim(74, 'ben', false)).toBe(true)
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

function rawOf(page: Page, unit: string, id: string): Record<string, unknown> {
  for (const { attributes } of page.text(unit).toDelta() as { attributes?: Record<string, { id?: string }> }[])
    for (const [name, value] of Object.entries(attributes ?? {})) if (value.id === id) return { [name]: value }
  throw new Error(`no mark ${id} in ${unit}`)
}

function nullOf(page: Page, unit: string, id: string): Record<string, null> {
  return Object.fromEntries(Object.keys(rawOf(page, unit, id)).map((name) => [name, null]))
}

function idOfAttribute(room: ReturnType<typeof gateRoom>): readonly [number, number] {
  const { client, clock } = unitElement(room.gate.doc, 'u1')!._map.get('kind')!.id
  return [client, clock]
}

function lastOf(room: ReturnType<typeof gateRoom>, unit: string): readonly [number, number] {
  let last = textIn(unitElement(room.gate.doc, unit)!)!._start!
  while (last.right) last = last.right
  return [last.lastId.client, last.lastId.clock]
}

function liveFormats(room: ReturnType<typeof gateRoom>, unit: string): number {
  let count = 0
  for (let item = textIn(unitElement(room.gate.doc, unit)!)!._start; item; item = item.right) if (!item.deleted && item.content instanceof Y.ContentFormat) count++
  return count
}
