import { afterEach, expect, test, vi } from 'vitest'
import { isRefusal, join, session } from '../../client/api.ts'
import { exportLink, keepLetterhead, letterhead, outstandingLink } from '../../client/exportApi.ts'

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
  expect(exportLink('a b', 'clean', 'html', { snapshot: 's1' })).toBe('/api/documents/a%20b/export?as=clean&to=html&snapshot=s1')
  expect(outstandingLink('a b', 'xlsx', { snapshot: 's1' })).toBe('/api/documents/a%20b/outstanding?to=xlsx&snapshot=s1')
})

test('only Word is asked for on the letterhead', () => {
  expect(exportLink('d', 'tracked', 'docx', { letterhead: true })).toBe('/api/documents/d/export?as=tracked&to=docx&letterhead=1')
  expect(exportLink('d', 'clean', 'pdf', { letterhead: true })).toBe('/api/documents/d/export?as=clean&to=pdf')
  expect(outstandingLink('d', 'docx', { letterhead: true })).toBe('/api/documents/d/outstanding?to=docx&letterhead=1')
  expect(outstandingLink('d', 'xlsx', { letterhead: true })).toBe('/api/documents/d/outstanding?to=xlsx')
})

test('no letterhead is no refusal, and one that was not taken is, in the words of the server', async () => {
  answering(404, { code: 'gone', detail: 'This document has no letterhead.' })
  expect(await letterhead('d')).toBeNull()
  answering(403, { code: 'role', detail: 'Only the staff.' })
  expect(await letterhead('d')).toMatchObject({ ok: false, code: 'role' })
  answering(422, { code: 'malformed', detail: 'This letterhead has macros in it.' })
  expect(await keepLetterhead('d', new File(['x'], 'a b.docx'))).toMatchObject({ ok: false, sentence: 'This letterhead has macros in it.' })
})
