import type { Seen } from './acts/act.ts'
import type { Draft, Unit } from './draft.ts'
import type { TextEdit } from './edits.ts'
import type { Effect, TextChange } from './effect.ts'
import { hashOf, hashOfWords } from './hash.ts'
import type { RecordChange, RecordKey } from './record.ts'
import { factsOf, recordOf } from './record.ts'
import { normalRuns, sliceRuns } from './runs.ts'
import { withChange } from './withEffect.ts'

/** The effect that undoes another on this draft: `withEffect(withEffect(draft, effect), inverseOf(draft, effect))` is the draft.
 *
 * Only what the effect dropped is written anew; what it kept stays in place, so that others' typing beside it does too. */
export function inverseOf(draft: Draft, effect: Effect): Effect {
  const text: TextChange[] = []
  const lost: RecordChange[] = []
  let units = draft.units
  for (const change of effect.text) {
    text.unshift(...undo(units, change))
    // Facts go with their unit, whether or not the effect says so.
    if (change.op === 'remove') lost.push(...draft.units.filter(({ id }) => id === change.unit).map((unit) => ({ key: `unit:${unit.id}` as const, value: factsOf(unit) })))
    units = withChange(units, change)
  }
  const before = new Map<RecordKey, RecordChange>(recordOf(draft).map((each) => [each.key, each]))
  const named = new Set(effect.record.map(({ key }) => key))
  return {
    text,
    record: [
      // An absent entry of any kind is taken away again; the key says which kind it is.
      ...[...named].map((key) => before.get(key) ?? ({ key, value: null } as RecordChange)),
      ...lost.filter(({ key }) => !named.has(key)),
    ],
  }
}

/** What an effect touched, as it stands in the draft after it: hashes by unit id (words) and by key of the record (facts).
 *
 * While they are all the same, nobody has built on the effect and it can be undone. */
export function stateAfter(draft: Draft, effect: Effect): Seen {
  const units = effect.text.map((change) => (change.op === 'insert' ? change.unit.id : change.unit))
  const keys = effect.record.map(({ key }) => key).filter((key) => !key.startsWith('hold:'))
  return Object.fromEntries([...new Set([...units, ...keys])].map((key) => [key, stateOf(draft, key)]))
}

/** One entry of `stateAfter` as it is in a draft; empty for what is not there. */
export function stateOf(draft: Draft, key: string): string {
  const { units, record } = knownOnce(draft)
  if (!recordKey.test(key)) {
    const unit = units.get(key)
    return unit ? hashOfWords(unit) : ''
  }
  const entry = record.get(key)
  return entry ? hashOf(canonical(entry.value)) : ''
}

interface Known {
  readonly units: ReadonlyMap<string, Unit>
  readonly record: ReadonlyMap<string, RecordChange>
}

// An act on many units asks for each of the same draft.
const known = new WeakMap<Draft, Known>()

function knownOnce(draft: Draft): Known {
  const found = known.get(draft) ?? {
    // Of two units with one id the first counts, as everywhere.
    units: new Map(draft.units.toReversed().map((unit) => [unit.id, unit])),
    record: new Map(recordOf(draft).toReversed().map((each) => [each.key, each])),
  }
  known.set(draft, found)
  return found
}

const recordKey = /^(?:title|symbol|header|house|findings|clerks|pointer|parked|floor)$|^(?:unit|bracket|note|party|meeting|hold|concordance):/

/** JSON that does not depend on the order in which an object came to its fields. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each)
}

function undo(units: readonly Unit[], change: TextChange): TextChange[] {
  if (change.op === 'insert') return [{ op: 'remove', unit: change.unit.id }]
  const at = units.findIndex(({ id }) => id === change.unit)
  const unit = units[at]
  if (!unit) return []
  if (change.op === 'hold by') return [{ op: 'hold by', unit: unit.id, by: unit.by }]
  if (change.op === 'edit') return [{ op: 'edit', unit: unit.id, edits: undoEdits(unit, change.edits) }]
  const { id, kind, by, runs } = unit
  return [{ op: 'insert', after: units[at - 1]?.id ?? null, unit: { id, kind, by, runs } }]
}

function undoEdits(unit: Unit, edits: readonly TextEdit[]): TextEdit[] {
  const runs = normalRuns(unit.runs)
  let at = 0
  return edits.flatMap((edit): TextEdit[] => {
    if ('insert' in edit) return [{ drop: edit.insert.text.length }]
    const from = at
    at += 'drop' in edit ? edit.drop : edit.keep
    const were = sliceRuns(runs, from, at)
    if ('drop' in edit) return were.map((insert) => ({ insert }))
    return edit.marks ? were.map(({ text, brackets, notes }) => ({ keep: text.length, marks: { brackets, notes } })) : [{ keep: edit.keep }]
  })
}
