import type { Stance } from '../draft.ts'
import type { PartyBook } from './partyBook.ts'

/** What a remark in round or square brackets says, where it is one of the fixed patterns; everything else in brackets is text. */
export type Remark =
  | { readonly type: 'positions'; readonly stance: Stance; readonly parties: readonly string[] }
  | { readonly type: 'attribution'; readonly parties: readonly string[] }
  | { readonly type: 'origin' }
  | { readonly type: 'destination' }

/** Reads the words of a remark, without its brackets; null where they are no remark. */
export function readRemark(words: string, book: PartyBook): Remark | null {
  if (words.length > LONGEST || words.length < 5) return null
  const text = words.replace(/\s+/g, ' ').trim().replace(/\.$/, '')
  if (destination.test(text)) return { type: 'destination' }
  if (origin.test(text)) return { type: 'origin' }
  const proposal = attribution.exec(text)
  if (proposal) {
    const parties = book.names(proposal[1]!, 'anybody')
    return parties && { type: 'attribution', parties }
  }
  return readPosition(text, book)
}

/** The stance a sentence takes and who takes it: "Brazil is opposed to …", "Pending consultations by the United States". */
export function readPosition(sentence: string, book: PartyBook): Extract<Remark, { type: 'positions' }> | null {
  if (sentence.length > LONGEST) return null
  const text = sentence.replace(/\s+/g, ' ').trim().replace(/\.$/, '')
  for (const [stance, pattern] of passive) {
    const found = pattern.exec(text)
    const parties = found && book.names(stripped(found[1]!), 'anybody')
    if (parties) return { type: 'positions', stance, parties }
  }
  const verb = active.exec(text)
  if (!verb?.groups) return null
  const stance = (Object.keys(verb.groups) as (keyof typeof stanceOf)[]).find((name) => verb.groups?.[name] !== undefined)
  const subject = stripped(text.slice(0, verb.index))
  const named = subject.length < text.slice(0, verb.index).trim().length && /^(?:the )?delegation/i.test(text)
  // "Norway opposes" may be a party nobody listed; "Approval is pending" is none.
  const parties = book.names(subject, named ? 'anybody' : stance !== 'pending' && /^\s*(?:is|\p{L}+s)(?!\p{L})/u.test(verb[0]) ? 'a name' : 'known')
  return stance && parties ? { type: 'positions', stance: stanceOf[stance], parties } : null
}

const LONGEST = 600

const unitWords = String.raw`(?:paragraph|action|objective|item|article|subparagraph|text|párrafo|parágrafo|paragraphe|acción|ação)`
const origin = new RegExp(
  String.raw`^(?:(?:this|the|este|esta|ce|cette)\s+)?${unitWords}?\s*(?:(?:was|were|has been|is|to be) moved\b|moved\b|(?:se )?(?:trasladó|trasladado|pasó)\b|déplacé\b|(?:foi )?(?:transferid|movid)[oa]\b)`, 'i',
)
const destination = /^(?:previously|formerly|former|antes|anteriormente|antiguo|anciennement|ancien|antigo|moved from)\b/i
const attribution = /^(?:proposals?|proposed|propuesta|propuesto|proposition|proposé|proposta|proposto|alternative proposed|text proposed)(?: (?:text|wording))? (?:by|from|de la|del|de|da|do|du|par|por)(?: the delegations? of)? (?:the )?(.+)$/i

const passive: readonly (readonly [Stance, RegExp])[] = [
  ['pending consultations', /^pending (?:\p{L}+ )?consultations? (?:by|with|from|of|in) (.+)$/iu],
  ['pending consultations', /^(.+?) ?[:–-] ?pending (?:\p{L}+ )?consultations?$/iu],
  ['pending consultations', /^pendiente de consultas (?:de|por) (.+)$/iu],
  ['opposes', /^(?:opposed|objected to) by (.+)$/i],
  ['supports', /^supported by (.+)$/i],
  ['reserves', /^reservation (?:by|of|from) (.+)$/i],
  ['proposes', /^requested by (.+)$/i],
]

const stanceOf = {
  opposes: 'opposes', pending: 'pending consultations', live: 'can live with', reserves: 'reserves', supports: 'supports', proposes: 'proposes',
} as const

// Verbs as they stand in remarks, strongest meaning first: "cannot accept" before "accept".
const active = new RegExp(
  String.raw`(?:^|\s)(?:` +
    String.raw`(?<opposes>(?:is|are|was|were) (?:strongly )?(?:opposed|against)|opposes?|opposed|objects?|cannot (?:accept|support|agree|live)|do(?:es)? not (?:accept|support|agree)|se oponen?|s['’]oppose(?:nt)?|opõem?-se)` +
    String.raw`|(?<pending>(?:is|are) (?:still )?(?:consulting|holding consultations|awaiting)|awaits?|will consult|(?:has|have) pending consultations|(?:is|are) pending)` +
    String.raw`|(?<live>can (?:live with|accept|go along)|could (?:accept|live with)|(?:is|are) flexible)` +
    String.raw`|(?<reserves>reserves?|reserved|(?:has|have|places?|enters?|maintains?) (?:a|an|its|their) (?:\p{L}+ )?reservations?|reservan?|réserve(?:nt)?)` +
    String.raw`|(?<supports>supports?|supported|agrees?|endorses?|prefers?|favou?rs?|accepts?|apoyan?|appuie(?:nt)?|apoiam?)` +
    String.raw`|(?<proposes>(?:has |have )?request(?:s|ed)?|asks?|asked|propos(?:es|e|ed)|suggest(?:s|ed)?|wish(?:es)?|would (?:like|prefer)|insists?|calls? for|proponen?|solicitan?|demande(?:nt)?|propõem?|propõe)` +
    String.raw`)(?!\p{L})`, 'iu',
)

function stripped(subject: string): string {
  return subject.trim().replace(/^(?:the )?delegations? of /i, '').replace(/^the (?=\S)/i, '').trim()
}
