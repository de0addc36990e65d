import type { Draft } from '../../schema/draft.ts'
import { bracketIds } from '../../schema/proposals.ts'

/** What things made by an act are called, when it is known what the act made: the ids of `expected` that `before` had not, each with the
 * id the same thing has in `actual`. A holder's code in front ("URY-new1.") is not part of an id. */
export function idsMade(before: Draft, expected: Draft, actual: Draft): Map<string, string> {
  const known = new Set(idsOf(before))
  const names = idsOf(expected).filter((id) => !known.has(id))
  const made = idsOf(actual).filter((id) => !known.has(id))
  return new Map(names.flatMap((name, i): [string, string][] => {
    const [, code = '', number] = /^(.*-)?(new\d+\.)$/.exec(name) ?? []
    return number === undefined || made[i] === undefined ? [] : [[number, made[i].slice(code.length)]]
  }))
}

/** Every id of a draft in an order that follows from where things stand, and not from what they are called. */
function idsOf(draft: Draft): string[] {
  return [
    ...draft.units.map(({ id }) => id), ...new Set(draft.units.flatMap(bracketIds)),
    ...draft.meetings.map(({ id }) => id), ...draft.floor.map(({ id }) => id), ...draft.concordances.map(({ id }) => id),
  ]
}
