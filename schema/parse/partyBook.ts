import type { Party } from '../draft.ts'
import { findParty, readNames } from '../parties.ts'

/** How sure a reader must be that words are the name of a party: only one of the table, that or a group of states or a two-letter code
 * everybody knows, something that is written like a name, or whatever stands there, since the words around it say that it is one. */
export type Trust = 'known' | 'sure' | 'a name' | 'anybody'

/** The parties of a draft while it is read: those given, and those the text itself brings along. */
export interface PartyBook {
  /** The codes of a list of names; null where it is not a list of names. */
  readonly names: (list: string, trust: Trust) => string[] | null
  /** Whether a name is in the table, or the code or group of states everybody knows. */
  readonly isKnown: (name: string) => boolean
  /** Parties found in the text that were not in the table. */
  readonly strangers: () => Party[]
}

/** A book for one draft. A name that is not in the table is kept as printed, as the code of a party of its own. */
export function createPartyBook(parties: readonly Party[]): PartyBook {
  const strangers = new Map<string, Party>()
  const read = (name: string, trust: Trust) => {
    const known = findParty(parties, name) ?? findParty(parties, name.normalize('NFD').replace(/\p{M}/gu, ''))
    if (known) return known.code
    const printed = name.replace(/\s+/g, ' ').trim().replace(/^the /i, '')
    if (trust === 'known') return null
    if (groups.has(printed.toLowerCase().replace(/\s*\+\s*/g, ' and ')) || (trust === 'sure' && isCountryCode(printed)) || (trust === 'anybody' && /^[A-Z]{2}$/.test(printed))) return printed
    return trust !== 'sure' && isWrittenLikeAName(printed) ? printed : null
  }
  return {
    isKnown: (name) => read(name, 'sure') !== null,
    names(printed, wanted) {
      if (printed.length > LONGEST) return null
      // A slash may be typed twice, and a word processor leaves characters nobody sees.
      const list = printed.replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '').replace(/\/(?:\s*\/)+/g, '/')
      // Among codes "NO" is Norway and "ID" Indonesia.
      const trust = wanted === 'a name' && /^[A-Z]{2,3}(?:\s*[,/]\s*[A-Z\d]{2,4})+$/.test(list.trim()) ? 'anybody' : wanted
      const namesIn = (names: string) => readNames(names, (name) => read(name, 'known')) ?? (trust === 'known' ? null : readNames(names, (name) => read(name, trust)))
      // "G77 + China" is one, "Chile + Peru" are two.
      const codes = namesIn(list) ?? (list.includes('+') ? namesIn(list.replace(/\s*\+\s*/g, ', ')) : null)
      if (!codes) return null
      for (const code of codes)
        if (!strangers.has(code) && !parties.some((party) => party.code === code))
          strangers.set(code, { code, kind: 'delegation', names: [code], short: [code] })
      return [...new Set(codes)]
    },
    strangers: () => [...strangers.values()],
  }
}

const LONGEST = 300

// Groups that negotiate as one in the United Nations and beside it.
const groups = new Set(
  `eu|g77|g-77|g77 and china|g-77 and china|aosis|lmdc|lmdcs|ldcs|lldcs|lldc|arab group|african group|africa group|grupo sur|grulac|caricom|juscanz|jusscannz|weog|eit|eig|sids|asean|alba|
  ailac|basic|umbrella group|holy see|nam|oic|rio group|cartagena dialogue|pacific islands forum|psids|calm|clam`.split('|').map((each) => each.trim()),
)
const notCodes = new Set(['AD', 'AM', 'CD', 'ID', 'IT', 'NB', 'NO', 'OK', 'OP', 'OR', 'PP', 'PM', 'TV', 'WG'])

function isCountryCode(printed: string): boolean {
  return /^[A-Z]{2}$/.test(printed) && !notCodes.has(printed)
}

const name = /^\p{Lu}[\p{L}\p{M}\p{N}.&’'-]{0,24}(?: (?:of|the|and|de|del|da|do|du|la|\p{Lu}[\p{L}\p{M}.&’'-]*)){0,4}$/u
const notNames = new Set(
  `note nb option alternative alt text paragraph article objective action actions chapter annex section title placeholder source footnote
  this these those that parties states member members all any each some many most it they we he she no nothing delegations several one
  purpose overview coordination introduction language agreed deleted see new former previous if when where while in to the a an as for
  tbc tbd x pending proposal proposed insert el la los las le les une un una lo`.split(/\s+/),
)

function isWrittenLikeAName(printed: string): boolean {
  const first = printed.split(' ')[0]?.toLowerCase() ?? ''
  return printed.length <= 40 && !printed.includes(',') && name.test(printed) && !notNames.has(first) && !first.endsWith('ing')
}
