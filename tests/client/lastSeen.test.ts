import { expect, test } from 'vitest'
import { seenNow } from '../../client/compare/lastSeen.ts'

const minute = 60_000

test('who looks for the first time has not left yet', () => {
  expect(seenNow(null, 100)).toEqual({ last: 100, left: null, closed: false })
})

test('who was away for more than five minutes left when they looked last', () => {
  expect(seenNow({ last: 0, left: null, closed: false }, 6 * minute)).toEqual({ last: 6 * minute, left: 0, closed: false })
})

test('and still did while they look on, until they leave again', () => {
  const back = seenNow({ last: 0, left: null, closed: false }, 60 * minute)
  const later = seenNow(back, 61 * minute)
  expect(later).toEqual({ last: 61 * minute, left: 0, closed: false })
  expect(seenNow(later, 90 * minute).left).toBe(61 * minute)
})

test('who closed the page left, unless it was to load it again', () => {
  const closed = { last: 0, left: null, closed: true }
  expect(seenNow(closed, 2_000).left).toBeNull()
  expect(seenNow(closed, 20_000).left).toBe(0)
  // Out of sight for so long was a look into another window.
  expect(seenNow({ ...closed, closed: false }, 20_000).left).toBeNull()
})
