import type { Draft, PartyCode, Position, Unit } from './draft.ts'
import { oncePerUnit } from './perUnit.ts'
import { bracketsIn } from './runs.ts'

/** Where a unit stands. `none` is a unit on which no decision is expected. */
export interface Standing {
  readonly state: 'agreed' | 'deleted' | 'open' | 'none'
  /** The decision waits to be confirmed. */
  readonly pending: boolean
  /** Parties whose consultations the decision is subject to. */
  readonly awaited: readonly PartyCode[]
  /** As printed after the decision: "INF", "AD REFERENDUM", empty. */
  readonly level: string
}

/** Where a unit stands.
 *
 * Titles, headings and chapters are not waited for: some houses stamp a chapter and some never do, and the stub a moved unit
 * left behind has no words to decide on. */
export function standingOf(unit: Pick<Unit, 'kind' | 'stamp' | 'moved' | 'positions'>): Standing {
  if (unit.stamp) return { state: unit.stamp.decision, pending: unit.stamp.pending, awaited: conditionsOf(unit).map(({ party }) => party), level: unit.stamp.level }
  const expected = decided.has(unit.kind) && unit.moved?.role !== 'origin'
  return { state: expected ? 'open' : 'none', pending: false, awaited: [], level: '' }
}

/** What the decision on a unit is subject to: consultations of parties that are not over. Empty for an unconditional decision, and for none.
 *
 * Derived, so that the last party to lift its position makes the decision unconditional without another act. */
export function conditionsOf(unit: Pick<Unit, 'stamp' | 'positions'>): readonly Position[] {
  return unit.stamp ? unit.positions.filter(({ stance }) => stance === 'pending consultations') : []
}

const decided: ReadonlySet<string> = new Set(['objective', 'action', 'paragraph'])

/** How far the draft is. Units that are deleted are done with and stand beside the count, not in it. */
export interface Progress {
  readonly agreed: number
  /** Of those, how many wait to be confirmed. */
  readonly pending: number
  readonly open: number
  readonly deleted: number
  /** Brackets nobody has decided on, those under a stamp included. */
  readonly brackets: number
}

/** The counts that answer "how far are we?". */
export function progressOf(draft: Pick<Draft, 'units'>): Progress {
  const standings = draft.units.map(standingOf)
  const count = (state: Standing['state']) => standings.filter((standing) => standing.state === state).length
  return {
    agreed: count('agreed'),
    pending: standings.filter((standing) => standing.state === 'agreed' && standing.pending).length,
    open: count('open'),
    deleted: count('deleted'),
    brackets: draft.units.reduce((sum, unit) => sum + openBrackets(unit), 0),
  }
}

/** How many brackets are open in a unit: a deletion and the words to replace it are one; a unit that is itself proposed adds one. */
export const openBrackets = oncePerUnit((unit: Pick<Unit, 'by' | 'runs'>): number => new Set(bracketsIn(unit.runs).map(({ mark }) => mark.id)).size + (unit.by === null ? 0 : 1))
