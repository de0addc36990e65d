import type { Party } from '../../schema/draft.ts'

/** The parties that what was typed may mean, the likeliest first: a code or short form in full, then one that begins so, then a name.
 *
 * Accents do not matter: on the floor nobody looks for them on the keyboard. */
export function matchingParties(parties: readonly Party[], typed: string): Party[] {
  const wanted = folded(typed)
  if (wanted === '') return [...parties]
  const ranked = parties.map((party) => ({ party, rank: rankOf(party, wanted) })).filter(({ rank }) => rank < notFound)
  return ranked.sort((a, b) => a.rank - b.rank).map(({ party }) => party)
}

const notFound = 4

function rankOf(party: Party, wanted: string): number {
  const short = [party.code, ...party.short].map(folded)
  const names = party.names.map(folded)
  if (short.includes(wanted)) return 0
  if (names.some((name) => name.startsWith(wanted))) return 1
  if (short.some((form) => form.startsWith(wanted))) return 2
  if (names.some((name) => name.split(/\s+/).some((word) => word.startsWith(wanted)))) return 3
  return notFound
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{Mn}/gu, '').replace(/\.$/, '').trim().toLowerCase()
}
