import fc from 'fast-check'
import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import type { Draft } from '../../schema/draft.ts'
import { hashOfWords } from '../../schema/hash.ts'
import { inverseOf, stateAfter } from '../../schema/inverse.ts'
import { parse } from '../../schema/parse/parse.ts'
import { textOf } from '../../schema/runs.ts'
import { serialise } from '../../schema/serialise.ts'
import { withEffect } from '../../schema/withEffect.ts'
import { applyEffect, draftOf, writeDraft } from '../../schema/ydoc.ts'
import { act, chair, done, now, parties, secretary, seenNow, the, uruguay } from '../support/actors.ts'
import { draft, unit } from '../support/build.ts'
import { parties as allParties } from '../support/parties.ts'
import { after, meeting, stamped } from '../support/plan.ts'
import { sharedSeed } from '../support/seedTexts.ts'

const room = draft([
  unit('c1', 'PUBLIC POLICIES', { kind: 'chapter', label: 'CHAPTER 1' }),
  unit('o1', 'To design policies.', { kind: 'objective', label: 'Objective 1.1' }),
  unit('h1', 'Actions', { kind: 'subheading' }),
  unit('a1', 'To launch programs.', { kind: 'action', label: '1.' }),
  unit('a2', 'To share {uru ins URY|all }that works.', { kind: 'action', label: '2.' }),
  unit('v2', 'To keep it.', { kind: 'action', label: '2alt.', alternativeTo: 'a2', by: 'BRA' }),
  unit('a3', 'To report.', { kind: 'action', label: '3.' }),
  unit('o2', 'To build institutions.', { kind: 'objective', label: 'Objective 1.2' }),
  unit('h2', 'Actions', { kind: 'subheading' }),
  unit('b1', 'To train.', { kind: 'action', label: '1.' }),
  unit('b2', 'To equip.', { kind: 'action', label: '2.' }),
  unit('p1', 'To do more.', { kind: 'action', label: '3.', by: 'ARG' }),
], { parties, meetings: [meeting], brackets: { uru: { positions: [{ party: 'BRA', stance: 'opposes', printed: null, note: null }], remarks: [] } } })

const move = (from: Draft, id: string, behind: string | null, more: { label?: string | null } = {}) =>
  after(from, secretary, { type: 'moveUnit', unit: id, after: behind, seen: seenNow(from, id), ...more })
const order = (of: Draft) => of.units.map(({ id, label }) => `${id} ${label ?? ''}`.trim())

describe('a unit that is moved', () => {
  test('keeps its id, words, brackets and what is held on them; a stub stays with the old label, and both ends say so', () => {
    const moved = move(room, 'a3', 'h2', { label: '1ante.' })
    expect(order(moved)).toEqual(['c1 CHAPTER 1', 'o1 Objective 1.1', 'h1', 'a1 1.', 'a2 2.', 'v2 2alt.', 'n1 3.', 'o2 Objective 1.2', 'h2', 'a3 1ante.', 'b1 1.', 'b2 2.', 'p1 3.'])
    expect(the(moved, 'n1').moved).toEqual({ role: 'origin', other: 'a3', printed: '(This paragraph was moved to become the first action under Objective 1.2)' })
    expect(the(moved, 'a3').moved).toEqual({ role: 'destination', other: 'n1', printed: '(Previously paragraph 3 of Objective 1.1)' })
  })

  test('takes its versions along, and the next free label where none is given', () => {
    const moved = move(room, 'a2', 'b1')
    expect(order(moved).slice(-5)).toEqual(['b1 1.', 'a2 1bis.', 'v2 1bis alt.', 'b2 2.', 'p1 3.'])
    expect(moved.brackets).toEqual(room.brackets)
    expect(the(moved, 'a2').runs).toEqual(the(room, 'a2').runs)
  })

  test('goes as a whole also when one of its versions is pointed at', () => {
    expect(order(move(room, 'v2', 'b1'))).toEqual(order(move(room, 'a2', 'b1')))
  })

  test('comes to stand behind the versions of the one it is put after', () => {
    expect(order(move(room, 'b1', 'a2')).slice(4, 7)).toEqual(['a2 2.', 'v2 2alt.', 'b1 2bis.'])
  })

  test('under a stamp keeps it, and the seal is whole', () => {
    const sealed = stamped(room, 'a3')
    const moved = move(sealed, 'a3', 'b2')
    expect(the(moved, 'a3').stamp).toEqual({ ...the(sealed, 'a3').stamp, hash: hashOfWords(the(moved, 'a3')) })
    expect(done(sealed, chair, { type: 'moveUnit', unit: 'a3', after: 'b2', seen: seenNow(sealed, 'a3') })).toMatchObject({
      sentence: 'Chair moved Objective 1.1, 3. to become Objective 1.2, 2bis. (“To report.”)', notices: ['It stays agreed (INF 04/19/12).'],
    })
  })

  test('and moved on has one stub, where it first stood', () => {
    const twice = move(move(room, 'a3', 'b2'), 'a3', 'a1')
    expect(twice.units.filter(({ moved }) => moved?.role === 'origin').map(({ id, moved }) => [id, moved?.printed])).toEqual([['n1', '(This paragraph was moved to become the second action under Objective 1.1)']])
    expect(the(twice, 'a3').moved).toMatchObject({ role: 'destination', other: 'n1', printed: '(Previously paragraph 3 of Objective 1.1)' })
  })

  test('and moved back leaves no trace', () => {
    const there = move(room, 'a3', 'b2')
    for (const behind of ['n1', 'v2', 'a2']) expect(move(there, 'a3', behind)).toEqual(room)
  })

  test('with what stands under it, where it is an objective', () => {
    const moved = move(room, 'o2', 'c1', { label: 'Objective 1.1bis' })
    expect(order(moved).slice(0, 6)).toEqual(['c1 CHAPTER 1', 'o2 Objective 1.1bis', 'h2', 'b1 1.', 'b2 2.', 'p1 3.'])
    expect(moved.units[moved.units.length - 1]).toMatchObject({ kind: 'objective', label: 'Objective 1.2', moved: { printed: '(This objective was moved to become Objective 1.1bis)' } })
    expect(the(moved, 'o2').moved?.printed).toBe('(Previously Objective 1.2)')
  })

  test('leaves no stub while it is only proposed', () => {
    const moved = move(room, 'p1', 'a1')
    expect(moved.units.length).toBe(room.units.length)
    expect(the(moved, 'p1')).toMatchObject({ by: 'ARG', moved: null, label: '1bis.' })
  })

  test('is taken back with one act, words typed beside it meanwhile and all', () => {
    const { effect, sentence, units } = done(room, chair, { type: 'moveUnit', unit: 'a3', after: 'b2', seen: seenNow(room, 'a3') })
    const there = withEffect(room, effect)
    const taken = { at: now, user: chair.user, type: 'moveUnit', sentence, units, inverse: inverseOf(room, effect), after: stateAfter(there, effect) } as const
    const busy = { ...there, units: there.units.map((each) => (each.id === 'b2' ? unit('b2', 'To equip well.', { kind: 'action', label: '2.' }) : each)) }
    const back = done(busy, chair, { type: 'takeBack', entry: 1 }, { taken })
    expect(order(withEffect(busy, back.effect))).toEqual(order(room))
    expect(textOf(the(withEffect(busy, back.effect), 'b2').runs)).toBe('To equip well.')
    const changed = { ...there, units: there.units.map((each) => (each.id === 'a3' ? { ...each, runs: the(busy, 'b2').runs } : each)) }
    expect(act(changed, chair, { type: 'takeBack', entry: 1 }, { taken })).toMatchObject({ code: 'changed' })
  })

  test.each([
    ['to where it stands', { unit: 'a3', after: 'v2' }, 'state'],
    ['behind itself', { unit: 'a2', after: 'v2' }, 'state'],
    ['an objective behind its own action', { unit: 'o1', after: 'a1' }, 'state'],
    ['behind what is gone', { unit: 'a3', after: 'lost' }, 'gone'],
  ])('%s is refused', (_title, where, code) => {
    expect(act(room, chair, { type: 'moveUnit', ...where, seen: seenNow(room, where.unit) })).toMatchObject({ ok: false, code })
  })

  test('is refused to a delegation, on words nobody looked at, while another holds it, and where only its note is left', () => {
    const deed = { type: 'moveUnit', unit: 'a3', after: 'b2', seen: seenNow(room, 'a3') } as const
    expect(act(room, uruguay, deed)).toMatchObject({ code: 'role' })
    expect(act(room, secretary, { ...deed, seen: {} })).toMatchObject({ code: 'changed' })
    expect(act(after(room, chair, { type: 'hold', units: ['a3'] }), secretary, deed)).toMatchObject({ code: 'held' })
    const there = move(room, 'a3', 'b2')
    expect(act(there, secretary, { ...deed, unit: 'n1', seen: seenNow(there, 'n1') })).toMatchObject({ code: 'state' })
  })
})

test('moves, one after the other, lose nothing, are read again from print with both ends tied, undone, and made live', () => {
  const movable = ['a1', 'a2', 'a3', 'b1', 'b2', 'p1', 'o1', 'o2']
  const places = [...movable, 'c1', 'h1', 'h2', 'v2']
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...movable), fc.constantFrom(...places)), { minLength: 1, maxLength: 5 }), (moves) => {
    let now = room
    const doc = new Y.Doc()
    writeDraft(doc, room)
    for (const [id, behind] of moves) {
      let count = now.units.length + moves.length
      const outcome = act(now, chair, { type: 'moveUnit', unit: id, after: behind, seen: seenNow(now, id) }, { newId: () => `s${count++}${id}${now.units.length}` })
      if (!outcome.ok) continue
      const next = withEffect(now, outcome.effect)
      expect(withEffect(next, inverseOf(now, outcome.effect))).toEqual(withEffect(now, { text: [], record: [] }))
      applyEffect(doc, outcome.effect)
      expect(draftOf(doc)).toEqual(next)
      now = next
    }
    for (const before of room.units) expect({ ...the(now, before.id), label: null, moved: null }).toEqual({ ...before, label: null, moved: null })
    const stubs = now.units.filter(({ id }) => !room.units.some((each) => each.id === id))
    for (const stub of stubs) expect([textOf(stub.runs), the(now, stub.moved!.other!).moved?.other]).toEqual(['', stub.id])
    const again = parse(serialise(now), { parties })
    expect(again.units.map(({ label, moved }) => [label, moved?.printed ?? null])).toEqual(now.units.map(({ label, moved }) => [label, moved?.printed ?? null]))
    if (stubs.length === 1) expect(tied(again)).toEqual(tied(now))
  }), { numRuns: 80 })
}, 30_000)

/** For every end of a move, the index of the other. */
function tied(of: Draft): (number | null)[] {
  return of.units.map(({ moved }) => (moved ? of.units.findIndex(({ id }) => id === moved.other) : null))
}

const seed = sharedSeed()

test.skipIf(seed === null)('the move of 2012, made by the act, is printed as it was', () => {
  const printed = parse(seed?.text ?? '', { parties: allParties })
  const stub = printed.units.find(({ moved }) => moved?.role === 'origin')!
  const here = printed.units.find(({ id }) => id === stub.moved?.other)!
  const before: Draft = {
    ...printed,
    units: printed.units.flatMap((each) => (each.id === here.id ? [] : each.id === stub.id ? [{ ...here, label: '4.', moved: null }] : [each])),
  }
  const behind = printed.units[printed.units.indexOf(here) - 1]!.id
  const moved = after(before, secretary, { type: 'moveUnit', unit: here.id, after: behind, label: '1.', seen: seenNow(before, here.id) })
  expect(the(moved, here.id).moved?.printed.replace(/\s+/g, ' ').toLowerCase()).toBe('(previously paragraph 4 of objective 1)')
  expect(the(moved, 'n1').moved?.printed).toBe(stub.moved?.printed)
})
