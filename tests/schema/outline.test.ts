import { describe, expect, test } from 'vitest'
import type { Stamp, Unit } from '../../schema/draft.ts'
import { outline } from '../../schema/outline.ts'
import { placesOf } from '../../schema/places.ts'
import { progressOf, standingOf } from '../../schema/standing.ts'
import { draft, unit } from '../support/build.ts'

const stamp = (decision: Stamp['decision'], level: string): Stamp => ({
  decision, level, date: null, meeting: null, note: null, printed: null, pending: level === 'AD REFERENDUM', hash: '', words: '',
})
const stub = { role: 'origin', other: null, printed: '(This paragraph was moved)' } as const

const plan = draft([
  unit('t', 'Draft Plan', { kind: 'title' }),
  unit('i', 'INTRODUCTION:', { kind: 'heading' }),
  unit('p1', 'This Plan sets out', { label: 'Overview:' }),
  unit('p2', 'In carrying {b1 ins BRA|swiftly }out this Plan'),
  unit('p3', '{b2 ins WG|In carrying out}', { alternativeTo: 'p2', by: 'WG' }),
  unit('c', 'PREPAREDNESS', { kind: 'chapter', label: 'CHAPTER 1 –' }),
  unit('o', 'To establish', { kind: 'objective', label: 'Objective 1.1.', stamp: stamp('agreed', 'INF') }),
  unit('s', 'Actions', { kind: 'subheading' }),
  unit('a1', 'To map', { kind: 'action', label: '1bis.', stamp: stamp('agreed', 'AD REFERENDUM') }),
  unit('a2', '', { kind: 'action', label: '4.', moved: stub }),
  unit('a3', 'To fund', { kind: 'action', label: '5.', stamp: stamp('deleted', 'INF') }),
])

describe('how the room refers to a unit', () => {
  const place = (id: string) => placesOf(plan).get(id)
  const cases: [string, string][] = [
    ['t', 'Title'], ['i', 'Introduction'], ['p1', 'Overview'], ['p2', 'Overview, par. 2'], ['p3', 'Overview, par. 2, alternative'],
    ['c', 'Chapter 1'], ['o', '1.1'], ['s', '1.1, Actions'], ['a1', '1.1, 1bis.'],
  ]
  for (const [id, said] of cases) test(`${said}`, () => expect(place(id)).toBe(said))

  test('an objective without a number by its label, one without a label by its first words', () => {
    const units = [unit('a', 'x', { kind: 'objective', label: 'Goal' }), unit('b', 'To secure the water of all six towns', { kind: 'objective' })]
    expect([...placesOf(draft(units)).values()]).toEqual(['Goal', 'To secure the water of …'])
  })
})

describe('the outline', () => {
  test('leaves subheadings out and gives every other unit its depth', () => {
    expect(outline(plan).map(({ unit: id, depth }) => [id, depth])).toEqual([
      ['t', 0], ['i', 0], ['p1', 1], ['p2', 1], ['p3', 1], ['c', 0], ['o', 1], ['a1', 2], ['a2', 2], ['a3', 2],
    ])
  })

  test('shows the words of the text, not those proposed; of a proposed unit the proposal', () => {
    const words = (id: string) => outline(plan).find((entry) => entry.unit === id)?.words
    expect(words('p2')).toBe('In carrying out this Plan')
    expect(words('p3')).toBe('In carrying out')
  })

  test('is not changed by typing far down a paragraph', () => {
    const at = (text: string) => outline(draft([unit('u', text)]))
    const long = 'word '.repeat(40)
    expect(at(`${long}more`)).toEqual(at(long))
  })
})

describe('standing', () => {
  test('a stub and a heading are not waited for', () => {
    const state = (kind: Unit['kind'], more: Partial<Unit> = {}) => standingOf(unit('u', 'x', { kind, ...more })).state
    expect([state('chapter'), state('title'), state('action', { moved: stub }), state('action')]).toEqual(['none', 'none', 'none', 'open'])
  })

  test('the count has what is agreed, pending, open and deleted, and every bracket once', () => {
    expect(progressOf(plan)).toEqual({ agreed: 2, pending: 1, open: 3, deleted: 1, brackets: 3 })
  })
})
