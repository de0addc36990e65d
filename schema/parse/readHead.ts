import type { BracketKind } from '../draft.ts'
import type { PartyBook } from './partyBook.ts'

/** What a bracket says of itself before its words: "Uru:", "Uru delete:", "ARG, BRA hold:", "Uru #1 in #2 delete:". */
export interface Head {
  readonly kind: BracketKind
  /** Codes joined by a comma, as in `BracketMark.by`. */
  readonly by: string
  /** Numbers a print uses to tell brackets apart where their place does not. */
  readonly number: string | null
  readonly parent: string | null
  /** Characters of the head, colon and one space included. */
  readonly length: number
}

/** The head of a bracket; null where its words begin at once, also if there is a colon among them. */
export function readHead(words: string, book: PartyBook): Head | null {
  const colon = words.slice(0, LONGEST).search(/[:[\]()\\]/)
  if (colon < 0 || words.charAt(colon) !== ':') return null
  const head = words.slice(0, colon).replace(/\s+/g, ' ').trim()
  const { names = '', number = null, parent = null, verb } = shape.exec(head)?.groups ?? {}
  const kind = verb === undefined ? 'ins' : kindOf(verb)
  const named = names.trim()
  if (named === '' && verb === undefined && number === null) return null
  const codes = named === '' ? [] : book.names(named, /\bhold\b|delet/i.test(verb ?? '') || verb === undefined ? 'a name' : 'known')
  if (codes === null) return null
  const length = colon + (/\s/.test(words.charAt(colon + 1)) ? 2 : 1)
  return { kind, by: codes.join(','), number, parent, length }
}

const LONGEST = 200

const shape = /^(?<names>.*?)\s*(?:#(?<number>\d{1,6})(?: in #(?<parent>\d{1,6}))?)?\s*(?<verb>(?<!\p{L})(?:(?:to )?deletes?|delete[ds]|opposes?|strikes?|hold|proposes?|inserts?|adds?))?$/iu

function kindOf(verb: string): BracketKind {
  if (/^(?:to )?delet|^oppose|^strike/i.test(verb)) return 'del'
  return /^hold/i.test(verb) ? 'hold' : 'ins'
}
