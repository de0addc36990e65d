import type { BracketKind } from '../draft.ts'
import type { Claim, HeldWords } from './claims.ts'
import { heldWords, readClaims } from './claims.ts'
import type { PartyBook } from './partyBook.ts'

/** What a bracket says of itself before its words: "Uru:", "Uru delete:", "NZ/CL propose; US oppose:", "Uru #1 in #2 delete:". */
export interface Head extends HeldWords {
  /** Numbers a print uses to tell brackets apart where their place does not. */
  readonly number: string | null
  readonly parent: string | null
  /** Characters of the head, colon and one space included. */
  readonly length: number
}

/** The head of a bracket; null where its words begin at once, also if there is a colon among them.
 *
 * `following` is what stands behind the bracket: "[US oppose: a] [US propose: b]" is a replacement, while opposition alone proposes nothing. */
export function readHead(words: string, book: PartyBook, following = ''): Head | null {
  const colon = words.slice(0, LONGEST).search(/[:[\]()\\]/)
  if (colon < 0 || words.charAt(colon) !== ':') return null
  const head = words.slice(0, colon).replace(/\s+/g, ' ').trim()
  const length = colon + (/\s/.test(words.charAt(colon + 1)) ? 2 : 1)
  const { names = '', number = null, parent = null, verb = '' } = numbered.exec(head)?.groups ?? {}
  if (number !== null) {
    const codes = names === '' ? [] : book.names(names, 'a name')
    return codes && { kind: kindOf(verb), by: codes.join(','), positions: [], number, parent, length }
  }
  const bare = bareVerb.exec(head)?.[0]
  if (bare !== undefined) return { kind: kindOf(bare), by: '', positions: [], number, parent, length }
  const claims = readClaims(head, book, 'before')
  const held = claims && heldWords(isReplaced(claims, book, following) ? claims.map((claim): Claim => ({ ...claim, claim: 'deletes' })) : claims)
  return held && { ...held, number, parent, length }
}

const LONGEST = 200

const numbered = /^(?<names>.*?)\s*#(?<number>\d{1,6})(?: in #(?<parent>\d{1,6}))?(?: (?<verb>delete|hold))?$/i
const bareVerb = /^(?:(?:to )?deletes?|delete[ds]|opposes?|strikes?|hold|proposes?|inserts?|adds?)$/i

function isReplaced(claims: readonly Claim[], book: PartyBook, following: string): boolean {
  const [first, ...more] = claims
  if (first?.claim !== 'opposes' || more.length > 0 || !/^\s?\[/.test(following)) return false
  const next = readHead(following.replace(/^\s?\[/, ''), book)
  return next?.kind === 'ins' && next.by === first.parties.join(',')
}

function kindOf(verb: string): BracketKind {
  if (/^(?:to )?delet|^oppose|^strike/i.test(verb)) return 'del'
  return /^hold/i.test(verb) ? 'hold' : 'ins'
}
