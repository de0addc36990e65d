import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Draft, Run, Unit } from '../../schema/draft.ts'
import { noFacts } from '../../schema/draft.ts'
import type { TextEdit } from '../../schema/edits.ts'
import type { Effect, TextChange } from '../../schema/effect.ts'
import { inverseOf, stateAfter, stateOf } from '../../schema/inverse.ts'
import type { RecordChange } from '../../schema/record.ts'
import { normalRuns, textOf } from '../../schema/runs.ts'
import { withEffect } from '../../schema/withEffect.ts'
import { applyEffect, draftOf, writeDraft } from '../../schema/ydoc.ts'
import { draft, unit } from '../support/build.ts'

const marks = [
  { id: 'i', kind: 'ins', by: 'URY', parent: null }, { id: 'd', kind: 'del', by: 'BRA', parent: null }, { id: 'h', kind: 'hold', by: '', parent: 'i' },
] as const
const someRun: fc.Arbitrary<Run> = fc.record({
  text: fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é'), minLength: 1, maxLength: 5 }), brackets: fc.subarray([...marks]), notes: fc.subarray(['1', '2']),
})
const someRuns = fc.array(someRun, { maxLength: 4 })
const someEdit: fc.Arbitrary<TextEdit> = fc.oneof(
  fc.record({ keep: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ keep: fc.integer({ min: 1, max: 4 }), marks: fc.record({ brackets: fc.subarray([...marks]), notes: fc.subarray(['1', '2']) }) }),
  fc.record({ drop: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ insert: someRun }),
)
const ids = ['u1', 'u2', 'u3', 'u4', 'u5'] as const
const someChange: fc.Arbitrary<TextChange> = fc.oneof(
  fc.record({ op: fc.constant('edit' as const), unit: fc.constantFrom(...ids), edits: fc.array(someEdit, { maxLength: 5 }) }),
  fc.record({ op: fc.constant('insert' as const), after: fc.constantFrom(null, ...ids), unit: fc.record({ id: fc.constantFrom(...ids), kind: fc.constant('action' as const), by: fc.constantFrom(null, 'URY'), runs: someRuns }) }),
  fc.record({ op: fc.constant('remove' as const), unit: fc.constantFrom(...ids) }),
  fc.record({ op: fc.constant('hold by' as const), unit: fc.constantFrom(...ids), by: fc.constantFrom(null, 'URY', 'BRA') }),
)
const someRecord: fc.Arbitrary<RecordChange> = fc.oneof(
  fc.record({ key: fc.constantFrom(...ids.map((id) => `unit:${id}` as const)), value: fc.record({ label: fc.constantFrom('1.', '2.') }).map((facts) => ({ ...noFacts, ...facts })) }),
  fc.constantFrom({ key: 'note:1', value: null } as const, { key: 'note:2', value: { id: '2', text: 'x', lines: null } } as const, { key: 'note:1', value: { id: '1', text: 'y', lines: null } } as const),
  fc.record({ key: fc.constant('clerks' as const), value: fc.constant(['x']) }),
  fc.record({ key: fc.constantFrom('hold:u1' as const, 'hold:u2' as const), value: fc.constantFrom(null, { by: 'x', until: '2012-04-19T15:00:00.000Z' }) }),
)

/** A draft and an effect such as an act has: it names units that are there, and keeps within their words. */
const both = fc.record({ runs: fc.tuple(someRuns, someRuns, someRuns), changes: fc.array(someChange, { maxLength: 5 }), record: fc.array(someRecord, { maxLength: 4 }) }).map(({ runs, changes, record }) => {
  const before = withEffect(draft(runs.map((each, i) => unit(ids[i]!, '', { runs: normalRuns(each), label: `${i}.`, by: i ? null : 'URY' })), { notes: [{ id: '1', text: 'one', lines: null }] }), { text: [], record: [] })
  const text: TextChange[] = []
  let now: Draft = before
  for (const change of changes) {
    const fitting = fit(now, change)
    if (!fitting) continue
    text.push(fitting)
    now = withEffect(now, { text: [fitting], record: [] })
  }
  return { before, effect: { text, record: record.filter(({ key }) => !key.startsWith('unit:') || now.units.some(({ id }) => key === `unit:${id}`)) } satisfies Effect }
})

function fit(now: Draft, change: TextChange): TextChange | null {
  const find = (id: string): Unit | undefined => now.units.find((each) => each.id === id)
  if (change.op === 'insert') return find(change.unit.id) || (change.after !== null && !find(change.after)) ? null : change
  const found = find(change.unit)
  if (!found) return null
  if (change.op !== 'edit') return change
  let left = textOf(found.runs).length
  const edits = change.edits.filter((edit) => {
    const length = 'insert' in edit ? 0 : 'drop' in edit ? edit.drop : edit.keep
    if (length > left) return false
    left -= length
    return true
  })
  return { ...change, edits }
}

test('an effect and its inverse leave the draft as it was, as a value and as a live document', () => {
  fc.assert(fc.property(both, ({ before, effect }) => {
    const inverse = inverseOf(before, effect)
    expect(withEffect(withEffect(before, effect), inverse)).toEqual(before)
    const doc = new Y.Doc()
    writeDraft(doc, before)
    applyEffect(doc, effect)
    expect(draftOf(doc)).toEqual(withEffect(before, effect))
    applyEffect(doc, inverse)
    expect(draftOf(doc)).toEqual(before)
  }), { numRuns: 150 })
})

test('an inverse writes nothing that the effect had not dropped', () => {
  const before = draft([unit('u1', 'one two three')])
  const inverse = inverseOf(before, { text: [{ op: 'edit', unit: 'u1', edits: [{ keep: 4, marks: { brackets: [marks[0]], notes: [] } }, { drop: 4 }] }], record: [] })
  expect(inverse.text).toEqual([{ op: 'edit', unit: 'u1', edits: [{ keep: 4, marks: { brackets: [], notes: [] } }, { insert: { text: 'two ', brackets: [], notes: [] } }] }])
})

test('the state after an effect tells whether anything it touched has changed since', () => {
  fc.assert(fc.property(both, ({ before, effect }) => {
    const after = withEffect(before, effect)
    const state = stateAfter(after, effect)
    expect(Object.entries(state).every(([key, hash]) => stateOf(after, key) === hash)).toBe(true)
    for (const id of new Set(effect.text.map((change) => (change.op === 'insert' ? change.unit.id : change.unit)))) {
      const typed = withEffect(after, { text: [{ op: 'edit', unit: id, edits: [{ insert: { text: 'x', brackets: [], notes: [] } }] }], record: [] })
      expect(stateOf(typed, id) === state[id]).toBe(!after.units.some((each) => each.id === id))
    }
  }), { numRuns: 50 })
})
