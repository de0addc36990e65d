import { describe, expect, test } from 'vitest'
import { placeOf } from '../../client/review/place.ts'
import { listedReadings, partiesToFind, readingOfParty } from '../../client/review/partyReading.ts'
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

describe('a name that may mean any party', () => {
  const codes = ['URY', 'BRA', 'BOL', 'MEX', 'PER', 'CHL']
  const parties = codes.map((code) => ({ code, kind: 'delegation', names: [code], short: [code] }) as const)
  const asks = item('M. Pérez', 3, codes)

  test('lists the likeliest, and lets the others be found', () => {
    expect(listedReadings(asks, 0).map(({ id }) => id)).toEqual(['understood', 'URY', 'BRA', 'BOL', 'MEX'])
    expect(partiesToFind(asks, 0, parties)).toEqual({ parties, now: null })
    expect(readingOfParty(asks, 'PER')).toBe(asks.readings[5])
  })

  test('lists the one that was found too', () => {
    expect(listedReadings(asks, 6).map(({ id }) => id)).toEqual(['understood', 'URY', 'BRA', 'BOL', 'MEX', 'CHL'])
    expect(partiesToFind(asks, 6, parties)?.now).toBe('CHL')
  })

  test('needs no field where the list says it all', () => {
    expect(partiesToFind(item('M. Pérez', 3, ['URY', 'BRA']), 0, parties)).toBeNull()
  })
})
