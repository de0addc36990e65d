import { expect, test } from 'vitest'
import { concerns, isOpen, openItems } from '../../schema/openItems.ts'
import type { Position } from '../../schema/draft.ts'
import { draft, unit } from '../support/build.ts'

const opposes: Position = { party: 'JAM', stance: 'opposes', printed: null, note: null }
const stamp = { decision: 'agreed', level: 'INF', date: null, meeting: null, note: null, printed: null, pending: false, hash: '', words: '' } as const

test('a deletion and the words that replace it are one item', () => {
  const [item, ...more] = openItems(draft([unit('u', 'shall {b del URY|endeavour to }{b ins URY|promptly }report')]))
  expect(item).toMatchObject({ type: 'bracket', id: 'b', by: 'URY', kind: 'replace', struck: 'endeavour to ', inserted: 'promptly ' })
  expect(more).toEqual([])
})

test('words of a nested bracket stay their author’s, with the bracket they were proposed in', () => {
  const items = openItems(draft([unit('u', 'a {x ins URY|three }{y ins BRA ^x|or four }{x ins URY|days}')]))
  expect(items.map(({ id, by, inserted, parent }) => [id, by, inserted, parent])).toEqual([
    ['x', 'URY', 'three days', null],
    ['y', 'BRA', 'or four ', 'x'],
  ])
})

test('items come in document order, what is held on the unit before its brackets', () => {
  const items = openItems(
    draft([unit('u1', 'x {b1 hold|y}', { positions: [opposes] }), unit('u2', 'new', { by: 'CHL', kind: 'action', label: '3bis.' })]),
  )
  expect(items.map(({ type, id, place }) => [type, id, place])).toEqual([
    ['positions', 'u1', 'x y'],
    ['bracket', 'b1', 'x y'],
    ['unit', 'u2', '3bis.'],
  ])
})

test('positions and remarks on a bracket stand with it', () => {
  const [item] = openItems(draft([unit('u', '{b hold|the Convention}')], { brackets: { b: { positions: [opposes], remarks: ['(see note)'] } } }))
  expect(item).toMatchObject({ kind: 'hold', held: 'the Convention', positions: [opposes], remarks: ['(see note)'] })
})

test('a bracket under a stamp is shown but is not open', () => {
  const [item] = openItems(draft([unit('u', 'x {b ins URY|y}', { stamp })]))
  expect(item && isOpen(item)).toBe(false)
})

test('an item concerns its holders, alone or together, and whoever has taken a position on it', () => {
  const [item] = openItems(draft([unit('u', '{b ins ARG,BRA|y}')], { brackets: { b: { positions: [opposes], remarks: [] } } }))
  expect(['ARG', 'BRA', 'JAM', 'URY', null].map((party) => item && concerns(item, party))).toEqual([true, true, true, false, false])
})
