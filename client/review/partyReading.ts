import type { Draft, PartyCode } from '../../schema/draft.ts'
import { partyName } from '../../schema/naming.ts'
import type { Change, Reading, ReviewItem } from '../../schema/review/reviewItem.ts'

/** Whether an item asks which party a name or an author is, and which it is by the reading that is chosen. */
export function partyAsked({ readings, chosen }: ReviewItem): { readonly now: PartyCode | null } | null {
  if (!readings.some(({ answer }) => answer && partyIn(answer.change) !== null)) return null
  const change = readings[chosen]?.answer?.change
  return { now: change ? partyIn(change) : null }
}

/** The reading by which the name an item is about is this party: one of those it offers, or one like them. Null where it does not ask for a party. */
export function readingFor({ id: item, readings }: ReviewItem, code: PartyCode, draft: Pick<Draft, 'parties'>): Reading | null {
  const offered = readings.find(({ answer }) => answer && partyIn(answer.change) === code)
  if (offered) return offered
  for (const { id, answer } of readings) {
    const like = answer && partyIn(answer.change)
    if (!answer || !like) continue
    const reading = id.replace(like, code)
    const sentence = partyName(draft, code)
    return { id: reading, sentence, answer: { item, reading, change: withParty(answer.change, code) } }
  }
  return null
}

function partyIn(change: Change): PartyCode | null {
  if (change.type === 'alias') return change.party
  return change.type === 'author' ? (change.parties[0] ?? null) : null
}

function withParty(change: Change, code: PartyCode): Change {
  if (change.type === 'alias') return { ...change, party: code }
  return change.type === 'author' ? { ...change, parties: [code] } : change
}
