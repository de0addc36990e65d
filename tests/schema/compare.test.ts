import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ActType, Actor } from '../../schema/acts/act.ts'
import { compareDrafts } from '../../schema/compare/compareDrafts.ts'
import type { ChangeType, Comparison, UnitDifference } from '../../schema/compare/comparison.ts'
import type { Draft, Position, Stamp, Unit } from '../../schema/draft.ts'
import { blockText } from '../../schema/rendition/toText.ts'
import { renditionOf } from '../../schema/rendition/render.ts'
import type { Keyless } from '../support/actors.ts'
import { act, brazil, chair, done, secretary, seenNow, uruguay } from '../support/actors.ts'
import { draft, runs, unit } from '../support/build.ts'
import { drafts } from '../support/drafts.ts'
import { plan, stamped } from '../support/plan.ts'
import { withEffect } from '../../schema/withEffect.ts'

const told = ({ decisions }: Comparison) => decisions.map(({ type, unit: id, sentence }) => [type, id, sentence])
const wordsOf = (comparison: Comparison, id: string) => comparison.units.find((each) => each.unit === id)!
const marked = ({ words }: UnitDifference) => words.map(({ text, op }) => ({ same: text, added: `{+${text}+}`, removed: `{-${text}-}` })[op]).join('')
const changed = (before: Draft, id: string, more: Partial<Unit>): Draft => ({ ...before, units: before.units.map((each) => (each.id === id ? { ...each, ...more } : each)) })

describe('comparing', () => {
  test('a draft with itself finds nothing', () => {
    fc.assert(fc.property(drafts({ nasty: true }), (one) => {
      const { decisions, units, counts } = compareDrafts(one, one)
      expect(decisions).toEqual([])
      expect(units.every(({ state }) => state === 'same')).toBe(true)
      expect(counts.words).toEqual({ added: 0, removed: 0 })
    }), { numRuns: 60 })
  })

  test.each(['kept', 'strange'] as const)('any two drafts keeps every word of both, with ids %s', (ids) => {
    const rebuilt = ({ words }: UnitDifference, without: 'added' | 'removed') => words.filter(({ op }) => op !== without).map(({ text }) => text).join('')
    const print = (units: readonly (string | null)[]) => units.filter((text) => text !== null).sort()
    const printed = (one: Draft) => print(renditionOf({ ...one, units: one.units.map((each) => ({ ...each, positions: [], remarks: [], stamp: null, moved: null, label: null, alternativeTo: each.alternativeTo })), brackets: {}, notes: [] }, { as: 'annotated' }).blocks.map((block) => blockText({ ...block, marks: [], signed: false })))
    fc.assert(fc.property(drafts({ nasty: true }), drafts({ nasty: true }), (first, second) => {
      const withoutStubs = (one: Draft): Draft => ({ ...one, units: one.units.map((each) => ({ ...each, moved: null })) })
      const [before, after] = [withoutStubs(first), withoutStubs(second)]
      const { units, counts } = compareDrafts(before, after, { ids })
      for (const each of units) {
        expect(rebuilt(each, 'removed')).toBe(each.after ?? '')
        expect(rebuilt(each, 'added')).toBe(each.before ?? '')
      }
      expect(print(units.map((each) => each.before))).toEqual(printed(before))
      expect(print(units.map((each) => each.after))).toEqual(printed(after))
      expect(counts.units.same + counts.units.changed + counts.units.new).toBe(after.units.length)
    }), { numRuns: 60 })
  })

  test('tells words by their holder, and names every holder whose words came or went', () => {
    const after = changed(plan, 'a1', { runs: runs('To launch {uru ins URY|economic and social} programs {new ins BRA|at once}.') })
    const difference = wordsOf(compareDrafts(plan, after), 'a1')
    expect(marked(difference)).toBe('To launch [Uru: {+economic and +}social] programs{+ [Bra: at once]+}.')
    expect(difference).toMatchObject({ state: 'changed', place: '1.2, 1.', authors: ['URY', 'BRA'] })
    expect(difference.words.find(({ text }) => text.includes('at once'))?.by).toBe('BRA')
  })

  test('names a delegation that had a hand in the words, where the log tells', () => {
    const after = changed(plan, 'a2', { runs: runs('To share what {h1 hold|works}.') })
    const log = [{ type: 'withdraw', units: ['a2'], party: 'ARG' }, { type: 'takePosition', units: ['a2'], party: 'URY' }, { type: 'withdraw', units: ['a1'], party: 'URY' }]
    expect(wordsOf(compareDrafts(plan, after, { log }), 'a2').authors).toEqual(['BRA', 'ARG'])
  })

  test('reads a sentence that was rewritten as one replaced by the other, not as scattered words', () => {
    const before = draft([unit('p', 'The states shall cooperate to prevent and combat all forms of violence.')])
    const after = draft([unit('p', 'Experts from every region, invited by turns, meet twice a year in order to exchange what the others know.')])
    expect(wordsOf(compareDrafts(before, after), 'p').words.map(({ op }) => op)).toEqual(['removed', 'added'])
    const slightly = draft([unit('p', 'The states will work together to prevent and combat all forms of violence.')])
    expect(marked(wordsOf(compareDrafts(before, slightly), 'p'))).toBe('The states {-shall cooperate-}{+will work together+} to prevent and combat all forms of violence.')
  })

  test('counts what it found', () => {
    const after = stamped(withEffect(plan, done(plan, chair, { type: 'accept', brackets: ['uru'] }).effect), 'a1')
    expect(compareDrafts(plan, after).counts).toMatchObject({ decisions: { agreed: 1, 'gone bracket': 1, reopened: 0 }, units: { same: 4, changed: 1, new: 0, gone: 0 } })
  })
})

describe('what was decided is told first', () => {
  test('a stamp, with what it left open and whether it waits', () => {
    expect(told(compareDrafts(plan, stamped(plan, 'o1', 'a1')))).toEqual([
      ['agreed', 'o1', 'Objective 1.2 was agreed (INF 04/19/12).'],
      ['agreed', 'a1', 'Objective 1.2, 1. was agreed (INF 04/19/12) with 1 bracket open.'],
    ])
    const pending = changed(plan, 'a4', { stamp: stampOf({ level: 'AD REFERENDUM', date: null, pending: true, decision: 'deleted' }) })
    expect(told(compareDrafts(plan, pending))).toEqual([['deleted', 'a4', 'Objective 1.2, 4. was deleted (AD REFERENDUM) with 1 bracket open; to be confirmed.']])
  })

  test('a reopening, with who asked and why; also of what was agreed and reopened in between', () => {
    const agreed = stamped(plan, 'o1')
    const open = withEffect(agreed, done(agreed, chair, { type: 'reopen', units: ['o1'], reason: 'a new instruction', asked: 'URY' }).effect)
    expect(told(compareDrafts(agreed, open))).toEqual([['reopened', 'o1', 'Objective 1.2, which was agreed (INF 04/19/12), was reopened at the request of Uruguay: a new instruction.']])
    expect(told(compareDrafts(plan, open))).toEqual([['reopened', 'o1', 'Objective 1.2 was agreed (INF 04/19/12) and reopened at the request of Uruguay: a new instruction.']])
    const again = withEffect(open, done(open, chair, { type: 'stamp', units: ['o1'], decision: 'deleted', seen: seenNow(open, 'o1') }).effect)
    expect(told(compareDrafts(agreed, again)).map(([type]) => type)).toEqual(['deleted', 'reopened'])
  })

  test('a confirmation is no second agreement', () => {
    const pending = stampOf({ level: 'AD REFERENDUM', date: null, pending: true })
    const before = changed(plan, 'o1', { stamp: pending })
    const lifted = { how: 'confirmed', at: '2012-05-02T10:00:00Z', by: 'u-chair', asked: null, reason: '' } as const
    const after = changed(plan, 'o1', { stamp: stampOf({ level: '', date: '2012-05-02', meeting: 'm2' }), former: [{ stamp: pending, lifted }] })
    expect(told(compareDrafts(before, after))).toEqual([['confirmed', 'o1', 'Objective 1.2, agreed (AD REFERENDUM), was confirmed (05/02/12).']])
  })

  test('a unit that moved is neither gone nor new, whichever end of the move keeps its id', () => {
    const moved = { role: 'destination', other: 'stub', printed: '(Previously paragraph 1 of objective 1.2)' } as const
    const stub = unit('stub', '', { kind: 'action', label: '1.', moved: { role: 'origin', other: 'a1', printed: '(This paragraph was moved)' } })
    const [o1, a1, a2, a3, a4] = plan.units as [Unit, Unit, Unit, Unit, Unit]
    const keepsId = { ...plan, units: [o1, stub, a2, a3, a4, { ...a1, label: '5.', moved }] }
    expect(told(compareDrafts(plan, keepsId))).toEqual([['moved', 'a1', 'Objective 1.2, 1. was moved and is now Objective 1.2, 5.']])
    const newId = { ...plan, units: [o1, { ...stub, id: 'a1', moved: { ...stub.moved!, other: 'n1' } }, a2, a3, a4, { ...a1, id: 'n1', label: '5.', moved: { ...moved, other: 'a1' } }] }
    const comparison = compareDrafts(plan, newId)
    expect(told(comparison)).toEqual([['moved', 'n1', 'Objective 1.2, 1. was moved and is now Objective 1.2, 5.']])
    expect(comparison.counts.units).toEqual({ same: 5, changed: 0, new: 0, gone: 0 })
    expect(told(compareDrafts(plan, { ...plan, units: [o1, a2, a3, a4, a1] }))).toEqual([['moved', 'a1', 'Objective 1.2, 1. was moved to another place.']])
  })

  test('what became of a bracket: by the words, and exactly where the log tells', () => {
    const gone = (deed: Keyless, who: Actor) => told(compareDrafts(plan, withEffect(plan, done(plan, who, deed).effect)))[0]
    expect(gone({ type: 'accept', brackets: ['uru'] }, chair)).toEqual(['gone bracket', 'a1', 'Objective 1.2, 1.: [Uru: social] was accepted.'])
    expect(gone({ type: 'reject', brackets: ['uru'] }, chair)?.[2]).toBe('Objective 1.2, 1.: [Uru: social] was withdrawn or rejected.')
    expect(gone({ type: 'accept', brackets: ['h1'] }, chair)?.[2]).toBe('Objective 1.2, 2.: [works] is no longer in brackets.')
    expect(gone({ type: 'accept', brackets: ['bra'] }, chair)?.[2]).toBe('Objective 1.2, 2.: [Bra delete: promptly][Bra: at once] was accepted.')
    const after = withEffect(plan, done(plan, uruguay, { type: 'withdraw', brackets: ['uru'] }).effect)
    const log = [{ type: 'withdraw', units: ['a1'], party: 'URY', act: { type: 'withdraw', brackets: ['uru'] } }]
    expect(told(compareDrafts(plan, after, { log }))[0]?.[2]).toBe('Objective 1.2, 1.: [Uru: social] was withdrawn.')
    const left = withEffect(plan, done(plan, uruguay, { type: 'withdraw', brackets: ['both'] }).effect)
    expect(told(compareDrafts(plan, left))).toEqual([['gone position', 'a4', 'Uruguay does not hold [Arg: yearly] in Objective 1.2, 4. any more.']])
  })

  test('positions on units and brackets, with the day until which an answer is awaited', () => {
    const position = (party: string, stance: Position['stance'], until?: string): Position => ({ party, stance, printed: null, note: null, ...(until !== undefined && { until }) })
    const before = changed(plan, 'a1', { positions: [position('BRA', 'opposes'), position('ARG', 'supports')] })
    const after: Draft = { ...changed(plan, 'a1', { positions: [position('BRA', 'can live with')] }), brackets: { uru: { positions: [position('BRA', 'pending consultations', '2012-05-03')], remarks: [] } } }
    expect(told(compareDrafts(before, after))).toEqual([
      ['new position', 'a1', 'Brazil can live with Objective 1.2, 1, which it opposed before.'],
      ['new position', 'a1', 'Pending consultations by Brazil until May 3, 2012 on [Uru: social] in Objective 1.2, 1.'],
      ['gone position', 'a1', 'Argentina no longer supports Objective 1.2, 1.'],
    ])
  })
})

describe('a decision subject to consultations', () => {
  const awaited = (...parties: string[]) => parties.map((party): Position => ({ party, stance: 'pending consultations', printed: null, note: null, ...(party === 'BRA' && { until: '2012-05-03' }) }))
  const agreed = withEffect(plan, done(plan, chair, { type: 'stamp', units: ['a1'], decision: 'agreed', seen: seenNow(plan, 'a1'), awaiting: [{ party: 'BRA', until: '2012-05-03' }] }).effect)
  const only = (before: Draft, after: Draft, type: ChangeType) => compareDrafts(before, after).decisions.filter((each) => each.type === type).map(({ sentence }) => sentence)

  test('says so in the line of the decision, which may be all that is quoted', () => {
    expect(only(plan, agreed, 'agreed')).toEqual(['Objective 1.2, 1. was agreed (INF 04/19/12), subject to consultations by Brazil until May 3, 2012, with 1 bracket open.'])
  })

  test('and when the last condition is lifted, when another is added, and when one of several goes', () => {
    expect(only(agreed, changed(agreed, 'a1', { positions: [] }), 'condition')).toEqual(['Objective 1.2, 1. is now agreed (INF 04/19/12) without condition: the consultations of Brazil are over.'])
    expect(only(agreed, changed(agreed, 'a1', { positions: awaited('BRA', 'ARG') }), 'condition')).toEqual(['Objective 1.2, 1, which is agreed (INF 04/19/12), is now subject to consultations by Brazil until May 3, 2012 and Argentina.'])
    expect(only(changed(agreed, 'a1', { positions: awaited('BRA', 'ARG') }), agreed, 'condition')).toHaveLength(1)
    expect(only(agreed, agreed, 'condition')).toEqual([])
  })

  test('with the confirmation that leaves it so', () => {
    const pending = stampOf({ level: 'AD REFERENDUM', date: null, pending: true })
    const after = changed(plan, 'o1', { positions: awaited('ARG'), stamp: stampOf({ level: '', date: '2012-05-02', meeting: 'm2' }), former: [{ stamp: pending, lifted: { how: 'confirmed', at: '2012-05-02T10:00:00Z', by: 'u-chair', asked: null, reason: '' } }] })
    expect(only(changed(plan, 'o1', { stamp: pending, positions: awaited('ARG') }), after, 'confirmed')).toEqual(['Objective 1.2, agreed (AD REFERENDUM), was confirmed (05/02/12), subject to consultations by Argentina.'])
  })

  test('not of what was reopened', () => {
    const open = withEffect(agreed, done(agreed, chair, { type: 'reopen', units: ['a1'], reason: 'why not' }).effect)
    expect(only(agreed, open, 'condition')).toEqual([])
    const again = withEffect(open, done(open, chair, { type: 'stamp', units: ['a1'], decision: 'deleted', seen: seenNow(open, 'a1') }).effect)
    expect(only(agreed, again, 'deleted')).toEqual(['Objective 1.2, 1. was deleted (INF 04/19/12), subject to consultations by Brazil until May 3, 2012, with 1 bracket open, after it was reopened.'])
  })
})

describe('what was held on words that went', () => {
  const on = (party: string, stance: Position['stance'], printed: string | null = null): Position => ({ party, stance, printed, note: null })
  test('is listed, whether a paragraph went or a bracket, and however it was settled', () => {
    const before: Draft = { ...changed(plan, 'a3', { positions: [on('BRA', 'opposes'), on('ARG', 'reserves')] }), brackets: { uru: { positions: [on('BRA', 'pending consultations')], remarks: [] } } }
    const rejected = withEffect(before, done(before, chair, { type: 'reject', brackets: ['a3', 'uru'] }).effect)
    expect(compareDrafts(before, rejected).decisions.filter(({ type }) => type === 'gone position').map(({ sentence, by }) => [sentence, by])).toEqual([
      ['The position of Brazil went with [Uru: social] in Objective 1.2, 1, on which it had pending consultations.', 'BRA'],
      ['The position of Brazil went with Objective 1.2, 3, which it opposed.', 'BRA'],
      ['The position of Argentina went with Objective 1.2, 3, on which it reserved its position.', 'ARG'],
    ])
    const accepted = withEffect(before, done(before, chair, { type: 'accept', brackets: ['uru'] }).effect)
    expect(compareDrafts(before, accepted).decisions.filter(({ type }) => type === 'gone position')).toHaveLength(1)
  })

  test('is no loss where it stands on what took their place', () => {
    const asked = on('BRA', 'proposes', '(Brazil requests inclusion of a reference)')
    const before = changed(changed(plan, 'o1', { positions: [asked, on('ARG', 'opposes')] }), 'a3', { alternativeTo: 'o1' })
    const after = changed({ ...before, units: before.units.filter(({ id }) => id !== 'o1') }, 'a3', { by: null, alternativeTo: null, positions: [asked] })
    const held = compareDrafts(before, after).decisions.filter(({ type }) => type.endsWith('position'))
    expect(held.map(({ sentence }) => sentence)).toEqual(['On 3, as before: (Brazil requests inclusion of a reference).', 'The position of Argentina went with Objective 1.2, which it opposed.'])
  })

  test('and a consultation that is over is told as over', () => {
    const before = changed(plan, 'a1', { positions: [on('BRA', 'pending consultations')] })
    expect(told(compareDrafts(before, changed(before, 'a1', { positions: [on('BRA', 'supports')] })))[0]?.[2]).toBe('Brazil supports Objective 1.2, 1, on which it had pending consultations before.')
    expect(told(compareDrafts(before, changed(before, 'a1', { positions: [] })))[0]?.[2]).toBe('The consultations of Brazil on Objective 1.2, 1. are over.')
  })
})

describe('what changed around the text', () => {
  const room: Draft = { ...plan, title: 'Draft Plan', symbol: 'X/1', header: { distribution: 'Limited', language: '' } }
  const told = (after: Draft) => compareDrafts(room, after).decisions.map(({ type, sentence, unit: id }) => [type, id, sentence])

  test('is told as plain changes', () => {
    expect(told({ ...room, title: 'Plan', symbol: 'X/1 rev. 1', header: { distribution: '', language: 'English' } })).toEqual([
      ['head', null, 'The title is now “Plan”; it was “Draft Plan”.'], ['head', null, 'The symbol is now “X/1 rev. 1”; it was “X/1”.'],
      ['head', null, 'The distribution, “Limited”, was taken away.'], ['head', null, 'The original language is now “English”.'],
    ])
  })

  test('so are the rules of the house', () => {
    const house = { ...room.house, name: 'Ours', quorum: { rule: 'number', number: 3 }, levels: { ...room.house.levels, informal: { level: 'INF', dated: false, pending: true, colour: 'yellow' } } } as const
    expect(told({ ...room, house })).toEqual([
      ['house', null, 'The rules are now those of “Ours”; they were those of “OAS”.'],
      ['house', null, 'The quorum is now 3 delegations; it was a majority of the delegations.'],
      ['house', null, 'An informal meeting now decides “INF”, without the date, to be confirmed, in yellow; it decided “INF”, with the date.'],
    ])
  })

  test('and the table of parties', () => {
    const [argentina, brasil, uru] = room.parties
    const parties = [{ ...argentina!, short: ['Arg', 'Ar'] }, { ...brasil!, names: ['Brasil'] }, { code: 'CHL', kind: 'delegation', names: ['Chile'], short: ['Chi'] } as const]
    expect(told({ ...room, parties })).toEqual([
      ['party', null, 'Argentina is now known as Arg and Ar too.'], ['party', null, 'Brazil is now called Brasil, also known as Bra.'],
      ['party', null, 'Chile is a new delegation, also known as Chi.'], ['party', null, `${uru!.names[0]} is no party any more.`],
    ])
    // Each of two files names the parties its own words need.
    expect(compareDrafts(room, { ...room, parties }, { ids: 'strange' }).decisions.filter(({ type }) => type === 'party')).toEqual([])
  })
})

test('a deed that was taken back is not what became of a proposal', () => {
  const after = { ...plan, units: plan.units.map((each) => (each.id === 'a1' ? { ...each, runs: runs('To launch programs.') } : each)) }
  const withdrawn = { n: 4, type: 'withdraw', units: ['a1'], party: 'URY', act: { type: 'withdraw', brackets: ['uru'] } }
  const log = [withdrawn, { n: 5, type: 'takeBack', units: ['a1'], party: 'URY', act: { type: 'takeBack', entry: 4 } }]
  expect(told(compareDrafts(plan, after, { log: [withdrawn] }))[0]?.[2]).toContain('was withdrawn.')
  expect(told(compareDrafts(plan, after, { log }))[0]?.[2]).toContain('was withdrawn or rejected.')
})

test('a stamp that was lifted keeps its past where its paragraph was merged or took the place of another', () => {
  const agreed = stamped(plan, 'o1')
  const open = withEffect(agreed, done(agreed, chair, { type: 'reopen', units: ['o1'], reason: 'so' }).effect)
  const { former } = open.units[0]!
  const moved = changed({ ...open, units: open.units.filter(({ id }) => id !== 'o1') }, 'a1', { former })
  expect(compareDrafts(open, moved).decisions.filter(({ type }) => type === 'reopened')).toEqual([])
})

test('what was confirmed and then reopened says which came last', () => {
  const stamp = stampOf({ level: 'AD REFERENDUM', date: null, pending: true })
  const lifted = { at: '2012-05-02T10:00:00Z', by: 'u-chair', asked: null } as const
  const former = [{ stamp, lifted: { ...lifted, how: 'confirmed', reason: '' } }, { stamp: stampOf({ level: '' }), lifted: { ...lifted, how: 'reopened', reason: 'news' } }] as const
  expect(told(compareDrafts(changed(plan, 'a4', { stamp }), changed(plan, 'a4', { former })))).toEqual([
    ['reopened', 'a4', 'Objective 1.2, 4. was agreed (04/19/12) and reopened: news.'],
    ['confirmed', 'a4', 'Objective 1.2, 4, agreed (AD REFERENDUM), was confirmed (04/19/12), before it was reopened.'],
  ])
})

test('a version that won is told by its words, since its place is that of what it won over', () => {
  const before = changed({ ...plan, parties: [...plan.parties, { code: 'WG', kind: 'body', names: ['Working Group'], short: ['WG'] }] }, 'a3', { alternativeTo: 'o1', by: 'WG' })
  const after = withEffect(before, done(before, chair, { type: 'choose', chosen: 'a3', over: ['o1'], seen: seenNow(before, 'o1', 'a3') }).effect)
  const log = [{ n: 1, type: 'choose', units: ['o1', 'a3'], party: null, act: { type: 'choose', chosen: 'a3', over: ['o1'] } }]
  const sentences = compareDrafts(before, after, { log }).decisions.map(({ sentence }) => sentence)
  expect(sentences).toContain('Objective 1.2 gave way to another version: “To design policies.”')
  expect(sentences.find((sentence) => sentence.includes('was accepted'))).toBe('Objective 1.2, 3, proposed by the Working Group, was accepted and is part of the text now, as 3.: “To train.”')
})

describe('two drafts that share no ids', () => {
  const [before, after] = [
    draft([unit('u1', 'Purpose of all this.', { label: 'Purpose:' }), unit('u2', 'To train judges in the law of the sea.', { kind: 'action', label: '1.' }), unit('u3', 'To share data.', { kind: 'action', label: '2.' })]),
    draft([unit('u1', 'Purpose of all that.', { label: 'Purpose:' }), unit('u2', 'To found a school.', { kind: 'action', label: '1.' }), unit('u3', 'To train judges in the law of the sea.', { kind: 'action', label: '2.' }), unit('u4', 'To share some data.', { kind: 'action', label: '3.' })]),
  ]
  test('are laid beside each other by label and likeness of words', () => {
    const comparison = compareDrafts(before, after, { ids: 'strange' })
    expect(comparison.units.map(({ unit: id, state }) => [id, state])).toEqual([['u1', 'changed'], ['u2', 'new'], ['u3', 'same'], ['u4', 'changed']])
    expect(told(comparison).map(([type, id]) => [type, id])).toEqual([['relabelled', 'u3'], ['relabelled', 'u4'], ['new unit', 'u2']])
  })
  test('and their brackets by holder and words', () => {
    const bracket = (id: string) => draft([unit('x1', `To train {${id} ins URY|many} judges.`)])
    expect(compareDrafts(bracket('b1'), bracket('b7'), { ids: 'strange' }).decisions).toEqual([])
  })
})

describe('every act shows as its change', () => {
  const one = (deed: Keyless, who: Actor = chair): (() => [Draft, Actor, Keyless]) => () => [plan, who, deed]
  const on = (make: () => Draft, deed: (room: Draft) => Keyless, who: Actor = chair): (() => [Draft, Actor, Keyless]) => () => {
    const room = make()
    return [room, who, deed(room)]
  }
  const pendingRoom = () => changed(plan, 'o1', { stamp: stampOf({ level: 'AD REFERENDUM', date: null, pending: true, hash: seenNow(plan, 'o1')['o1']! }) })
  const quorate = (room: Draft): Draft => ({ ...room, meetings: [{ ...room.meetings[0]!, kind: 'formal', roll: { present: ['ARG', 'BRA', 'URY'], came: ['ARG', 'BRA', 'URY'], members: 3, needed: 2 } }] })
  /** What each act changes on the page; nothing for those that only arrange the meeting. */
  const shown: Readonly<Record<ActType, { readonly deed: () => [Draft, Actor, Keyless]; readonly as: readonly ChangeType[] } | null>> = {
    stamp: { deed: on(() => plan, (room) => ({ type: 'stamp', units: ['o1'], decision: 'agreed', seen: seenNow(room, 'o1') })), as: ['agreed'] },
    confirm: { deed: on(() => quorate(pendingRoom()), (room) => ({ type: 'confirm', units: ['o1'], seen: seenNow(room, 'o1') })), as: ['confirmed'] },
    reopen: { deed: on(() => stamped(plan, 'o1'), () => ({ type: 'reopen', units: ['o1'], reason: 'because' })), as: ['reopened'] },
    takePosition: { deed: one({ type: 'takePosition', on: 'a1', stance: 'opposes' }, brazil), as: ['new position'] },
    choose: { deed: on(() => changed(plan, 'a3', { alternativeTo: 'o1' }), (room) => ({ type: 'choose', chosen: 'a3', over: ['o1'], seen: seenNow(room, 'o1', 'a3') })), as: ['gone bracket'] },
    merge: { deed: on(() => changed(plan, 'a3', { alternativeTo: 'o1' }), (room) => ({ type: 'merge', units: ['o1', 'a3'], text: '[Uru delete: To design policies.][Uru: To train.]', seen: seenNow(room, 'o1', 'a3') })), as: ['gone unit'] },
    moveUnit: { deed: on(() => plan, (room) => ({ type: 'moveUnit', unit: 'a1', after: 'a4', seen: seenNow(room, 'a1') }), secretary), as: ['moved'] },
    consolidate: { deed: on(() => changed(plan, 'a4', { label: '3bis.' }), () => ({ type: 'consolidate' }), secretary), as: ['relabelled'] },
    accept: { deed: one({ type: 'accept', brackets: ['uru'] }), as: ['gone bracket'] },
    reject: { deed: one({ type: 'reject', brackets: ['a3'] }), as: ['gone unit'] },
    withdraw: { deed: one({ type: 'withdraw', brackets: ['bra'] }, brazil), as: ['gone bracket'] },
    relabel: { deed: one({ type: 'relabel', unit: 'a4', label: '4bis.' }, secretary), as: ['relabelled'] },
    insertUnit: { deed: one({ type: 'insertUnit', after: 'a4', kind: 'action', text: 'To learn.', by: 'URY' }, uruguay), as: ['new unit'] },
    removeUnit: { deed: on(() => plan, (room) => ({ type: 'removeUnit', unit: 'o1', seen: seenNow(room, 'o1') }), secretary), as: ['gone unit'] },
    split: { deed: on(() => plan, (room) => ({ type: 'split', unit: 'a4', at: 9, seen: seenNow(room, 'a4') }), secretary), as: ['new unit'] },
    join: { deed: on(() => plan, (room) => ({ type: 'join', unit: 'a2', seen: seenNow(room, 'a2') }), secretary), as: ['gone unit'] },
    openMeeting: null, closeMeeting: null, suspendMeeting: null, resumeMeeting: null, callRoll: null, attend: null, point: null, park: null,
    askFloor: null, callFloor: null, endFloor: null, describe: null, setHouse: null, setParty: null, hold: null, release: null, appointClerk: null,
    // Back to what was: what they undo shows, turned round.
    restore: null, takeBack: null,
  }
  test.each(Object.entries(shown).flatMap(([type, row]) => (row ? [[type, row] as const] : [])))('%s', (_type, { deed, as }) => {
    const [room, who, wish] = deed()
    const outcome = act(room, who, wish)
    if (!outcome.ok) throw new Error(outcome.sentence)
    const { decisions } = compareDrafts(room, withEffect(room, outcome.effect))
    expect(decisions.map(({ type }) => type)).toEqual(expect.arrayContaining([...as]))
    expect(decisions.every(({ sentence, place }) => /^[^]*[.!?”)]$/.test(sentence) && place !== '')).toBe(true)
  })
  test('and turned round, an act that is undone shows as its opposite', () => {
    const agreed = stamped(plan, 'o1')
    expect(told(compareDrafts(agreed, plan))).toEqual([['reopened', 'o1', 'Objective 1.2 is not agreed (INF 04/19/12) any more.']])
  })
})

function stampOf(more: Partial<Stamp>): Stamp {
  return { decision: 'agreed', level: 'INF', date: '2012-04-19', meeting: 'm1', note: null, printed: null, pending: false, hash: '', words: '', ...more }
}
