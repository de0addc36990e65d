import { describe, expect, test } from 'vitest'
import type { Actor } from '../../schema/acts/act.ts'
import type { Draft } from '../../schema/draft.ts'
import { inverseOf, stateAfter } from '../../schema/inverse.ts'
import { withEffect } from '../../schema/withEffect.ts'
import type { Keyless } from '../support/actors.ts'
import { act, chair, clerk, done, now, secretary, seenNow, the } from '../support/actors.ts'
import { unit } from '../support/build.ts'
import { after, meeting, plan, stamped } from '../support/plan.ts'

describe('an entry of the log', () => {
  const deed = { type: 'stamp', units: ['a1'], decision: 'agreed', seen: seenNow(plan, 'a1') } as const
  const { effect, sentence, units } = done(plan, chair, deed)
  const sealed = withEffect(plan, effect)
  const taken = { at: now, user: chair.user, type: 'stamp', sentence, units, inverse: inverseOf(plan, effect), after: stateAfter(sealed, effect) } as const
  const take = (room: Draft, actor: Actor, more = {}) => act(room, actor, { type: 'takeBack', entry: 1 }, { taken, now: '2012-04-19T15:00:09.000Z', ...more })

  test('is taken back by who made it within ten seconds', () => {
    const outcome = take(sealed, chair)
    expect(outcome).toMatchObject({ ok: true, sentence: 'Chair took back: Chair agreed Objective 1.2, 1. (INF 04/19/12)' })
    expect(outcome.ok && withEffect(sealed, outcome.effect)).toEqual(plan)
  })

  const keyed = { ...taken, user: clerk.user }
  test.each([
    ['later', sealed, chair, { now: '2012-04-19T15:00:11.000Z' }, 'state'],
    ['by somebody else', sealed, secretary, {}, 'role'],
    ['by one who is no clerk any more', sealed, clerk, { taken: keyed }, 'role'],
    ['when there is no such entry', sealed, chair, { taken: undefined }, 'gone'],
    ['twice', plan, chair, {}, 'changed'],
    ['when it was reopened meanwhile', after(sealed, chair, { type: 'reopen', units: ['a1'], reason: 'x' }), chair, {}, 'changed'],
    ['when it took something back itself', sealed, chair, { taken: { ...taken, type: 'takeBack' } }, 'state'],
  ])('is not taken back %s', (_title, room, actor, more, code) => {
    expect(take(room, actor, more)).toMatchObject({ ok: false, code })
  })

  test('is taken back by the chair whoever made it', () => {
    expect(take(sealed, chair, { taken: keyed })).toMatchObject({ ok: true })
  })

  test('leaves a note to the decisions that share it, and gives nobody a hold again', () => {
    const group = after({ ...plan, meetings: [{ ...meeting, kind: 'working group' as const }] }, chair, { type: 'hold', units: ['a1'] })
    const one = done(group, chair, deed)
    const both = stamped(withEffect(group, one.effect), 'a4')
    const undone = take(both, chair, { taken: { ...taken, inverse: inverseOf(group, one.effect), after: stateAfter(withEffect(group, one.effect), one.effect) } })
    const result = undone.ok ? withEffect(both, undone.effect) : both
    expect(the(result, 'a1').stamp).toBeNull()
    expect(result.notes.map(({ id }) => id)).toEqual(['m1-agreed'])
    expect(result.holds).toEqual({})
  })

  test('that opened a meeting stays when the meeting has decided', () => {
    const none = { ...plan, meetings: [] }
    const opening = done(none, chair, { type: 'openMeeting', date: '2012-04-19', body: 'x', kind: 'formal' })
    const open = withEffect(none, opening.effect)
    const about = { ...taken, type: 'openMeeting', units: [], inverse: inverseOf(none, opening.effect), after: stateAfter(open, opening.effect) }
    expect(take(open, chair, { taken: about })).toMatchObject({ ok: true })
    expect(take(stamped(open, 'a1'), chair, { taken: about })).toMatchObject({ code: 'state' })
  })

  test('that removed a unit is not taken back when the unit it followed is gone too', () => {
    const room = { ...plan, units: [...plan.units, unit('b1', 'One.'), unit('b2', 'Two.')] }
    const removal = done(room, secretary, { type: 'removeUnit', unit: 'b2', seen: seenNow(room, 'b2') })
    const without = withEffect(room, removal.effect)
    const about = { ...taken, type: 'removeUnit', inverse: inverseOf(room, removal.effect), after: stateAfter(without, removal.effect) }
    expect(take(without, chair, { taken: about })).toMatchObject({ ok: true })
    const both = after(without, secretary, { type: 'removeUnit', unit: 'b1', seen: seenNow(without, 'b1') })
    expect(take(both, chair, { taken: about })).toMatchObject({ code: 'changed' })
  })
})

describe('every act of a meeting', () => {
  const at = '2012-04-19T15:00:09.000Z'
  const takenBack = (before: Draft, deed: Keyless, by: Actor, later: (draft: Draft) => Draft = (draft) => draft, actor = by) => {
    const { effect, sentence, units } = done(before, by, deed, { newId: () => 'm9' })
    const result = withEffect(before, effect)
    const taken = { at: now, user: by.user, type: deed.type, sentence, units, inverse: inverseOf(before, effect), after: stateAfter(result, effect) }
    const room = later(result)
    const outcome = act(room, actor, { type: 'takeBack', entry: 1 }, { taken, now: at })
    return outcome.ok ? withEffect(room, outcome.effect) : outcome
  }
  const group: Draft = { ...plan, meetings: [{ ...meeting, kind: 'working group' }], pointer: 'a1', floor: [{ id: 'f1', party: 'BRA', unit: null, at: now, speaking: false }] }
  const called = after(group, secretary, { type: 'callRoll', present: ['ARG'] })
  const pending = stamped(called, 'a1', 'a4')
  const quorate = after(pending, secretary, { type: 'callRoll', present: ['ARG', 'BRA'] })
  const confirm = (draft: Draft, id: string) => ({ type: 'confirm', units: [id], seen: seenNow(draft, id) }) as const

  test.each([
    ['opening', { ...plan, meetings: [] }, { type: 'openMeeting', date: '2012-04-19', body: 'x', kind: 'formal' }],
    ['closing', group, { type: 'closeMeeting' }],
    ['suspending', group, { type: 'suspendMeeting' }],
    ['resuming', after(group, chair, { type: 'suspendMeeting' }), { type: 'resumeMeeting' }],
    ['calling the roll', group, { type: 'callRoll', present: ['BRA'] }],
    ['calling it again', called, { type: 'callRoll', present: ['BRA'] }],
    ['an arrival', called, { type: 'attend', party: 'BRA', present: true }],
    ['the rules of the house', group, { type: 'setHouse', house: { ...group.house, name: 'Ours' } }],
    ['a decision subject to consultations', group, { type: 'stamp', units: ['a1'], decision: 'agreed', seen: seenNow(group, 'a1'), awaiting: [{ party: 'BRA' }] }],
    ['a confirmation', quorate, confirm(quorate, 'a1')],
    ['a reopening', pending, { type: 'reopen', units: ['a1', 'a4'], reason: 'asked' }],
  ] as const)('can be taken back: %s', (_title, room, deed) => {
    expect(takenBack(room, deed, chair)).toEqual(withEffect(room, { text: [], record: [] }))
  })

  test('a confirmation only by one who decides', () => {
    const clerked = { ...quorate, clerks: [clerk.user] }
    expect(takenBack(clerked, confirm(clerked, 'a1'), clerk)).toMatchObject({ clerks: [clerk.user] })
    expect(takenBack(clerked, confirm(clerked, 'a1'), clerk, (draft) => ({ ...draft, clerks: [] }))).toMatchObject({ ok: false, code: 'role' })
  })

  test('the last decision under a shared note takes it along', () => {
    const deed = (id: string) => ({ type: 'stamp', units: [id], decision: 'agreed', seen: seenNow(called, id) }) as const
    const second = done(stamped(called, 'a1'), chair, deed('a4'))
    const both = withEffect(stamped(called, 'a1'), second.effect)
    const taken = { at: now, user: chair.user, type: 'stamp', sentence: second.sentence, units: second.units, inverse: inverseOf(stamped(called, 'a1'), second.effect), after: stateAfter(both, second.effect) } as const
    const reopened = after(both, chair, { type: 'reopen', units: ['a1'], reason: 'asked' })
    const undone = act(reopened, chair, { type: 'takeBack', entry: 1 }, { taken, now: at })
    expect(undone.ok && withEffect(reopened, undone.effect).notes).toEqual([])
  })

  test('a confirmation whose note went with a later one waits for that one', () => {
    const later = (draft: Draft) => after(draft, chair, confirm(draft, 'a4'))
    expect(takenBack(quorate, confirm(quorate, 'a1'), chair, later)).toMatchObject({ ok: false, code: 'changed', sentence: 'The note its stamp cites has gone since, with a later act. Take that back first.' })
  })

  test('what others have built on stays: a roll called again, an arrival before a departure, a meeting whose decision was reopened', () => {
    expect(takenBack(group, { type: 'callRoll', present: ['ARG'] }, secretary, (draft) => after(draft, secretary, { type: 'callRoll', present: [] }))).toMatchObject({ code: 'changed' })
    expect(takenBack(called, { type: 'attend', party: 'BRA', present: true }, secretary, (draft) => after(draft, secretary, { type: 'attend', party: 'ARG', present: false }))).toMatchObject({ code: 'changed' })
    const lifted = (draft: Draft) => after(stamped(draft, 'a1'), chair, { type: 'reopen', units: ['a1'], reason: 'asked' })
    expect(takenBack({ ...plan, meetings: [] }, { type: 'openMeeting', date: '2012-04-19', body: 'x', kind: 'formal' }, chair, lifted)).toMatchObject({ code: 'state' })
  })

  test('a closing gives the pointer back only to a unit that is there', () => {
    const open = takenBack({ ...group, pointer: 'o1' }, { type: 'closeMeeting' }, chair, (draft) => after(draft, chair, { type: 'removeUnit', unit: 'o1', seen: seenNow(draft, 'o1') }))
    expect(open).toMatchObject({ pointer: null, meetings: [{ open: true }], floor: [{ id: 'f1' }] })
  })
})
