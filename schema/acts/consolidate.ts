import type { Concordance, Draft } from '../draft.ts'
import { sectionAbove } from '../concordance.ts'
import { stalePhrases } from '../movePhrases.ts'
import { actorName, counted, unitName } from '../naming.ts'
import { refuse } from '../refusal.ts'
import { renumbered } from '../renumber.ts'
import { textOf } from '../runs.ts'
import type { Performer } from './act.ts'
import { notHeld } from './checks.ts'
import { factChanges } from './factChanges.ts'
import { relabelled } from './restamp.ts'

/** Renumbers every list plainly, that of sealed units too, since a label is no word of theirs, and keeps the old labels beside the new so
 * that minutes which quote the old can be read. */
export const consolidate: Performer<'consolidate'> = (draft, _act, context) => {
  const labels = renumbered(draft)
  if (labels.size === 0) return refuse('state', 'Every list is numbered plainly already: there is nothing to renumber.')
  const changing = draft.units.filter(({ id }) => labels.has(id))
  const held = notHeld(draft, changing, context)
  if (held) return held

  const facts = factChanges(draft)
  for (const [id, label] of labels) facts.set(id, relabelled(draft, id, label))
  const after = { ...draft, units: draft.units.map((unit) => (labels.has(unit.id) ? { ...unit, label: labels.get(unit.id)! } : unit)) }
  for (const { unit, moved } of stalePhrases(draft, after)) facts.set(unit, { moved })
  const table: Concordance = {
    id: `${context.now}-${context.newId()}`,
    at: context.now,
    rows: changing.map((unit) => ({ unit: unit.id, under: sectionAbove(draft, unit.id), from: unit.label ?? '', to: labels.get(unit.id) ?? '' })),
  }
  return {
    ok: true,
    effect: { text: [], record: [...facts.changes(), { key: `concordance:${table.id}`, value: table }] },
    sentence: `${actorName(draft, context.actor)} renumbered the draft: ${counted(table.rows.length, 'label')} changed. The old labels are kept beside the new.`,
    units: changing.map(({ id }) => id),
    notices: references(after, table),
  }
}

/** Words that name a unit by a label it has no longer. They are somebody's words, so they are pointed out and not changed. */
function references(after: Draft, { rows }: Concordance): string[] {
  const telling = rows.filter(({ from }) => /\p{L}{4}.*\d/u.test(from))
  return telling.flatMap(({ from, to }) => {
    const spoken = from.replace(/[\s.:–—-]+$/, '')
    const pattern = new RegExp(`${spoken.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\.?\\d|\\p{L})`, 'iu')
    return after.units.filter((unit) => unit.kind !== 'title' && pattern.test(textOf(unit.runs))).map((unit) => `${unitName(after, unit.id)} speaks of ${spoken}, which is ${to ? to.replace(/[\s.:–—-]+$/, '') : 'deleted'} now.`)
  })
}
