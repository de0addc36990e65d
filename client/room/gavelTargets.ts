import type { Draft, Unit } from '../../schema/draft.ts'
import { textOf } from '../../schema/runs.ts'
import type { Selection } from '../sync/room.ts'

/** The units the gavel would fall on: those chosen in the outline, else those the selection touches, else the one the cursor is in.
 *
 * In document order. Of several, those that cannot be decided (sealed, without words, themselves proposed) are left out, since a sweep
 * over a page takes them in without meaning them; where there is nothing else they stay, so that one is told why. */
export function gavelTargets(draft: Pick<Draft, 'units'>, selection: Pick<Selection, 'units' | 'unit'>, chosen: ReadonlySet<string | number>): string[] {
  const wanted = chosen.size ? chosen : new Set(selection.units.length ? selection.units : selection.unit === null ? [] : [selection.unit])
  const found = draft.units.filter((unit) => wanted.has(unit.id))
  const open = found.filter(isDecidable)
  return (open.length ? open : found).map((unit) => unit.id)
}

function isDecidable(unit: Unit): boolean {
  return unit.stamp === null && unit.by === null && textOf(unit.runs).trim() !== ''
}
