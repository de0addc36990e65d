import type { Draft, Unit } from '../../schema/draft.ts'
import type { OpenReview } from './reviewState.ts'
import { currentItem } from './reviewState.ts'

/** Where one is, in the source and in the draft: what is marked, and what is scrolled to. */
export interface Place {
  readonly lines: ReadonlySet<number>
  readonly units: ReadonlySet<string>
  readonly line: number | null
  readonly unit: string | null
  /** Changes whenever one goes somewhere. */
  readonly step: number
}

/** The lines and units of the item one is at, or of the line one asked for. */
export function placeOf(state: OpenReview): Place {
  const item = currentItem(state)
  const { draft } = state.reviewed
  const { step } = state
  if (state.line !== null && !item?.lines.includes(state.line)) {
    const unit = unitAt(draft, state.line)
    return { lines: new Set([state.line]), units: new Set(unit ? [unit.id] : []), line: state.line, unit: unit?.id ?? null, step }
  }
  if (!item) return { lines: new Set(), units: new Set(), line: null, unit: null, step }
  const line = state.line ?? item.lines[0] ?? null
  const there = line === null ? undefined : draft.units.find((unit) => item.units.includes(unit.id) && spans(unit, line))
  const unit = there?.id ?? item.units[0] ?? (line === null ? undefined : unitAt(draft, line)?.id) ?? null
  return { lines: new Set(item.lines), units: new Set(item.units), line: line ?? draft.units.find(({ id }) => id === unit)?.lines?.[0] ?? null, unit, step }
}

/** Where a press on a source line leads: to the item it belongs to, or to the line alone. */
export function atLine({ reviewed, current }: OpenReview, line: number): { readonly item: string | null; readonly line: number } {
  const items = reviewed.items.filter(({ lines }) => lines.includes(line))
  // Confirming an author concerns lines all over; what concerns this line alone is meant first.
  const near = items.find(({ id }) => id === current) ?? items.toSorted((a, b) => a.lines.length - b.lines.length)[0]
  return { item: near?.id ?? null, line }
}

/** Where a press on a unit of the draft leads. */
export function atUnit(state: OpenReview, id: string): { readonly item: string | null; readonly line: number } | null {
  const unit = state.reviewed.draft.units.find((each) => each.id === id)
  if (!unit?.lines) return null
  const [from, to] = unit.lines
  const item = state.reviewed.items.filter(({ units }) => units.includes(id)).toSorted((a, b) => a.lines.length - b.lines.length)[0]
  const line = item?.lines.find((each) => each >= from && each <= to)
  return item && line !== undefined ? { item: item.id, line } : { item: null, line: from }
}

/** The unit that was read from a line, or from the nearest line above it. */
function unitAt({ units }: Draft, line: number): Unit | undefined {
  return units.find((unit) => spans(unit, line)) ?? units.findLast((unit) => unit.lines !== null && unit.lines[0] <= line)
}

function spans({ lines }: Unit, line: number): boolean {
  return lines !== null && line >= lines[0] && line <= lines[1]
}
