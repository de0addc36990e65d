import type { BracketMark, PartyCode, Run } from './draft.ts'
import { holders } from './draft.ts'
import type { RefusalCode } from './refusal.ts'
import { bracketKey } from './runs.ts'

/** How many brackets may stand inside one another: the deepest in print is four. */
const DEEPEST = 16

/** The marks that a change brings in, each once. One that was there before under the same id but with other contents counts as new. */
export function newMarks(before: readonly Run[], after: readonly Run[]): BracketMark[] {
  const known = marksIn(before)
  return [...marksIn(after)].filter(([key]) => !known.has(key)).map(([, mark]) => mark)
}

/** Why a bracket cannot stand, as the end of a sentence that begins with "A bracket". */
export interface MarkFault {
  readonly code: Extract<RefusalCode, 'malformed' | 'gone'>
  readonly what: string
}

/** What is wrong with the new marks of a unit, whoever made them; null where they are well formed. */
export function markFault(before: readonly Run[], after: readonly Run[]): MarkFault | null {
  const fresh = newMarks(before, after)
  if (fresh.length === 0) return null
  const family = new Map<string, BracketMark>()
  const parents = new Map<string, string | null>()
  for (const mark of [...marksIn(before).values(), ...marksIn(after).values()]) {
    if (!parents.has(mark.id)) parents.set(mark.id, mark.parent)
    if (!fresh.includes(mark) && !family.has(mark.id)) family.set(mark.id, mark)
  }
  for (const mark of fresh) {
    if (!isId(mark.id)) return malformed('has an id that cannot be used')
    const sibling = family.get(mark.id)
    if (sibling && sibling.by !== mark.by) return malformed('would belong to two holders at once')
    if (sibling && sibling.parent !== mark.parent) return malformed('would stand inside two brackets at once')
    family.set(mark.id, mark)
    if (mark.parent !== null && !parents.has(mark.parent)) return { code: 'gone', what: 'was proposed inside another that was accepted, rejected or withdrawn meanwhile' }
    if (isTangled(mark, parents)) return malformed('stands inside itself, or too deep inside others')
  }
  return null
}

/** Whether a party's new mark is the party's: its name alone, and an id that says so unless the bracket was there before. */
export function isMarkOf(mark: BracketMark, party: PartyCode, before: readonly Run[]): boolean {
  if (mark.by !== party) return false
  return hasId(before, mark.id) || isIdFor(mark.id, party)
}

/** Whether the chair or the secretariat may make this mark: for one party, or a hold of nobody's. */
export function isMarkFromTheFloor(mark: BracketMark, before: readonly Run[]): boolean {
  if (hasId(before, mark.id)) return true
  const named = holders(mark.by).length
  return named === 1 || (named === 0 && mark.kind === 'hold')
}

/** An id somebody of this party may give a bracket: letters, digits and signs, and never in another's name.
 *
 * Our own editor makes the code, a hyphen, and chance; another client's may look otherwise. */
export function isIdFor(id: string, party: PartyCode): boolean {
  if (id.startsWith(`${party}-`)) return /^[A-Za-z0-9_-]{1,64}$/.test(id.slice(party.length + 1))
  return /^[A-Za-z0-9_:.-]{1,64}$/.test(id) && !/^[A-Za-z]+-/.test(id)
}

/** Whether every word has one author, and no bracket of one kind twice. */
export function isPlainlyMarked(run: Pick<Run, 'brackets'>): boolean {
  if (run.brackets.length < 2) return true
  const kinds = new Set(run.brackets.map((mark) => JSON.stringify([mark.id, mark.kind])))
  return kinds.size === run.brackets.length && run.brackets.filter((mark) => mark.kind === 'ins').length <= 1
}

function malformed(what: string): MarkFault {
  return { code: 'malformed', what }
}

function marksIn(runs: readonly Run[]): Map<string, BracketMark> {
  const out = new Map<string, BracketMark>()
  for (const run of runs) for (const mark of run.brackets) out.set(bracketKey(mark), out.get(bracketKey(mark)) ?? mark)
  return out
}

function hasId(runs: readonly Run[], id: string): boolean {
  return runs.some((run) => run.brackets.some((mark) => mark.id === id))
}

function isId(id: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N} ._:+&-]{0,120}$/u.test(id)
}

function isTangled(mark: BracketMark, parents: ReadonlyMap<string, string | null>): boolean {
  let at: string | null = mark.parent
  for (let depth = 0; at !== null; depth++) {
    if (at === mark.id || depth >= DEEPEST) return true
    at = parents.get(at) ?? null
  }
  return false
}
