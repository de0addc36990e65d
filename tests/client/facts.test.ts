import { expect, test } from 'vitest'
import { createFacts } from '../../client/room/facts.ts'
import { progressWords, standingWords } from '../../client/room/standingWords.ts'
import { outline } from '../../schema/outline.ts'
import { draft, unit } from '../support/build.ts'

const me = { user: 'c', name: 'Ana', role: 'chair' as const, party: null, clerk: false }
const long = 'To carry out national assessments of the exposure of water sources, treatment plants, and distribution networks'
const before = draft([unit('a', `${long} every year`), unit('b', 'x {p ins URY|y}', { label: '2.' })])

test('typing far down a paragraph leaves everything around the page as it was', () => {
  const facts = createFacts(me)
  const first = facts(before)
  expect(facts({ ...before, units: [unit('a', `${long} every two years`), before.units[1]!] })).toBe(first)
})

test('a new proposal changes the list of what is on the table and no place', () => {
  const facts = createFacts(me)
  const first = facts(before)
  const next = facts({ ...before, units: [before.units[0]!, unit('b', 'x {p ins URY|y} {q ins URY|z}', { label: '2.' })] })
  expect(next.items).toHaveLength(2)
  expect(next.places).toBe(first.places)
})

test('what a mark shows is said in words too', () => {
  const stamp = { decision: 'agreed', level: 'AD REFERENDUM', date: null, meeting: null, note: null, printed: null, pending: true, hash: '', words: '' } as const
  const said = outline(
    draft([unit('a', 'x {p ins URY|y}', { stamp }), unit('b', 'x'), unit('c', 'x', { by: 'CHL' }), unit('d', '', { moved: { role: 'origin', other: null, printed: '' } })]),
  ).map(standingWords)
  expect(said).toEqual(['agreed, ad referendum, 1 bracket open', 'open', 'proposed, 1 bracket open', 'moved'])
})

test('the line under the count leaves out what there is none of', () => {
  expect(progressWords({ agreed: 1, open: 2, pending: 0, deleted: 0, brackets: 1 })).toBe('1 bracket')
  expect(progressWords({ agreed: 9, open: 2, pending: 4, deleted: 5, brackets: 30 })).toBe('4 ad ref · 5 deleted · 30 brackets')
})

test('a line or card in which nothing changed stays the same value when others change', () => {
  const facts = createFacts(me)
  const first = facts(before)
  const next = facts({ ...before, units: [unit('a', 'other words'), unit('b', 'x {p ins URY|y} {q ins URY|z}', { label: '2.' }), unit('c', 'more')] })
  expect(next.outline).toHaveLength(3)
  expect(next.items[0]).toBe(first.items[0])
  const again = facts({ ...before, units: [unit('a', 'other words still'), ...before.units.slice(1)] })
  expect(again.outline[1]).toEqual(first.outline[1])
  expect(again.items[0]).toBe(first.items[0])
})

test('of units that are the same values nothing is looked at again', () => {
  const facts = createFacts(me)
  const first = facts(before)
  const [typed, left] = before.units
  const next = facts({ ...before, units: [{ ...typed!, runs: unit('a', 'short').runs }, left!] })
  expect(next.outline).not.toBe(first.outline)
  expect(next.outline[1]).toBe(first.outline[1])
  expect(next.items).toBe(first.items)
})

test('positions taken on a bracket change its card alone', () => {
  const facts = createFacts(me)
  const units = [...before.units, unit('c', '{r ins BRA|more}')]
  const first = facts({ ...before, units })
  const opposes = { party: 'CHL', stance: 'opposes', printed: null, note: null } as const
  const next = facts({ ...before, units, brackets: { r: { positions: [opposes], remarks: [] } } })
  expect(next.items[0]).toBe(first.items[0])
  expect(next.items[1]).toMatchObject({ positions: [opposes] })
})
