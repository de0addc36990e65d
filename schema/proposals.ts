import type { BracketMark, Draft, Unit } from './draft.ts'
import { holders } from './draft.ts'

/** What an id on the table stands for: a bracket with the units it is found in, or a unit that is itself proposed. */
export type Proposal =
  | { readonly type: 'bracket'; readonly id: string; readonly by: string; readonly marks: readonly BracketMark[]; readonly units: readonly Unit[] }
  | { readonly type: 'unit'; readonly id: string; readonly by: string; readonly units: readonly [Unit] }

/** The proposal under an id; null where it is gone, or was never one. */
export function proposalOf(draft: Pick<Draft, 'units'>, id: string): Proposal | null {
  const unit = draft.units.find((each) => each.id === id && each.by !== null)
  if (unit) return { type: 'unit', id, by: unit.by ?? '', units: [unit] }
  const found = draft.units.flatMap((each) => {
    const marks = marksOf(each, id)
    return marks.length ? [{ unit: each, marks }] : []
  })
  const marks = found.flatMap((each) => each.marks)
  if (!marks.length) return null
  const by = [...new Set(marks.flatMap((mark) => holders(mark.by)))].join(',')
  return { type: 'bracket', id, by, marks, units: found.map((each) => each.unit) }
}

/** The ids of all brackets in a unit, in order of first appearance. */
export function bracketIds(unit: Pick<Unit, 'runs'>): string[] {
  return [...new Set(unit.runs.flatMap((run) => run.brackets.map((mark) => mark.id)))]
}

function marksOf(unit: Unit, id: string): BracketMark[] {
  return unit.runs.flatMap((run) => run.brackets.filter((mark) => mark.id === id))
}
