import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { draft, unit } from '../support/build.ts'
import { docxFile, ins, p, t } from '../support/docxFile.ts'
import { ask } from '../support/http.ts'
import { startServer } from '../support/server.ts'

const parties = [{ code: 'URY', kind: 'delegation', names: ['Uruguay'], short: ['Uru'] }] as const
const water = () => draft([unit('u1', 'Water is a right.', { label: '1.' }), unit('u2', '{b1 ins URY|Clean }water.', { label: '2.' })], { title: 'Water', symbol: 'W/1', parties })

describe('a document over HTTP', () => {
  test('it is listed to its members alone, and read whole with the hash of every unit', async () => {
    const server = await startServer()
    const id = await server.add(water())
    const other = await server.add(draft([], { title: 'Other' }))
    const uruguay = await server.signIn(id, 'delegation', 'URY')
    expect((await uruguay.ask('GET', '/api/documents')).body).toMatchObject([{ id, title: 'Water', symbol: 'W/1', role: 'delegation', party: 'URY' }])
    const { body } = await uruguay.ask('GET', `/api/documents/${id}`)
    expect(body).toMatchObject({
      id, title: 'Water', symbol: 'W/1', schema: '1', seq: 1, role: 'delegation', party: 'URY', meeting: null, parties,
      units: [{ id: 'u1', kind: 'paragraph', label: '1.', text: 'Water is a right.', stamp: null, hash: expect.stringMatching(/^[0-9a-f]{64}$/) }, { id: 'u2' }],
    })
    for (const path of ['', '/log', '/snapshots', '/export', '/meetings', '/people'])
      expect(await uruguay.ask('GET', `/api/documents/${other}${path}`)).toMatchObject({ status: 404, body: { code: 'gone' } })
    expect(await ask(server.origin, 'GET', `/api/documents/${id}`)).toMatchObject({ status: 401, body: { detail: expect.stringContaining('not signed in') } })
  })

  test('every error is a problem with a sentence', async () => {
    const server = await startServer()
    const id = await server.add(water())
    const chair = await server.signIn(id, 'chair')
    const problem = async (status: number, method: string, path: string, more: Parameters<typeof ask>[3] = {}) => {
      const answer = await ask(server.origin, method, path, { token: chair.token, ...more })
      expect({ path, status: answer.status, type: answer.headers.get('content-type')?.split(';')[0] }).toEqual({ path, status, type: 'application/problem+json' })
      expect(answer.body).toMatchObject({ type: 'about:blank', title: expect.any(String), status, detail: expect.stringMatching(/^[A-Z].*\.$/s), code: expect.any(String) })
    }
    await problem(404, 'GET', '/api/nothing')
    await problem(404, 'GET', `/api/documents/${id}/snapshots/none`)
    await problem(422, 'GET', `/api/documents/${id}/export?to=docm`)
    await problem(422, 'GET', `/api/documents/${id}/export?as=draft`)
    await problem(422, 'GET', `/api/documents/${id}/export?assume=XYZ`)
    await problem(422, 'POST', `/api/documents/${id}/acts`, { body: {} })
    await problem(400, 'POST', `/api/documents/${id}/acts`, { body: '{', headers: { 'content-type': 'application/json' } })
    await problem(415, 'POST', `/api/documents/${id}/acts`, { body: '<a/>', headers: { 'content-type': 'text/xml' } })
    await problem(413, 'POST', `/api/documents/${id}/acts`, { body: { key: 'x'.repeat(2_000_000) } })
    await problem(422, 'POST', `/api/documents/${id}/snapshots`, { body: { title: ' ' } })
    await problem(403, 'POST', `/api/documents/${id}/snapshots`, { body: { title: 'x' }, headers: { origin: 'http://evil.test' } })
    await problem(405, 'POST', '/page')
  })

  test('every route is in the description, and nothing else is', async () => {
    const server = await startServer()
    const { body } = await ask(server.origin, 'GET', '/api/openapi.json')
    const { paths } = body as { paths: Record<string, Record<string, unknown>> }
    const described = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).filter((each) => each !== 'parameters').map((method) => `${method.toUpperCase()} ${path}`))
    expect(described.sort()).toEqual(server.server.routes.map((route) => route.replace(/:(\w+)/g, '{$1}')).sort())
    expect((await ask(server.origin, 'GET', '/api/health')).body).toEqual({ ok: true, schema: '1' })
  })

  test('pages get a strict policy, and answers are not kept by anybody on the way', async () => {
    const server = await startServer()
    const { headers } = await ask(server.origin, 'GET', '/api/health')
    expect(headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  })

  test('it is printed as an attachment with a name that says what it is', async () => {
    const server = await startServer()
    const id = await server.add(water())
    const observer = await server.signIn(id, 'observer')
    const printed = await observer.ask('GET', `/api/documents/${id}/export?as=annotated&to=txt`)
    expect(printed.status).toBe(200)
    expect(printed.headers.get('content-disposition')).toBe(`attachment; filename="W-1 annotated.txt"; filename*=UTF-8''W-1%20annotated.txt`)
    expect(printed.body).toContain('Water is a right.')
    expect((await observer.ask('GET', `/api/documents/${id}/export?as=clean&to=html`)).headers.get('content-type')).toContain('text/html')
  })

  test('who is in it is known to the chair and the secretariat', async () => {
    const server = await startServer()
    const id = await server.add(water())
    const chair = await server.signIn(id, 'chair', null, 'Ana')
    const uruguay = await server.signIn(id, 'delegation', 'URY')
    expect((await chair.ask('GET', `/api/documents/${id}/people`)).body).toEqual([
      { user: chair.user, name: 'Ana', role: 'chair', party: null, clerk: false },
      { user: uruguay.user, name: 'Uruguay', role: 'delegation', party: 'URY', clerk: false },
    ])
    expect((await uruguay.ask('GET', `/api/documents/${id}/people`)).status).toBe(403)
  })
})

describe('bringing in a draft', () => {
  test('a text becomes a document, its stamps and meetings are in the log as imported, and who brought it in keeps their role', async () => {
    const server = await startServer()
    const secretariat = await server.signIn(await server.add(water()), 'secretariat')
    const source = readFileSync(`${import.meta.dirname}/../../seeds/water.txt`, 'utf8')
    const brought = await secretariat.ask('POST', '/api/documents?title=Drinking%20water&symbol=D%2F1&name=water.txt', source)
    expect(brought).toMatchObject({ status: 201, body: { title: 'Drinking water', findings: expect.any(Array) } })
    const { id } = brought.body as { id: string }
    const { body } = await secretariat.ask('GET', `/api/documents/${id}`)
    expect(body).toMatchObject({ id, title: 'Drinking water', symbol: 'D/1', role: 'secretariat' })
    const log = (await secretariat.ask('GET', `/api/documents/${id}/log`)).body as { type: string; sentence: string }[]
    expect(log[0]).toMatchObject({ type: 'import', sentence: expect.stringContaining('Imported from "water.txt"') })
    expect((await secretariat.ask('GET', `/api/documents/${id}/snapshots`)).body).toMatchObject([{ title: 'As imported', kind: 'automatic', seq: 1 }])
  })

  test('a Word file is told by how it begins, and read with its tracked changes', async () => {
    const server = await startServer()
    const secretariat = await server.signIn(await server.add(water()), 'secretariat')
    const file = docxFile({ body: p(t('Draft Plan of Action')) + p(t('1. To provide ') + ins('María Pérez (URY)', 'safe ') + t('water.')) })
    const brought = await secretariat.ask('POST', '/api/documents?name=plan.txt', file)
    expect(brought).toMatchObject({ status: 201, body: { title: 'Draft Plan of Action', findings: [{ lines: [2], sentence: expect.stringContaining('María Pérez') }] } })
    const { body } = await secretariat.ask('GET', `/api/documents/${(brought.body as { id: string }).id}`)
    expect(body).toMatchObject({ units: [{ kind: 'title' }, { label: '1.', clean: 'To provide water.', brackets: [{ kind: 'ins', by: ['URY'], text: 'safe' }] }] })
    const old = await secretariat.ask('POST', '/api/documents?name=plan.docx', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0))
    expect(old).toMatchObject({ status: 422, body: { detail: expect.stringContaining('save it as .docx') } })
  })

  test('what is no draft is refused with a sentence, and nothing is stored', async () => {
    const server = await startServer()
    const secretariat = await server.signIn(await server.add(water()), 'secretariat')
    const bring = (body: string | Uint8Array) => secretariat.ask('POST', '/api/documents?title=T', body)
    expect(await bring('')).toMatchObject({ status: 422, body: { detail: expect.stringContaining('empty') } })
    expect(await bring(new Uint8Array([0x50, 0x4b, 3, 4, 0, 1, 2]))).toMatchObject({ status: 422, body: { detail: expect.stringContaining('damaged') } })
    expect(await bring(new Uint8Array(50_000_000).fill(97))).toMatchObject({ status: 413, body: { code: 'size', detail: expect.stringContaining('too large') } })
    expect((await server.store.documents()).length).toBe(1)
  })

  test('delegations and observers bring in nothing', async () => {
    const server = await startServer()
    const id = await server.add(water())
    for (const person of [await server.signIn(id, 'delegation', 'URY'), await server.signIn(id, 'observer')])
      expect(await person.ask('POST', '/api/documents', 'A text.')).toMatchObject({ status: 403, body: { code: 'role' } })
  })
})
