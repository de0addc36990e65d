import { describe, expect, test } from 'vitest'
import type { Actor } from '../../schema/acts/act.ts'
import type { Draft } from '../../schema/draft.ts'
import { inverseOf, stateAfter } from '../../schema/inverse.ts'
import { withEffect } from '../../schema/withEffect.ts'
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
