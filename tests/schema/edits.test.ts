import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Run } from '../../schema/draft.ts'
import { editRuns, editsBetween } from '../../schema/edits.ts'
import { mapRuns } from '../support/mapRuns.ts'
import { normalRuns, textOf } from '../../schema/runs.ts'
import { draftOf, textIn, unitElements, writeDraft, writeEdits } from '../../schema/ydoc.ts'
import { draft, runs, unit } from '../support/build.ts'

const someRun: fc.Arbitrary<Run> = fc.record({
  text: fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.', 'é'), minLength: 1, maxLength: 6 }),
  brackets: fc.subarray([
    { id: 'i', kind: 'ins', by: 'URY', parent: null }, { id: 'd', kind: 'del', by: 'BRA', parent: null }, { id: 'h', kind: 'hold', by: '', parent: 'i' },
  ] as const),
  notes: fc.subarray(['1', '2']),
})
const someRuns = fc.array(someRun, { maxLength: 6 })

test('the edits between two texts turn the first into the second, in the value and in a live document', () => {
  fc.assert(fc.property(someRuns, someRuns, (before, after) => {
    const edits = editsBetween(before, after)
    expect(editRuns(before, edits)).toEqual(normalRuns(after))
    const doc = new Y.Doc()
    writeDraft(doc, draft([unit('u1', '', { runs: before })]))
    writeEdits(textIn(unitElements(doc)[0]!)!, edits)
    expect(draftOf(doc).units[0]!.runs).toEqual(normalRuns(after))
  }))
})

test('edits never turn a word of the text into a proposal by keeping it', () => {
  const edits = editsBetween(runs('the same words'), runs('the {b1 ins URY|same} words'))
  expect(edits).toContainEqual({ drop: 4 })
})

test('changing marks drops and inserts no character', () => {
  const before = runs('a {b1 ins URY|b} c {b1 del URY|d}')
  const edits = mapRuns(before, (run) => ({ ...run, brackets: [] }))
  expect(edits.every((edit) => 'keep' in edit)).toBe(true)
  expect(textOf(editRuns(before, edits))).toBe('a b c d')
})
