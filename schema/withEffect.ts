import type { Draft, Unit } from './draft.ts'
import { noFacts } from './draft.ts'
import { editRuns } from './edits.ts'
import type { Effect, TextChange } from './effect.ts'
import { draftOfRecord, factsOf, recordOf } from './record.ts'
import { normalRuns } from './runs.ts'

/** The draft after an effect. What `applyEffect` does to a live document, as a value. */
export function withEffect(draft: Draft, effect: Effect): Draft {
  const units = effect.text.reduce(withChange, draft.units)
  const entries = new Map<string, unknown>(recordOf(draft).map(({ key, value }) => [key, value]))
  for (const { key, value } of effect.record) {
    if (value === null) entries.delete(key)
    else entries.set(key, value)
  }
  const { facts, ...rest } = draftOfRecord(entries)
  return { ...rest, units: units.map((unit) => ({ ...unit, ...factsOf(facts.get(unit.id) ?? noFacts) })) }
}

/** The units after one change of the text. Facts of a unit that comes are for the record to say. */
export function withChange(units: readonly Unit[], change: TextChange): readonly Unit[] {
  switch (change.op) {
    case 'edit':
      return units.map((unit) => (unit.id === change.unit ? { ...unit, runs: editRuns(unit.runs, change.edits) } : unit))
    case 'insert': {
      const at = change.after === null ? 0 : units.findIndex((unit) => unit.id === change.after) + 1
      return [...units.slice(0, at), { ...noFacts, ...change.unit, runs: normalRuns(change.unit.runs) }, ...units.slice(at)]
    }
    case 'remove':
      return units.filter((unit) => unit.id !== change.unit)
    case 'hold by':
      return units.map((unit) => (unit.id === change.unit ? { ...unit, by: change.by } : unit))
  }
}
