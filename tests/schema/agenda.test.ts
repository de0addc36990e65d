import { describe, expect, test } from 'vitest'
import type { Draft } from '../../schema/draft.ts'
import { runList } from '../../schema/runList.ts'
import { act, brazil, chair, parties, secretary, seenNow, uruguay } from '../support/actors.ts'
import { draft, unit } from '../support/build.ts'
import { after, meeting, plan, stamped } from '../support/plan.ts'

describe('the pointer', () => {
  const pointed = after(plan, chair, { type: 'point', unit: 'a2' })

  test('stands on one unit, and is taken away', () => {
    expect(pointed.pointer).toBe('a2')
    expect(after(pointed, secretary, { type: 'point', unit: null }).pointer).toBeNull()
  })

  test('is not put where it stands, nor on what is gone', () => {
    expect(act(pointed, chair, { type: 'point', unit: 'a2' })).toMatchObject({ code: 'state' })
    expect(act(plan, chair, { type: 'point', unit: 'zz' })).toMatchObject({ code: 'gone' })
  })
})

describe('what is parked', () => {
  const parked = after(after(plan, chair, { type: 'park', units: ['a4'], parked: true }), chair, { type: 'park', units: ['a1'], parked: true })

  test('is kept in the order it was put off, and taken up again', () => {
    expect(parked.parked).toEqual(['a4', 'a1'])
    expect(after(parked, chair, { type: 'park', units: ['a4', 'a2'], parked: false }).parked).toEqual(['a1'])
    expect(act(parked, chair, { type: 'park', units: ['a1'], parked: true })).toMatchObject({ code: 'state' })
  })

  test('comes last on the run list', () => {
    expect(runList(parked).entries.map((entry) => [entry.unit, entry.parked])).toEqual([
      ['o1', false], ['a2', false], ['a3', false], ['a4', true], ['a1', true],
    ])
  })
})

describe('a unit that goes', () => {
  test('leaves the pointer, the parked list and the requests for the floor without it', () => {
    const simple = draft([unit('x', 'One.'), unit('y', 'Two.')], { parties })
    const busy = after(after(after(simple, chair, { type: 'point', unit: 'x' }), chair, { type: 'park', units: ['x'], parked: true }), brazil, { type: 'askFloor', unit: 'x' })
    const gone = after(busy, secretary, { type: 'removeUnit', unit: 'x', seen: seenNow(busy, 'x') })
    expect(gone).toMatchObject({ pointer: null, parked: [], floor: [{ party: 'BRA', unit: null }] })
  })
})

describe('the floor', () => {
  const asked = after(after(plan, uruguay, { type: 'askFloor', unit: 'a1' }), secretary, { type: 'askFloor', party: 'BRA', unit: null }, { newId: () => 'f2' })
  const request = (room: Draft, party: string) => room.floor.find((each) => each.party === party)!.id

  test('is asked for by a delegation itself, and keyed for others, in the order they asked', () => {
    expect(asked.floor).toMatchObject([{ party: 'URY', unit: 'a1', speaking: false }, { party: 'BRA', unit: null, speaking: false }])
    expect(act(asked, uruguay, { type: 'askFloor', unit: 'a1' })).toMatchObject({ code: 'state' })
    expect(act(asked, uruguay, { type: 'askFloor', party: 'BRA', unit: 'a1' })).toMatchObject({ code: 'forged' })
    expect(act(asked, chair, { type: 'askFloor', unit: null })).toMatchObject({ code: 'malformed' })
    expect(act(asked, chair, { type: 'askFloor', party: 'XXX', unit: null })).toMatchObject({ code: 'malformed' })
  })

  test('is given to one, and whoever had it leaves the list', () => {
    const first = after(asked, chair, { type: 'callFloor', request: request(asked, 'URY') })
    expect(first.floor.map(({ speaking }) => speaking)).toEqual([true, false])
    const second = after(first, chair, { type: 'callFloor', request: request(first, 'BRA') })
    expect(second.floor).toMatchObject([{ party: 'BRA', speaking: true }])
    expect(act(second, chair, { type: 'callFloor', request: request(first, 'URY') })).toMatchObject({ code: 'gone' })
  })

  test('is given up by whoever asked, and by no other delegation', () => {
    expect(after(asked, uruguay, { type: 'endFloor', request: request(asked, 'URY') }).floor).toMatchObject([{ party: 'BRA' }])
    expect(act(asked, brazil, { type: 'endFloor', request: request(asked, 'URY') })).toMatchObject({ code: 'forged' })
    expect(act(asked, brazil, { type: 'endFloor', request: 'zz' })).toMatchObject({ code: 'gone' })
  })
})

describe('the head of the document', () => {
  const head = { type: 'describe', title: 'Plan\nof Action', symbol: 'A/1', distribution: 'Limited', language: 'English' } as const

  test('is changed as a whole, and says what changed', () => {
    expect(after(plan, secretary, head)).toMatchObject({ title: 'Plan of Action', symbol: 'A/1', header: { distribution: 'Limited', language: 'English' } })
    expect(act(plan, secretary, head)).toMatchObject({ sentence: 'Secretariat changed the title to “Plan of Action”, the symbol to “A/1”, the distribution to “Limited” and the original language to “English”.' })
    expect(act(after(plan, secretary, head), secretary, head)).toMatchObject({ code: 'state' })
    expect(act(plan, secretary, { ...head, title: ' ' })).toMatchObject({ code: 'malformed' })
  })
})

describe('the table of parties', () => {
  const chile = { code: 'CHL', kind: 'delegation', names: ['Chile'], short: ['Chi'] } as const

  test('takes a new party, and new names of one it has', () => {
    expect(after(plan, secretary, { type: 'setParty', party: chile }).parties).toContainEqual(chile)
    const renamed = after(plan, secretary, { type: 'setParty', party: { ...plan.parties[1]!, short: ['Bra', 'Brasil'] } })
    expect(renamed.parties.find(({ code }) => code === 'BRA')?.short).toEqual(['Bra', 'Brasil'])
  })

  test('gives no name to two', () => {
    expect(act(plan, secretary, { type: 'setParty', party: { ...chile, short: ['Uru'] } })).toMatchObject({ code: 'state', sentence: '“Uru” means Uruguay already.' })
    expect(act(plan, secretary, { type: 'setParty', party: { ...chile, names: [] } })).toMatchObject({ code: 'malformed' })
    expect(act(plan, secretary, { type: 'setParty', party: { ...chile, code: 'A,B' } })).toMatchObject({ code: 'malformed' })
  })
})

describe('the run list', () => {
  test('has what still needs a decision, with who has to move', () => {
    expect(runList(plan).entries.map(({ unit: id, wanting, parties: by }) => [id, wanting, by.join()])).toEqual([
      ['o1', 'decision', ''], ['a1', 'brackets', 'URY'], ['a2', 'brackets', 'BRA'], ['a3', 'proposal', 'URY'], ['a4', 'brackets', 'ARG,URY'],
    ])
    expect(runList(plan).parties).toEqual([{ party: 'URY', brackets: 3 }, { party: 'ARG', brackets: 1 }, { party: 'BRA', brackets: 1 }])
  })

  test('leaves out what is decided, but not what waits or has brackets left', () => {
    expect(runList(stamped(plan, 'o1', 'a1')).entries.map(({ unit: id, wanting }) => [id, wanting]).slice(0, 2)).toEqual([['a1', 'brackets under a stamp'], ['a2', 'brackets']])
    const group = { ...plan, meetings: [{ ...meeting, kind: 'working group' as const }] }
    expect(runList(stamped(group, 'o1')).entries[0]).toMatchObject({ unit: 'o1', wanting: 'confirmation' })
    const waiting = stamped(plan, 'o1')
    const asked = { ...waiting, units: waiting.units.map((each) => (each.id === 'o1' ? { ...each, positions: [{ party: 'ARG', stance: 'pending consultations', printed: null, note: null } as const] } : each)) }
    expect(runList(asked).entries[0]).toMatchObject({ unit: 'o1', wanting: 'consultations', parties: ['ARG'] })
  })

  test('counts as the whole and by section', () => {
    const { total, sections } = runList(stamped(plan, 'o1'))
    expect(total).toEqual({ agreed: 1, of: 5, brackets: 5 })
    expect(sections).toEqual([{ unit: 'o1', place: '1.2', agreed: 1, of: 5, brackets: 5 }])
  })
})
