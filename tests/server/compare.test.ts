import { describe, expect, test } from 'vitest'
import type { StatesCompared } from '../../server/compare/compareStates.ts'
import { parties } from '../support/actors.ts'
import { draft, unit } from '../support/build.ts'
import { docxLint } from '../support/docxLint.ts'
import type { Person } from '../support/openServer.ts'
import { startServer } from '../support/server.ts'

const water = () => draft([unit('u1', 'Water is a right.', { label: '1.' }), unit('u2', 'States {b1 ins URY|shall} act.', { label: '2.' })], { title: 'Water', symbol: 'W/1', parties })
const minute = 60_000

/** A chair and an observer, with the document as imported; and a clock to move. */
async function room() {
  const clock = { now: Date.parse('2025-04-24T09:00:00Z') }
  const server = await startServer({ now: () => clock.now })
  const id = await server.add(water())
  const chair = await server.signIn(id, 'chair')
  const observer = await server.signIn(id, 'observer')
  const first = ((await chair.ask('GET', `/api/documents/${id}/snapshots`)).body as { id: string }[])[0]!.id
  const compared = async (query: string, who: Person = observer) => (await who.ask('GET', `/api/documents/${id}/compare?${query}`)).body as StatesCompared
  return { clock, server, id, chair, observer, first, compared }
}

describe('two states of a document', () => {
  test('are compared for whoever may read it: a snapshot with now, with what the log knows', async () => {
    const { clock, chair, first, compared } = await room()
    const page = await chair.connect()
    clock.now += minute
    page.text('u1').insert(0, 'Safe ')
    await page.saved()
    await chair.act({ type: 'reject', brackets: ['b1'] })
    const answer = await compared(`from=${first}`)
    expect(answer).toMatchObject({ title: 'Water', from: { id: first, title: 'As imported', at: '2025-04-24T09:00:00.000Z' }, to: null, counts: { units: { changed: 2 } }, names: { URY: 'Uruguay' } })
    expect(answer.decisions).toEqual([{ type: 'gone bracket', unit: 'u2', place: '2.', by: 'URY', sentence: '2.: [Uru: shall] was rejected.' }])
    expect(answer.units[0]).toMatchObject({ unit: 'u1', before: 'Water is a right.', after: 'Safe Water is a right.' })
  })

  test('two snapshots are told from the earlier to the later, in whatever order they were asked for', async () => {
    const { clock, chair, first, compared } = await room()
    clock.now += minute
    await chair.act({ type: 'accept', brackets: ['b1'] })
    const { body } = await chair.ask('POST', `/api/documents/${chair.document}/snapshots`, { title: 'Accepted' })
    const second = (body as { id: string }).id
    clock.now += minute
    await chair.act({ type: 'relabel', unit: 'u1', label: '1bis.' })
    const [forth, back] = [await compared(`from=${first}&to=${second}`), await compared(`from=${second}&to=${first}`)]
    expect(forth.decisions.map(({ type }) => type)).toEqual(['gone bracket'])
    expect(forth.to).toMatchObject({ id: second, title: 'Accepted' })
    expect(back).toEqual(forth)
  })

  test('a moment between snapshots is found by replaying what is stored: a change by its number, or some time ago', async () => {
    const { clock, chair, compared } = await room()
    const page = await chair.connect()
    for (const word of ['Safe ', 'Clean ']) {
      clock.now += minute
      page.text('u1').insert(0, word)
      await page.saved()
    }
    clock.now += minute
    expect((await compared('from=seq:2')).units[0]).toMatchObject({ before: 'Safe Water is a right.', after: 'Clean Safe Water is a right.' })
    expect(await compared('from=ago:90')).toMatchObject({ from: { id: 'seq:2', at: '2025-04-24T09:01:00.000Z' }, units: [{ before: 'Safe Water is a right.' }, {}] })
    expect((await compared('from=seq:2&to=seq:3')).units[0]).toMatchObject({ after: 'Clean Safe Water is a right.' })
    expect(await compared('from=ago:5')).toMatchObject({ from: { id: 'seq:3' }, counts: { units: { changed: 0 } } })
    // Before everything stands what the document began with.
    expect(await compared('from=ago:999999999')).toMatchObject({ from: { title: 'As imported' }, units: [{ before: 'Water is a right.' }, {}] })
  })

  test('what is not there, or cannot be given, is said in a sentence', async () => {
    const { server, chair, first, observer } = await room()
    const asked = (query: string, who = observer) => who.ask('GET', `/api/documents/${chair.document}/compare?${query}`)
    expect(await asked('from=none')).toMatchObject({ status: 404, body: { detail: 'There is no such snapshot of this document. Choose another from the list.' } })
    expect(await asked(`from=${first}&to=none`)).toMatchObject({ status: 404 })
    expect(await asked('')).toMatchObject({ status: 422 })
    expect(await asked(`from=${first}&format=xls`)).toMatchObject({ status: 422, body: { detail: expect.stringContaining('json, html or docx') } })
    const stranger = await server.signIn(await server.add(water()), 'chair')
    expect(await asked(`from=${first}`, stranger)).toMatchObject({ status: 404 })
  })
})

describe('on paper', () => {
  test('a comparison is a page that stands alone, with decisions first and nothing of anybody’s own', async () => {
    const { clock, chair, first } = await room()
    const page = await chair.connect()
    clock.now += minute
    page.text('u1').insert(0, '<script>alert(1)</script> ')
    await page.saved()
    await chair.act({ type: 'accept', brackets: ['b1'] })
    const { body, headers } = await chair.ask('GET', `/api/documents/${chair.document}/compare?from=${first}&format=html`)
    const html = String(body)
    expect(headers.get('content-disposition')).toContain('filename="W-1 compared.html"')
    expect(html).not.toContain('<script>')
    expect(html).not.toMatch(/src=|href=|url\(/)
    expect(html.indexOf('Brackets settled')).toBeLessThan(html.indexOf('<h2>Words</h2>'))
    expect(html).toContain('Between “As imported” (April 24, 2025, 09:00 UTC) and the text as it stood on April 24, 2025, 09:01 UTC.')
    expect(html).toContain('States <del>[Uru: </del>shall<del>]</del> act.')
  })

  test('and a Word file that Word opens', async () => {
    const { clock, chair, first, server } = await room()
    clock.now += minute
    await chair.act({ type: 'reject', brackets: ['b1'] })
    const response = await fetch(`${server.origin}/api/documents/${chair.document}/compare?from=${first}&format=docx`, { headers: { authorization: `Bearer ${chair.token}` } })
    const file = new Uint8Array(await response.arrayBuffer())
    expect(docxLint(file)).toEqual([])
  })
})
