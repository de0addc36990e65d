import { expect, test } from 'vitest'
import type { Draft } from '../../schema/draft.ts'
import { withEffect } from '../../schema/withEffect.ts'
import { act, brazil, chair, done, secretary, seenNow, the, uruguay } from '../support/actors.ts'
import { draft, runs, unit } from '../support/build.ts'
import { after, plan, stamped, words } from '../support/plan.ts'

/** The draft gone back to a snapshot, with what the secretariat is told. */
function restored(now: Draft, then: Draft) {
  const more = { snapshot: { title: 'Monday', draft: then } }
  const outcome = done(now, secretary, { type: 'restore', snapshot: 's1' }, more)
  return { room: after(now, secretary, { type: 'restore', snapshot: 's1' }, more), ...outcome }
}

test('words, labels and proposals come back, each under its holder', () => {
  const typed = { ...plan, units: plan.units.map((each) => (each.id === 'a1' ? { ...each, runs: runs('To launch programmes.'), label: '1bis.' } : each)) }
  const accepted = after(typed, chair, { type: 'accept', brackets: ['bra', 'a3'] })
  const { room, sentence, units } = restored(accepted, plan)
  expect(room.units).toEqual(plan.units)
  expect(sentence).toBe('Secretariat went back to the snapshot “Monday”: 3 units changed, 0 brought back, 0 sealed and left.')
  expect(units).toEqual(['a1', 'a2', 'a3'])
})

test('units that went come back in their places, with what was known of them', () => {
  const known = { ...plan, brackets: { uru: { positions: [], remarks: ['(x)'] } }, units: plan.units.map((each) => (each.id === 'a4' ? { ...each, alternativeTo: 'a3' } : each)) }
  const gone = after(after(known, uruguay, { type: 'withdraw', brackets: ['a3', 'uru'] }), secretary, { type: 'removeUnit', unit: 'o1', seen: seenNow(known, 'o1') })
  const { room } = restored(gone, known)
  expect(room.units.map(({ id }) => id)).toEqual(known.units.map(({ id }) => id))
  expect(the(room, 'a3')).toEqual(the(known, 'a3'))
  expect(room.brackets).toEqual(known.brackets)
})

test('what is sealed now is left and listed, what was sealed then comes back open', () => {
  const then = stamped(plan, 'a4')
  const reopened = after(then, chair, { type: 'reopen', units: ['a4'], reason: 'x' })
  const typed = { ...reopened, units: reopened.units.map((each) => (each.id === 'a4' || each.id === 'a1' ? { ...each, runs: runs('Typed.') } : each)) }
  const { room, notices } = restored(stamped(typed, 'a1'), then)
  expect([words(room, 'a1'), words(room, 'a4'), the(room, 'a4').stamp]).toEqual(['Typed.', 'To report yearly and act.', null])
  expect(the(room, 'a1').stamp).not.toBeNull()
  expect(notices).toEqual([
    'Left as they are, since they are sealed: Objective 1.2, 1.',
    'Were decided in the snapshot and come back open: Objective 1.2, 4.',
  ])
})

test('units that came since stay and are listed', () => {
  const more = after(plan, brazil, { type: 'insertUnit', after: 'a4', kind: 'action', text: 'To plan.', by: 'BRA' })
  const { room, notices } = restored(more, plan)
  expect(room.units).toEqual(more.units)
  expect(notices).toEqual(['The words are already as they were in the snapshot.', 'Came after the snapshot and stay: Objective 1.2, 5.'])
})

test('a bracket that lives elsewhere by now comes back under an id of its own', () => {
  const then = draft([unit('a1', 'One.'), unit('a2', 'Two {b ins URY|more}.')], { parties: plan.parties, meetings: plan.meetings })
  const joined = after(then, secretary, { type: 'join', unit: 'a2', seen: seenNow(then, 'a2') })
  const { room } = restored(stamped(joined, 'a1'), then)
  expect(the(room, 'a1').runs).toEqual(runs('One. Two {b ins URY|more}.'))
  expect(the(room, 'a2').runs).toEqual(runs('Two {URY-n1 ins URY|more}.'))
})

test('nothing is restored while somebody else looks at final words', () => {
  const held = after(plan, chair, { type: 'hold', units: ['a1'] })
  const snapshot = { title: 'Monday', draft: { ...plan, units: plan.units.map((each) => ({ ...each, label: 'x' })) } }
  expect(act(held, secretary, { type: 'restore', snapshot: 's1' }, { snapshot })).toMatchObject({ code: 'held' })
  expect(act(held, secretary, { type: 'restore', snapshot: 's1' })).toMatchObject({ code: 'gone' })
})

test('notes that the words refer to come back with them', () => {
  const noted = draft([unit('a1', '', { runs: [{ text: 'one', brackets: [], notes: ['n1'] }] })], { notes: [{ id: 'n1', text: 'x', lines: null }] })
  const { effect } = done(noted, secretary, { type: 'removeUnit', unit: 'a1', seen: seenNow(noted, 'a1') })
  const { room } = restored(withEffect(noted, effect), noted)
  expect(room.notes).toEqual(noted.notes)
})
