import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { draftOf, textIn, textRoot, unitElement, writeDraft } from '../../schema/ydoc.ts'
import { draftOfStored } from '../../server/draftOfStored.ts'
import { createDraftReader } from '../../server/room/draftReader.ts'
import { draft, unit } from '../support/build.ts'
import { parties } from '../support/actors.ts'
import { startServer } from '../support/server.ts'

const water = draft([unit('u1', 'Water is {b1 ins URY|also }a right.', { label: '1.' }), unit('u2', 'Rivers flow.', { label: '2.' }), unit('u3', 'Lakes rest.', { label: '3.' })], { title: 'Water', parties })
const mark = { 'bracket--AAAAAAAA': { id: 'b2', kind: 'ins', by: 'BRA', parent: null } }

test('a document read again and again reads as one read for the first time, and what was not written stays the very same', () => {
  const doc = new Y.Doc()
  writeDraft(doc, water)
  const read = createDraftReader()
  const text = (id: string) => textIn(unitElement(doc, id)!)!
  const undo = new Y.UndoManager(textRoot(doc))
  const steps: (() => void)[] = [
    () => text('u2').insert(0, 'All '), () => text('u2').insert(4, 'great ', mark), () => text('u2').format(0, 3, mark), () => text('u2').delete(0, 5),
    () => undo.undo(), () => undo.redo(), () => text('u1').applyDelta([{ retain: 2 }, { delete: 4 }]),
    () => textRoot(doc).delete(1, 1), () => undo.undo(), () => unitElement(doc, 'u3')?.setAttribute('by', 'URY'),
    () => Y.applyUpdate(doc, Y.encodeStateAsUpdate(otherCopy(doc))),
  ]
  expect(read(doc)).toEqual(draftOf(doc))
  for (const [at, step] of steps.entries()) {
    step()
    expect({ at, draft: read(doc) }).toEqual({ at, draft: draftOf(doc) })
  }
  const before = read(doc)
  text('u3').insert(0, 'Deep ')
  const after = read(doc)
  expect(after.units.map(({ runs }, at) => runs === before.units[at]?.runs)).toEqual([true, true, false])
  const second = new Y.Doc()
  writeDraft(second, { ...water, title: 'Another' })
  expect(read(second)).toEqual(draftOf(second))
  expect(read(doc)).toEqual(draftOf(doc))
})

test('a room knows its document as it is stored, after typing, acts and refusals', async () => {
  const server = await startServer()
  const id = await server.add(water)
  const chair = await server.signIn(id, 'chair')
  const page = await chair.connect()
  const forger = await (await server.signIn(id, 'delegation', 'ARG')).connect()
  const room = (await server.server.rooms.open(id))!.room
  const asStored = async () => {
    await room.settled()
    expect(room.draft()).toEqual(draftOfStored((await server.store.load(id))!))
  }
  await asStored()
  page.text('u2').insert(0, 'All ')
  await page.saved()
  await asStored()
  for (const act of [{ type: 'accept', brackets: ['b1'] }, { type: 'insertUnit', after: 'u1', kind: 'action', text: 'Rain falls.', by: null }, { type: 'relabel', unit: 'u3', label: '9.' }, { type: 'takePosition', on: 'u2', party: 'URY', stance: 'opposes' }]) {
    expect((await chair.act(act)).status).toBe(200)
    await asStored()
  }
  forger.text('u2').delete(0, 3)
  await forger.refused
  await asStored()
  page.text('u2').insert(0, 'Nearly ')
  await page.saved()
  await asStored()
})

function otherCopy(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  textIn(unitElement(copy, 'u1')!)!.insert(0, 'Clean ')
  return copy
}
