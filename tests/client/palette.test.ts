import { describe, expect, test } from 'vitest'
import type { Command } from '../../client/palette/commands.ts'
import { commandsOf } from '../../client/palette/commands.ts'
import { matchingCommands } from '../../client/palette/matchingCommands.ts'
import { createFacts } from '../../client/room/facts.ts'
import type { Deed, Room, RoomState } from '../../client/sync/room.ts'
import type { Actor } from '../../schema/acts/act.ts'
import type { Draft } from '../../schema/draft.ts'
import { mayAct } from '../../schema/policy.ts'
import { brazil, chair, observer, secretary } from '../support/actors.ts'
import { after, meeting, plan, stamped } from '../support/plan.ts'

/** The commands of somebody whose cursor is in a unit, and the deeds they came to. */
function commands(person: Actor, unit: string | null = 'o1', draft: Draft = plan, visited: string[] = []): { found: Command[]; deeds: Deed[] } {
  const me = { ...person, clerk: false }
  const deeds: Deed[] = []
  // Only what the commands ask of a room.
  const room = { document: 'd', me, getState: () => ({ draft, selection: { unit, bracket: null }, canUndo: false }) as unknown as RoomState, editor: { scrollTo() {}, setVoice() {}, insertUnit() {}, undo() {} } } as unknown as Room
  const found = commandsOf({ room, facts: createFacts(me)(draft), gavel: { take() {} }, open() {}, perform: (deed) => void deeds.push(deed), show() {}, print() {}, visit: (address) => void visited.push(address) })
  return { found, deeds }
}
const names = (found: readonly Command[]) => found.map(({ name }) => name)

describe('the list of what can be done', () => {
  test('speaks of the paragraph one is in', () => {
    expect(names(commands(chair).found).slice(0, 3)).toEqual(['Call 1.2', 'Gavel on 1.2', 'Gavel on all of 1.2'])
    expect(names(commands(chair, null).found)).not.toContainEqual(expect.stringContaining('Gavel'))
  })

  test.each([chair, secretary, brazil, observer])('has no deed for $name that would be refused for who they are', (person) => {
    const { found, deeds } = commands(person)
    for (const command of found) command.run()
    for (const deed of deeds) expect(mayAct(person, { key: 'k', ...deed }, plan)).toBeNull()
  })

  test('offers another version to all who may propose one, of what is still open', () => {
    expect(names(commands(brazil, 'a1').found)).toContain('Propose an alternative to 1.2, 1.')
    expect(names(commands(observer, 'a1').found)).not.toContain('Propose an alternative to 1.2, 1.')
    expect(names(commands(brazil, 'a1', stamped(plan, 'a1')).found)).not.toContain('Propose an alternative to 1.2, 1.')
  })

  test('has the results of the meeting held last, in whatever order meetings come', () => {
    const visited: string[] = []
    const held = (id: string, date: string) => ({ ...meeting, id, date, open: false })
    const { found } = commands(chair, null, { ...plan, meetings: [held('zz', '2012-03-22'), held('mm', '2012-04-19'), held('aa', '2012-03-28')] }, visited)
    found.find(({ id }) => id === 'results')?.run()
    expect(visited).toEqual([expect.stringContaining('mm')])
  })

  test('gives the floor to the first who asked', () => {
    const asked = after(after(plan, secretary, { type: 'askFloor', party: 'BRA', unit: null }), secretary, { type: 'askFloor', party: 'ARG', unit: null }, { newId: () => 'f2' })
    expect(names(commands(chair, 'o1', asked).found)).toContain('Give the floor to Brazil')
  })
})

describe('a few letters', () => {
  const found = (typed: string) => names(matchingCommands(commands(chair).found, typed))

  test('find a command by the beginnings of its words, in any order', () => {
    expect(found('all gav')[0]).toBe('Gavel on all of 1.2')
    expect(found('clo')[0]).toBe('Close the meeting …')
    expect(found('quorum')[0]).toBe('Call the roll …')
    expect(found('print clean')).toEqual(['Word, clean', 'PDF, clean', 'Text, clean'])
  })
  test('find a party by its code or short form', () => {
    expect(found('ury')[0]).toBe('Type for Uruguay')
    expect(found('bra')[0]).toBe('Type for Brazil')
  })
  test('find a place by its number or its first words', () => {
    expect(found('go 1.2, 4')[0]).toBe('Go to 1.2, 4.')
    expect(found('train')).toEqual(['Go to 1.2, 3.'])
  })
  test('are not needed for what can be done here, and nothing else is listed then', () => {
    expect(found('').some((name) => name.startsWith('Go to') || name.startsWith('Type for'))).toBe(false)
    expect(found('xyzzy')).toEqual([])
  })
})
