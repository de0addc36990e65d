import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { wallSubject } from '../../client/screen/wallSubject.ts'
import { runList } from '../../schema/runList.ts'
import type { UpdateRow } from '../../server/store/store.ts'
import { verify } from '../../server/verify.ts'
import { draft, unit } from '../support/build.ts'
import { seed } from '../support/fixedSeed.ts'
import { waterSeed } from '../support/importedSeeds.ts'
import { MeetingRoom } from '../support/meetingRoom.ts'
import { meetingScript } from '../support/meetingScript.ts'
import type { TestServer } from '../support/openServer.ts'
import { replayLog } from '../support/replayedLog.ts'
import { startServer } from '../support/server.ts'

test('a meeting of two hours with thirty-four delegations, ten of whom type: all copies, the wall and the run list agree, and so does the log replayed from nothing', { timeout: 300_000 }, async () => {
  let now = Date.parse('2012-04-19T10:00:00.000Z')
  const server = await startServer({ now: () => now, signInsPerMinute: 1000 })
  const water = waterSeed()
  const id = await server.add(water)
  const parties = water.parties.filter(({ kind }) => kind === 'delegation').map(({ code }) => code)
  expect(parties).toHaveLength(34)
  const room = await MeetingRoom.open(server, id, parties, 10)
  const open = await server.server.rooms.open(id)
  for (const turn of meetingScript(seed, { turns: 120, typists: 10, delegations: parties.length })) {
    now += turn.seconds * 1000
    // The clock of the meeting runs faster than the timers do.
    open?.room.tick()
    await room.turn(turn)
  }
  await room.settle()

  const end = open!.room.draft()
  const copies = room.seats.map((seat) => room.draft(seat))
  expect(copies).toHaveLength(37)
  for (const copy of copies) {
    expect(copy).toEqual(end)
    expect(wallSubject(copy)).toBe(wallSubject(end))
    expect(runList(copy)).toEqual(runList(end))
  }

  const replayed = await replayLog(server.store, id, changesIn(server, id))
  expect(replayed.byChanges).toEqual(end)
  expect(replayed.byActs).toEqual(end)
  expect((await verify(server.store)).flatMap(({ faults }) => faults)).toEqual([])

  const { done, refused, shutOut, typed, cameBack } = room.tally
  if (process.env['ADREF_VERBOSE']) console.info(`seed ${seed}`, shutOut)
  // Who is late may be told that it is settled, closed or gone; nobody honest is told that they cheat.
  expect(shutOut.filter((told) => /^(forged|malformed)/.test(told))).toEqual([])
  // Nothing of what a meeting is made of was left out; choosing, merging and renumbering depend too much on what there is at the moment.
  expect(deeds.filter((type) => !done.has(type))).toEqual([])
  expect(refused.get('stamp: changed')).toBeGreaterThan(0)
  expect(cameBack).toBeGreaterThan(0)
  expect(replayed.acts).toBe([...done.values()].reduce((sum, count) => sum + count, 0))
  expect(replayed.texts).toBeGreaterThan(typed / 2)
})

const deeds = [
  'appointClerk', 'openMeeting', 'callRoll', 'attend', 'point', 'askFloor', 'callFloor', 'endFloor', 'insertUnit', 'takePosition', 'withdraw', 'accept', 'reject', 'hold',
  'stamp', 'reopen', 'confirm', 'park', 'relabel', 'split', 'join', 'moveUnit', 'describe', 'takeBack', 'suspendMeeting', 'resumeMeeting', 'restore', 'closeMeeting',
]

test('a log that tells another deed, in other words, or leaves one out, does not replay', async () => {
  const server = await startServer()
  const id = await server.add(draft([unit('u1', 'Water is a right.', { label: '1.' }), unit('u2', 'States shall act.', { label: '2.' })]))
  const chair = await server.signIn(id, 'chair')
  const page = await chair.connect()
  await chair.act({ type: 'insertUnit', after: 'u2', kind: 'paragraph', text: 'And report.', by: null })
  page.text('u1').insert(0, 'Safe ')
  await page.saved()
  await chair.act({ type: 'split', unit: 'u1', at: 10, seen: {} })
  await chair.act({ type: 'relabel', unit: 'u2', label: '7.' })
  const log = await server.store.log(id)
  const replay = (change: (entry: (typeof log)[number]) => (typeof log)[number][]) => replayLog({ ...server.store, log: () => Promise.resolve(log.flatMap(change)) }, id, changesIn(server, id))
  expect(await replay((entry) => [entry])).toMatchObject({ acts: log.length - 1, texts: 1 })
  const relabels = ({ type }: (typeof log)[number]) => type === 'relabel'
  await expect(replay((entry) => (relabels(entry) ? [{ ...entry, act: { key: 'k', type: 'relabel', unit: 'u2', label: '8.' } }] : [entry]))).rejects.toThrow(/touches unit:u2/)
  await expect(replay((entry) => (relabels(entry) ? [{ ...entry, sentence: 'Nothing happened.' }] : [entry]))).rejects.toThrow(/“Nothing happened.”/)
  await expect(replay((entry) => (relabels(entry) ? [] : [entry]))).rejects.toThrow(/touches unit:u2/)
  await expect(replay((entry) => [entry, ...(relabels(entry) ? [{ ...entry, n: entry.n + 1 }] : [])])).rejects.toThrow(/was not found to have done anything/)
})

/** Every change of a document as it is stored. */
function changesIn(server: TestServer, document: string): UpdateRow[] {
  const db = new Database(join(server.folder, 'adref.sqlite'), { readonly: true })
  try {
    return db.prepare<[string], UpdateRow>('select seq, user, at, bytes as "update" from update_row where document = ? order by seq').all(document)
  } finally {
    db.close()
  }
}
