import { expect, test, vi } from 'vitest'
import { draft, unit } from '../support/build.ts'
import { rawSocket, uploadHead } from '../support/rawSocket.ts'
import { startServer } from '../support/server.ts'

const water = draft([unit('u1', 'Water is a right.', { label: '1.' })], { title: 'Water' })

async function desk() {
  const troubles: unknown[] = []
  const server = await startServer({ failed: (reason) => troubles.push(reason) })
  const id = await server.add(water)
  return { server, id, secretariat: await server.signIn(id, 'secretariat'), troubles }
}

test('who may not send a file is turned away before a byte of it has come', async () => {
  const { server, id } = await desk()
  const observer = await server.signIn(id, 'observer')
  const uruguay = await server.signIn(id, 'delegation', 'URY')
  const elsewhere = await server.signIn(await server.add(water), 'observer')
  for (const [method, path] of [['POST', '/api/read'], ['POST', '/api/documents'], ['POST', '/api/documents/reviewed'], ['PUT', `/api/documents/${id}/letterhead`]] as const) {
    for (const [token, status] of [[undefined, 401], ['no-such-token', 401], [observer.token, 403], [uruguay.token, 403], [elsewhere.token, method === 'PUT' ? 404 : 403]] as const) {
      const socket = rawSocket(server.origin)
      socket.write(uploadHead(method, path, 50_000_000, token))
      expect({ path, status: await socket.status() }).toEqual({ path, status })
      socket.hangUp()
    }
  }
})

test('one person sends three files at once and not a fourth, and another person is not kept from theirs', async () => {
  const { server, id, secretariat } = await desk()
  const half = () => {
    const socket = rawSocket(server.origin)
    socket.write(`${uploadHead('POST', '/api/documents/reviewed', 50_000_000, secretariat.token)}{"source":`)
    return socket
  }
  const open = [half(), half(), half()]
  const path = '/api/documents/reviewed'
  await vi.waitFor(async () => expect((await secretariat.ask('POST', path, '{')).status).toBe(429), { interval: 20 })
  expect(await secretariat.ask('POST', path, '{')).toMatchObject({ status: 429, body: { detail: expect.stringContaining('several files') } })
  expect((await (await server.signIn(id, 'chair')).ask('POST', path, '{')).status).toBe(422)
  for (const socket of open) socket.hangUp()
  await vi.waitFor(async () => expect((await secretariat.ask('POST', path, '{')).status).toBe(422), { interval: 20 })
})

test('a name or a title that is given twice, or is no whole text, names a document all the same', async () => {
  const { server, secretariat, troubles } = await desk()
  const made = async (query: string) => await secretariat.ask('POST', `/api/documents?${query}`, '1. To act.')
  expect(await made('title=A&title=B&symbol=S&symbol=T&name=x&name=y')).toMatchObject({ status: 201, body: { title: 'A,B' } })
  expect(await made(`title=${encodeURIComponent('Two\r\n\u0007lines\u2028and a tail')}`)).toMatchObject({ status: 201, body: { title: 'Two lines and a tail' } })
  expect(await made(`title=${'x'.repeat(5000)}`)).toMatchObject({ status: 201, body: { title: 'x'.repeat(500) } })
  expect(await made(`name=${encodeURIComponent('../../etc/passwd.txt')}`)).toMatchObject({ status: 201, body: { title: 'passwd' } })
  expect((await secretariat.ask('POST', '/api/read?name=a&name=b', '1. To act.')).status).toBe(200)
  const reviewed = await secretariat.ask('POST', '/api/documents/reviewed', `{"source":{"kind":"text","text":"1. To act."},"answers":[],"title":"Half \\ud83d","symbol":"\\udc00","name":"\\u202e.txt"}`)
  expect(reviewed).toMatchObject({ status: 201, body: { title: 'Half' } })
  const printed = await fetch(`${server.origin}/api/documents/${(reviewed.body as { id: string }).id}/export?to=txt`, { headers: { authorization: `Bearer ${secretariat.token}` } })
  expect(printed.headers.get('content-disposition')).toContain('filename="Half annotated.txt"')
  expect(troubles).toEqual([])
})

test('a review that asks for more than anybody chose by hand, or hides names in its JSON, is refused with the place', async () => {
  const { server, secretariat, troubles } = await desk()
  const source = { kind: 'text', text: '1. To act.' }
  const rest = '"title":"T","symbol":"","name":"x.txt"'
  const answer = '{"item":"a","reading":"b","change":{"type":"line","n":1,"text":"x"}}'
  const send = (body: string) => secretariat.ask('POST', '/api/documents/reviewed', body)
  const refused = { status: 422, body: { code: 'malformed' } }
  expect(await send(`{"source":${JSON.stringify(source)},"answers":[${Array.from({ length: 100_000 }, () => answer).join(',')}],${rest}}`)).toMatchObject({ ...refused, body: { detail: expect.stringContaining('answers') } })
  expect(await send(`{"source":${JSON.stringify(source)},"answers":[{"item":"a","reading":"b","change":${'['.repeat(20_000)}${']'.repeat(20_000)}}],${rest}}`)).toMatchObject(refused)
  expect(await send('['.repeat(1_000_000))).toMatchObject(refused)
  expect(await send(`{"__proto__":{"admin":true},"source":${JSON.stringify(source)},"answers":[],${rest}}`)).toMatchObject(refused)
  expect(await send(`{"source":{"kind":"constructor","text":""},"answers":[],${rest}}`)).toMatchObject(refused)
  expect(await send(`{"source":{"kind":"text","text":7},"answers":[],${rest}}`)).toMatchObject(refused)
  expect(await server.store.documents()).toHaveLength(1)
  expect(troubles).toEqual([])
})
