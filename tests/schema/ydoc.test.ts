import { expect, test } from 'vitest'
import { yXmlFragmentToProseMirrorRootNode } from 'y-prosemirror'
import * as Y from 'yjs'
import { documentSchema } from '../../schema/document.ts'
import { canonical } from '../support/canonical.ts'
import { applyEffect, draftOf, textRoot, writeDraft } from '../../schema/ydoc.ts'
import { mapRuns } from '../support/mapRuns.ts'
import { withEffect } from '../../schema/withEffect.ts'
import { draft, runs, unit } from '../support/build.ts'

const two = draft([
  unit('u1', 'The states {b1 ins URY|shall {b2 del BRA|promptly}} report{b3 del URY|, as {b4 hold|needed},} yearly.', { label: '1bis.' }),
  unit('u2', '', { by: 'URY' }),
])

test('a draft written into a document reads back as the same draft', () => {
  const doc = new Y.Doc()
  writeDraft(doc, two)
  expect(canonical(draftOf(doc))).toEqual(canonical(two))
})

test('y-prosemirror reads the same document with every bracket, and changes nothing by reading', () => {
  const doc = new Y.Doc()
  writeDraft(doc, two)
  let updates = 0
  doc.on('update', () => updates++)
  const node = yXmlFragmentToProseMirrorRootNode(textRoot(doc), documentSchema)
  expect(updates).toBe(0)
  const seen: string[] = []
  node.descendants((child) => {
    if (child.isText) seen.push(`${child.text}|${child.marks.map((mark) => `${mark.attrs.id} ${mark.attrs.kind}`).sort().join(',')}`)
  })
  expect(seen).toEqual(['The states |', 'shall |b1 ins', 'promptly|b1 ins,b2 del', ' report|', ', as |b3 del', 'needed|b3 del,b4 hold', ',|b3 del', ' yearly.|'])
})

test('an effect does to the live document what it does to the draft', () => {
  const doc = new Y.Doc()
  writeDraft(doc, two)
  const effect = {
    text: [
      { op: 'edit' as const, unit: 'u1', edits: mapRuns(two.units[0]!.runs, (run) => (run.brackets.some((mark) => mark.id === 'b1') ? null : run)) },
      { op: 'insert' as const, after: 'u1', unit: { id: 'u3', kind: 'action' as const, by: null, runs: runs('New {b9 ins BRA|words}') } },
      { op: 'remove' as const, unit: 'u2' },
    ],
    record: [{ key: 'title' as const, value: 'Plan' }, { key: 'unit:u2' as const, value: null }],
  }
  applyEffect(doc, effect)
  expect(canonical(draftOf(doc))).toEqual(canonical(withEffect(two, effect)))
})

test('taking a mark away keeps a concurrent word inside it in its place', () => {
  const server = new Y.Doc()
  writeDraft(server, draft([unit('u1', 'a {b1 ins URY|long proposal} here')]))
  const client = new Y.Doc()
  Y.applyUpdate(client, Y.encodeStateAsUpdate(server))
  const before = draftOf(server).units[0]!
  applyEffect(server, { text: [{ op: 'edit', unit: 'u1', edits: mapRuns(before.runs, (run) => ({ ...run, brackets: [] })) }], record: [] })
  const word = draftOf(client).units[0]!
  expect(word.runs[1]!.text).toBe('long proposal')
  const text = textRoot(client).get(0) as Y.XmlElement
  ;(text.get(0) as unknown as Y.XmlText).insert(7, 'er')
  Y.applyUpdate(server, Y.encodeStateAsUpdate(client))
  Y.applyUpdate(client, Y.encodeStateAsUpdate(server))
  expect(canonical(draftOf(server))).toEqual(canonical(draftOf(client)))
  expect(draftOf(server).units[0]!.runs.map((run) => run.text).join('')).toBe('a long erproposal here')
})
