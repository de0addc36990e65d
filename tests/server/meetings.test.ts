import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSqliteStore } from '../../server/store/sqliteStore.ts'
import { verify } from '../../server/verify.ts'
import { draft, unit } from '../support/build.ts'
import { delegations } from '../support/delegations.ts'
import type { Person, TestServer } from '../support/openServer.ts'
import { startServer } from '../support/server.ts'

const parties = delegations(34)
const first = (count: number) => parties.slice(0, count).map(({ code }) => code)

interface Read {
  readonly units: readonly { readonly id: string; readonly hash: string; readonly stamp: { readonly decision: string; readonly level: string; readonly date: string | null; readonly note: string | null; readonly printed: string } | null }[]
  readonly notes: readonly { readonly id: string; readonly text: string }[]
}

interface Room {
  readonly server: TestServer
  readonly id: string
  readonly chair: Person
  readonly secretary: Person
  readonly read: () => Promise<Read>
  /** An act on these units, with the hashes of their words as they are. */
  readonly decide: (act: { type: 'stamp' | 'confirm'; units: readonly string[]; decision?: string }) => ReturnType<Person['act']>
}

async function room(options: Parameters<typeof startServer>[0] = {}): Promise<Room> {
  const server = await startServer(options)
  const id = await server.add(draft([unit('u1', 'Water is a right.', { label: '1.' }), unit('u2', 'States shall act.', { label: '2.' }), unit('u3', 'And report.', { label: '3.' })], { title: 'Water', parties }))
  const chair = await server.signIn(id, 'chair', null, 'Ana')
  const secretary = await server.signIn(id, 'secretariat', null, 'Sam')
  const read = async () => (await chair.ask('GET', `/api/documents/${id}`)).body as Read
  return {
    server, id, chair, secretary, read,
    decide: async (act) => {
      const { units } = await read()
      return chair.act({ ...act, seen: Object.fromEntries(units.filter((each) => act.units.includes(each.id)).map(({ id: of, hash }) => [of, hash])) })
    },
  }
}

/** Does acts that are all to be done, and gives their sentences. */
async function said(person: Person, ...acts: readonly Readonly<Record<string, unknown>>[]): Promise<string[]> {
  const sentences: string[] = []
  for (const act of acts) {
    const { status, body } = await person.act(act)
    expect({ status, body }).toMatchObject({ status: 200 })
    sentences.push((body as { sentence: string }).sentence)
  }
  return sentences
}

test('a quorum lost between two gavels gives two stamps; the second waits and is confirmed at the next meeting; the log tells it all and is whole', async () => {
  const { server, id, chair, secretary, read, decide } = await room()
  const rest = first(18).slice(11).map((party) => ({ type: 'attend', party, present: false }))
  await said(secretary, { type: 'openMeeting', date: '2012-03-28', body: 'Working Group', kind: 'working group' }, { type: 'callRoll', present: first(18) })
  expect(await decide({ type: 'stamp', units: ['u1'], decision: 'agreed' })).toMatchObject({ status: 200 })
  const left = await said(secretary, ...rest)
  expect(left[0]).toBe('Secretariat recorded that Delegation 12 left. The quorum is lost: 17 of 34 present, 18 needed.')
  expect(left.at(-1)).toBe('Secretariat recorded that Delegation 18 left.')
  expect(await decide({ type: 'stamp', units: ['u2'], decision: 'agreed' })).toMatchObject({ status: 200 })

  const split = await read()
  expect(split.units.map(({ stamp }) => stamp && [stamp.level, stamp.date, stamp.printed])).toEqual([['', '2012-03-28', 'AGREED 03/28/12'], ['AD REFERENDUM', null, 'AGREED AD REFERENDUM 1/'], null])
  expect(split.notes.map(({ text }) => text)).toEqual(['Agreed at the Working Group meeting of March 28, 2012, which did not have the required quorum; approval of the paragraph is pending.'])

  const early = await decide({ type: 'confirm', units: ['u2'] })
  expect(early).toMatchObject({ status: 409, body: { code: 'meeting', detail: 'There is no quorum to confirm with: 11 of 34 present, 18 needed.' } })
  expect((await chair.act({ type: 'closeMeeting' })).body).toMatchObject({ notices: ['1 decision waits to be confirmed.'] })
  await said(secretary, { type: 'openMeeting', date: '2012-04-26', body: 'Committee on Hemispheric Security', kind: 'formal' }, { type: 'callRoll', present: first(20) })
  expect(await decide({ type: 'confirm', units: ['u1'] })).toMatchObject({ status: 409, body: { code: 'state' } })
  expect(await decide({ type: 'confirm', units: ['u2'] })).toMatchObject({ status: 200 })
  await said(chair, { type: 'closeMeeting' })

  const whole = await read()
  expect(whole.units.map(({ stamp }) => stamp?.printed)).toEqual(['AGREED 03/28/12', 'AGREED 04/26/12', undefined])
  expect(whole.notes).toEqual([])

  const log = (await chair.ask('GET', `/api/documents/${id}/log`)).body as { type: string; name: string; units: string[]; sentence: string }[]
  expect(log.filter(({ type }) => type !== 'attend' && type !== 'import').map(({ sentence }) => sentence)).toEqual([
    'Secretariat opened the meeting of the Working Group of March 28, 2012.',
    'Secretariat called the roll: 18 of 34 delegations present. There is a quorum: 18 of 34 present, 18 needed.',
    'Chair agreed 1. (03/28/12), with a quorum: 18 of 34 present, 18 needed',
    'Chair agreed 2. (AD REFERENDUM), without a quorum: 11 of 34 present, 18 needed',
    'Chair closed the meeting of the Working Group of March 28, 2012.',
    'Secretariat opened the formal meeting of the Committee on Hemispheric Security of April 26, 2012.',
    'Secretariat called the roll: 20 of 34 delegations present. There is a quorum: 20 of 34 present, 18 needed.',
    'Chair confirmed 2. (agreed AD REFERENDUM) at the formal meeting of the Committee on Hemispheric Security of April 26, 2012 (04/26/12), with a quorum: 20 of 34 present, 18 needed. ' +
      'The note "Agreed at the Working Group meeting of March 28, 2012, which did not have the required quorum; approval of the paragraph is pending." goes, since nothing cites it any more.',
    'Chair closed the formal meeting of the Committee on Hemispheric Security of April 26, 2012.',
  ])
  expect(log.filter(({ type }) => type === 'attend')).toHaveLength(7)
  expect(log.find(({ type }) => type === 'confirm')).toMatchObject({ name: 'Ana', units: ['u2'] })

  await server.stop()
  const store = openSqliteStore(join(server.folder, 'adref.sqlite'))
  expect(await verify(store)).toMatchObject([{ entries: log.length, seals: 2, faults: [] }])
  await store.close()
})

test('the meeting everybody reads has its roll and whether it is suspended; while it is, the gavel does not fall', async () => {
  const { id, chair, secretary, decide } = await room()
  await said(secretary, { type: 'openMeeting', date: '2012-03-28', body: 'Working Group', kind: 'formal' }, { type: 'callRoll', present: first(2) }, { type: 'suspendMeeting' })
  expect((await chair.ask('GET', `/api/documents/${id}/meetings`)).body).toMatchObject([{ open: true, suspended: true, roll: { present: ['D01', 'D02'], came: ['D01', 'D02'], members: 34, needed: 18 } }])
  expect(await decide({ type: 'stamp', units: ['u1'], decision: 'agreed' })).toMatchObject({ status: 409, body: { code: 'meeting', detail: 'The formal meeting of the Working Group of March 28, 2012 is suspended. Resume it before anything is decided.' } })
  await said(secretary, { type: 'resumeMeeting' })
  expect(await decide({ type: 'stamp', units: ['u1'], decision: 'agreed' })).toMatchObject({ status: 200 })
})

test('a departure keyed by mistake, and a confirmation, are taken back within ten seconds and not later', async () => {
  let now = Date.parse('2012-04-26T15:00:00Z')
  const { chair, secretary, decide, read } = await room({ now: () => now })
  const entryOf = (answer: { body: unknown }) => (answer.body as { entry: number }).entry
  await said(secretary, { type: 'openMeeting', date: '2012-04-26', body: 'Working Group', kind: 'working group' }, { type: 'callRoll', present: first(17) })
  await decide({ type: 'stamp', units: ['u1', 'u3'], decision: 'deleted' })
  const arrival = entryOf(await secretary.act({ type: 'attend', party: 'D18', present: true }))
  const confirmation = entryOf(await decide({ type: 'confirm', units: ['u1', 'u3'] }))
  now += 9_000
  expect(await secretary.act({ type: 'takeBack', entry: confirmation })).toMatchObject({ status: 403 })
  expect(await chair.act({ type: 'takeBack', entry: confirmation })).toMatchObject({ status: 200 })
  expect((await read()).units.map(({ stamp }) => stamp?.printed)).toEqual(['DELETED AD REFERENDUM 1/', undefined, 'DELETED AD REFERENDUM 1/ IDEM'])
  now += 2_000
  expect(await secretary.act({ type: 'takeBack', entry: arrival })).toMatchObject({ status: 409, body: { code: 'state' } })
})
