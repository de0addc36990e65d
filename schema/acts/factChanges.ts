import type { Draft, UnitFacts } from '../draft.ts'
import type { RecordChange } from '../record.ts'
import { factsOf } from '../record.ts'

/** Changes of the facts of units gathered one by one, since the record replaces them as a whole: of two changes of one unit
 * neither may undo the other. */
export interface FactChanges {
  readonly set: (unit: string, change: Partial<UnitFacts>) => void
  readonly changes: () => RecordChange[]
}

/** No changes yet, to the units of this draft. */
export function factChanges(draft: Pick<Draft, 'units'>): FactChanges {
  const changed = new Map<string, UnitFacts>()
  return {
    set: (id, change) => {
      const before = changed.get(id) ?? draft.units.find((unit) => unit.id === id)
      if (before) changed.set(id, { ...factsOf(before), ...change })
    },
    changes: () => [...changed].map(([id, value]) => ({ key: `unit:${id}` as const, value })),
  }
}
