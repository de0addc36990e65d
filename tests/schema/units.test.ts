import { describe, expect, test } from 'vitest'
import { recordOf } from '../../schema/record.ts'
import { textOf } from '../../schema/runs.ts'
import { act, done, parties, secretary, seenNow, the, uruguay } from '../support/actors.ts'
import { draft, runs, unit } from '../support/build.ts'
import { after, plan, stamped, words } from '../support/plan.ts'

describe('units', () => {
  test('split where brackets run through: each half has its own, with what was known of it', () => {
    const room = draft([unit('a1', 'one {b ins URY|two }{c ins BRA ^b|three}{b ins URY| four} five')], { parties, brackets: { b: { positions: [], remarks: ['(r)'] } } })
    const halves = after(room, secretary, { type: 'split', unit: 'a1', at: 7, seen: seenNow(room, 'a1') })
    expect(the(halves, 'a1').runs).toEqual(runs('one {b ins URY|two}'))
    expect(halves.units[1]?.runs).toEqual(runs('{URY-n1 ins URY| }{c ins BRA ^URY-n1|three}{URY-n1 ins URY| four} five'))
    expect(halves.brackets['URY-n1']).toEqual({ positions: [], remarks: ['(r)'] })
  })

  test('split lose the space between them and get it back when joined', () => {
    const halves = after(plan, secretary, { type: 'split', unit: 'a4', at: 16, seen: seenNow(plan, 'a4') })
    const second = halves.units[5]!
    expect([words(halves, 'a4'), textOf(second.runs), second.label]).toEqual(['To report yearly', 'and act.', '5.'])
    const joined = after(halves, secretary, { type: 'join', unit: second.id, seen: seenNow(halves, second.id) })
    expect(the(joined, 'a4')).toEqual(the(plan, 'a4'))
    expect(recordOf(joined).map(({ key }) => key)).toEqual(recordOf(plan).map(({ key }) => key))
  })

  test.each([
    ['at an end', 'a4', 0, 'state'],
    ['beyond the end', 'a4', 999, 'malformed'],
    ['when sealed', 'o1', 3, 'sealed'],
  ] as const)('are not split %s', (_title, id, at, code) => {
    const room = stamped(plan, 'o1')
    expect(act(room, secretary, { type: 'split', unit: id, at, seen: seenNow(room, id) })).toMatchObject({ ok: false, code })
  })

  test.each([
    ['the first', 'o1', 'state'],
    ['with a sealed one', 'a1', 'sealed'],
    ["with another's proposal", 'a4', 'state'],
  ] as const)('are not joined: %s', (_title, id, code) => {
    const room = stamped(plan, 'o1')
    expect(act(room, secretary, { type: 'join', unit: id, seen: seenNow(room, id) })).toMatchObject({ ok: false, code })
  })

  test('are not removed while a party has words in them', () => {
    expect(act(plan, secretary, { type: 'removeUnit', unit: 'a2', seen: seenNow(plan, 'a2') })).toMatchObject({ code: 'state', sentence: 'There are proposals in Objective 1.2, 2.: [Bra delete: promptly][Bra: at once]. They come first.' })
  })

  test('take their notes with them, unless others refer to them too', () => {
    const noted = draft([
      unit('a1', '', { runs: [{ text: 'one', brackets: [], notes: ['n1', 'n2'] }] }),
      unit('a2', '', { runs: [{ text: 'two', brackets: [], notes: ['n2'] }] }),
    ], { notes: [{ id: 'n1', text: 'x', lines: null }, { id: 'n2', text: 'y', lines: null }] })
    expect(after(noted, secretary, { type: 'removeUnit', unit: 'a1', seen: seenNow(noted, 'a1') }).notes.map(({ id }) => id)).toEqual(['n2'])
  })

  test('keep the label they were decided under', () => {
    expect(act(stamped(plan, 'a4'), secretary, { type: 'relabel', unit: 'a4', label: '5.' })).toMatchObject({ code: 'sealed' })
  })

  test('may share a label, which is pointed out', () => {
    expect(done(plan, secretary, { type: 'relabel', unit: 'a4', label: '1.' }).notices).toEqual(['Another unit of the same list is labelled "1." too.'])
  })

  test('are inserted beside units that are there, for parties that are known', () => {
    const deed = { type: 'insertUnit', kind: 'action', text: 'x', by: null } as const
    expect(act(plan, secretary, { ...deed, after: 'a9' })).toMatchObject({ code: 'gone' })
    expect(act(plan, secretary, { ...deed, after: null, alternativeTo: 'a9' })).toMatchObject({ code: 'gone' })
    expect(act(plan, secretary, { ...deed, after: null, by: 'XXX' })).toMatchObject({ code: 'malformed' })
    expect(act(plan, uruguay, { ...deed, after: null, by: 'URY', text: ' ' })).toMatchObject({ code: 'malformed' })
    expect(after(plan, secretary, { ...deed, after: null }).units[0]).toMatchObject({ id: 'n1', label: null })
  })
})
