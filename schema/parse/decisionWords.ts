import type { Decision } from '../draft.ts'

/** The word of a decision in English, Spanish, French and Portuguese: what it decides, and in which capitals it is printed. */
export interface DecisionWord {
  readonly decision: Decision
  /** As printed, in capitals: "AGREED", "ACORDADO", "SUPPRIMÉ". */
  readonly word: string
  /** Nothing else can be meant by it, also in small letters and with nothing behind it: "(agreed)", but not "(adopted)". */
  readonly sure: boolean
}

/** The word of a decision that is printed at the beginning of a status; null where there is none. */
export function decisionWord(printed: string): DecisionWord | null {
  const word = begin.exec(printed)?.[1]
  if (word === undefined) return null
  return { decision: isDeleted.test(word) ? 'deleted' : 'agreed', word: word.toUpperCase(), sure: isSure.test(word) }
}

/** Source of a regular expression for the English words. */
export const english = 'agreed|deleted|approved|adopted'

/** Source of a regular expression for the words of other languages. Without their accents only capitals are printed. */
export const foreign = 'acordad[oa]s?|convenid[oa]s?|consensuad[oa]s?|aprobad[oa]s?|adoptad[oa]s?|suprimid[oa]s?|eliminad[oa]s?|aprovad[oa]s?|adotad[oa]s?|exclu[ií]d[oa]s?' +
  '|convenue?s?|adopt[ée]e?s?|approuv[ée]e?s?|accept[ée]e?s?|agréée?s?|supprim[ée]e?s?'

/** Whether a text may hold any of them, told quickly. */
export const mayDecide = /agre|delete|appro|adopt|acord|conv|consensuad|aprob|suprim|elimin|aprov|adot|exclu|accept|agréé|supprim/i

const begin = new RegExp(String.raw`^[([]?\s*(?:[-–—]\s+)?(?:(?:text|texto|texte) )?(${english}|${foreign})(?!\p{L})`, 'iu')
const isDeleted = /^(?:delet|suprim|supprim|elimin|exclu)/i
const isSure = /^(?:agreed|deleted|acordad|convenid|convenu|consensuad|suprimid|eliminad|supprim)/i
