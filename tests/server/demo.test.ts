import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadDemo, startLinks } from '../../server/demo.ts'
import { draftOfStored } from '../../server/draftOfStored.ts'
import { ask } from '../support/http.ts'
import { tokenIn } from '../support/openServer.ts'
import { startServer } from '../support/server.ts'

const manifest = JSON.parse(readFileSync(`${import.meta.dirname}/../../seeds/manifest.json`, 'utf8')) as {
  documents: { title: string; symbol: string; stamps: Record<string, number>; invite: { delegations: string[] }; meetings: { date: string; body: string }[] }[]
}

test('the demonstration is loaded as its manifest describes it, stamps and meetings included', async () => {
  const server = await startServer()
  const made = await loadDemo(server.store, Date.now())
  expect(made.map(({ title }) => title)).toEqual(manifest.documents.map(({ title }) => title))
  const [described] = manifest.documents
  const draft = draftOfStored((await server.store.load(made[0]!.id))!)
  const stamps: Record<string, number> = {}
  for (const { stamp } of draft.units) if (stamp) stamps[`${stamp.decision} ${stamp.level}`] = (stamps[`${stamp.decision} ${stamp.level}`] ?? 0) + 1
  expect(stamps).toEqual(described?.stamps)
  expect(draft.symbol).toBe(described?.symbol)
  const dated = draft.meetings.filter(({ date }) => described?.meetings.some((meeting) => meeting.date === date))
  expect(dated.length).toBeGreaterThan(0)
  expect(new Set(dated.map(({ body }) => body))).toEqual(new Set(['Working Group']))
})

test('one link signs in each role and party, and a later start prints others in their place', async () => {
  const server = await startServer()
  const [made] = await loadDemo(server.store, Date.now())
  const draft = draftOfStored((await server.store.load(made!.id))!)
  const at = { publicUrl: server.origin, now: Date.now() }
  const first = await startLinks(server.store, made!.id, draft, at)
  expect(first.map(({ who }) => who).slice(0, 3)).toEqual(['Chair', 'Secretariat', 'Uruguay'])
  expect(first.at(-1)?.who).toBe('Observer')
  expect(first).toHaveLength(3 + (manifest.documents[0]?.invite.delegations.length ?? 0))
  for (const { who, link } of first) expect(await ask(server.origin, 'POST', '/api/session', { body: { token: tokenIn(link) } })).toMatchObject({ status: 200, body: { user: { name: who } } })
  await startLinks(server.store, made!.id, draft, at)
  expect((await ask(server.origin, 'POST', '/api/session', { body: { token: tokenIn(first[0]!.link) } })).status).toBe(403)
})
