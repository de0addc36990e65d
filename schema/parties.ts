import type { Party } from './draft.ts'

/** The party a name stands for: its code, a short form or a name, in any case, with or without article and full stops. */
export function findParty(parties: readonly Party[], name: string): Party | undefined {
  return indexOf(parties).get(keyOf(name))
}

/** The parties in a list of names ("Argentina, Brazil and the United States", "ARG/BRA"); null unless every one is known.
 *
 * "and" may be part of a name ("Trinidad and Tobago"), so the longest name that is known wins. */
export function findParties(parties: readonly Party[], list: string): Party[] | null {
  return readNames(list, (name) => findParty(parties, name) ?? null)
}

/** A list of names taken apart, each read by `read`; null as soon as one cannot be. */
export function readNames<T>(list: string, read: (name: string) => T | null): T[] | null {
  const parts = list.trim().split(/(\s*[,;/]\s*(?:and\s+)?|\s+(?:and|y|e|et|&)\s+)/)
  if (parts.length > LONGEST_LIST) return null
  const found: T[] = []
  for (let at = 0; at < parts.length; ) {
    let end = Math.min(parts.length, at + LONGEST_NAME)
    let party: T | null = null
    for (; end > at; end -= 2) {
      if ((end - at) % 2 === 0) end -= 1
      party = read(parts.slice(at, end).join(''))
      if (party !== null) break
    }
    if (party === null) return null
    found.push(party)
    at = end + 1
  }
  return found.length ? found : null
}

/** The short form printed in brackets: the first that means this party and no other ("Uru"). */
export function shortForm(parties: readonly Party[], code: string): string {
  const party = parties.find((each) => each.code === code)
  if (!party) return code
  return [...party.short, ...party.names, party.code].find((form) => findParty(parties, form) === party) ?? code
}

/** The name as it stands in a sentence: "Uruguay", "the United States", "the Working Group". */
export function fullName(parties: readonly Party[], code: string): string {
  const party = parties.find((each) => each.code === code)
  const name = party?.names[0] ?? code
  if (!party || /^the /i.test(name)) return name
  return party.kind !== 'delegation' || party.names.includes(`the ${name}`) ? `the ${name}` : name
}

// In parts of a split list, where separators count too: "Saint Vincent and the Grenadines" is three.
const LONGEST_NAME = 5
const LONGEST_LIST = 101

const indexes = new WeakMap<readonly Party[], ReadonlyMap<string, Party>>()

/** Looked up for every bracket, so the table is made once for each list of parties. */
function indexOf(parties: readonly Party[]): ReadonlyMap<string, Party> {
  const known = indexes.get(parties)
  if (known) return known
  const index = new Map<string, Party>()
  for (const forms of [(party: Party) => [party.code], (party: Party) => party.names, (party: Party) => party.short])
    for (const party of parties)
      for (const form of forms(party)) if (!index.has(keyOf(form))) index.set(keyOf(form), party)
  indexes.set(parties, index)
  return index
}

function keyOf(name: string): string {
  const plain = name.toLowerCase().replace(/[.’']/g, '').replace(/\s+/g, ' ').trim()
  return plain.replace(/^(?:the|el|la|los|las|le|les|o|os) (?=\S)/, '')
}
