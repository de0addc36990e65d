import { describe, expect, test } from 'vitest'
import type { Results } from '../../schema/results/results.ts'
import { parties, seenNow } from '../support/actors.ts'
import { draft, unit } from '../support/build.ts'
import { docxLint } from '../support/docxLint.ts'
import { readPdf } from '../support/pdfFile.ts'
import { startServer } from '../support/server.ts'

const water = draft([unit('u1', 'Water is a right.', { label: '1.' }), unit('u2', 'States {b1 ins URY|shall} act.', { label: '2.' })], { title: 'Draft Declaration on Water', symbol: 'W/1', parties })
const minute = 60_000

/** A meeting that was held: one paragraph agreed, one bracket rejected; and before and after it, words that are none of its business. */
async function held() {
  const clock = { now: Date.parse('2025-04-24T09:00:00Z') }
  const server = await startServer({ now: () => clock.now })
  const id = await server.add(water)
  const [chair, observer] = [await server.signIn(id, 'chair'), await server.signIn(id, 'observer')]
  const page = await chair.connect()
  const later = async (deed: () => unknown) => {
    clock.now += minute
    await deed()
  }
  await later(() => chair.act({ type: 'relabel', unit: 'u2', label: '2bis.' }))
  await later(() => chair.act({ type: 'openMeeting', date: '2025-04-24', body: 'Working Group', kind: 'informal' }))
  await later(() => chair.act({ type: 'stamp', units: ['u1'], decision: 'agreed', seen: seenNow(water, 'u1') }))
  await later(() => chair.act({ type: 'reject', brackets: ['b1'] }))
  const meeting = ((await chair.ask('GET', `/api/documents/${id}/meetings`)).body as { id: string }[])[0]!.id
  const asked = (to?: string, who = observer) => who.ask('GET', `/api/documents/${id}/meetings/${meeting}/results${to === undefined ? '' : `?to=${to}`}`)
  const close = async () => {
    await later(() => chair.act({ type: 'closeMeeting' }))
    await later(async () => {
      page.text('u2').insert(0, 'All ')
      await page.saved()
    })
  }
  return { server, id, chair, observer, meeting, asked, close }
}

describe('the results of a meeting over HTTP', () => {
  test('are what lies between its opening and its closing, for every member', async () => {
    const { asked, close, observer, id } = await held()
    expect(await asked()).toMatchObject({ status: 200, body: { meeting: { open: true }, to: null } })
    await close()
    const results = (await asked()).body as Results & { from: string; to: string }
    expect(results.heading).toBe('RESULTS OF THE INFORMAL MEETING TO CONSIDER THE Draft Declaration on Water (W/1) HELD ON APRIL 24, 2025')
    expect(results.meeting).toMatchObject({ open: false, name: 'Informal meeting of the Working Group' })
    expect(results.parts.map(({ part, lines }) => [part, lines.length])).toEqual([['agreed', 1], ['settled', 1], ['open', 1]])
    const compared = await observer.ask('GET', `/api/documents/${id}/compare?from=${results.from}&to=${results.to}`)
    expect(compared).toMatchObject({ status: 200, body: { counts: { decisions: { agreed: 1, 'gone bracket': 1, relabelled: 0 } } } })
    // The log knows what the words alone do not.
    expect(results.parts[1]!.lines[0]!.sentence).toBe('2bis.: [Uru: shall] was rejected.')
  })

  test('print with the text as it stood at the close', async () => {
    const { asked, close, server, chair, id, meeting } = await held()
    await close()
    const text = String((await asked('txt')).body)
    expect(text).toMatch(/^(?:W\/1\n\n)?RESULTS OF THE INFORMAL MEETING/)
    expect(text).toContain('1. Water is a right. AGREED INF 04/24/25')
    expect(text).toContain('2bis. States act.')
    expect(text).not.toContain('All States')
    expect(String((await asked('html')).body)).toContain('<h2 class="heading"')
    const bytes = async (to: string) => {
      const response = await fetch(`${server.origin}/api/documents/${id}/meetings/${meeting}/results?to=${to}`, { headers: { authorization: `Bearer ${chair.token}` } })
      expect(response.headers.get('content-disposition')).toContain(`filename="W-1 results 2025-04-24.${to}"`)
      return new Uint8Array(await response.arrayBuffer())
    }
    expect(docxLint(await bytes('docx'))).toEqual([])
    expect(readPdf(await bytes('pdf')).tags).toContain('H1')
  }, 60_000)

  test('what is not there is said in a sentence', async () => {
    const { asked, chair, id, server } = await held()
    expect(await asked('xls')).toMatchObject({ status: 422, body: { detail: 'The results of a meeting are printed to json, txt, html, docx, pdf, not to "xls".' } })
    expect(await chair.ask('GET', `/api/documents/${id}/meetings/none/results`)).toMatchObject({ status: 404 })
    const imported = await server.add({ ...water, meetings: [{ id: 'old', date: '2012-04-19', body: '', kind: 'informal', open: false, suspended: false, imported: true, roll: null }] })
    const reader = await server.signIn(imported, 'observer')
    expect(await reader.ask('GET', `/api/documents/${imported}/meetings/old/results`)).toMatchObject({ status: 409, body: { detail: expect.stringContaining('printed stamps') } })
    expect(await asked(undefined, reader)).toMatchObject({ status: 404 })
  })

  test('a closing that was taken back was not the end', async () => {
    const { asked, chair } = await held()
    const closed = (await chair.act({ type: 'closeMeeting' })).body as { entry: number }
    await chair.act({ type: 'takeBack', entry: closed.entry })
    expect(await asked()).toMatchObject({ body: { meeting: { open: true } } })
    await chair.act({ type: 'relabel', unit: 'u2', label: '3.' })
    await chair.act({ type: 'closeMeeting' })
    expect(((await asked()).body as Results).parts.map(({ part }) => part)).toContain('relabelled')
  })

  test('tell who came late and who left, by the log, and a decision taken back is none', async () => {
    const clock = { now: Date.parse('2025-04-24T09:00:00Z') }
    const server = await startServer({ now: () => clock.now })
    const id = await server.add(water)
    const chair = await server.signIn(id, 'chair')
    for (const deed of [
      { type: 'openMeeting', date: '2025-04-24', body: 'Working Group', kind: 'working group' }, { type: 'callRoll', present: ['ARG', 'BRA'] },
      { type: 'attend', party: 'BRA', present: false }, { type: 'stamp', units: ['u1'], decision: 'agreed', seen: seenNow(water, 'u1') },
      { type: 'attend', party: 'URY', present: true },
    ] as const) {
      clock.now += minute
      expect(await chair.act(deed)).toMatchObject({ status: 200 })
    }
    const slip = (await chair.act({ type: 'attend', party: 'ARG', present: false })).body as { entry: number }
    await chair.act({ type: 'takeBack', entry: slip.entry })
    const meeting = ((await chair.ask('GET', `/api/documents/${id}/meetings`)).body as { id: string }[])[0]!.id
    clock.now += minute
    await chair.act({ type: 'closeMeeting' })
    const { presence, quorum } = (await chair.ask('GET', `/api/documents/${id}/meetings/${meeting}/results`)).body as Results
    expect(presence).toMatchObject({ called: ['Argentina', 'Brazil'], throughout: ['Argentina'], left: ['Brazil'], comings: [{ left: ['Brazil'], quorum: 'lost' }, { arrived: ['Uruguay'], quorum: 'reached' }] })
    expect(quorum).toBe('There was a quorum at the close: 2 of 3 present, 2 needed. There was one when the roll was called; it was lost once and reached again once in between. Decided without a quorum: 1.')
  })
})
