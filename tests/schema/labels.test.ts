import { describe, expect, test } from 'vitest'
import { alternativeLabel, labelAfter, labelsBeside, nextLabel } from '../../schema/labels.ts'
import { draft, unit } from '../support/build.ts'

function offered(previous: string | null, following: string | null, taken: readonly string[] = []) {
  return nextLabel(previous, following, new Set(taken))
}

describe('the next free label', () => {
  test.each([
    ['1.', '2.', '1bis.'],
    ['1bis.', '2.', '1ter.'],
    ['1ter.', '2.', '1quater.'],
    ['1quater.', '2.', '1quinquies.'],
    ['1quinquies.', '2.', '1sexies.'],
    ['1sexies.', '2.', '1septies.'],
    ['1septies.', '2.', '1octies.'],
    ['1octies.', '2.', '1novies.'],
    ['1novies.', '2.', '1decies.'],
    ['1bis.', '1.', '1ter.'],
    ['1.', '3.', '1bis.'],
    ['5.', null, '6.'],
    ['5bis.', null, '6.'],
    ['Objective 1.2', 'Objective 1.3', 'Objective 1.2bis'],
    ['Objective 1.2', null, 'Objective 1.3'],
    ['OP3', 'OP4', 'OP3bis'],
    ['1', '1 bis', '1 ter', ['1', '1 bis']],
    ['2.bis', '3.', '2.ter'],
    ['2. (bis)', '3.', '2. (ter)'],
    ['2. (bis)', null, '3.'],
    ['1.bis:', '2.', '1.ter:'],
    ['(a)', '(b)', '(a bis)'],
    ['(a)', null, '(b)'],
    ['(i)', null, '(ii)'],
    ['(i)', null, '(j)', ['(g)', '(h)', '(i)']],
    ['iv)', null, 'v)'],
    ['CHAPTER 1 –', null, 'CHAPTER 2 –'],
    ['II.', 'III.', 'II bis.'],
    ['3 quat.', '4.', '3 quinquies.'],
    [null, '1.', '1ante.'],
    [null, '54ter', '54ter ante'],
    [null, null, null],
    ['Purpose:', 'Overview:', null],
    ['Purpose:', null, null],
  ] as [string | null, string | null, string | null, string[]?][])('between %s and %s it is %s', (previous, following, expected, taken) => {
    expect(offered(previous, following, taken)).toBe(expected)
  })

  test('passes over labels that are taken anywhere in the list, however they are spaced', () => {
    expect(offered('1.', '2.', ['1bis.', '1 ter.'])).toBe('1quater.')
    expect(offered('2.', null, ['3.', '1.'])).toBe('4.')
    expect(offered(null, '1.', ['1ante.'])).not.toBe('1ante.')
  })

  test('is printed as the list prints its own', () => {
    expect(offered('3.', '4.', ['1 bis.', '1.'])).toBe('3 bis.')
    expect(offered('3.', '4.', ['1. (bis)', '1.'])).toBe('3. (bis)')
  })
})

describe('the label of an alternative', () => {
  test.each([
    ['1.', [], '1alt.'],
    ['1.', ['1alt.'], '1alt2.'],
    ['1bis.', [], '1bis alt.'],
    ['Purpose:', [], 'Purpose alt:'],
    [null, [], null],
  ] as [string | null, string[], string | null][])('to %s with %j taken is %s', (label, taken, expected) => {
    expect(alternativeLabel(label, new Set(taken))).toBe(expected)
  })
})

describe('in a draft', () => {
  const plan = draft([
    unit('o1', 'To design.', { kind: 'objective', label: 'Objective 1.1' }),
    unit('s1', 'Actions', { kind: 'subheading' }),
    unit('a1', 'One.', { kind: 'action', label: '1.' }),
    unit('a2', 'Two.', { kind: 'action', label: '2.' }),
    unit('a2x', 'Two otherwise.', { kind: 'action', alternativeTo: 'a2', by: 'URY' }),
    unit('o2', 'To build.', { kind: 'objective', label: 'Objective 1.2' }),
    unit('b1', 'One.', { kind: 'action', label: '1.' }),
    unit('p1', 'Loose.', { kind: 'paragraph' }),
  ])

  test.each([
    ['a1', 'action', '1bis.'],
    ['a2', 'action', '3.'],
    ['a2x', 'action', '3.'],
    ['s1', 'action', '1ante.'],
    ['b1', 'action', '2.'],
    ['p1', 'paragraph', null],
    ['p1', 'objective', 'Objective 1.3'],
    ['a2x', 'objective', 'Objective 1.1bis'],
    ['a1', 'heading', null],
    [null, 'paragraph', null],
  ] as const)('after %s a new %s is offered %s', (after, kind, expected) => {
    expect(labelAfter(plan, after, kind)).toBe(expected)
  })

  test('the same label under another objective is no duplicate', () => {
    expect(labelsBeside(plan, 'b1')).toEqual(new Set())
    expect(labelsBeside(plan, 'a1')).toEqual(new Set(['2.']))
  })
})
