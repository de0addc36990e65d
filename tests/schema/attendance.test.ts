import { describe, expect, test } from 'vitest'
import type { LoggedDeed } from '../../schema/compare/telling.ts'
import type { Actor } from '../../schema/acts/act.ts'
import type { Draft, Meeting, Party } from '../../schema/draft.ts'
import { presenceLines } from '../../schema/results/presence.ts'
import { resultsOf } from '../../schema/results/resultsOf.ts'
import { withEffect } from '../../schema/withEffect.ts'
import type { Keyless } from '../support/actors.ts'
import { act, chair, parties, seenNow } from '../support/actors.ts'
import { meeting, plan } from '../support/plan.ts'

const chile: Party = { code: 'CHL', kind: 'delegation', names: ['Chile'], short: ['Chi'] }
/** Four delegations, of which three make a quorum. */
const opened: Draft = { ...plan, parties: [...parties, chile], meetings: [{ ...meeting, kind: 'formal' }] }

/** A meeting in which deeds are done one after the other, with its log. */
function held(deeds: readonly ((room: Draft) => Keyless)[], { before = opened, who = chair }: { before?: Draft; who?: Actor } = {}) {
  let room = before
  const log: LoggedDeed[] = []
  for (const make of deeds) {
    const deed = make(room)
    const n = log.length + 1
    if (deed.type === 'takeBack') {
      log.push({ n, type: deed.type, units: [], party: null, act: { key: 'k', ...deed } })
      room = states[deed.entry - 1]!
      continue
    }
    const outcome = act(room, who, deed)
    if (!outcome.ok) throw new Error(outcome.sentence)
    states[log.length] = room
    room = withEffect(room, outcome.effect)
    log.push({ n, type: deed.type, units: outcome.units, party: null, act: { key: 'k', ...deed } })
  }
  const results = resultsOf({ before, after: room, meeting: room.meetings[0]!, log })
  return { presence: results.presence, quorum: results.quorum, lines: presenceLines(results.presence) }
}
const states: Draft[] = []

const call = (...present: string[]) => (): Keyless => ({ type: 'callRoll', present })
const arrives = (party: string) => (): Keyless => ({ type: 'attend', party, present: true })
const leaves = (party: string) => (): Keyless => ({ type: 'attend', party, present: false })
const agree = (...units: string[]) => (room: Draft): Keyless => ({ type: 'stamp', units, decision: 'agreed', seen: seenNow(room, ...units) })
const takeBack = (entry: number) => (): Keyless => ({ type: 'takeBack', entry })
const close = (): Keyless => ({ type: 'closeMeeting' })

describe('presence in the results of a meeting', () => {
  test('tells who answered the roll, and who came and went after it, in order', () => {
    const { lines, presence } = held([call('ARG', 'BRA', 'CHL'), leaves('CHL'), arrives('URY'), close])
    expect(lines).toEqual([
      'Present when the roll was called: Argentina, Brazil and Chile.',
      'After that, in this order: Chile left, and the quorum was lost (2 of 4 present, 3 needed); Uruguay arrived, and the quorum was reached (3 of 4 present, 3 needed).',
      'Present throughout: Argentina and Brazil.',
      'Present for a part of it: Chile (left) and Uruguay (arrived late).',
    ])
    expect(presence).toMatchObject({ present: ['Argentina', 'Brazil', 'Uruguay'], left: ['Chile'], absent: [] })
  })

  test('knows a late arrival that left, one that was away in between, and who never came', () => {
    const { lines } = held([call('ARG', 'BRA'), arrives('URY'), leaves('URY'), leaves('BRA'), arrives('BRA'), close])
    expect(lines.slice(2)).toEqual(['Present throughout: Argentina.', 'Present for a part of it: Brazil (away in between) and Uruguay (arrived late and left).', 'Absent: Chile.'])
  })

  test('says what a new roll call showed', () => {
    const { lines } = held([call('ARG', 'BRA', 'CHL'), call('ARG', 'BRA', 'URY'), close])
    expect(lines[1]).toBe('After that, in this order: Uruguay arrived and Chile left, as a new roll call showed.')
  })

  test('is short where nobody came or went', () => {
    expect(held([call('ARG', 'BRA', 'CHL'), close]).lines).toEqual(['Present: Argentina, Brazil and Chile.', 'Absent: Uruguay.'])
  })

  test('does not count what was taken back', () => {
    const { lines, quorum } = held([call('ARG', 'BRA', 'CHL'), leaves('CHL'), agree('o1'), takeBack(3), takeBack(2), close])
    expect(lines).toEqual(['Present: Argentina, Brazil and Chile.', 'Absent: Uruguay.'])
    expect(quorum).toBe('There was a quorum at the close: 3 of 4 present, 3 needed.')
  })

  test('is that of the roll alone where no log tells more', () => {
    const roll = { present: ['ARG'], came: ['ARG', 'BRA'], members: 4, needed: 3 }
    const { presence } = resultsOf({ before: opened, after: opened, meeting: { ...opened.meetings[0]!, open: false, roll } })
    expect(presenceLines(presence)).toEqual(['Present: Argentina.', 'Present for a part of it: Brazil.', 'Absent: Chile and Uruguay.'])
  })
})

describe('the quorum in the results', () => {
  test('says that it was lost and reached again, and what was decided in between', () => {
    const { quorum } = held([call('ARG', 'BRA', 'CHL'), agree('o1'), leaves('CHL'), agree('a1', 'a4'), arrives('CHL'), agree('a2'), close])
    expect(quorum).toBe('There was a quorum at the close: 3 of 4 present, 3 needed. There was one when the roll was called; it was lost once and reached again once in between. Decided without a quorum: Objective 1.2, 1.; Objective 1.2, 4.')
  })

  test('that was never there makes every decision one without it', () => {
    const { quorum } = held([call('ARG'), agree('o1'), close])
    expect(quorum).toBe('There was no quorum at the close: 1 of 4 present, 3 needed. Decided without a quorum: Objective 1.2.')
  })

  test('is reckoned by the rules and parties of its moment', () => {
    const rule = (room: Draft): Keyless => ({ type: 'setHouse', house: { ...room.house, quorum: { rule: 'number', number: 1 } } })
    const { quorum, lines } = held([call('ARG'), rule, agree('o1'), call('ARG'), agree('a1'), close])
    expect(quorum).toContain('Decided without a quorum: Objective 1.2.')
    expect(quorum).not.toContain('Objective 1.2, 1.')
    expect(lines).toEqual(['Present: Argentina.', 'Absent: Brazil, Chile and Uruguay.'])
  })

  test.each<[Meeting['kind'], string]>([
    ['informal', 'The roll was not called; an informal meeting has no quorum to reach.'],
    ['formal', 'The roll was not called, so the quorum is presumed.'],
    ['working group', 'The roll was not called, so nobody can say there was a quorum. Decided without a quorum: Objective 1.2.'],
  ])('where the roll of a meeting (%s) was not called is said in words', (kind, sentence) => {
    expect(held([agree('o1'), close], { before: { ...opened, meetings: [{ ...meeting, kind }] } }).quorum).toBe(sentence)
  })
})
