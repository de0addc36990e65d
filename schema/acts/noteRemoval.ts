import type { Draft } from '../draft.ts'
import type { TextEdit } from '../edits.ts'
import type { Effect, TextChange } from '../effect.ts'
import { withEffect } from '../withEffect.ts'
import { factChanges } from './factChanges.ts'
import { restamped } from './restamp.ts'

/** An effect with which notes go that nothing cites after it: no stamp, and no position. Their anchors come off the words, or the note would
 * be said again when the text is printed and read.
 *
 * `notes` are those that the effect took a citation from; a note on the words alone is nobody's position and stays. */
export function withoutNotes(draft: Draft, effect: Effect, notes: readonly string[]): Effect {
  const after = withEffect(draft, effect)
  const cited = new Set([
    ...after.units.flatMap((unit) => [unit.stamp, ...unit.former.map(({ stamp }) => stamp)].flatMap((stamp) => stamp?.note ?? [])),
    ...[...after.units, ...Object.values(after.brackets)].flatMap(({ positions }) => positions.flatMap(({ note }) => note ?? [])),
  ])
  const going = new Set(notes.filter((note) => !cited.has(note)))
  if (going.size === 0) return effect
  const text: TextChange[] = []
  const facts = factChanges(after)
  for (const unit of after.units) {
    if (!unit.runs.some((run) => run.notes.some((note) => going.has(note)))) continue
    const runs = unit.runs.map((run) => ({ ...run, notes: run.notes.filter((note) => !going.has(note)) }))
    text.push({ op: 'edit', unit: unit.id, edits: runs.map(({ text: words, brackets, notes: left }): TextEdit => ({ keep: words.length, marks: { brackets, notes: left } })) })
    if (unit.stamp) facts.set(unit.id, { stamp: restamped({ ...unit, runs }) })
  }
  // A later change of the same facts holds what the first one set, and comes after it.
  const changes = facts.changes()
  const record = [...effect.record.filter(({ key }) => !changes.some((change) => change.key === key)), ...changes]
  return { text: [...effect.text, ...text], record: [...record, ...[...going].filter((id) => draft.notes.some((note) => note.id === id)).map((id) => ({ key: `note:${id}` as const, value: null }))] }
}
