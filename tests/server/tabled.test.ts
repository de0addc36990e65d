import { expect, test } from 'vitest'
import type { BracketMark, Draft } from '../../schema/draft.ts'
import { attributesOf } from '../../schema/ydoc.ts'
import { draftOfStored } from '../../server/draftOfStored.ts'
import { withInstants } from '../../server/room/tabled.ts'
import { draft, unit } from '../support/build.ts'
import type { Client } from '../support/client.ts'
import { startServer } from '../support/server.ts'

const parties = [{ code: 'URY', kind: 'delegation', names: ['Uruguay'], short: ['Uru'] }] as const
const water = () => draft([unit('u1', 'Water is a right.'), unit('u2', '{old ins URY|Clean }water.')], { title: 'Water', parties })
const mark = (id: string): BracketMark => ({ id, kind: 'ins', by: 'URY', parent: null })

async function room() {
  const server = await startServer()
  const id = await server.add(water())
  const uruguay = await server.signIn(id, 'delegation', 'URY')
  const page = await uruguay.connect()
  const onDisk = async (): Promise<Draft> => draftOfStored((await server.store.load(id))!)
  return { server, id, uruguay, page, onDisk }
}

/** Tables words, and waits until they are on disk. */
async function table(page: Client, id: string, text = 'always '): Promise<void> {
  page.text('u1').insert(0, text, attributesOf({ brackets: [mark(id)], notes: [] }))
  await page.saved()
}

test('a tabled bracket has the instant at which it was tabled, on disk before its holder is told that it is saved', async () => {
  const { page, onDisk } = await room()
  const before = new Date().toISOString()
  await table(page, 'x1')
  const at = (await onDisk()).brackets['x1']?.at ?? ''
  expect(at >= before && at <= new Date().toISOString()).toBe(true)
})

test('what was in the draft before has none, and typing in a bracket leaves its instant', async () => {
  const { page, onDisk } = await room()
  await table(page, 'x1')
  const { at } = (await onDisk()).brackets['x1']!
  page.text('u1').insert(3, 'more ', attributesOf({ brackets: [mark('x1')], notes: [] }))
  await page.saved()
  const { brackets } = await onDisk()
  expect(brackets['x1']?.at).toBe(at)
  expect(brackets['old']?.at).toBeUndefined()
})

test('everybody has the instant, and a server that starts again has it too', async () => {
  const { server, id, uruguay, page, onDisk } = await room()
  const chair = await server.signIn(id, 'chair')
  const other = await chair.connect()
  await table(page, 'x1')
  const told = () => other.doc.getMap('record').get('bracket:x1') as { at?: string } | undefined
  await other.until(() => told()?.at !== undefined)
  const { at } = (await onDisk()).brackets['x1']!
  expect(told()?.at).toBe(at)
  await server.stop()
  const second = await startServer({ folder: server.folder })
  const reader = await second.connect(id, uruguay.token)
  expect(reader.doc.getMap('record').get('bracket:x1')).toEqual({ positions: [], remarks: [], at })
})

test('a bracket that is withdrawn takes its instant with it', async () => {
  const { uruguay, page, onDisk } = await room()
  await table(page, 'x1')
  expect((await uruguay.act({ type: 'withdraw', brackets: ['x1'] })).status).toBe(200)
  expect(Object.keys((await onDisk()).brackets)).not.toContain('x1')
})

test('an act that brings a bracket dates it as well, and leaves alone what was there, or what says its instant itself', () => {
  const at = '2012-04-19T12:00:00.000Z'
  const bringing = (id: string) => ({ text: [{ op: 'edit', unit: 'u1', edits: [{ insert: { text: 'always ', brackets: [mark(id)], notes: [] } }] }], record: [] }) as const
  expect(withInstants(water(), bringing('x1'), at).record).toEqual([{ key: 'bracket:x1', value: { positions: [], remarks: [], at } }])
  expect(withInstants(water(), bringing('old'), at).record).toEqual([])
  const said = { key: 'bracket:x1', value: { positions: [], remarks: [], at: '2012-03-01T00:00:00.000Z' } } as const
  expect(withInstants(water(), { ...bringing('x1'), record: [said] }, at).record).toEqual([said])
})
