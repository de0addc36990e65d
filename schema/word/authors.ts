import type { Finding, Party } from '../draft.ts'
import { inWords } from '../naming.ts'
import { findParties, findParty } from '../parties.ts'
import type { WordChange, WordText } from './wordText.ts'

/** Which parties each author of a Word file writes for, and what the secretariat should confirm about it. */
export interface Authors {
  /** Several for an author who is a list of names, none for one who says that nobody is named. */
  readonly partiesOf: (author: string) => readonly Party[]
  /** The parties' names, or the author's own where there is no such party. */
  readonly nameOf: (author: string) => string
  /** Parties that were not in the table: authors nobody knows. */
  readonly strangers: readonly Party[]
  readonly findings: readonly Finding[]
}

/** Maps the authors of tracked changes to parties: by name, short form or code, also in brackets behind a person's name
 * ("María Pérez (URY)") or within it ("Delegation of Uruguay"). An author who cannot be mapped is kept as a party to confirm. `told` is
 * what somebody knows of authors, whatever their names say. */
export function mapAuthors({ paragraphs }: WordText, parties: readonly Party[], told: ReadonlyMap<string, readonly Party[]> = new Map()): Authors {
  const known = new Map<string, readonly Party[]>(told)
  const strangers = new Map<string, Party>()
  const partiesOf = (author: string) => {
    const found = known.get(author) ?? partiesIn(author, parties) ?? [stranger(author, strangers, parties)]
    known.set(author, found)
    return found
  }
  const nameOf = (author: string) => {
    const found = known.get(author) ?? partiesIn(author, parties)
    return found?.length ? inWords(found.map((party) => party.names[0] ?? party.code)) : author.trim() || 'Somebody'
  }
  const changes = new Map<string, { lines: Set<number>; days: Set<string> }>()
  for (const [at, { runs, mark }] of paragraphs.entries())
    for (const { author, date } of [...runs.flatMap((run) => run.changes), ...(mark ? [mark] : [])] satisfies WordChange[]) {
      const seen = changes.get(author) ?? { lines: new Set(), days: new Set() }
      changes.set(author, seen)
      seen.lines.add(at + 1)
      if (/^\d{4}-\d\d-\d\d/.test(date)) seen.days.add(date.slice(0, 10))
    }
  const findings = [...changes].flatMap(([author, { lines, days }]): Finding[] => {
    const isStranger = partiesOf(author).some((party) => strangers.has(party.code))
    const name = author.trim() === '' ? 'somebody Word gives no name for' : author.trim()
    const sorted = [...days].sort()
    const when = sorted.length === 0 ? '' : sorted.length === 1 ? ` of ${sorted[0]}` : ` from ${sorted[0]} to ${sorted[sorted.length - 1]}`
    if (isStranger) return [{ kind: 'unknown party', lines: [...lines], sentence: `Changes tracked in Word${when} by ${name}: no party of this name is known. They were kept under this name; say which party it is.` }]
    if (partiesOf(author).length === 0) return []
    return [{ kind: 'other', lines: [...lines], sentence: `Changes tracked in Word${when} by ${name} were read as proposals of ${nameOf(author)}. Confirm that this author writes for ${nameOf(author)}.` }]
  })
  return { partiesOf, nameOf, strangers: [...strangers.values()], findings }
}

/** The parties an author names, be it one or a list; null where it names nobody that is known. */
function partiesIn(author: string, parties: readonly Party[]): readonly Party[] | null {
  // How a print says that a proposal has no holder.
  if (author === 'Not attributed') return []
  const one = partyIn(author, parties)
  return findParties(parties, author) ?? (one && [one])
}

/** The party an author's name names; null where it names none, or two. */
export function partyIn(author: string, parties: readonly Party[]): Party | null {
  const whole = findParty(parties, author)
  if (whole) return whole
  const parts = [...author.matchAll(/[([]([^()[\]]+)[)\]]/g)].map(([, inside]) => inside!)
  for (const part of [...parts, ...author.split(/\s*[,;/|:–—]\s*|\s+-\s+|[([\])]/)]) {
    const party = part.trim() === '' ? undefined : findParty(parties, part)
    if (party) return party
  }
  const words = ` ${author.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()} `
  const named = parties.flatMap((party) => [party.code, ...party.names].filter((name) => name.length > 2 && words.includes(` ${name.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()} `)).map((name) => ({ party, name })))
  const longest = Math.max(0, ...named.map(({ name }) => name.length))
  const found = new Set(named.filter(({ name }) => !named.some((other) => other.name.length > name.length && other.name.includes(name)) || name.length === longest).map(({ party }) => party))
  return found.size === 1 ? [...found][0]! : null
}


function stranger(author: string, strangers: Map<string, Party>, parties: readonly Party[]): Party {
  // A code stands in lists that commas divide, and names are printed in brackets before a verb and a colon.
  const printed = author.replace(/[\s,;:/#\\[\](){}]+/g, ' ').trim().slice(0, 60).trim() || 'Unknown author'
  const name = /(?:^|\s)(?:delete[ds]?|opposes?|strikes?|hold|proposes?|inserts?|adds?)$/i.test(printed) ? `${printed} author` : printed
  const known = strangers.get(name) ?? parties.find((party) => party.code === name)
  if (known) return known
  const party: Party = { code: name, kind: 'delegation', names: [name], short: [name] }
  strangers.set(name, party)
  return party
}
