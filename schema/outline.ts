import type { Draft, Unit, UnitKind } from './draft.ts'
import type { PerUnit } from './perUnit.ts'
import { perUnit } from './perUnit.ts'
import { placesOf } from './places.ts'
import { authorOf } from './runs.ts'
import type { Standing } from './standing.ts'
import { openBrackets, standingOf } from './standing.ts'

/** One line of the outline: a unit, how deep it stands, and how far it is. */
export interface OutlineEntry {
  readonly unit: string
  readonly kind: UnitKind
  /** 0 for titles, headings and chapters, 1 for what stands under them, 2 for what stands under an objective. */
  readonly depth: 0 | 1 | 2
  readonly label: string | null
  /** How the room refers to it ("1.2, 3."). */
  readonly place: string
  /** The beginning of its words as the text has them; of a proposed unit, of the proposal. */
  readonly words: string
  readonly standing: Standing
  /** Brackets still open in it. */
  readonly brackets: number
  /** Holders of a unit that is itself a proposal. */
  readonly by: string | null
  /** Only a stub is left here: the unit was moved. */
  readonly stub: boolean
}

/** The draft as a list of lines with their depth. Derived from the flat list of units each time, never stored; whoever derives it again
 * and again gives what was made the last time.
 *
 * Subheadings ("Actions") are left out: they divide the page and nobody looks for them. */
export function outline(draft: Pick<Draft, 'units'>, places = placesOf(draft), made: PerUnit<OutlineEntry> = perUnit()): OutlineEntry[] {
  const entries: OutlineEntry[] = []
  let underObjective = false
  for (const unit of draft.units) {
    if (unit.kind === 'title' || unit.kind === 'heading' || unit.kind === 'chapter' || unit.kind === 'objective') underObjective = false
    const [depth, place] = [depthOf(unit.kind, underObjective), places.get(unit.id) ?? '']
    if (unit.kind !== 'subheading') entries.push(made(unit, [depth, place], () => entryOf(unit, depth, place)))
    if (unit.kind === 'objective') underObjective = true
  }
  return entries
}

function depthOf(kind: UnitKind, underObjective: boolean): 0 | 1 | 2 {
  if (kind === 'title' || kind === 'heading' || kind === 'chapter') return 0
  if (kind === 'objective') return 1
  return underObjective ? 2 : 1
}

function entryOf(unit: Unit, depth: 0 | 1 | 2, place: string): OutlineEntry {
  return {
    unit: unit.id,
    kind: unit.kind,
    depth,
    label: unit.label,
    place,
    words: beginning(unit),
    standing: standingOf(unit),
    brackets: openBrackets(unit),
    by: unit.by,
    stub: unit.moved?.role === 'origin',
  }
}

// Cut short, so that typing further down a paragraph does not change the outline.
const longest = 90

function beginning(unit: Unit): string {
  const own = unit.runs.filter((run) => unit.by !== null || !authorOf(run))
  const words = (own.length ? own : unit.runs).map((run) => run.text).join('').replace(/\s+/g, ' ').trim()
  return words.length > longest ? `${words.slice(0, longest).replace(/\s\S*$/, '')} …` : words
}
