import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { matchingParties } from '../../client/controls/matchingParties.ts'
import type { Party } from '../../schema/draft.ts'

const parties = JSON.parse(readFileSync(`${import.meta.dirname}/../../seeds/parties.json`, 'utf8')) as Party[]
const first = (typed: string) => matchingParties(parties, typed)[0]?.code

const cases: [typed: string, code: string | undefined][] = [
  ['ur', 'URY'], ['URY', 'URY'], ['uru', 'URY'], ['us', 'USA'], ['u.s.', 'USA'], ['barb', 'BRB'], ['perú', 'PER'], ['peru', 'PER'],
  ['nevis', 'KNA'], ['estados', 'USA'], ['wg', 'Working Group'], ['zz', undefined],
]
for (const [typed, code] of cases) test(`"${typed}" means ${code ?? 'nobody'}`, () => expect(first(typed)).toBe(code))

test('nothing typed leaves everybody in the order of the list', () => {
  expect(matchingParties(parties, ' ')).toEqual(parties)
})
