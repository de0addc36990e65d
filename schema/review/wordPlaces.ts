import type { Unit } from '../draft.ts'
import type { ReadUnit } from '../parse/readUnit.ts'
import type { SourceLine } from '../parse/sourceLines.ts'
import type { EditedLines } from './lineEdits.ts'
import type { Edit, UnitPlace } from './reviewItem.ts'

/** A character of the source. */
export interface LinePlace {
  readonly line: SourceLine
  /** Index in the line as it is read now. */
  readonly at: number
}

/** The line of the source a character of a unit's words stands on; null where the words are not found there. */
export function placeInLine({ block }: ReadUnit, at: number): LinePlace | null {
  let from = 0
  for (const [index, part] of block.parts.entries()) {
    const to = from + part.text.length
    if (at <= to) {
      const line = block.lines[index + block.lines.length - block.parts.length]
      return line?.text.endsWith(part.text) ? { line, at: line.text.length - part.text.length + at - from } : null
    }
    from = to + 1
  }
  return null
}

/** The words of a unit as they were read, with the remarks and the status behind them. */
export function bodyOf({ block }: ReadUnit): string {
  return block.parts.map((part) => part.text).join('\n')
}

/** An edit at a place, told so that it can be made in the source as it was. */
export function editAt({ line, at }: LinePlace, take: string, put: string, { before, row }: EditedLines): Edit {
  return { n: line.n, row: row(line), at: before(line, at), take, put, before: line.text.slice(Math.max(0, at - CONTEXT), at) }
}

const CONTEXT = 24

/** An edit at a character of a unit's words; null where there is no such place in the source. */
export function editInWords(read: ReadUnit, at: number, take: string, put: string, edits: EditedLines): Edit | null {
  const place = placeInLine(read, at)
  return place && (take === '' || place.line.text.startsWith(take, place.at)) ? editAt(place, take, put, edits) : null
}

/** Where each unit begins, by its id; none for units that come from nowhere in the source. */
export function unitPlaces(units: readonly Unit[]): ReadonlyMap<string, UnitPlace> {
  const counts = new Map<number, number>()
  return new Map(units.flatMap((unit): [string, UnitPlace][] => {
    const line = unit.lines?.[0]
    if (line === undefined) return []
    const nth = counts.get(line) ?? 0
    counts.set(line, nth + 1)
    return [[unit.id, { line, nth }]]
  }))
}

/** The unit that begins at a place; undefined where none does. */
export function unitAt(units: readonly Unit[], { line, nth }: UnitPlace): Unit | undefined {
  return units.filter((unit) => unit.lines?.[0] === line)[nth]
}
