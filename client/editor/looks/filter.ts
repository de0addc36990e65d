import type { PartyCode, Unit } from '../../../schema/draft.ts'
import { holders } from '../../../schema/draft.ts'
import { openBrackets, standingOf } from '../../../schema/standing.ts'
import type { Filter } from '../../sync/room.ts'

/** How a filter shows a unit: as it is, faintly for orientation, or not at all. */
export type Shown = 'shown' | 'context' | 'hidden'

/** What a filter makes of every unit, in order. Titles and headings above what is shown stay for orientation. */
export function filtered(units: readonly Unit[], filter: Filter, party: PartyCode | null): Shown[] {
  if (filter === 'all') return units.map(() => 'shown')
  const shown = units.map((unit): Shown => ((filter === 'open' ? isOpenUnit(unit) : concerns(unit, party)) ? 'shown' : 'hidden'))
  // From the end: a heading is kept while something of its section is.
  let reach = 0
  for (let i = units.length - 1; i >= 0; i--) {
    const rank = ranks.get(units[i]!.kind) ?? 0
    if (shown[i] === 'shown') reach = Math.max(reach, 3)
    else if (rank > 0 && rank <= reach) shown[i] = 'context'
    if (rank > 0 && rank <= reach) reach = rank - 1
  }
  return shown
}

/** Whether something is still to be decided in a unit: it has no stamp and is one that gets one, or a bracket is open in it. */
export function isOpenUnit(unit: Unit): boolean {
  return standingOf(unit).state === 'open' || openBrackets(unit) > 0
}

function concerns(unit: Unit, party: PartyCode | null): boolean {
  if (party === null) return false
  const holds = (by: string | null) => holders(by).includes(party)
  return holds(unit.by) || unit.positions.some((position) => position.party === party) || unit.runs.some((run) => run.brackets.some((mark) => holds(mark.by)))
}

// The nearer to the words, the higher: a heading is kept for what stands under it, not for what stands beside it.
const ranks: ReadonlyMap<string, number> = new Map([['title', 1], ['heading', 1], ['chapter', 1], ['objective', 2], ['subheading', 3]])
