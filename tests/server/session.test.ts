import { describe, expect, test } from 'vitest'
import { draft, unit } from '../support/build.ts'
import { ask } from '../support/http.ts'
import type { TestServer } from '../support/openServer.ts'
import { tokenIn } from '../support/openServer.ts'
import { startServer } from '../support/server.ts'

const day = 24 * 60 * 60_000
const parties = [{ code: 'URY', kind: 'delegation', names: ['Uruguay'], short: ['Uru'] }] as const
const water = () => draft([unit('u1', 'Water is a right.')], { title: 'Water', parties })

const join = (server: TestServer, token: unknown, more: { name?: string; cookie?: string; token?: string } = {}) =>
  ask(server.origin, 'POST', '/api/session', {
    body: { token, name: more.name },
    ...(more.token !== undefined && { token: more.token }),
    headers: more.cookie === undefined ? {} : { cookie: more.cookie },
  })

describe('invitations', () => {
  test('the chair invites a delegation; its link signs one person in, with a cookie no script can read', async () => {
    const server = await startServer()
    const id = await server.add(water())
    const chair = await server.signIn(id, 'chair')
    const invited = await chair.ask('POST', `/api/documents/${id}/invitations`, { role: 'delegation', party: 'ury' })
    const { link } = invited.body as { link: string }
    expect(invited.status).toBe(201)
    expect(link).toMatch(/^http:\/\/adref\.test\/#\/join\/[\w-]{43}$/)
    const joined = await join(server, tokenIn(link), { name: '  Ana\n de  Souza ' })
    expect(joined).toMatchObject({ status: 200, body: { user: { name: 'Ana de Souza' }, document: id, role: 'delegation', party: 'URY' } })
    expect(joined.headers.get('set-cookie')).toMatch(/^adref=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/)
    const { token } = joined.body as { token: string }
    const me = { user: { name: 'Ana de Souza' }, memberships: [{ document: id, title: 'Water', role: 'delegation', party: 'URY', clerk: false }] }
    expect((await ask(server.origin, 'GET', '/api/session', { token })).body).toMatchObject(me)
    expect((await ask(server.origin, 'GET', '/api/session', { headers: { cookie: `adref=${token}` } })).body).toMatchObject(me)
  })

  test('a link can be looked at before it is used, and tells the draft and as whom one would enter', async () => {
    const server = await startServer()
    const id = await server.add(water())
    const chair = await server.signIn(id, 'chair')
    const { link } = (await chair.ask('POST', `/api/documents/${id}/invitations`, { role: 'delegation', party: 'URY', uses: 1 })).body as { link: string }
    const look = (token: unknown) => ask(server.origin, 'POST', '/api/session/preview', { body: { token } })
    for (let times = 0; times < 2; times++) expect(await look(tokenIn(link))).toMatchObject({ status: 200, body: { title: 'Water', role: 'delegation', as: 'Uruguay' } })
    expect((await look('forged')).status).toBe(403)
    expect((await join(server, tokenIn(link))).status).toBe(200)
  })

  test('a link that was used up, forged, taken back or expired signs nobody in, and each says so in its own sentence', async () => {
    let now = Date.parse('2025-04-24T09:00:00Z')
    const server = await startServer({ now: () => now })
    const id = await server.add(water())
    const chair = await server.signIn(id, 'chair')
    const invite = async (more: object = {}) => (await chair.ask('POST', `/api/documents/${id}/invitations`, { role: 'observer', ...more })).body as { id: string; link: string }
    const once = await invite()
    expect((await join(server, tokenIn(once.link))).status).toBe(200)
    const taken = await invite()
    expect((await chair.ask('DELETE', `/api/documents/${id}/invitations/${taken.id}`)).status).toBe(204)
    const short = await invite({ days: 2 })
    now += 2 * day + 1
    const members = (await server.store.members(id)).length

    const sentences = new Set<unknown>()
    for (const [token, sentence] of [[tokenIn(once.link), 'used up'], ['not-one-of-ours', 'not one of ours'], [tokenIn(taken.link), 'taken back'], [tokenIn(short.link), 'expired']] as const) {
      const refused = await join(server, token)
      expect(refused).toMatchObject({ status: 403, body: { detail: expect.stringContaining(sentence) } })
      expect(refused.headers.get('set-cookie')).toBeNull()
      sentences.add((refused.body as { detail: string }).detail)
    }
    expect(sentences.size).toBe(4)
    expect((await server.store.members(id)).length).toBe(members)
    expect((await join(server, 7)).status).toBe(422)
  })

  test('one’s own link opens again where one is signed in, without using another place', async () => {
    const server = await startServer()
    const id = await server.add(water())
    const chair = await server.signIn(id, 'chair')
    const { link } = (await chair.ask('POST', `/api/documents/${id}/invitations`, { role: 'observer' })).body as { link: string }
    const first = (await join(server, tokenIn(link))).body as { token: string; user: { id: string } }
    const again = await join(server, tokenIn(link), { cookie: `adref=${first.token}` })
    expect(again).toMatchObject({ status: 200, body: { user: { id: first.user.id } } })
    expect((await chair.ask('GET', `/api/documents/${id}/invitations`)).body).toMatchObject([{}, { role: 'observer', uses: 1, used: 1 }])
  })

  test('a second document adds to the same person; a second role in one document makes another person', async () => {
    const server = await startServer()
    const first = await server.add(water())
    const second = await server.add(water())
    const person = await server.signIn(first, 'secretariat')
    const link = async (document: string, role: string) => {
      const chair = await server.signIn(document, 'chair')
      return tokenIn(((await chair.ask('POST', `/api/documents/${document}/invitations`, { role })).body as { link: string }).link)
    }
    expect((await join(server, await link(second, 'observer'), { token: person.token })).body).toMatchObject({ user: { id: person.user }, role: 'observer' })
    const other = (await join(server, await link(first, 'observer'), { token: person.token })).body as { user: { id: string } }
    expect(other.user.id).not.toBe(person.user)
    expect((await person.ask('GET', '/api/session')).body).toMatchObject({ memberships: [{ document: first, role: 'secretariat' }, { document: second, role: 'observer' }] })
  })

  test('an invitation needs a role, and a delegation one of the parties', async () => {
    const server = await startServer()
    const id = await server.add(water())
    const chair = await server.signIn(id, 'chair')
    const uruguay = await server.signIn(id, 'delegation', 'URY')
    for (const wish of [{}, { role: 'king' }, { role: 'delegation' }, { role: 'delegation', party: 'XYZ' }, { role: 'observer', uses: 0 }, { role: 'observer', days: 'x' }])
      expect(await chair.ask('POST', `/api/documents/${id}/invitations`, wish)).toMatchObject({ status: 422, body: { code: 'malformed' } })
    expect((await uruguay.ask('POST', `/api/documents/${id}/invitations`, { role: 'chair' })).status).toBe(403)
    expect((await uruguay.ask('GET', `/api/documents/${id}/invitations`)).status).toBe(403)
  })
})

test('a session ends after its time', async () => {
  let now = Date.parse('2025-04-24T09:00:00Z')
  const server = await startServer({ now: () => now })
  const person = await server.signIn(await server.add(water()), 'chair')
  expect((await person.ask('GET', '/api/session')).status).toBe(200)
  now += 61 * day
  expect((await person.ask('GET', '/api/session')).status).toBe(401)
})

test('tokens are nowhere on the disk', async () => {
  const server = await startServer()
  const id = await server.add(water())
  const { token } = await server.signIn(id, 'chair')
  await server.stop()
  const { readFileSync, readdirSync } = await import('node:fs')
  for (const file of readdirSync(server.folder)) expect(readFileSync(`${server.folder}/${file}`).includes(token)).toBe(false)
})

test('who tries links in a row is told to wait', async () => {
  const server = await startServer({ signInsPerMinute: 3 })
  for (let i = 0; i < 3; i++) expect((await join(server, 'guess')).status).toBe(403)
  expect(await join(server, 'guess')).toMatchObject({ status: 429, body: { detail: expect.stringContaining('Wait') } })
})
