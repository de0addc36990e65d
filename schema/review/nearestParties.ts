import type { Party } from '../draft.ts'

/** The parties of a table, those whose names look most like a name first. */
export function nearestParties(parties: readonly Party[], name: string): Party[] {
  const wanted = letters(name)
  const scored = parties.map((party, at) => ({ party, at, score: Math.max(...[party.code, ...party.short, ...party.names].map((form) => likeness(wanted, letters(form)))) }))
  return scored.sort((a, b) => b.score - a.score || a.at - b.at).map(({ party }) => party)
}

function letters(text: string): string {
  return text.normalize('NFD').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Twice the pairs of letters two words share, against all they have; more where one begins the other. */
function likeness(a: string, b: string): number {
  if (a === '' || b === '') return 0
  const begins = a.startsWith(b) || b.startsWith(a) ? 0.5 : a.charAt(0) === b.charAt(0) ? 0.1 : 0
  const pairs = (text: string) => Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2))
  const theirs = pairs(b)
  const all = pairs(a).length + theirs.length
  let shared = 0
  for (const pair of pairs(a)) {
    const at = theirs.indexOf(pair)
    if (at < 0) continue
    theirs.splice(at, 1)
    shared += 1
  }
  return begins + (all === 0 ? 0 : (2 * shared) / all)
}
