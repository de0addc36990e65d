import type { Party } from '../draft.ts'
import { actorName, ended } from '../naming.ts'
import { findParty } from '../parties.ts'
import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'
import { oneLine } from './words.ts'

/** Adds a party to the table, or changes the names it is found under and the short form printed in brackets.
 *
 * A name that means another party already is refused: one name that stands for two would give words to the wrong delegation. */
export const setParty: Performer<'setParty'> = (draft, act, { actor }) => {
  const [code, names, short] = [oneLine(act.party.code), tidy(act.party.names), tidy(act.party.short)]
  if (!/^[\p{L}\p{N}][^,]*$/u.test(code)) return refuse('malformed', 'A party needs a code that begins with a letter or a number, without a comma in it.')
  const name = names[0]
  if (name === undefined) return refuse('malformed', 'A party needs a name.')
  const others = draft.parties.filter((party) => party.code !== code)
  const taken = [code, ...names, ...short].find((form) => findParty(others, form))
  if (taken !== undefined) return refuse('state', `“${taken}” means ${findParty(others, taken)!.names[0]} already.`)
  const before = draft.parties.find((party) => party.code === code)
  const value: Party = { code, kind: act.party.kind, names, short }
  if (JSON.stringify(before) === JSON.stringify(value)) return refuse('state', 'It stands in the table so already.')
  const known = [...names.slice(1), ...short]
  const as = known.length ? `, also known as ${known.join(', ')}` : ''
  return {
    ok: true,
    effect: { text: [], record: [{ key: `party:${code}`, value }] },
    sentence: ended(`${actorName(draft, actor)} ${before ? 'changed' : 'added'} the party ${name} (${code})${as}`),
    units: [],
  }
}

function tidy(forms: readonly string[]): string[] {
  return [...new Set(forms.map(oneLine).filter(Boolean))]
}
