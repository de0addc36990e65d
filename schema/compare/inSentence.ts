import type { Draft, PartyCode } from '../draft.ts'
import { holders } from '../draft.ts'
import { inWords } from '../naming.ts'
import { fullName } from '../parties.ts'

/** A party in the middle of a sentence: "the United States". */
export function partyInSentence({ parties }: Pick<Draft, 'parties'>, code: PartyCode): string {
  return fullName(parties, code)
}

/** Holders in the middle of a sentence: "Argentina and the Working Group"; empty where the draft names nobody. */
export function holdersInSentence(draft: Pick<Draft, 'parties'>, by: string | null): string {
  return inWords(holders(by).map((code) => partyInSentence(draft, code)))
}

/** Words at the beginning of a sentence. */
export function begun(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
