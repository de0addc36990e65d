import { describe, expect, test } from 'vitest'
import type { Actor } from '../../schema/acts/act.ts'
import type { Draft } from '../../schema/draft.ts'
import type { Keyless } from '../support/actors.ts'
import { act, brazil, chair, done, secretary, seenNow, uruguay } from '../support/actors.ts'
import { after, plan, stamped } from '../support/plan.ts'

describe('the log says', () => {
  const sealed = stamped(plan, 'a1', 'a4')
  const closed = after(plan, chair, { type: 'closeMeeting' })
  const cases: [string, Draft, Actor, Keyless, string][] = [
    ['openMeeting', closed, secretary, { type: 'openMeeting', date: '2012-04-20', body: 'Working Group', kind: 'formal' }, 'Secretariat opened the formal meeting of the Working Group of April 20, 2012.'],
    ['closeMeeting', plan, chair, { type: 'closeMeeting' }, 'Chair closed the informal meeting of the Working Group of April 19, 2012.'],
    ['stamp', plan, chair, { type: 'stamp', units: ['a2'], decision: 'agreed', seen: seenNow(plan, 'a2') }, 'Chair agreed Objective 1.2, 2. (INF 04/19/12)'],
    ['stamp several', plan, chair, { type: 'stamp', units: ['a4', 'o1'], decision: 'deleted', seen: seenNow(plan, 'a4', 'o1') }, 'Chair deleted Objective 1.2; Objective 1.2, 4. (INF 04/19/12)'],
    ['reopen', sealed, chair, { type: 'reopen', units: ['a1'], reason: 'new\ninstructions', asked: 'BRA' }, 'Chair reopened Objective 1.2, 1. (agreed INF 04/19/12) at the request of Brazil: new instructions'],
    ['accept', plan, chair, { type: 'accept', brackets: ['uru'] }, 'Chair accepted [Uru: social] in Objective 1.2, 1.'],
    ['accept a replacement and a hold', plan, chair, { type: 'accept', brackets: ['bra', 'h1'] }, 'Chair accepted [Bra delete: promptly][Bra: at once] in Objective 1.2, 2.; [works] in Objective 1.2, 2.'],
    ['accept a unit', plan, chair, { type: 'accept', brackets: ['a3'] }, 'Chair accepted Objective 1.2, 3., proposed by Uruguay.'],
    ['accept under a stamp', sealed, chair, { type: 'accept', brackets: ['uru'] }, 'Chair accepted [Uru: social] in Objective 1.2, 1. The stamp of Objective 1.2, 1. now covers the words as they stand.'],
    ['reject', plan, chair, { type: 'reject', brackets: ['uru'] }, 'Chair rejected [Uru: social] in Objective 1.2, 1.'],
    ['withdraw', plan, uruguay, { type: 'withdraw', brackets: ['uru'] }, 'Uruguay withdrew [Uru: social] in Objective 1.2, 1.'],
    ['withdraw for a party', plan, secretary, { type: 'withdraw', brackets: ['uru'] }, 'Secretariat withdrew [Uru: social] for Uruguay in Objective 1.2, 1.'],
    ['withdraw for one of two', plan, secretary, { type: 'withdraw', brackets: ['both'], party: 'ARG' }, 'Secretariat withdrew [Arg, Uru: yearly] for Argentina in Objective 1.2, 4.'],
    ['withdraw for both', plan, secretary, { type: 'withdraw', brackets: ['both'] }, 'Secretariat withdrew [Arg, Uru: yearly] for Argentina and Uruguay in Objective 1.2, 4.'],
    ['withdraw a unit', plan, uruguay, { type: 'withdraw', brackets: ['a3'] }, 'Uruguay withdrew the proposed Objective 1.2, 3.'],
    ['relabel', plan, secretary, { type: 'relabel', unit: 'a4', label: ' 3bis. ' }, 'Secretariat labelled Objective 1.2, 4. "3bis."'],
    ['unlabel', plan, secretary, { type: 'relabel', unit: 'a4', label: '' }, 'Secretariat took the label "4." off Objective 1.2, 4.'],
    ['insertUnit', plan, secretary, { type: 'insertUnit', after: 'a1', kind: 'action', text: 'To plan.', by: null }, 'Secretariat inserted Objective 1.2, 1bis. (“To plan.”)'],
    ['insertUnit as a delegation', plan, brazil, { type: 'insertUnit', after: 'a4', kind: 'action', text: 'To\n plan.', by: 'BRA' }, 'Brazil proposed Objective 1.2, 5. (“To plan.”)'],
    ['insertUnit for a delegation', plan, secretary, { type: 'insertUnit', after: 'a2', kind: 'action', text: 'To plan.', by: 'BRA', alternativeTo: 'a2' }, 'Secretariat proposed Objective 1.2, 2alt., an alternative to Objective 1.2, 2. for Brazil (“To plan.”)'],
    ['removeUnit', plan, secretary, { type: 'removeUnit', unit: 'o1', seen: seenNow(plan, 'o1') }, 'Secretariat removed Objective 1.2 (“To design policies.”)'],
    ['split', plan, secretary, { type: 'split', unit: 'a4', at: 16, seen: seenNow(plan, 'a4') }, 'Secretariat split Objective 1.2, 4.; its second part is Objective 1.2, 5.'],
    ['join', plan, secretary, { type: 'join', unit: 'a2', seen: seenNow(plan, 'a2') }, 'Secretariat joined Objective 1.2, 2. to Objective 1.2, 1.'],
    ['hold', plan, chair, { type: 'hold', units: ['a1', 'a2'] }, 'Chair held Objective 1.2, 1.; Objective 1.2, 2. for a decision.'],
    ['release', plan, chair, { type: 'release', units: ['a1'] }, 'Chair released nothing: no hold was left.'],
    ['appointClerk', plan, chair, { type: 'appointClerk', user: 'u-sec', appointed: true }, 'Chair named u-sec as clerk.'],
  ]
  test.each(cases)('%s', (_title, before, actor, deed, sentence) => {
    expect(done(before, actor, deed).sentence).toBe(sentence)
    after(before, actor, deed)
  })
})

describe('a meeting', () => {
  test('is one at a time, on a day of the calendar', () => {
    const deed = { type: 'openMeeting', date: '2012-04-19', body: 'x', kind: 'formal' } as const
    expect(act(plan, chair, deed)).toMatchObject({ code: 'meeting' })
    const none = { ...plan, meetings: [] }
    expect(act(none, chair, { ...deed, date: '2012-02-30' })).toMatchObject({ code: 'malformed' })
    expect(act(none, chair, { ...deed, body: ' ' })).toMatchObject({ code: 'malformed' })
    expect(act(none, chair, { type: 'closeMeeting' })).toMatchObject({ code: 'meeting' })
  })
})

describe('a hold', () => {
  const held = after(plan, chair, { type: 'hold', units: ['a1'] })

  test('lasts half a minute and is renewed by who has it', () => {
    expect(held.holds['a1']).toEqual({ by: chair.user, until: '2012-04-19T15:00:30.000Z' })
    const later = '2012-12-31T23:59:45.500Z'
    expect(after(held, chair, { type: 'hold', units: ['a1'] }, { now: later }).holds['a1']?.until).toBe('2013-01-01T00:00:15.500Z')
  })

  test('is not taken over nor released by another, but for the chair', () => {
    expect(act(held, secretary, { type: 'hold', units: ['a1', 'a2'] })).toMatchObject({ code: 'held' })
    expect(act(held, secretary, { type: 'release', units: ['a1'] })).toMatchObject({ code: 'held' })
    const theirs = after(plan, secretary, { type: 'hold', units: ['a1'] })
    expect(after(theirs, chair, { type: 'release', units: ['a1'] }).holds).toEqual({})
  })
})

describe('a clerk', () => {
  test('is named once and ends once', () => {
    const named = after(plan, chair, { type: 'appointClerk', user: 'x', appointed: true })
    expect(named.clerks).toEqual(['x'])
    expect(act(named, chair, { type: 'appointClerk', user: 'x', appointed: true })).toMatchObject({ code: 'state' })
    expect(after(named, chair, { type: 'appointClerk', user: 'x', appointed: false }).clerks).toEqual([])
  })
})
