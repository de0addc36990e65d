import { describe, expect, test } from 'vitest'
import type { Draft, MeetingKind } from '../../schema/draft.ts'
import { oas } from '../../schema/draft.ts'
import { houses } from '../../schema/houses.ts'
import { neededBy, quorumOf, worthOf } from '../../schema/quorum.ts'
import { act, chair, done, secretary } from '../support/actors.ts'
import { after, meeting, plan } from '../support/plan.ts'
import { delegations } from '../support/delegations.ts'

const room = (kind: MeetingKind, present: number | null, members = 34): Draft => {
  const parties = delegations(members)
  const opened: Draft = { ...plan, parties: [...parties, { code: 'Working Group', kind: 'body', names: ['Working Group'], short: ['WG'] }], meetings: [{ ...meeting, kind }] }
  return present === null ? opened : after(opened, secretary, { type: 'callRoll', present: parties.slice(0, present).map(({ code }) => code) })
}

describe('a quorum', () => {
  test.each([
    ['a majority is more than half', { rule: 'majority' }, 34, 18],
    ['of an odd number too', { rule: 'majority' }, 35, 18],
    ['a third is rounded up', { rule: 'third' }, 34, 12],
    ['and never nobody', { rule: 'third' }, 0, 1],
    ['a number is itself', { rule: 'number', number: 5 }, 34, 5],
  ] as const)('%s', (_title, rule, members, needed) => {
    expect(neededBy(rule, members)).toBe(needed)
  })

  test('is nobody’s without a meeting', () => {
    expect(quorumOf({ ...plan, meetings: [{ ...meeting, open: false }] })).toBeNull()
    expect(worthOf({ ...plan, meetings: [] }, 'agreed')).toBeNull()
  })

  test('is of delegations, not of bodies', () => {
    expect(quorumOf(room('working group', null))).toMatchObject({ called: false, present: 0, members: 34, needed: 18, met: null })
  })

  test('is met from the eighteenth of 34 on', () => {
    expect([17, 18].map((present) => quorumOf(room('formal', present))?.met)).toEqual([false, true])
  })

  test('is not counted in an informal meeting', () => {
    expect(quorumOf(room('informal', 3))).toMatchObject({ called: true, present: 3, met: null })
  })

  test('stays as the roll was called when rules or parties change, until it is called again', () => {
    const called = room('formal', 11)
    const eased = done(called, chair, { type: 'setHouse', house: { ...oas, quorum: { rule: 'third' } } })
    expect(eased.notices).toEqual(['In the meeting that is open 18 are needed until the roll is called again.'])
    const changed = after(called, chair, { type: 'setHouse', house: { ...oas, quorum: { rule: 'number', number: 11 } } })
    expect(quorumOf(changed)?.met).toBe(false)
    const again = after(changed, chair, { type: 'callRoll', present: changed.parties.slice(0, 11).map(({ code }) => code) })
    expect(quorumOf(again)).toMatchObject({ needed: 11, met: true })
  })
})

describe('what a decision would be worth', () => {
  const worth = (draft: Draft, decision: 'agreed' | 'deleted' = 'agreed') => worthOf(draft, decision)?.sentence
  test.each([
    ['informal', null, 'A decision now prints AGREED INF 04/19/12: an informal meeting has no quorum to reach.'],
    ['informal', 2, 'A decision now prints AGREED INF 04/19/12: an informal meeting has no quorum to reach.'],
    ['working group', null, 'A decision now prints AGREED AD REFERENDUM and waits to be confirmed: the roll has not been called, so nobody can say there is a quorum.'],
    ['working group', 11, 'A decision now prints AGREED AD REFERENDUM and waits to be confirmed: there is no quorum, 11 of 34 present, 18 needed.'],
    ['working group', 18, 'A decision now prints AGREED 04/19/12: there is a quorum, 18 of 34 present, 18 needed.'],
    ['formal', null, 'A decision now prints AGREED 04/19/12: the quorum is presumed until the roll is called.'],
    ['formal', 11, 'A decision now prints AGREED AD REFERENDUM and waits to be confirmed: there is no quorum, 11 of 34 present, 18 needed.'],
    ['formal', 34, 'A decision now prints AGREED 04/19/12: there is a quorum, 34 of 34 present, 18 needed.'],
  ] as const)('%s meeting, %s present', (kind, present, sentence) => {
    expect(worth(room(kind, present))).toBe(sentence)
  })

  test('comes with the note of the decision where there is no quorum, and with none elsewhere', () => {
    expect(worthOf(room('formal', 11), 'deleted')?.note).toBe('Deleted at the Working Group meeting of April 19, 2012, which did not have the required quorum; its deletion is pending.')
    expect(worthOf(room('formal', 18), 'deleted')?.note).toBeNull()
    expect(worthOf({ ...room('informal', 1), house: houses[1]! }, 'agreed')).toMatchObject({ level: { level: 'AD REFERENDUM', pending: true }, note: null })
  })

  test('is nothing while the meeting is suspended', () => {
    expect(worth(after(room('formal', 18), chair, { type: 'suspendMeeting' }))).toBeUndefined()
  })
})

describe('the rules of a house', () => {
  test.each(houses.map((house) => [house.name, house] as const))('%s can be set, and are named in the log', (name, house) => {
    expect(done(plan, secretary, { type: 'setHouse', house }).sentence).toBe(`Secretariat set the rules of the house: ${name}, quorum a majority of the delegations.`)
    expect(after(plan, secretary, { type: 'setHouse', house }).house).toEqual(house)
  })

  test('decide what a gavel prints, and leave what was decided alone', () => {
    const two = { ...room('formal', 20), house: houses[2]! }
    expect(worthOf(two, 'agreed')?.level).toMatchObject({ level: 'PLENARY', colour: 'green', pending: false })
    expect(worthOf({ ...room('working group', 20), house: houses[2]! }, 'agreed')?.level).toMatchObject({ level: 'WORKING GROUP', colour: 'yellow', pending: true })
    expect(done(plan, chair, { type: 'setHouse', house: houses[2]! }).effect.record.map(({ key }) => key)).toEqual(['house'])
  })

  const levelled = (level: string) => ({ ...oas, levels: { ...oas.levels, informal: { ...oas.levels.informal, level } } })
  test.each([
    ['without a name', { ...oas, name: ' \n ' }],
    ['with a quorum of nobody', { ...oas, quorum: { rule: 'number', number: 0 } }],
    ['with a level in small letters', levelled('Inf')],
    ['with a level that reads as a date', levelled('INF 04/19/12')],
    ['with a level in brackets', levelled('[INF]')],
    ['with a level that reads as a citation', levelled('INF 1/ IDEM')],
    ['with a level of two lines', levelled('INF\nINF')],
    ['with a level that would be read as another', levelled('AD REF')],
    ['whose last word has to wait', { ...oas, levels: { ...oas.levels, formal: { ...oas.levels.formal, pending: true } } }],
  ] as const)('are refused %s', (_title, house) => {
    expect(act(plan, chair, { type: 'setHouse', house })).toMatchObject({ ok: false, code: 'malformed' })
  })

  test('may ask for more than there are, and say so', () => {
    expect(done(plan, chair, { type: 'setHouse', house: { ...oas, quorum: { rule: 'number', number: 5 } } }).notices).toEqual(['The document has 3 delegations, so a quorum of 5 is out of reach.'])
  })
})
