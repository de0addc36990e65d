import type { Draft } from '../../schema/draft.ts'
import type { Selection } from '../sync/room.ts'

/** The units the gavel would fall on: those chosen in the outline, else those the selection touches, else the one the cursor is in.
 *
 * In document order; what is not in the draft any more is left out. */
export function gavelTargets(draft: Pick<Draft, 'units'>, selection: Pick<Selection, 'units' | 'unit'>, chosen: ReadonlySet<string>): string[] {
  const wanted = chosen.size ? chosen : new Set(selection.units.length ? selection.units : selection.unit === null ? [] : [selection.unit])
  return draft.units.filter((unit) => wanted.has(unit.id)).map((unit) => unit.id)
}
