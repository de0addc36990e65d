import { expect, test } from 'vitest'
import { isOnlyTyped } from '../../client/room/useRestingDraft.ts'
import { draft, unit } from '../support/build.ts'

const before = draft([unit('a', 'To act'), unit('b', 'x {p ins URY|y}')])
const now = (units: typeof before.units) => ({ ...before, units })

test('letters in a paragraph or in a bracket wait until typing rests', () => {
  expect(isOnlyTyped(before, now([unit('a', 'To act now'), before.units[1]!]))).toBe(true)
  expect(isOnlyTyped(before, now([before.units[0]!, unit('b', 'x {p ins URY|yes}')]))).toBe(true)
})

test('what is proposed, withdrawn or recorded, and units that come or go, show at once', () => {
  expect(isOnlyTyped(before, now([unit('a', 'To {q ins BRA|swiftly }act'), before.units[1]!]))).toBe(false)
  expect(isOnlyTyped(before, now([before.units[0]!, unit('b', 'x ')]))).toBe(false)
  expect(isOnlyTyped(before, now([before.units[0]!]))).toBe(false)
  expect(isOnlyTyped(before, { ...before, parties: [] })).toBe(false)
})
