import type { Party } from '../draft.ts'
import { findParty, readNames } from '../parties.ts'
import type { ReadOptions } from './readOptions.ts'

/** How sure a reader must be that words are the name of a party: only one of the table, something that is written like a name,
 * or whatever stands there, since the words around it say that it is one. */
export type Trust = 'known' | 'a name' | 'anybody'

/** The parties of a draft while it is read: those given, and those the text itself brings along. */
export interface PartyBook {
  /** The codes of a list of names; null where it is not a list of names. */
  readonly names: (list: string, trust: Trust) => string[] | null
  /** Parties found in the text that were not in the table. */
  readonly strangers: () => Party[]
}

/** A book for one draft. A name that is not in the table is kept as printed, as the code of a party of its own. */
export function createPartyBook(parties: readonly Party[], { notParties }: Pick<ReadOptions, 'notParties'> = {}): PartyBook {
  const strangers = new Map<string, Party>()
  const read = (name: string, trust: Trust) => {
    const known = findParty(parties, name)
    if (known) return known.code
    const printed = name.replace(/\s+/g, ' ').trim().replace(/^the /i, '')
    return trust !== 'known' && isWrittenLikeAName(printed) && !notParties?.has(printed) ? printed : null
  }
  return {
    names(list, trust) {
      if (list.length > LONGEST) return null
      const codes = readNames(list, (name) => read(name, 'known')) ?? (trust === 'known' ? null : readNames(list, (name) => read(name, trust)))
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

const name = /^\p{Lu}[\p{L}\p{M}\p{N}.&’'-]{0,24}(?: (?:of|the|and|de|del|da|do|du|la|\p{Lu}[\p{L}\p{M}.&’'-]*)){0,4}$/u
const notNames = new Set(
  `note nb option alternative alt text paragraph article objective action actions chapter annex section title placeholder source footnote
  this these those that parties states member members all any each some many most it they we he she no nothing delegations several one
  purpose overview coordination introduction language agreed deleted see new former previous if when where while in to the a an as for`.split(/\s+/),
)

function isWrittenLikeAName(printed: string): boolean {
  const first = printed.split(' ')[0]?.toLowerCase() ?? ''
  return printed.length <= 40 && !printed.includes(',') && name.test(printed) && !notNames.has(first) && !first.endsWith('ing')
}
