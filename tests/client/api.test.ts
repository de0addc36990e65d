import { afterEach, expect, test, vi } from 'vitest'
import { isRefusal, join, session } from '../../client/api.ts'
import { exportLink } from '../../client/documentApi.ts'

afterEach(() => vi.unstubAllGlobals())

function answering(status: number, body: unknown): void {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status }))
}

test('a refusal carries the sentence of the server', async () => {
  answering(403, { status: 403, detail: 'This link has been used already.', code: 'gone' })
  expect(await join('token')).toEqual({ ok: false, code: 'gone', sentence: 'This link has been used already.' })
})

test('an error without a sentence still says that nothing was changed', async () => {
  answering(502, '<html>Bad gateway</html>')
  expect(await join('token')).toMatchObject({ ok: false, sentence: 'The server answered with an error (502). Nothing was changed.' })
})

test('a server that cannot be reached is a refusal too', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('network')))
  const answer = await session()
  expect(isRefusal(answer) && answer.sentence).toContain('cannot be reached')
})

test('nobody signed in is no refusal', async () => {
  answering(401, { detail: 'Sign in first.' })
  expect(await session()).toBeNull()
})

test('the words of an answer do not make it a refusal', async () => {
  answering(200, { user: { id: 'u', name: 'Ana' }, memberships: [] })
  expect(isRefusal(await session())).toBe(false)
})

test('an export names rendition, format and snapshot', () => {
  expect(exportLink('a b', 'clean', 'html', 's1')).toBe('/api/documents/a%20b/export?as=clean&to=html&snapshot=s1')
})
