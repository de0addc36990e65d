import { expect, test } from 'vitest'
import { draftOf } from '../../schema/ydoc.ts'
import { verify } from '../../server/verify.ts'
import { parties } from '../support/actors.ts'
import { draft, unit } from '../support/build.ts'
import type { Person } from '../support/openServer.ts'
import { startServer } from '../support/server.ts'

const session = draft([
  unit('o1', 'To secure water.', { kind: 'objective', label: 'Objective 1.2' }),
  unit('a1', 'To {URY-1 ins URY|promptly }{BRA-1 ins BRA|at once }act.', { kind: 'action', label: '1.' }),
  unit('a2', 'To {h hold|map} the wells.', { kind: 'action', label: '1bis.' }),
  unit('v2', 'To map {BRA-2 ins BRA|all }wells.', { kind: 'action', alternativeTo: 'a2', by: 'URY' }),
  unit('o2', 'To share water.', { kind: 'objective', label: 'Objective 1.4' }),
  unit('b1', 'To share it.', { kind: 'action', label: '1.' }),
], { title: 'Water', parties })

async function seenBy(person: Person, ...ids: string[]): Promise<Record<string, string>> {
  const { units } = (await person.ask('GET', `/api/documents/${person.document}`)).body as { units: { id: string; hash: string }[] }
  return Object.fromEntries(units.filter(({ id }) => ids.includes(id)).map(({ id, hash }) => [id, hash]))
}

test('of two people who choose rivals at the same instant one is done, and the other is told what stands now', async () => {
  const server = await startServer()
  const id = await server.add(session)
  const chair = await server.signIn(id, 'chair', null, 'Ana')
  const clerk = await server.signIn(id, 'secretariat', null, 'Max')
  await chair.act({ type: 'appointClerk', user: clerk.user, appointed: true })
  const seen = await seenBy(chair, 'a1')
  const answers = await Promise.all([
    chair.act({ type: 'choose', chosen: 'URY-1', over: ['BRA-1'], seen }),
    clerk.act({ type: 'choose', chosen: 'BRA-1', over: ['URY-1'], seen }),
  ])
  const won = answers.findIndex(({ status }) => status === 200)
  const [word, lost] = won === 0 ? ['promptly', '[Bra: at once]'] : ['at once', '[Uru: promptly]']
  expect(answers[1 - won]).toMatchObject({ status: 409, body: { code: 'changed', unit: 'a1', detail: `This was decided meanwhile. Objective 1.2, 1. now reads: “To ${word} act.”`, now: { a1: { words: `To ${word} act.` } } } })
  const log = (await chair.ask('GET', `/api/documents/${id}/log`)).body as { type: string; sentence: string }[]
  expect(log.filter(({ type }) => type === 'choose').map(({ sentence }) => sentence.includes(lost))).toEqual([true])
})

test('a meeting that agrees, moves, takes positions, merges and renumbers leaves a log and seals that are whole', async () => {
  const server = await startServer()
  const id = await server.add(session)
  const chair = await server.signIn(id, 'chair', null, 'Ana')
  const brazil = await server.signIn(id, 'delegation', 'BRA')
  const page = await brazil.connect()
  const deeds: readonly (() => Promise<Record<string, unknown>>)[] = [
    async () => ({ type: 'openMeeting', date: '2012-04-19', body: 'Working Group', kind: 'informal' }),
    async () => ({ type: 'takePosition', on: 'h', party: 'BRA', stance: 'pending consultations', until: '2012-04-25' }),
    async () => ({ type: 'stamp', units: ['b1'], decision: 'agreed', seen: await seenBy(chair, 'b1') }),
    async () => ({ type: 'moveUnit', unit: 'b1', after: 'o1', seen: await seenBy(chair, 'b1') }),
    async () => ({ type: 'merge', units: ['a2', 'v2'], text: 'To [map] [Uru delete: the] [Bra: all] wells.', seen: await seenBy(chair, 'a2', 'v2') }),
    async () => ({ type: 'choose', chosen: 'URY-1', over: ['BRA-1'], seen: await seenBy(chair, 'a1') }),
    async () => ({ type: 'consolidate' }),
  ]
  for (const deed of deeds) expect(await chair.act(await deed())).toMatchObject({ status: 200 })
  expect((await brazil.act({ type: 'takePosition', on: 'h', stance: null })).status).toBe(200)
  const room = (await server.server.rooms.open(id))!.room
  await room.settled()
  expect(room.draft().units.map(({ id: each, label }) => [each, label])).toMatchObject([
    ['o1', 'Objective 1.1'], ['b1', '1.'], ['a1', '2.'], ['a2', '3.'], ['o2', 'Objective 1.2'], [expect.any(String), null],
  ])
  await expect.poll(() => draftOf(page.doc)).toEqual(room.draft())
  expect((await verify(server.store)).map(({ seals, faults }) => [seals, faults])).toEqual([[1, []]])
})
