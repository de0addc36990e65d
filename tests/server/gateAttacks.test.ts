import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { mapRuns } from '../support/mapRuns.ts'
import { draftOf, recordRoot, textRoot, unitElement } from '../../schema/ydoc.ts'
import { canonical } from '../support/canonical.ts'
import { nullOf, rawOf, stamp, start, ury1 } from '../support/gateDraft.ts'
import type { Page } from '../support/gateRoom.ts'
import { gateRoom, mark } from '../support/gateRoom.ts'

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

  // What the gate puts right by itself after an honest race may put nothing else in its place.
  const swept: readonly (readonly [title: string, attack: (page: Page) => void, read: string])[] = [
    ['the end of one’s bracket taken away', (page) => dropMark(page, 'b1', false), 'Parties {b1 ins URY|may }{b2 del BRA|always }meet{b4 ins BRA| often}.'],
    ['the end of one’s bracket taken away with a letter of it', (page) => { dropMark(page, 'b1', false); page.text('u2').delete(8, 1) }, 'Parties {b1 ins URY|ay }{b2 del BRA|always }meet{b4 ins BRA| often}.'],
    ['one’s bracket taken off with a letter of it', (page) => { page.text('u2').format(8, 4, nullOf(page, 'u2', 'b1')); page.text('u2').delete(8, 1) }, 'Parties {b1 ins URY|ay }{b2 del BRA|always }meet{b4 ins BRA| often}.'],
    ['the beginning of one’s bracket taken away with a letter of it', (page) => { dropMark(page, 'b1', true); page.text('u2').delete(8, 1) }, 'Parties {b1 ins URY|ay }{b2 del BRA|always }meet{b4 ins BRA| often}.'],
    ['the end of Brazil’s strike taken away', (page) => dropMark(page, 'b2', false), 'Parties {b1 ins URY|may }{b2 del BRA|always }meet{b4 ins BRA| often}.'],
    ['the end of Brazil’s words taken away with one’s own', (page) => { dropMark(page, 'b4', false); page.text('u2').delete(8, 4) }, 'Parties {b2 del BRA|always }meet{b4 ins BRA| often}.'],
    ['one’s strike made to reach to the end of the unit', (page) => { page.text('u2').format(0, 3, mark('URY-1', 'del', 'URY')); dropEnd(page, 'URY-1') }, 'Parties {b1 ins URY|may }{b2 del BRA|always }meet{b4 ins BRA| often}.'],
  ]
  test.each(swept)('%s does nothing to anybody else’s words', (_title, attack, read) => {
    const room = gateRoom(start)
    const page = room.page('URY')
    const update = page.write(() => attack(page))
    const verdict = page.accept(update)
    if (verdict.ok) expect([read, asBefore]).toContain(room.read('u2'))
    else expect(room.read('u2')).toBe(asBefore)
    // Whatever was put right is put right for everybody.
    const reader = room.page('BRA')
    expect(canonical(draftOf(reader.doc))).toEqual(canonical(draftOf(room.gate.doc)))
    const twice = room.page('URY')
    expect(twice.send(() => twice.text('u1').insert(11, 'promptly ', mark('URY-9', 'ins', 'URY')))).toMatchObject({ ok: true })
  })

  test('a mark of Brazil’s that is taken away without any of its words is refused, not put back for ever', () => {
    for (const begins of [true, false]) {
      const room = gateRoom(start)
      const page = room.page('URY')
      const update = page.write(() => (begins ? dropMark(page, 'b2', true) : page.text('u2').format(12, 7, nullOf(page, 'u2', 'b2'))))
      expect(page.accept(update)).toMatchObject({ code: 'not yours' })
      expect(room.read('u2')).toBe(asBefore)
    }
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

const asBefore = 'Parties {b1 ins URY|may }{b2 del BRA|always }meet{b4 ins BRA| often}.'

/** Takes away the beginning of a mark, or its end, and nothing that stands under it. */
function dropMark(page: Page, id: string, begins: boolean): void {
  const name = Object.keys(rawOf(page, 'u2', id))[0]!
  takeAway(page, (key, value) => key === name && (value !== null) === begins)
}

function dropEnd(page: Page, id: string): void {
  const name = Object.keys(mark(id, 'del', 'URY'))[0]!
  takeAway(page, (key, value) => key === name && value === null)
}

function takeAway(page: Page, isIt: (key: string, value: unknown) => boolean): void {
  page.doc.transact((transaction) => {
    for (let item = page.text('u2')._start; item; item = item.right)
      if (!item.deleted && item.content instanceof Y.ContentFormat && isIt(item.content.key, item.content.value)) item.delete(transaction)
  })
}
