import type { Draft, Unit } from '../draft.ts'
import { editsBetween } from '../edits.ts'
import type { TextChange } from '../effect.ts'
import { hashOfWords } from '../hash.ts'
import { actorName, counted, unitNames } from '../naming.ts'
import { bracketIds } from '../proposals.ts'
import type { RecordChange } from '../record.ts'
import { factsOf } from '../record.ts'
import { refuse } from '../refusal.ts'
import { withEffect } from '../withEffect.ts'
import type { ActContext, Performer } from './act.ts'
import { notHeld } from './checks.ts'
import { forgotten } from './cleaning.ts'
import { factChanges } from './factChanges.ts'
import { newBracketIds, withBracketIds } from './split.ts'

/** Goes back to the words, labels and proposals of a snapshot, unit by unit, as new edits.
 *
 * Never a stamp: what is sealed now is left as it is, and what was sealed then comes back open. Units that came since stay; both are listed. */
export const restore: Performer<'restore'> = (draft, _act, context) => {
  if (!context.snapshot) return refuse('gone', 'There is no such snapshot.')
  const { title, draft: then } = context.snapshot
  const now = new Map(draft.units.map((unit) => [unit.id, unit]))
  const differing = then.units.filter((unit) => now.has(unit.id) && hashOfWords(unit) !== hashOfWords(now.get(unit.id)!))
  const skipped = differing.filter((unit) => now.get(unit.id)!.stamp)
  const gone = then.units.filter((unit) => !now.has(unit.id))
  const wanted = withFreshBrackets(draft, [...differing.filter((unit) => !skipped.includes(unit)), ...gone], then, context)
  const changing = wanted.filter((unit) => now.has(unit.id))
  const refusal = notHeld(draft, changing.map((unit) => now.get(unit.id)!), context)
  if (refusal) return refusal

  const back = wanted.filter((unit) => !now.has(unit.id))
  const text: TextChange[] = changing.flatMap((unit) => changesTo(now.get(unit.id)!, unit))
  const placed = new Set(draft.units.map((unit) => unit.id))
  for (const unit of back) {
    const at = then.units.findIndex(({ id }) => id === unit.id)
    const after = then.units.slice(0, at).findLast(({ id }) => placed.has(id))?.id ?? null
    text.push({ op: 'insert', after, unit: { id: unit.id, kind: unit.kind, by: unit.by, runs: unit.runs } })
    placed.add(unit.id)
  }
  const facts = factChanges({ units: [...draft.units, ...back] })
  for (const unit of changing) if (unit.label !== now.get(unit.id)!.label) facts.set(unit.id, { label: unit.label })
  for (const { id, alternativeTo, moved } of back) {
    const other = moved?.other ?? null
    facts.set(id, {
      stamp: null,
      alternativeTo: alternativeTo !== null && placed.has(alternativeTo) ? alternativeTo : null,
      moved: moved && { ...moved, other: other !== null && placed.has(other) ? other : null },
    })
  }
  const effect = { text, record: [...facts.changes(), ...missing(draft, then, wanted)] }
  const after = withEffect(draft, effect)
  const left = draft.units.filter((unit) => !then.units.some(({ id }) => id === unit.id))
  const reopened = wanted.filter((unit) => then.units.some(({ id, stamp }) => id === unit.id && stamp))
  return {
    ok: true,
    effect: { text, record: [...effect.record, ...forgotten(draft, after.units)] },
    sentence: `${actorName(draft, context.actor)} went back to the snapshot “${title}”: ${counted(changing.length, 'unit')} changed, ${back.length} brought back, ${skipped.length} sealed and left.`,
    units: wanted.map((unit) => unit.id),
    notices: [
      ...(wanted.length ? [] : ['The words are already as they were in the snapshot.']),
      ...listed('Left as they are, since they are sealed', draft, skipped),
      ...listed('Came after the snapshot and stay', draft, left),
      ...listed('Were decided in the snapshot and come back open', after, reopened),
    ],
  }
}

function changesTo(now: Unit, then: Unit): TextChange[] {
  const changes: TextChange[] = []
  const edits = editsBetween(now.runs, then.runs)
  if (edits.some((edit) => !('keep' in edit) || edit.marks)) changes.push({ op: 'edit', unit: now.id, edits })
  if (now.by !== then.by) changes.push({ op: 'hold by', unit: now.id, by: then.by })
  return changes
}

/** The units as they were, with new ids for brackets that meanwhile live in a unit which stays as it is: one id is one proposal. */
function withFreshBrackets(draft: Draft, units: readonly Unit[], then: Draft, context: ActContext): Unit[] {
  const staying = new Set(draft.units.filter((unit) => !units.some(({ id }) => id === unit.id)).flatMap((unit) => bracketIds(unit).filter((id) => !sharedThen(then, unit.id, id))))
  return units.map((unit) => {
    const clashing = bracketIds(unit).filter((id) => staying.has(id))
    return clashing.length ? { ...unit, runs: withBracketIds(unit.runs, newBracketIds(unit, clashing, context)) } : unit
  })
}

function sharedThen(then: Draft, unit: string, bracket: string): boolean {
  return then.units.some((each) => each.id === unit && bracketIds(each).includes(bracket))
}

/** Facts of brackets, and notes, that the restored units need and the record has dropped since. */
function missing(draft: Draft, then: Draft, units: readonly Unit[]): RecordChange[] {
  const brackets = [...new Set(units.flatMap(bracketIds))].filter((id) => then.brackets[id] && !draft.brackets[id])
  const mentioned = JSON.stringify([units.map((unit) => [unit.runs.flatMap((run) => run.notes), factsOf(unit)]), brackets.map((id) => then.brackets[id])])
  const notes = then.notes.filter((note) => mentioned.includes(JSON.stringify(note.id)) && !draft.notes.some(({ id }) => id === note.id))
  return [
    ...brackets.map((id) => ({ key: `bracket:${id}` as const, value: then.brackets[id]! })),
    ...notes.map((value) => ({ key: `note:${value.id}` as const, value })),
  ]
}

function listed(what: string, draft: Draft, units: readonly Unit[]): string[] {
  return units.length ? [`${what}: ${unitNames(draft, units.map((unit) => unit.id))}.`.replace(/\.\.$/, '.')] : []
}
