import type { ActType, Role } from '../schema/acts/act.ts'
import type { PartyCode } from '../schema/draft.ts'
import { hashOf } from '../schema/hash.ts'
import { canonicalJson } from './canonicalJson.ts'

/** A deed as the log keeps it. `import` stands for what an imported text brought with it. */
export interface Deed {
  /** 1 for the first of its document. */
  readonly n: number
  /** ISO instant. */
  readonly at: string
  readonly user: string
  readonly name: string
  readonly role: Role
  readonly party: PartyCode | null
  readonly type: ActType | 'import'
  /** The act as it was asked for. */
  readonly act: unknown
  readonly units: readonly string[]
  readonly sentence: string
}

/** A deed with its place in the chain: each hash covers the one before, so that no entry can be changed, taken out or put in
 * without every later hash telling. */
export interface LogEntry extends Deed {
  readonly prev: string
  readonly hash: string
}

/** Number and hash of the last entry. */
export interface LogHead {
  readonly n: number
  readonly hash: string
}

/** What the first entry of a document follows: the chain is bound to its document. */
export function emptyLog(document: string): LogHead {
  return { n: 0, hash: hashOf(document) }
}

/** The deed as the next entry after `head`. */
export function chain(head: LogHead, deed: Omit<Deed, 'n'>): LogEntry {
  const numbered: Deed = { ...deed, n: head.n + 1 }
  return { ...numbered, prev: head.hash, hash: entryHash(head.hash, numbered) }
}

/** SHA-256 of the hash before and the canonical JSON of the deed, fields in alphabetical order. */
export function entryHash(prev: string, deed: Deed): string {
  const { n, at, user, name, role, party, type, act, units, sentence } = deed
  return hashOf(prev + canonicalJson({ n, at, user, name, role, party, type, act, units, sentence }))
}

/** What is wrong with the log of a document, in sentences; empty when the chain holds and ends at the head that was kept apart. */
export function faultsInLog(document: string, entries: readonly LogEntry[], kept: LogHead): string[] {
  const faults: string[] = []
  let head = emptyLog(document)
  for (const entry of entries) {
    if (entry.n !== head.n + 1) faults.push(`entry ${head.n + 1} is missing: the log goes on with ${entry.n}`)
    else if (entry.prev !== head.hash) faults.push(`entry ${entry.n} does not follow from the one before it`)
    if (entryHash(entry.prev, entry) !== entry.hash) faults.push(`entry ${entry.n} is not what was written: "${entry.sentence}"`)
    head = { n: entry.n, hash: entry.hash }
  }
  if (head.n !== kept.n) faults.push(`the log ends at entry ${head.n}, and ${kept.n} were written`)
  else if (head.hash !== kept.hash) faults.push(`entry ${head.n} is not the last that was written`)
  return faults
}
