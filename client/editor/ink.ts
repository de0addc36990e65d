import type { Draft } from '../../schema/draft.ts'
import { holders } from '../../schema/draft.ts'
import { partyColour, partyColourNumbers } from '../style/partyColour.ts'

/** The ink of whatever these holders hold, as a CSS value.
 *
 * By way of a property on the editor's own element: when a party comes to the table and colours are dealt anew, no word has to be
 * drawn again. */
export function ink(by: string | null): string {
  const first = holders(by)[0]
  return first === undefined ? 'var(--party-none)' : `var(${property(first)}, var(--party-none))`
}

/** The properties `ink` refers to. */
export function inks(draft: Pick<Draft, 'parties' | 'units' | 'brackets'>, also: readonly string[]): [name: string, value: string][] {
  const numbers = partyColourNumbers(draft)
  const codes = new Set([...numbers.keys(), ...draft.parties.map((party) => party.code), ...also])
  // Whoever holds nothing yet may be about to: a colour by the place in the list of parties.
  const spare = new Map(draft.parties.map((party, place) => [party.code, place % 10]))
  return [...codes].map((code) => [property(code), partyColour(code, numbers.has(code) ? numbers : spare)])
}

function property(code: string): string {
  return `--ink-${code.replace(/[^A-Za-z0-9]/g, '_')}`
}
