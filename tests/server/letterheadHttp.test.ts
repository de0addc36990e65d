import { expect, test } from 'vitest'
import { LARGEST_TEXT } from '../../schema/importable.ts'
import { print } from '../../server/print.ts'
import { draft, unit } from '../support/build.ts'
import { p, t } from '../support/docxFile.ts'
import { docxBody, docxParts } from '../support/docxParts.ts'
import { letterheadFile } from '../support/letterheadFile.ts'
import { startServer } from '../support/server.ts'
import { parties } from '../support/wordDrafts.ts'
import { elements } from '../support/xmlTree.ts'

const water = draft([unit('u1', 'Water is {b1 ins URY|also }a right.')], { title: 'Water', symbol: 'D/1', parties })
const letterhead = letterheadFile({ body: p(t('{{title}}')) + p(t('{{text}}')) })
const at = Date.parse('2026-03-02T10:00:00.000Z')

async function desk() {
  const server = await startServer({ now: () => at })
  const id = await server.add(water)
  const secretariat = await server.signIn(id, 'secretariat')
  const path = `/api/documents/${id}/letterhead`
  const file = async (query: string, token = secretariat.token) => await fetch(`${server.origin}/api/documents/${id}/${query}`, { headers: { authorization: `Bearer ${token}` } })
  return { server, id, secretariat, path, file }
}

test('the secretariat puts a letterhead, sees what there is, puts another and takes it away', async () => {
  const { secretariat, path } = await desk()
  expect(await secretariat.ask('GET', path)).toMatchObject({ status: 404, body: { detail: 'This document has no letterhead. Upload one, or print without it.' } })
  expect(await secretariat.ask('PUT', `${path}?name=${encodeURIComponent('Papel\n con membrete.docx')}`, letterhead)).toMatchObject({ status: 200, body: { name: 'Papel con membrete.docx', size: letterhead.length, at: new Date(at).toISOString() } })
  expect(await secretariat.ask('PUT', path, letterheadFile())).toMatchObject({ status: 200 })
  expect(await secretariat.ask('GET', path)).toMatchObject({ status: 200, body: { name: 'Letterhead.docx', size: letterheadFile().length, at: new Date(at).toISOString() } })
  expect(await secretariat.ask('DELETE', path)).toMatchObject({ status: 204 })
  expect(await secretariat.ask('DELETE', path)).toMatchObject({ status: 404 })
  expect(await secretariat.ask('GET', path)).toMatchObject({ status: 404 })
})

test('every Word file is had on it, and none is without asking', async () => {
  const { server, id, secretariat, path, file } = await desk()
  const plain = new Uint8Array(await (await file('export?as=annotated&to=docx')).arrayBuffer())
  await secretariat.ask('PUT', path, letterhead)
  expect(new Uint8Array(await (await file('export?as=annotated&to=docx')).arrayBuffer())).toEqual(plain)
  expect(await print(water, { as: 'annotated', to: 'docx' })).toMatchObject({ content: plain })
  for (const [query, name] of [['export?as=annotated', 'annotated'], ['export?as=clean', 'clean'], ['export?as=tracked', 'tracked'], ['outstanding?', 'outstanding']] as const) {
    const answer = await file(`${query}&to=docx&letterhead=1`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toContain(`filename="D-1 ${name}.docx"`)
    const parts = docxParts(new Uint8Array(await answer.arrayBuffer()))
    expect(elements(parts.get('word/header1.xml')!, 'w:t').map(({ node }) => node.text).join('')).toBe('SECRETARIAT D/1')
    expect(elements(parts.get('word/document.xml')!, 'w:t').map(({ node }) => node.text).join('')).toMatch(name === 'outstanding' ? /^WaterOutstanding issues.*\[also\]/ : /^WaterWater is .*a right\./)
  }
  const snapshot = (await secretariat.ask('POST', path.replace('letterhead', 'snapshots'), { title: 'Before' })).body as { id: string }
  expect((await (await server.signIn(id, 'chair')).act({ type: 'accept', brackets: ['b1'] })).status).toBe(200)
  const told = async (query: string) => elements(docxBody(new Uint8Array(await (await file(`export?as=annotated&to=docx&letterhead=1${query}`)).arrayBuffer())), 'w:t').map(({ node }) => node.text).join('')
  expect(await told('')).toBe('WaterWater is also a right.')
  expect(await told(`&snapshot=${snapshot.id}`)).toContain('[Uru: also')
})

test('it is asked for with 1, for Word alone, where there is one', async () => {
  const { secretariat, path, file } = await desk()
  const problem = async (query: string) => ({ status: (await file(query)).status, ...((await (await file(query)).json()) as object) })
  expect(await problem('export?as=clean&to=docx&letterhead=1')).toMatchObject({ status: 404, code: 'gone' })
  await secretariat.ask('PUT', path, letterhead)
  expect(await problem('export?as=clean&to=pdf&letterhead=1')).toMatchObject({ status: 422, detail: 'Only Word files (docx) are printed on a letterhead.' })
  expect(await problem('outstanding?to=xlsx&letterhead=1')).toMatchObject({ status: 422, detail: 'Only Word files (docx) are printed on a letterhead.' })
  expect(await problem('export?as=clean&to=docx&letterhead=yes')).toMatchObject({ status: 422, detail: expect.stringContaining('letterhead=1') })
  expect((await file('export?as=clean&to=docx&letterhead=0')).status).toBe(200)
})

test('nobody but the staff of the document has to do with it', async () => {
  const { server, id, secretariat, path, file } = await desk()
  await secretariat.ask('PUT', path, letterhead)
  const stranger = await server.signIn(await server.add(water), 'chair')
  for (const [method, body] of [['GET', undefined], ['PUT', letterhead], ['DELETE', undefined]] as const) {
    for (const person of [await server.signIn(id, 'delegation', 'URY'), await server.signIn(id, 'observer')]) expect(await person.ask(method, path, body)).toMatchObject({ status: 403, body: { code: 'role' } })
    expect(await stranger.ask(method, path, body)).toMatchObject({ status: 404 })
  }
  const uruguay = await server.signIn(id, 'delegation', 'URY')
  expect((await file('export?as=clean&to=docx&letterhead=1', uruguay.token)).status).toBe(403)
  expect((await file('outstanding?to=docx&letterhead=1', uruguay.token)).status).toBe(403)
  expect((await (await server.signIn(id, 'chair')).ask('GET', path)).status).toBe(200)
  const forged = await fetch(`${server.origin}${path}`, { method: 'PUT', body: letterhead as Uint8Array<ArrayBuffer>, headers: { authorization: `Bearer ${secretariat.token}`, origin: 'http://evil.test' } })
  expect(forged.status).toBe(403)
})

test('what cannot be printed on is refused with a sentence, and the one there was stays', async () => {
  const { secretariat, path } = await desk()
  await secretariat.ask('PUT', `${path}?name=good.docx`, letterhead)
  expect(await secretariat.ask('PUT', path, letterheadFile({ files: { 'word/vbaProject.bin': 'x' } }))).toMatchObject({ status: 422, body: { detail: expect.stringContaining('macros') } })
  expect(await secretariat.ask('PUT', path, 'a text')).toMatchObject({ status: 422, body: { detail: expect.stringContaining('not a Word file') } })
  expect(await secretariat.ask('PUT', path, '')).toMatchObject({ status: 422, body: { detail: expect.stringContaining('empty') } })
  const large = new Uint8Array(LARGEST_TEXT + 1)
  large.set(letterhead)
  expect(await secretariat.ask('PUT', path, large)).toMatchObject({ status: 413, body: { code: 'size', detail: expect.stringContaining('at most 5 megabytes') } })
  expect(await secretariat.ask('PUT', path, large.slice(0, 5_000_001))).toMatchObject({ status: 413, body: { code: 'size', detail: expect.stringContaining('at most 5 megabytes') } })
  expect(await secretariat.ask('GET', path)).toMatchObject({ body: { name: 'good.docx' } })
})

test('it is there after a restart', async () => {
  const { server, id, secretariat, path } = await desk()
  await secretariat.ask('PUT', `${path}?name=kept.docx`, letterhead)
  await server.stop()
  const again = await startServer({ folder: server.folder })
  const chair = await again.signIn(id, 'chair')
  expect(await chair.ask('GET', path)).toMatchObject({ body: { name: 'kept.docx', size: letterhead.length } })
})
