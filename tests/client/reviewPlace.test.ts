import { describe, expect, test } from 'vitest'
import { placeOf } from '../../client/review/place.ts'
import { readingFor } from '../../client/review/partyReading.ts'
import { item, openedReview } from '../support/reviewParts.ts'

describe('both sides go to the same place', () => {
  const items = [item('author', 2, [], { lines: [2, 5, 8], units: ['u2', 'u5', 'u8'] }), item('bracket', 5)]

  test('the first line of the finding and its unit; the others are marked too', async () => {
    const { open } = await openedReview(items)
    expect(placeOf(open())).toMatchObject({ line: 2, unit: 'u2', lines: new Set([2, 5, 8]), units: new Set(['u2', 'u5', 'u8']) })
  })

  test('another place of the same finding, if asked for', async () => {
    const { session, open } = await openedReview(items)
    session.goTo('author', 8)
    expect(placeOf(open())).toMatchObject({ line: 8, unit: 'u8' })
  })

  test('a press on a line goes to the finding that is about it alone', async () => {
    const { session, open } = await openedReview(items)
    session.goTo('bracket')
    session.goToLine(2)
    expect([open().current, placeOf(open()).unit]).toEqual(['author', 'u2'])
    session.goTo('bracket')
    session.goToLine(5)
    expect(open().current).toBe('bracket')
  })

  test('a press on a line without a finding leaves the finding and shows what was read from it', async () => {
    const { session, open } = await openedReview(items)
    session.goToLine(7)
    expect([open().current, placeOf(open())]).toEqual(['author', expect.objectContaining({ line: 7, unit: 'u7', units: new Set(['u7']) })])
  })

  test('a press on a unit of the draft goes to its finding, or to its line', async () => {
    const { session, open } = await openedReview(items)
    session.goToUnit('u5')
    expect([open().current, placeOf(open()).line]).toEqual(['bracket', 5])
    session.goToUnit('u9')
    expect([open().current, placeOf(open()).line]).toEqual(['bracket', 9])
  })
})

describe('another party than those offered', () => {
  const parties = [{ code: 'PER', kind: 'delegation', names: ['Peru'], short: ['Per'] }] as const

  test('is a reading like theirs', () => {
    expect(readingFor(item('M. Pérez', 3, ['URY']), 'PER', { parties })).toEqual({
      id: 'PER', sentence: 'Peru', answer: { item: 'M. Pérez', reading: 'PER', change: { type: 'alias', name: 'M. Pérez', party: 'PER' } },
    })
  })

  test('is the one offered where there is one, and nothing where no party is asked for', () => {
    const asks = item('M. Pérez', 3, ['URY'])
    expect(readingFor(asks, 'URY', { parties })).toBe(asks.readings[1])
    expect(readingFor(item('other', 3), 'PER', { parties })).toBeNull()
  })
})
