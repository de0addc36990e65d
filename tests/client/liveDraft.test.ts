import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { liveDraft } from '../../client/sync/liveDraft.ts'
import { noFacts } from '../../schema/draft.ts'
import type { Effect } from '../../schema/effect.ts'
import { applyEffect, draftOf, writeDraft } from '../../schema/ydoc.ts'
import { canonical } from '../support/canonical.ts'
import { draft, runs, unit } from '../support/build.ts'

function opened() {
  const doc = new Y.Doc()
  writeDraft(doc, draft([unit('u1', 'one'), unit('u2', 'two {b1 ins URY|x}'), unit('u3', 'three')]))
  return { doc, live: liveDraft(doc, () => undefined) }
}

test('a unit that did not change stays the same value', () => {
  const { doc, live } = opened()
  const before = live.get()
  applyEffect(doc, { text: [{ op: 'edit', unit: 'u2', edits: [{ drop: 1 }] }], record: [] })
  const after = live.get()
  expect(after.units[0]).toBe(before.units[0])
  expect(after.units[1]).not.toBe(before.units[1])
  expect(after.parties).toBe(before.parties)
})

const change = fc.record({ op: fc.constantFrom('edit', 'insert', 'remove', 'hold by', 'facts', 'title'), at: fc.nat(5), text: fc.string({ maxLength: 4 }) })

test('whatever happens to the document, the live draft is the draft of the document', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
      const { doc, live } = opened()
      let made = 0
      for (const { op, at, text } of changes) {
        const ids = live.get().units.map(({ id }) => id)
        const id = ids[at % Math.max(ids.length, 1)]
        const effect: Effect =
          op === 'title' ? { text: [], record: [{ key: 'title', value: text }] }
          : op === 'insert' ? { text: [{ op, after: id ?? null, unit: { id: `n${++made}`, kind: 'action', by: null, runs: runs('new') } }], record: [] }
          : id === undefined ? { text: [], record: [] }
          : op === 'facts' ? { text: [], record: [{ key: `unit:${id}`, value: { ...noFacts, label: text } }] }
          : op === 'edit' ? { text: [{ op, unit: id, edits: [{ insert: { text: `${text}!`, brackets: [], notes: [] } }] }], record: [] }
          : op === 'remove' ? { text: [{ op, unit: id }], record: [] }
          : { text: [{ op, unit: id, by: text }], record: [] }
        applyEffect(doc, effect)
        expect(canonical(live.get())).toEqual(canonical(draftOf(doc)))
      }
    }),
    { numRuns: 60 },
  )
})
