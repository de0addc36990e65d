import { expect, test } from 'vitest'
import { parties } from '../support/actors.ts'
import { draft, unit } from '../support/build.ts'
import { docxLint } from '../support/docxLint.ts'
import { docxParts } from '../support/docxParts.ts'
import { startServer } from '../support/server.ts'
import { readXlsx, xlsxLint } from '../support/xlsxFile.ts'

const evil = '"><img src=x onerror=alert(1)></title><script>alert(2)</script>&lt;=cmd|\'/c calc\'!A1\u0000\u0008\u000b\ufffe\u202e]]>'
const water = draft([unit('u1', 'Water is {b1 ins URY|also }a right.', { label: '1.' }), unit('u2', 'Rivers flow.', { label: '2.' })], { title: 'Water', symbol: 'D/1', parties })

async function room(more: Partial<typeof water> = {}) {
  const troubles: unknown[] = []
  const server = await startServer({ failed: (reason) => troubles.push(reason) })
  const id = await server.add({ ...water, ...more })
  return { server, id, chair: await server.signIn(id, 'chair'), path: `/api/documents/${id}`, troubles }
}

test('nothing of a document is had by the chair of another, neither by its own address nor through theirs', async () => {
  const { server, id, chair, path } = await room()
  const other = await server.add(water)
  const stranger = await server.signIn(other, 'chair')
  const { id: snapshot } = (await chair.ask('POST', `${path}/snapshots`, { title: 'Ours' })).body as { id: string }
  await chair.act({ type: 'openMeeting', date: '2026-03-02', body: 'Working Group', kind: 'informal' })
  const [meeting] = (await chair.ask('GET', `${path}/meetings`)).body as { id: string }[]
  const { id: invitation } = (await chair.ask('POST', `${path}/invitations`, { role: 'observer' })).body as { id: string }
  const ours = ['', '/log', '/snapshots', `/snapshots/${snapshot}`, '/trend', '/meetings', `/meetings/${meeting!.id}/results`, '/people', '/invitations', '/export', '/outstanding', '/letterhead', `/compare?from=${snapshot}`, '/compare?from=seq:1', '/compare?from=ago:5']
  for (const each of ours) expect({ each, status: (await stranger.ask('GET', path + each)).status }).toEqual({ each, status: 404 })
  const theirs = `/api/documents/${other}`
  for (const each of [`/snapshots/${snapshot}`, `/export?snapshot=${snapshot}`, `/outstanding?snapshot=${snapshot}`, `/compare?from=${snapshot}`, `/compare?from=seq:1&to=${snapshot}`, `/meetings/${meeting!.id}/results`])
    expect({ each, status: (await stranger.ask('GET', theirs + each)).status }).toEqual({ each, status: 404 })
  expect((await stranger.act({ type: 'restore', snapshot })).status).toBe(404)
  expect((await stranger.ask('POST', `${path}/acts`, { key: 'k', type: 'closeMeeting' })).status).toBe(404)
  expect((await stranger.ask('POST', `${path}/snapshots`, { title: 'Theirs' })).status).toBe(404)
  for (const each of [path, theirs]) expect((await stranger.ask('DELETE', `${each}/invitations/${invitation}`)).status).toBe(404)
  expect((await server.connect(id, stranger.token).then((client) => client.refused)).code).toBe(4404)
})

test('observers and delegations have what all may read, and none of what is the staff’s', async () => {
  const { server, id, chair, path } = await room()
  const { id: snapshot } = (await chair.ask('POST', `${path}/snapshots`, { title: 'Ours' })).body as { id: string }
  for (const person of [await server.signIn(id, 'observer'), await server.signIn(id, 'delegation', 'BRA')]) {
    for (const each of ['', '/log', `/snapshots/${snapshot}`, '/trend', '/export', '/outstanding', `/compare?from=${snapshot}`]) expect((await person.ask('GET', path + each)).status).toBe(200)
    for (const each of ['/people', '/invitations', '/letterhead', '/export?to=docx&letterhead=1', '/outstanding?to=docx&letterhead=1']) expect({ each, status: (await person.ask('GET', path + each)).status }).toEqual({ each, status: 403 })
    expect((await person.ask('POST', `${path}/snapshots`, { title: 'Mine' })).status).toBe(403)
    expect((await person.ask('POST', `${path}/invitations`, { role: 'chair' })).status).toBe(403)
    for (const act of [{ type: 'takePosition', on: 'u1', party: 'URY', stance: 'opposes' }, { type: 'askFloor', party: 'URY', unit: null }, { type: 'withdraw', brackets: ['b1'] }, { type: 'insertUnit', after: null, kind: 'action', text: 'x', by: 'URY' }])
      expect({ act, status: (await person.act(act)).status }).toEqual({ act, status: 403 })
  }
})

test('what people write is words in every file it comes out in, and no markup, formula or character no file may hold', async () => {
  const { server, id, chair, path, troubles } = await room({
    title: evil, symbol: evil, units: [water.units[0]!, { ...water.units[1]!, remarks: [evil], positions: [{ party: 'URY', stance: 'opposes', printed: `(${evil})`, note: null }] }],
    brackets: { b1: { positions: [{ party: 'BRA', stance: 'opposes', printed: `(${evil})`, note: null }], remarks: [evil] } }, notes: [{ id: 'n1', text: evil, lines: null }],
    parties: [...parties.slice(0, 2), { code: 'URY', kind: 'delegation', names: [evil], short: [evil.slice(0, 40)] }],
  })
  await chair.act({ type: 'describe', title: evil, symbol: evil.slice(0, 150), distribution: evil.slice(0, 90), language: evil.slice(0, 90) })
  const { id: snapshot } = (await chair.ask('POST', `${path}/snapshots`, { title: evil })).body as { id: string }
  expect((await chair.act({ type: 'openMeeting', date: '2026-03-02', body: evil, kind: 'informal' })).status).toBe(200)
  expect((await chair.act({ type: 'insertUnit', after: 'u1', kind: 'action', text: `Rain ${evil}`, by: 'URY', label: evil.slice(0, 60) })).status).toBe(200)
  const { units } = (await chair.ask('GET', path)).body as { units: { id: string; hash: string }[] }
  await chair.act({ type: 'stamp', units: ['u2'], decision: 'agreed', seen: { u2: units.find((each) => each.id === 'u2')?.hash } })
  await chair.act({ type: 'reopen', units: ['u2'], reason: evil })
  expect((await chair.act({ type: 'setParty', party: { code: 'XX', kind: 'delegation', names: [`${evil} too`], short: [] } })).status).toBe(200)
  await chair.act({ type: 'closeMeeting' })
  const [meeting] = (await chair.ask('GET', `${path}/meetings`)).body as { id: string }[]
  const observer = await server.signIn(id, 'observer')
  const had = async (query: string) => {
    const answer = await fetch(`${server.origin}${path}/${query}`, { headers: { authorization: `Bearer ${observer.token}` } })
    expect({ query, status: answer.status }).toEqual({ query, status: 200 })
    const named = answer.headers.get('content-disposition') ?? ''
    expect(named).toMatch(/^attachment; filename="[^"\\/\r\n]*"; filename\*=UTF-8''[\w.%!~*'-]+$/)
    expect(named).not.toMatch(/%E2%80%AE|%00|%2F|%5C/i)
    return new Uint8Array(await answer.arrayBuffer())
  }
  const results = `meetings/${meeting!.id}/results?to=`
  for (const query of ['export?as=annotated&to=html', 'export?as=clean&assume=all&to=html', 'outstanding?to=html', `compare?from=${snapshot}&format=html`, `${results}html`]) {
    const page = new TextDecoder().decode(await had(query))
    expect({ query, markup: /<(?:script|img)\b/i.exec(page)?.[0] }).toEqual({ query, markup: undefined })
  }
  for (const query of ['export?as=annotated&to=docx', 'export?as=clean&to=docx', 'export?as=tracked&to=docx', 'outstanding?to=docx', `compare?from=${snapshot}&format=docx`, `${results}docx`]) {
    const bytes = await had(query)
    expect({ query, faults: docxLint(bytes) }).toEqual({ query, faults: [] })
    expect(docxParts(bytes).size).toBeGreaterThan(3)
  }
  const sheet = readXlsx(await had('outstanding?to=xlsx'))
  expect(xlsxLint(sheet)).toEqual([])
  expect(new TextDecoder().decode(await had('export?as=annotated&to=akn'))).not.toMatch(/<img|<script/i)
  expect(troubles).toEqual([])
})

test('forged acts are refused as what they are, nothing breaks and nothing is written', async () => {
  const { server, chair, path, troubles } = await room()
  const before = (await chair.ask('GET', `${path}/log`)).body
  const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
  const bodies = [
    'null', '[]', '7', '"x"', '{', '{}', '{"key":7,"type":"closeMeeting"}', '{"key":"k"}', '{"key":"k","type":"toString"}', '{"key":"k","type":"__proto__"}', '{"key":"k","type":"constructor"}', '{"key":"k","type":["stamp"]}',
    `{"key":"k","type":"setHouse","house":${deep(50_000)}}`, deep(100_000), `{"key":"${'k'.repeat(100_000)}","type":"closeMeeting"}`,
    '{"key":"k","type":"takePosition","on":{"toString":1},"stance":"opposes"}', '{"key":"k","type":"takePosition","on":"__proto__","party":"URY","stance":"opposes"}', '{"key":"k","type":"takePosition","on":"b1","party":"__proto__","stance":"opposes"}',
    '{"key":"k","type":"takePosition","on":"u1","party":"URY","stance":"constructor"}', '{"key":"k","type":"stamp","units":["u1"],"decision":"agreed","seen":{"__proto__":"x"}}', '{"key":"k","type":"stamp","units":"u1","decision":"agreed","seen":{}}',
    '{"key":"k","type":"moveUnit","unit":"u1","after":"u1","seen":{}}', '{"key":"k","type":"moveUnit","unit":"../u1","after":null,"seen":{}}', '{"key":"k","type":"split","unit":"u1","at":"3","seen":{}}', '{"key":"k","type":"split","unit":"u1","at":1e999,"seen":{}}', '{"key":"k","type":"split","unit":"u1","at":-1,"seen":{}}',
    '{"key":"k","type":"takeBack","entry":"1"}', '{"key":"k","type":"takeBack","entry":1.5}', '{"key":"k","type":"restore","snapshot":"../../x"}', '{"key":"k","type":"accept","brackets":["__proto__","b1/../b2"]}', '{"key":"k","type":"choose","chosen":"b1","over":["b1"],"seen":{}}',
    '{"key":"k","type":"merge","units":["u1","u1"],"text":"x","seen":{}}', '{"key":"k","type":"setParty","party":{"code":"__proto__","kind":"delegation","names":["x"],"short":[]}}', '{"key":"k","type":"setParty","party":{"code":"A,B","kind":"delegation","names":["x"],"short":[]}}', '{"key":"k","type":"setParty","party":{"code":"XX","kind":"delegation","names":[],"short":[],"admin":true}}',
    '{"key":"k","type":"openMeeting","date":"2026-02-31","body":"","kind":"informal"}', '{"key":"k","type":"describe","title":" ","symbol":"","distribution":"","language":""}', '{"key":"k","type":"callRoll","present":["URY","__proto__"]}', '{"key":"k","type":"hold","units":[]}',
    `{"key":"k","type":"hold","units":${JSON.stringify(Array.from({ length: 40_000 }, (_, at) => `u${at}`))}}`, '{"key":"k","type":"point","unit":"nowhere"}',
  ]
  for (const [at, body] of bodies.entries()) {
    const answer = await fetch(`${server.origin}${path}/acts`, { method: 'POST', body: body.replace('"key":"k"', `"key":"k${at}"`), headers: { authorization: `Bearer ${chair.token}`, 'content-type': 'application/json' } })
    expect({ body: body.slice(0, 90), refused: answer.status >= 400 && answer.status < 500, type: answer.headers.get('content-type') }).toEqual({ body: body.slice(0, 90), refused: true, type: expect.stringContaining('problem+json') })
  }
  expect((await chair.ask('GET', `${path}/log`)).body).toEqual(before)
  expect(({} as Record<string, unknown>)['admin']).toBeUndefined()
  expect(troubles).toEqual([])
})
