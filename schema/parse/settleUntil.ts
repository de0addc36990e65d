import type { BracketFacts, Position, Unit } from '../draft.ts'
import type { DateOrder } from './dates.ts'
import { dayIn, readDate } from './dates.ts'

/** Reads the days until which consultations were asked for, which waited for the order of dates in the whole text. */
export function settleUntil({ units, facts }: { readonly units: readonly Unit[]; readonly facts: Readonly<Record<string, BracketFacts>> }, order: DateOrder): { units: readonly Unit[]; facts: Readonly<Record<string, BracketFacts>> } {
  const settled = <T extends { readonly positions: readonly Position[] }>(held: T): T =>
    held.positions.some((position) => position.until !== undefined) ? { ...held, positions: held.positions.map((position) => withDay(position, order)) } : held
  return { units: units.map(settled), facts: Object.fromEntries(Object.entries(facts).map(([id, each]) => [id, settled(each)])) }
}

/** The ISO day of a printed one; empty where it is none. */
export function dayPrinted(printed: string, order: DateOrder): string {
  const date = readDate(printed)
  return (date && dayIn(date, order)) ?? ''
}

function withDay({ until, ...position }: Position, order: DateOrder): Position {
  const day = until === undefined ? '' : dayPrinted(until, order)
  return day === '' ? position : { ...position, until: day }
}
