import type { BracketKind } from '../draft.ts'
import type { Claim, HeldWords } from './claims.ts'
import { heldWords, readClaims } from './claims.ts'
import type { PartyBook } from './partyBook.ts'

/** What a bracket says of itself before its words: "Uru:", "Uru delete:", "NZ/CL propose; US oppose:", "Uru #1 in #2 delete:". */
export interface Head extends HeldWords {
  /** Numbers a print uses to tell brackets apart where their place does not. */
  readonly number: string | null
  readonly parent: string | null
  /** Numbers of footnotes that stand behind the names: "5" of "JP/CA5 propose". */
  readonly cited: readonly string[]
  /** Characters of the head, colon and one space included. */
  readonly length: number
}

/** The head of a bracket; null where its words begin at once, also if there is a colon among them.
 *
 * `following` is what stands behind the bracket: "[US oppose: a] [US propose: b]" is a replacement, while opposition alone proposes nothing. */
export function readHead(words: string, book: PartyBook, following = ''): Head | null {
  const colon = words.slice(0, LONGEST).search(/[:[\]()\\]/)
  if (colon < 0 || words.charAt(colon) !== ':') return null
  const printed = words.slice(0, colon).replace(/\s+/g, ' ').trim()
  const length = colon + (/\s/.test(words.charAt(colon + 1)) ? 2 : 1)
  const { names = '', number = null, parent = null, verb = '' } = numbered.exec(printed)?.groups ?? {}
  if (number !== null) {
    const codes = names === '' ? [] : book.names(names, 'a name')
    return codes && { kind: kindOf(verb), by: codes.join(','), positions: [], number, parent, cited: [], length }
  }
  const { head, cited } = withoutCitations(printed.replace(gluedVerb, ' '), book)
  const bare = bareVerb.exec(head)?.[0]
  if (bare !== undefined) return { kind: kindOf(bare), by: '', positions: [], number, parent, cited, length }
  const claims = readClaims(head, book, 'before')
  const held = claims && heldWords(isReplaced(claims, book, following) ? claims.map((claim): Claim => ({ ...claim, claim: 'deletes' })) : claims)
  return held && { ...held, number, parent, cited, length }
}

const LONGEST = 300

// Where a line was broken the space between a code and its verb may be lost: "MX/CLpropose".
const gluedVerb = /(?<=[A-Z]{2}\d{0,3})(?=(?:propos|oppos|support|delet|retain|reserv|consider)\p{Ll}*(?!\p{L}))/gu
const citation = /(?<=^|[/,;]\s*)(\p{Lu}[\p{L} .]{0,30}?) ?(\d{1,3})(?=\s*[/,;]|\s+\p{Ll}|$)/gu

/** The head without the numbers of footnotes that ran into its names. "G77" is a name. */
function withoutCitations(printed: string, book: PartyBook): { head: string; cited: string[] } {
  const cited: string[] = []
  const head = printed.replace(citation, (whole, name: string, number: string) => {
    if (book.isKnown(whole) || !book.isKnown(name)) return whole
    cited.push(number)
    return name
  })
  return { head, cited }
}

const numbered = /^(?<names>.*?)\s*#(?<number>\d{1,6})(?: in #(?<parent>\d{1,6}))?(?: (?<verb>delete|hold))?$/i
const bareVerb = /^(?:(?:to )?deletes?|delete[ds]|opposes?|strikes?|hold|proposes?|inserts?|adds?|suprimir|eliminar|supprimer|agregar|ajouter)$/i

function isReplaced(claims: readonly Claim[], book: PartyBook, following: string): boolean {
  const [first, ...more] = claims
  if (first?.claim !== 'opposes' || more.length > 0 || !/^\s?\[/.test(following)) return false
  const next = readHead(following.replace(/^\s?\[/, ''), book)
  return next?.kind === 'ins' && next.by === first.parties.join(',')
}

function kindOf(verb: string): BracketKind {
  if (/^(?:to )?delet|^oppose|^strike|^suprimir|^eliminar|^supprimer/i.test(verb)) return 'del'
  return /^hold/i.test(verb) ? 'hold' : 'ins'
}
