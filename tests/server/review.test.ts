import { request } from 'node:http'
import { describe, expect, test, vi } from 'vitest'
import { review } from '../../schema/review/review.ts'
import type { Answer, LookLine, Source } from '../../schema/review/reviewItem.ts'
import type { Party } from '../../schema/draft.ts'
import { readings } from '../../server/reading/readInThread.ts'
import { draft, unit } from '../support/build.ts'
import { ask } from '../support/http.ts'
import { startServer } from '../support/server.ts'
import { threeAuthors } from '../support/wordFiles.ts'

const text = `Draft Plan of Action

1. To act [Uru: promptly. AGREED INF 04/03/12

2. To [Wakanda: never] rest.`

interface Read {
  readonly source: Source
  readonly look: readonly LookLine[]
  readonly title: string
  readonly symbol: string
  readonly parties: readonly Party[]
}

async function desk() {
  const server = await startServer()
  const id = await server.add(draft([unit('u1', 'Water is a right.', { label: '1.' })], { title: 'Water' }))
  const secretariat = await server.signIn(id, 'secretariat')
  const send = async (bytes: string | Uint8Array, name = 'plan.txt') => (await ask(server.origin, 'POST', `/api/read?name=${name}`, { token: secretariat.token, body: bytes })).body as Read
  return { server, id, secretariat, send }
}

function answerTo({ source, parties }: Read, kind: string, reading: RegExp | string): Answer {
  for (const item of review(source, parties, []).items.filter((each) => each.kind === kind))
    for (const each of item.readings) if (each.answer && (typeof reading === 'string' ? each.id === reading : reading.test(each.id))) return each.answer
  throw new Error(`no reading ${String(reading)} of ${kind}`)
}

/** A text of nearly three megabytes. */
function long(): string {
  const paragraph = (at: number) => `${at}. To keep [Uru: promptly] the waters of river number ${at} clean, and [Bra: where possible] to measure them. AGREED INF 04/19/12`
  return Array.from({ length: 23_000 }, (_, at) => paragraph(at + 1)).join('\n\n').slice(0, 2_900_000)
}

describe('a file that is looked at before it is brought in', () => {
  test('tells its source, its lines and its title, and nothing is stored', async () => {
    const { server, id, secretariat, send } = await desk()
    const read = await send(text)
    expect(read).toMatchObject({ source: { kind: 'text', text }, title: 'Draft Plan of Action', symbol: '' })
    expect(read.look[2]).toEqual({ n: 3, pieces: [{ text: '1. To act [Uru: promptly. AGREED INF 04/03/12' }] })
    expect((await server.store.documents()).map((each) => each.id)).toEqual([id])
    const uruguay = await server.signIn(id, 'delegation', 'URY')
    expect((await uruguay.ask('POST', '/api/read', text)).status).toBe(403)
    expect((await ask(server.origin, 'POST', '/api/read', { body: text })).status).toBe(401)
    expect(await secretariat.ask('POST', '/api/read', new Uint8Array([0x25, 0x50, 0x44, 0x46]))).toMatchObject({ status: 422, body: { detail: expect.stringContaining('PDF') } })
    expect(await secretariat.ask('POST', '/api/read', 'x'.repeat(3_100_000))).toMatchObject({ status: 413 })
  })

  test('a Word file shows who inserted and deleted what, and what is struck by hand', async () => {
    const { send } = await desk()
    const read = await send(threeAuthors(), 'plan.docx')
    expect(read.source.kind).toBe('word')
    expect(read.look[1]?.pieces).toEqual([{ text: '1. Member states shall ' }, { text: 'promptly ', ins: 'Delegation of Uruguay' }, { text: 'respect ' }, { text: 'the law', del: 'Brazil' }, { text: ' of water.' }])
    expect(read.look[3]?.pieces).toContainEqual({ text: 'costly', strike: true })
    // What the page reads of it and what the server reads are one.
    expect(review(read.source, read.parties, []).items.map(({ kind }) => kind)).toContain('unknown party')
  })

  test('it comes in with the readings that were chosen and without what was ticked off, and the log says how many were chosen', async () => {
    const { server, secretariat, send } = await desk()
    const read = await send(text)
    const answers = [answerTo(read, 'unbalanced bracket', 'far'), answerTo(read, 'unknown party', 'is BRA')]
    const items = review(read.source, read.parties, answers).items
    const settled = items.filter(({ kind }) => kind !== 'missing status').map(({ id }) => id)
    const made = await secretariat.ask('POST', '/api/documents/reviewed', { source: read.source, answers, settled, title: 'The Plan', symbol: 'P/1', name: 'plan.txt' })
    expect(made).toMatchObject({ status: 201, body: { title: 'The Plan' } })
    const { id, findings } = made.body as { id: string; findings: { kind: string }[] }
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set(['missing status']))
    const whole = (await secretariat.ask('GET', `/api/documents/${id}`)).body as { symbol: string; units: { text: string; brackets: { by: string[]; text: string }[] }[] }
    expect(whole.symbol).toBe('P/1')
    expect(whole.units.flatMap(({ brackets }) => brackets.map(({ by, text: words }) => [by, words.trim()]))).toEqual([[['URY'], 'promptly'], [['BRA'], 'never']])
    const log = (await secretariat.ask('GET', `/api/documents/${id}/log`)).body as { sentence: string }[]
    expect(log[0]?.sentence).toContain('2 readings were chosen by hand.')
    expect(await server.store.documents()).toHaveLength(2)
  })

  test('a Word file is confirmed as proposals of the parties that were chosen for its authors', async () => {
    const { secretariat, send } = await desk()
    const read = await send(threeAuthors(), 'plan.docx')
    const answers = [answerTo(read, 'unknown party', 'is BOL')]
    const made = await secretariat.ask('POST', '/api/documents/reviewed', { source: read.source, answers, title: '', symbol: '', name: 'plan.docx' })
    expect(made).toMatchObject({ status: 201, body: { title: 'Draft Plan of Action for Water' } })
    const whole = (await secretariat.ask('GET', `/api/documents/${(made.body as { id: string }).id}`)).body as { units: { brackets: { by: string[] }[] }[] }
    const holders = whole.units.flatMap(({ brackets }) => brackets.flatMap(({ by }) => by))
    expect(holders).toEqual(expect.arrayContaining(['URY', 'BRA', 'BOL']))
    expect(holders).not.toContain('Maria Quispe')
  })

  test('answers that the source does not offer, and data that is no review, are refused with their place', async () => {
    const { server, secretariat, send } = await desk()
    const { source, parties, ...read } = await send(text)
    const answer = answerTo({ source, parties, ...read }, 'unknown party', 'is BRA')
    const good = { source, answers: [answer], title: 'T', symbol: '', name: 'plan.txt' }
    const refused = async (body: unknown, sentence: string) => {
      expect(await secretariat.ask('POST', '/api/documents/reviewed', body)).toMatchObject({ status: 422, body: { detail: expect.stringContaining(sentence), code: 'malformed' } })
    }
    await refused({ ...good, answers: [{ ...answer, change: { ...answer.change, party: 'XXX' } }] }, 'is not among those this source offers')
    await refused({ ...good, answers: [{ ...answer, item: 'no such item' }] }, 'is not among those this source offers')
    await refused({ ...good, answers: [{ ...answer, reading: 7 }] }, 'answers[0].reading is to be a text')
    await refused({ ...good, source: { kind: 'word', word: { paragraphs: [{ label: 3 }] } } }, 'source.word.paragraphs[0].label is to be a text')
    await refused({ ...good, source: { kind: 'pdf' } }, 'source.kind is to be one of "text", "word"')
    await refused({ ...good, source: { kind: 'text', text: 'x'.repeat(3_000_001) } }, 'source.text is to be no longer')
    await refused({ ...good, more: 1 }, 'more is to be left out')
    await refused('{', 'not JSON')
    await refused({ ...good, source: { kind: 'text', text: ' ' }, answers: [] }, 'no words')
    expect(await server.store.documents()).toHaveLength(1)
  })
})

describe('while a long file is read', () => {
  test('others type undisturbed: what they write is saved before the reading is done', { timeout: 180_000 }, async () => {
    const { server, id, secretariat } = await desk()
    const chair = await server.signIn(id, 'chair')
    const client = await chair.connect()
    const done: string[] = []
    const reading = ask(server.origin, 'POST', '/api/read?name=long.txt', { token: secretariat.token, body: long() }).then((answer) => {
      done.push('read')
      return answer
    })
    await vi.waitFor(() => expect(readings().atWork).toBe(1), { interval: 5, timeout: 60_000 })
    client.text('u1').insert(0, 'Clean ')
    await client.saved()
    done.push('saved')
    expect((await reading).status).toBe(200)
    expect(done).toEqual(['saved', 'read'])
  })

  test('whoever closes the connection stops the reading', { timeout: 180_000 }, async () => {
    const { server, secretariat } = await desk()
    const sent = request(`${server.origin}/api/read?name=long.txt`, { method: 'POST', headers: { authorization: `Bearer ${secretariat.token}`, 'content-type': 'text/plain' } })
    sent.on('error', () => {})
    sent.end(long())
    await vi.waitFor(() => expect(readings().atWork).toBe(1), { interval: 5, timeout: 60_000 })
    const { done } = readings()
    sent.destroy()
    await vi.waitFor(() => expect(readings().atWork).toBe(0), { interval: 5, timeout: 60_000 })
    expect(readings().done).toBe(done)
    expect(await server.store.documents()).toHaveLength(1)
  })
})
