import type { Draft, PartyCode, Unit } from '../../schema/draft.ts'
import { holders } from '../../schema/draft.ts'
import { oncePerUnit } from '../../schema/perUnit.ts'
import { byId } from '../../schema/record.ts'

/** How many `--party-N` colours tokens.css has. */
export const partyColours = 10

/** The colour number of every party that holds something in the draft.
 *
 * A function of the draft alone, so that a party has the same colour on every screen and in every snapshot. Each party asks for the
 * colour of its place among the codes and takes the next free one where a party before it has that: a newcomer changes hardly anybody's colour. */
export function partyColourNumbers(draft: Pick<Draft, 'parties' | 'units' | 'brackets'>): ReadonlyMap<PartyCode, number> {
  const present = partiesPresent(draft)
  const known = draft.parties.map((party) => party.code).sort(byId)
  const unknown = [...present].filter((code) => !known.includes(code)).sort()
  const taken = new Set<number>()
  const colours = new Map<PartyCode, number>()
  for (const [place, code] of [...known, ...unknown].entries()) {
    if (!present.has(code)) continue
    if (taken.size === partyColours) taken.clear()
    let colour = place % partyColours
    while (taken.has(colour)) colour = (colour + 1) % partyColours
    taken.add(colour)
    colours.set(code, colour)
  }
  return colours
}

/** The CSS colour for the holders of a bracket, as in `BracketMark.by`: the first one's, since a bracket has one ink. */
export function partyColour(by: string | null, colours: ReadonlyMap<PartyCode, number>): string {
  const colour = colours.get(holders(by)[0] ?? '')
  return colour === undefined ? 'var(--party-none)' : `var(--party-${colour})`
}

function partiesPresent(draft: Pick<Draft, 'units' | 'brackets'>): Set<PartyCode> {
  const present = new Set<PartyCode>()
  for (const unit of draft.units) for (const code of partiesIn(unit)) present.add(code)
  for (const facts of Object.values(draft.brackets)) for (const position of facts.positions) present.add(position.party)
  return present
}

const partiesIn = oncePerUnit((unit: Unit): readonly PartyCode[] =>
  [...new Set([unit.by, ...unit.positions.map(({ party }) => party), ...unit.runs.flatMap((run) => run.brackets.map(({ by }) => by))].flatMap((by) => holders(by)))],
)
