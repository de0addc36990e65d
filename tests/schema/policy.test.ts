import { describe, expect, test } from 'vitest'
import type { Act, Actor } from '../../schema/acts/act.ts'
import { abilities, mayAct, mayType } from '../../schema/policy.ts'
import { chair, clerk, observer, secretary, the, uruguay } from '../support/actors.ts'
import { acts, matrix, people, room, rows } from '../support/roleTable.ts'

describe('who may do what', () => {
  test('the table has a row for every act and a cell for everybody', () => {
    expect(Object.keys(matrix).sort()).toEqual(Object.keys(acts).sort())
    expect(rows).toHaveLength(Object.keys(acts).length * people.length)
  })

  test.each(rows)('$type by $who: $may', ({ type, person, may }) => {
    const refusal = mayAct(person, acts[type], room)
    expect(refusal === null).toBe(may)
    if (refusal) expect(refusal.sentence).toMatch(/\.$/)
  })

  test('a delegate whose id is among the clerks decides nothing', () => {
    expect(room.clerks).toContain(uruguay.user)
    expect(mayAct(uruguay, acts.stamp, room)?.code).toBe('role')
  })

  const says: [string, Actor, Act, string | null][] = [
    ['a delegation proposes as itself', uruguay, acts.insertUnit, null],
    ['but not as another', uruguay, { ...acts.insertUnit, by: 'BRA' }, 'forged'],
    ['nor as itself and another', uruguay, { ...acts.insertUnit, by: 'URY,BRA' }, 'forged'],
    ['nor as nobody', uruguay, { ...acts.insertUnit, by: '' }, 'forged'],
    ['nor straight into the text', uruguay, { ...acts.insertUnit, by: null }, 'role'],
    ['nor a chapter', uruguay, { ...acts.insertUnit, kind: 'chapter' }, 'role'],
    ['an alternative is proposed in the same way', uruguay, { ...acts.insertUnit, alternativeTo: 'u1' }, null],
    ['a delegate of no delegation proposes nothing', { ...uruguay, party: null }, acts.insertUnit, 'role'],
    ['a delegation withdraws what it holds with others', uruguay, { ...acts.withdraw, brackets: ['both'] }, null],
    ['and its own unit', uruguay, { ...acts.withdraw, brackets: ['u2'] }, null],
    ['but not what another holds', uruguay, { ...acts.withdraw, brackets: ['u', 'b'] }, 'not yours'],
    ['nor what nobody holds', uruguay, { ...acts.withdraw, brackets: ['h'] }, 'not yours'],
    ["nor in another's name", uruguay, { ...acts.withdraw, brackets: ['both'], party: 'ARG' }, 'forged'],
    ['what is gone is left for the act to say', uruguay, { ...acts.withdraw, brackets: ['never'] }, null],
    ['the secretariat inserts a chapter', secretary, { ...acts.insertUnit, kind: 'chapter', by: null }, null],
  ]
  test.each(says)('%s', (_title, person, act, code) => {
    expect(mayAct(person, act, room)?.code ?? null).toBe(code)
  })
})

describe('what the page offers', () => {
  test.each([
    [chair, 'write propose speakForAny decide hold arrange restore meetings point manage appoint'],
    [clerk, 'write propose speakForAny decide hold arrange restore meetings point manage'],
    [secretary, 'write propose speakForAny hold arrange restore meetings point manage'],
    [uruguay, 'propose'],
    [observer, ''],
  ] as const)('to $name', (person, offered) => {
    expect(Object.entries(abilities(person, room)).flatMap(([name, has]) => (has ? [name] : [])).join(' ')).toBe(offered)
  })
})

describe('typing', () => {
  test.each([
    [uruguay, 'u1', null],
    [secretary, 'u1', null],
    [observer, 'u1', 'role'],
    [chair, 'u3', 'sealed'],
    [uruguay, 'u3', 'sealed'],
    [chair, 'u2', 'held'],
    [{ ...uruguay, party: null }, 'u1', 'role'],
  ] as const)('%o in %s: %s', (person, id, code) => {
    expect(mayType(person, the(room, id), room)?.code ?? null).toBe(code)
  })

  test('the sentence of a sealed unit names its standing', () => {
    expect(mayType(uruguay, the(room, 'u3'), room)?.sentence).toBe('3. is agreed (INF 04/19/12). The chair has to reopen it before its words can change.')
  })
})
