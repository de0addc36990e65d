import type { Party } from '../draft.ts'
import type { Offer, Other } from './offer.ts'
import { nearestParties } from './nearestParties.ts'
import type { SourceRead } from './readSource.ts'

/** Whom a name that is not in the table may mean: a party of it, whose names look most like it first, a body, or nobody. */
export function partyOffers({ read, asRead, parties }: SourceRead): Offer[] {
  const many = read.strangers.length * parties.length > MOST_READINGS
  return read.strangers.map(({ code }): Offer => {
    const meant = nearestParties(parties, code).slice(0, many ? FEW : parties.length)
    const body: Party = { code, kind: 'body', names: [code], short: [code] }
    return {
      kind: 'unknown party', place: code, lines: [], says: `"${code}"`, sure: 'likely',
      units: asRead.units.filter((unit) => [unit.by ?? '', ...unit.runs.flatMap((run) => run.brackets.map((mark) => mark.by))].some((by) => by.split(',').includes(code))).map(({ id }) => id),
      understood: `A delegation of its own, “${code}”, that is not in the list of parties.`,
      others: [
        ...meant.map((party): Other => ({ id: `is ${party.code}`, sentence: `“${code}” means ${party.names[0] ?? party.code}.`, change: { type: 'alias', name: code, party: party.code } })),
        { id: 'body', sentence: `“${code}” is a body, such as a working group, and no delegation.`, change: { type: 'party', party: body } },
        { id: 'words', sentence: `“${code}” names no party: it is words of the text.`, change: { type: 'no party', name: code } },
      ],
    }
  })
}

// Every party can be chosen for every name, as long as there are not names without end.
const MOST_READINGS = 4000
const FEW = 12
