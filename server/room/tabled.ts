import type { Draft } from '../../schema/draft.ts'
import type { Effect } from '../../schema/effect.ts'
import { bracketIds } from '../../schema/proposals.ts'
import type { RecordChange } from '../../schema/record.ts'

/** That a bracket was tabled at an instant, and nothing else is known of it yet. */
export function tabledAt(id: string, at: string): RecordChange {
  return { key: `bracket:${id}`, value: { positions: [], remarks: [], at } }
}

/** An effect with the instant of the brackets it brings that were not in the draft. What is only brought back was tabled before: of a
 * restored text that is not asked. */
export function withInstants(draft: Draft, effect: Effect, at: string): Effect {
  const brought = new Set(effect.text.flatMap((change) => {
    if (change.op === 'insert') return bracketIds(change.unit)
    if (change.op !== 'edit') return []
    return change.edits.flatMap((edit) => ('insert' in edit ? edit.insert.brackets : 'keep' in edit ? (edit.marks?.brackets ?? []) : []).map(({ id }) => id))
  }))
  if (brought.size === 0) return effect
  const told = new Set<string>(effect.record.map(({ key }) => key))
  const there = new Set(draft.units.flatMap(bracketIds))
  const made = [...brought].filter((id) => !there.has(id) && !draft.brackets[id] && !told.has(`bracket:${id}`))
  return made.length === 0 ? effect : { text: effect.text, record: [...effect.record, ...made.map((id) => tabledAt(id, at))] }
}
