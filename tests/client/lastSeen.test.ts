import { expect, test } from 'vitest'
import { seenNow } from '../../client/compare/lastSeen.ts'

const minute = 60_000

test('who looks for the first time has not left yet', () => {
  expect(seenNow(null, 100)).toEqual({ last: 100, left: null })
})

test('who was away for more than five minutes left when they looked last', () => {
  expect(seenNow({ last: 0, left: null }, 6 * minute)).toEqual({ last: 6 * minute, left: 0 })
})

test('and still did while they look on, until they leave again', () => {
  const back = seenNow({ last: 0, left: null }, 60 * minute)
  const later = seenNow(back, 61 * minute)
  expect(later).toEqual({ last: 61 * minute, left: 0 })
  expect(seenNow(later, 90 * minute).left).toBe(61 * minute)
})
