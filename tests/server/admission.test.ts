import { describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { draft, unit } from '../support/build.ts'
import type { TestServer } from '../support/openServer.ts'
import { startServer } from '../support/server.ts'

const water = () => draft([unit('u1', 'Water is a right.')])

/** Knocks with a bare socket and tells what came: how many messages, and the code of the close; null when it stayed open. */
async function knock(server: TestServer, path: string, headers: Record<string, string> = {}): Promise<{ messages: number; code: number | null }> {
  const socket = new WebSocket(`${server.origin.replace('http', 'ws')}${path}`, { headers })
  let messages = 0
  return await new Promise((resolve, reject) => {
    socket.on('message', () => {
      messages++
      socket.close()
      resolve({ messages, code: null })
    })
    socket.on('close', (code) => resolve({ messages, code }))
    socket.on('error', reject)
  })
}

describe('the door of /sync', () => {
  test('a page of another version is shown out before it is sent anything', async () => {
    const server = await startServer()
    const id = await server.add(water())
    const { token } = await server.signIn(id, 'chair')
    expect(await knock(server, `/sync/${id}?schema=0&token=${token}`)).toEqual({ messages: 0, code: 4426 })
    expect(await knock(server, `/sync/${id}?token=${token}`)).toEqual({ messages: 0, code: 4426 })
    expect(await knock(server, `/sync/${id}?schema=1&token=${token}`)).toEqual({ messages: 1, code: null })
  })

  test('who is not signed in, or not for this document, is shown out', async () => {
    const server = await startServer()
    const id = await server.add(water())
    const other = await server.add(water())
    const { token } = await server.signIn(id, 'chair')
    expect(await knock(server, `/sync/${id}?schema=1`)).toEqual({ messages: 0, code: 4401 })
    expect(await knock(server, `/sync/${id}?schema=1&token=forged`)).toEqual({ messages: 0, code: 4401 })
    expect(await knock(server, `/sync/${other}?schema=1&token=${token}`)).toEqual({ messages: 0, code: 4404 })
    expect(await knock(server, `/sync/nowhere?schema=1&token=${token}`)).toEqual({ messages: 0, code: 4404 })
  })

  test('a browser may come from this site only, with its cookie; a script brings its token', async () => {
    const server = await startServer()
    const id = await server.add(water())
    const { token } = await server.signIn(id, 'chair')
    const path = `/sync/${id}?schema=1`
    const cookie = `other=1; adref=${token}`
    expect((await knock(server, path, { cookie, origin: server.origin })).code).toBeNull()
    expect((await knock(server, path, { cookie, origin: 'http://adref.test' })).code).toBeNull()
    expect((await knock(server, path, { cookie, origin: 'http://evil.test' })).code).toBe(4401)
    expect((await knock(server, path, { cookie, origin: 'null' })).code).toBe(4401)
    expect((await knock(server, `${path}&token=${token}`, { origin: 'http://evil.test' })).code).toBe(4401)
    expect((await knock(server, path, { cookie })).code).toBe(4401)
    expect((await knock(server, path, { authorization: `Bearer ${token}` })).code).toBeNull()
  })

  test('signing out closes the open pages of that sign-in and no others', async () => {
    const server = await startServer()
    const id = await server.add(water())
    const leaving = await server.signIn(id, 'chair')
    const staying = await (await server.signIn(id, 'observer')).connect()
    const page = await leaving.connect()
    expect((await leaving.ask('DELETE', '/api/session')).status).toBe(204)
    expect(await page.refused).toEqual({ code: 4401, refusal: null })
    await staying.answered()
    expect(staying.provider.wsconnected).toBe(true)
    expect((await leaving.ask('GET', '/api/session')).status).toBe(401)
  })

  test('bytes that are no message cost their sender the connection and nobody else anything', async () => {
    const server = await startServer()
    const id = await server.add(water())
    const reader = await (await server.signIn(id, 'observer')).connect()
    const { token } = await server.signIn(id, 'delegation', 'URY')
    for (const bytes of [[], [0], [0, 9, 0], [77], [0, 0, 5, 1], [1, 1, 9], [0, 0, 4, 255, 255, 255, 127]]) {
      const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/sync/${id}?schema=1&token=${token}`)
      const closed = new Promise((resolve) => socket.on('close', resolve))
      socket.on('open', () => socket.send(new Uint8Array(bytes)))
      expect(await closed).toBe(1003)
    }
    await reader.answered()
    expect(reader.words('u1')).toBe('Water is a right.')
  })
})

describe('presence', () => {
  test('everybody is shown as who they are, whatever their page says', async () => {
    const server = await startServer()
    const id = await server.add(water())
    const uruguay = await server.signIn(id, 'delegation', 'URY', 'Ana')
    const forger = await uruguay.connect()
    const chair = await (await server.signIn(id, 'chair')).connect()
    forger.provider.awareness.setLocalState({ user: { id: 'x', name: 'THE CHAIR', role: 'chair', party: null }, unit: 'u1', cursor: null })
    const seen = () => chair.provider.awareness.getStates().get(forger.doc.clientID)
    await chair.until(() => seen() !== undefined)
    expect(seen()).toEqual({ user: { id: uruguay.user, name: 'Ana', role: 'delegation', party: 'URY' }, unit: 'u1', cursor: null })
  })

  test('nobody shows, moves or removes somebody else', async () => {
    const server = await startServer()
    const id = await server.add(water())
    const chair = await (await server.signIn(id, 'chair', null, 'Chair')).connect()
    const forger = await (await server.signIn(id, 'delegation', 'URY')).connect()
    const reader = await (await server.signIn(id, 'observer')).connect()
    chair.provider.awareness.setLocalState({ unit: 'u1', cursor: null })
    const seen = () => reader.provider.awareness.getStates().get(chair.doc.clientID)
    await Promise.all([reader.until(() => seen() !== undefined), forger.until(() => forger.provider.awareness.getStates().has(chair.doc.clientID))])
    // As a hijacked page would: the victim's client id with a later clock, once with words of its own and once gone.
    for (const state of [{ unit: 'u9' }, null]) {
      const { awareness } = forger.provider
      awareness.meta.set(chair.doc.clientID, { clock: 1000, lastUpdated: 0 })
      if (state === null) awareness.states.delete(chair.doc.clientID)
      else awareness.states.set(chair.doc.clientID, state)
      awareness.emit('update', [{ added: [], updated: [chair.doc.clientID], removed: [] }, 'local'])
    }
    await forger.answered()
    await reader.answered()
    expect(seen()).toMatchObject({ unit: 'u1', user: { name: 'Chair' } })
  })

  test('nobody sits down under the id of a page that has lost its line', async () => {
    const server = await startServer()
    const id = await server.add(water())
    const chair = await (await server.signIn(id, 'chair')).connect()
    const forger = await (await server.signIn(id, 'delegation', 'URY')).connect()
    chair.provider.awareness.setLocalState({ unit: 'u1', cursor: null })
    const client = chair.doc.clientID
    await forger.until(() => forger.provider.awareness.getStates().has(client))
    chair.provider.disconnect()
    await forger.until(() => !forger.provider.awareness.getStates().has(client))
    const { awareness } = forger.provider
    awareness.meta.set(client, { clock: 1000, lastUpdated: 0 })
    awareness.states.set(client, { unit: 'u9' })
    awareness.emit('update', [{ added: [], updated: [client], removed: [] }, 'local'])
    await forger.answered()
    chair.provider.connect()
    chair.text('u1').insert(0, 'Safe ')
    await chair.saved()
  })

  test('who leaves is gone from everybody’s page', async () => {
    const server = await startServer()
    const id = await server.add(water())
    const leaving = await (await server.signIn(id, 'delegation', 'URY')).connect()
    const reader = await (await server.signIn(id, 'observer')).connect()
    leaving.provider.awareness.setLocalState({ unit: 'u1', cursor: null })
    const client = leaving.doc.clientID
    await reader.until(() => reader.provider.awareness.getStates().has(client))
    leaving.provider.ws?.close()
    leaving.provider.shouldConnect = false
    await reader.until(() => !reader.provider.awareness.getStates().has(client))
  })
})
