import type { Draft, Stamp, Unit } from '../draft.ts'
import { hashOfWords } from '../hash.ts'

/** The stamp of a unit whose label or notes changed under it, bound to the unit as it now is; null where it has none.
 *
 * What was decided stays as it was recorded, since no word of it changed: only the seal has to be that of the unit it lies on. */
export function restamped(unit: Unit): Stamp | null {
  return unit.stamp && { ...unit.stamp, hash: hashOfWords(unit) }
}

/** The facts that change when a unit gets another label. */
export function relabelled(draft: Pick<Draft, 'units'>, id: string, label: string | null): Pick<Unit, 'label' | 'stamp'> {
  const unit = draft.units.find((each) => each.id === id)
  return { label, stamp: unit ? restamped({ ...unit, label }) : null }
}
