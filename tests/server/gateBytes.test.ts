import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { draftOf, textIn, unitElement } from '../../schema/ydoc.ts'
import { canonical } from '../support/canonical.ts'
import { craft } from '../support/craft.ts'
import { start, ury1 } from '../support/gateDraft.ts'
import type { GateRoom } from '../support/gateRoom.ts'
import { gateRoom, mark } from '../support/gateRoom.ts'

describe('what no editor sends is refused by its bytes', () => {
  const at = (room: GateRoom, unit: string) => {
    const text = textIn(unitElement(room.gate.doc, unit)!)!
    const first = text._start
    return { list: [text._item!.id.client, text._item!.id.clock] as const, first: first ? ([first.id.client, first.id.clock] as const) : null }
  }
  const format = (name: string, value: unknown) => ({ format: [name, JSON.stringify(value)] as const })
  const own = { id: 'URY-1', kind: 'ins', by: 'URY', parent: null }

  const crafted: readonly (readonly [title: string, code: string, bytes: (room: GateRoom) => Uint8Array])[] = [
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
    expect(page.accept(longer)).toMatchObject({ code: 'malformed' })
    expect(room.read('u1')).toBe('The states shall report.')
    expect(room.read('u4')).toBe('MineA proposal of Uruguay.')
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
    expect(page.accept(craft([{ client: page.doc.clientID, clock: 0, structs: structs(999) }]))).toMatchObject({ code: 'malformed' })
  })
})

function idOfAttribute(room: GateRoom): readonly [number, number] {
  const { client, clock } = unitElement(room.gate.doc, 'u1')!._map.get('kind')!.id
  return [client, clock]
}

function lastOf(room: GateRoom, unit: string): readonly [number, number] {
  let last = textIn(unitElement(room.gate.doc, unit)!)!._start!
  while (last.right) last = last.right
  return [last.lastId.client, last.lastId.clock]
}

function liveFormats(room: GateRoom, unit: string): number {
  let count = 0
  for (let item = textIn(unitElement(room.gate.doc, unit)!)!._start; item; item = item.right) if (!item.deleted && item.content instanceof Y.ContentFormat) count++
  return count
}
