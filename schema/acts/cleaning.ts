import type { Draft, Unit } from '../draft.ts'
import { bracketIds } from '../proposals.ts'
import type { RecordChange } from '../record.ts'
import type { FactChanges } from './factChanges.ts'

/** What the record need not keep once the units are `after`: facts of brackets that are gone, notes no words or stamps refer to any
 * more, facts and holds of units that went, and what the room had on them: the pointer, the parked list, requests for the floor. */
export function forgotten(draft: Draft, after: readonly Unit[]): RecordChange[] {
  const [hadBrackets, haveBrackets] = [draft.units, after].map((units) => new Set(units.flatMap(bracketIds)))
  const [hadNotes, haveNotes] = [draft.units, after].map((units) => new Set(units.flatMap((unit) => notesOf(draft, unit))))
  const stay = new Set(after.map((unit) => unit.id))
  const gone = draft.units.filter((unit) => !stay.has(unit.id))
  return [
    ...Object.keys(draft.brackets).filter((id) => hadBrackets!.has(id) && !haveBrackets!.has(id)).map((id) => ({ key: `bracket:${id}` as const, value: null })),
    ...draft.notes.filter(({ id }) => hadNotes!.has(id) && !haveNotes!.has(id)).map(({ id }) => ({ key: `note:${id}` as const, value: null })),
    ...gone.map(({ id }) => ({ key: `unit:${id}` as const, value: null })),
    ...gone.filter(({ id }) => draft.holds[id]).map(({ id }) => ({ key: `hold:${id}` as const, value: null })),
    ...(gone.some(({ id }) => id === draft.pointer) ? [{ key: 'pointer', value: null } as const] : []),
    ...(gone.some(({ id }) => draft.parked.includes(id)) ? [{ key: 'parked', value: draft.parked.filter((id) => stay.has(id)) } as const] : []),
    // The delegation still wants to speak, though what it wanted to speak to is gone.
    ...(gone.some(({ id }) => draft.floor.some(({ unit }) => unit === id))
      ? [{ key: 'floor', value: draft.floor.map((each) => (each.unit === null || stay.has(each.unit) ? each : { ...each, unit: null })) } as const]
      : []),
  ]
}

/** Turns what other units say of a unit that goes (alternative to it, moved from or to it) to the unit that takes its place, or to nothing. */
export function unlink(draft: Pick<Draft, 'units'>, gone: string, instead: string | null, facts: FactChanges): void {
  for (const unit of draft.units) {
    if (unit.id === gone) continue
    if (unit.alternativeTo === gone) facts.set(unit.id, { alternativeTo: instead === unit.id ? null : instead })
    if (unit.moved?.other === gone) facts.set(unit.id, { moved: { ...unit.moved, other: instead === unit.id ? null : instead } })
  }
}

function notesOf(draft: Draft, unit: Unit): string[] {
  const positions = [...unit.positions, ...bracketIds(unit).flatMap((id) => draft.brackets[id]?.positions ?? [])]
  const stamps = [unit.stamp, ...unit.former.map(({ stamp }) => stamp)]
  return [...unit.runs.flatMap((run) => run.notes), ...stamps.flatMap((stamp) => stamp?.note ?? []), ...positions.flatMap((position) => position.note ?? [])]
}
