import { expect, test } from 'vitest'
import { createGrouping } from '../../client/room/cards.ts'
import { openItems } from '../../schema/openItems.ts'
import { draft, unit } from '../support/build.ts'

const items = openItems(draft([unit('a', 'x {p ins URY|y} {q ins BRA|z}'), unit('b', '{r del CHL|x}')]))

test('cards stand under their unit, in the order of the draft', () => {
  const groups = createGrouping()(items, null)
  expect(groups.map(({ id, cards }) => [id, cards.map((card) => card.id)])).toEqual([
    ['group:a', ['bracket:p', 'bracket:q']],
    ['group:b', ['bracket:r']],
  ])
})

test('where the cursor goes only the card it leaves and the card it enters are new', () => {
  const grouped = createGrouping()
  const before = grouped(items, 'p')
  const after = grouped(items, 'r')
  expect(after[0]!.cards.map((card, at) => card === before[0]!.cards[at])).toEqual([false, true])
  expect(after[1]!.cards[0]).toMatchObject({ isHere: true })
})

test('a group in which nothing changed stays the same value', () => {
  const grouped = createGrouping()
  const before = grouped(items, null)
  const after = grouped([...items.slice(0, 2), { ...items[2]!, struck: 'other' }], null)
  expect(after[0]).toBe(before[0])
  expect(after[1]).not.toBe(before[1])
})
