import type { Party, PartyCode } from '../../schema/draft.ts'
import type { Reading, ReviewItem } from '../../schema/review/reviewItem.ts'

/** How many of the parties that a name may mean are listed, the likeliest first; the others are found by typing. */
const partiesListed = 4

/** The readings of an item that stand on its list, which the digits choose. A name may mean any party of the table: of those the likeliest
 * are listed. One that was found stands last, so that the digits of the others stay. */
export function listedReadings({ readings }: Pick<ReviewItem, 'readings'>, chosen: number): readonly Reading[] {
  const likely = new Set(readings.filter((reading) => partyOf(reading) !== null).slice(0, partiesListed))
  const listed = readings.filter((reading) => partyOf(reading) === null || likely.has(reading))
  const found = readings[chosen]
  return found && !listed.includes(found) ? [...listed, found] : listed
}

/** The parties an item can be given that are not all on its list, and the one it was given; null where the list says it all. */
export function partiesToFind(item: Pick<ReviewItem, 'readings'>, chosen: number, parties: readonly Party[]): { readonly parties: readonly Party[]; readonly now: PartyCode | null } | null {
  if (listedReadings(item, 0).length === item.readings.length) return null
  const offered = new Set(item.readings.map(partyOf))
  const now = item.readings[chosen]
  return { parties: parties.filter(({ code }) => offered.has(code)), now: now ? partyOf(now) : null }
}

/** The reading by which it is this party. */
export function readingOfParty({ readings }: Pick<ReviewItem, 'readings'>, code: PartyCode): Reading | undefined {
  return readings.find((reading) => partyOf(reading) === code)
}

/** The one party that a reading names. */
function partyOf({ answer }: Reading): PartyCode | null {
  const change = answer?.change
  if (change?.type === 'alias') return change.party
  return change?.type === 'author' && change.parties.length === 1 ? (change.parties[0] ?? null) : null
}
