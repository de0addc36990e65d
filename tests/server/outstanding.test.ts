import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { outstanding } from '../../schema/outstanding.ts'
import { outstandingFormats, printOutstanding } from '../../server/printOutstanding.ts'
import { outstandingDocx } from '../../server/word/out/outstandingDocx.ts'
import { outstandingXlsx } from '../../server/xlsx/outstandingXlsx.ts'
import { LONGEST_CELL, writeXlsx } from '../../server/xlsx/writeXlsx.ts'
import { draft, unit } from '../support/build.ts'
import { docxLint } from '../support/docxLint.ts'
import { docxBody } from '../support/docxParts.ts'
import { startServer } from '../support/server.ts'
import { parties, stamp, wordDrafts } from '../support/wordDrafts.ts'
import { readXlsx, xlsxLint } from '../support/xlsxFile.ts'
import { elements, valueAt } from '../support/xmlTree.ts'

const water = draft([
  unit('u1', 'Water is {b1 ins URY|also }a {b2 del BRA|right}{b2 ins BRA|need}.', { label: '1.' }),
  unit('u2', 'Agua.', { label: '2.', stamp }),
], { title: 'Water & life', symbol: 'D/1', parties, brackets: { b1: { positions: [{ party: 'ARG', stance: 'opposes', printed: null, note: null }], remarks: [] } } })

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const sheetOf = (rows: readonly (readonly (string | number)[])[], name = 'Sheet') => readXlsx(writeXlsx({ title: 'T', symbol: 'S', date: null, name, columns: [{ title: 'No.', width: 5 }, { title: 'Words', width: 40 }], rows }))

describe('the list in Excel', () => {
  test('is the list, with a head that stays and filters and columns as wide as they need', () => {
    const book = readXlsx(outstandingXlsx(water))
    expect(xlsxLint(book)).toEqual([])
    expect(book.rows).toEqual([
      ['No.', 'Place', 'Issue', 'Held by', 'Words', 'Supports', 'Opposes', 'Reserves', 'Pending consultations', 'Can live with it', 'Remarks', 'Standing'],
      [1, '1.', 'Insertion', 'Uruguay', '[also]', null, 'Argentina', null, null, null, null, null],
      [2, '1.', 'Replacement', 'Brazil', '[right] to be replaced by [need]', null, null, null, null, null, null, null],
      [3, '2.', 'Decision pending', null, 'Agua.', null, null, null, null, null, null, 'AGREED (AD REFERENDUM)'],
    ])
    const [pane] = elements(book.sheet, 'pane').map(({ node }) => node.attributes)
    expect(pane).toMatchObject({ ySplit: '1', topLeftCell: 'A2', state: 'frozen' })
    expect(valueAt(book.sheet, 'autoFilter', 'ref')).toBe('A1:L4')
    expect(elements(book.sheet, 'col')).toHaveLength(12)
    const formats = elements(book.parts.get('xl/styles.xml')!, 'cellXfs')[0]!.node.children
    for (const { node } of elements(book.sheet, 'c')) expect(valueAt(formats[Number(node.attributes['s'])]!, 'alignment', 'wrapText')).toBe('1')
    expect(elements(book.parts.get('docProps/core.xml')!, 'dc:title')[0]?.node.text).toBe('Outstanding issues: Water & life')
  })

  test('says everything the list says, whatever the draft, and holds together', () => {
    fc.assert(fc.property(wordDrafts, (drawn) => {
      const book = readXlsx(outstandingXlsx(drawn))
      expect(xlsxLint(book)).toEqual([])
      expect(book.rows.slice(1).map((row) => [row[1], row[3] ?? '', row[4] ?? ''])).toEqual(outstanding(drawn).map(({ place, holder, words }) => [place, holder, words]))
    }), { numRuns: 40 })
  })

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '=cmd|\' /C calc\'!A0'])('keeps %j as the text it is, also after somebody edits the cell', (words) => {
    const book = sheetOf([[1, words], [2, 'plain']])
    expect(book.rows[1]).toEqual([1, words])
    const formats = elements(book.parts.get('xl/styles.xml')!, 'cellXfs')[0]!.node.children
    const formatOf = (cell: string) => formats[Number(elements(book.sheet, 'c').find(({ node }) => node.attributes['r'] === cell)!.node.attributes['s'])]!.attributes
    expect(formatOf('B2')).toMatchObject({ quotePrefix: '1', numFmtId: '49' })
    expect(formatOf('B3')['quotePrefix']).toBeUndefined()
    expect(formatOf('B3')).toMatchObject({ numFmtId: '49' })
  })

  test('takes any characters and any length', () => {
    for (const words of ['a & <b> "c"', 'مياه 水', '_x0041_', 'two\nlines', ' spaces '])
      expect(sheetOf([[1, words]]).rows[1]).toEqual([1, words])
    expect(sheetOf([[1, 'bad\u0000\u000b\ud800']]).rows[1]).toEqual([1, 'bad'])
    expect(String(sheetOf([[1, 'x'.repeat(50_000)]]).rows[1]?.[1])).toHaveLength(LONGEST_CELL)
    expect(valueAt(sheetOf([], "'[a]:b/c?*\\'").parts.get('xl/workbook.xml')!, 'sheets', 'sheet', 'name')).toBe('a  b c')
  })
})

describe('the list in Word', () => {
  test('holds the rules of Word, whatever the draft', () => {
    fc.assert(fc.property(wordDrafts, (drawn) => {
      expect(docxLint(outstandingDocx(drawn))).toEqual([])
    }), { numRuns: 40 })
    expect(docxLint(outstandingDocx(draft([])))).toEqual([])
  })

  test('is a table on landscape pages whose head is repeated, with a line for every issue', () => {
    const body = docxBody(outstandingDocx(water))
    const rows = elements(body, 'w:tr').map(({ node }) => elements(node, 'w:tc').map(({ node: cell }) => elements(cell, 'w:p').map(({ node: line }) => elements(line, 'w:t').map(({ node: text }) => text.text).join('')).join('\n')))
    expect(rows).toEqual([
      ['No.', 'Place', 'Issue', 'Held by', 'Words', 'Positions'],
      ['1', '1.', 'Insertion', 'Uruguay', '[also]', 'Opposes: Argentina'],
      ['2', '1.', 'Replacement', 'Brazil', '[right] to be replaced by [need]', ''],
      ['3', '2.', 'Decision pending\nAGREED (AD REFERENDUM)', '', 'Agua.', ''],
    ])
    expect(elements(elements(body, 'w:tr')[0]!.node, 'w:tblHeader')).toHaveLength(1)
    expect(elements(body, 'w:pgSz')[0]?.node.attributes['w:orient']).toBe('landscape')
    expect(elements(body, 'w:t').map(({ node }) => node.text)).toEqual(expect.arrayContaining(['Outstanding issues', 'Water & life', '3 issues: 1 insertion, 1 replacement, 1 decision pending.']))
  })
})

test.each(outstandingFormats)('the same draft gives the same bytes as %s', (to) => {
  fc.assert(fc.property(wordDrafts, (drawn) => {
    const [a, b] = [printOutstanding(drawn, { to }), printOutstanding(structuredClone(drawn), { to })]
    if ('ok' in a || 'ok' in b) throw new Error('refused')
    expect(sha256(a.content)).toBe(sha256(b.content))
  }), { numRuns: 8 })
})

test('as a page and as text it says the same, and what people write stays text', () => {
  const evil = draft([unit('u', 'a {b ins URY|<script>alert(1)</script>}', { label: '1.' })], { title: '<b>', symbol: 'D/1', parties })
  const [page, plain] = [printOutstanding(evil, { to: 'html' }), printOutstanding(evil, { to: 'txt' })]
  expect(page).toMatchObject({ content: expect.stringContaining('[&#60;script&#62;alert(1)&#60;/script&#62;]') })
  expect(page).toMatchObject({ content: expect.not.stringContaining('<script>') })
  expect(plain).toMatchObject({ content: 'D/1\n\nOutstanding issues\n\n<b>\n\n1 issue: 1 insertion.\n\n1. 1. – Insertion – Uruguay\n   [<script>alert(1)</script>]\n' })
})

describe('over HTTP', () => {
  test('every member has the list in every format, under its name and type, of the draft and of a snapshot', async () => {
    const server = await startServer()
    const id = await server.add(water)
    const [observer, chair] = [await server.signIn(id, 'observer'), await server.signIn(id, 'chair')]
    const had = (query: string) => fetch(`${server.origin}/api/documents/${id}/outstanding${query}`, { headers: { authorization: `Bearer ${observer.token}` } })
    const types = { docx: /wordprocessingml\.document$/, xlsx: /spreadsheetml\.sheet$/, html: /^text\/html/, txt: /^text\/plain/, json: /^application\/json/ }
    for (const to of outstandingFormats) {
      const answer = await had(`?to=${to}`)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toMatch(types[to])
      expect(answer.headers.get('content-disposition')).toContain(`filename="D-1 outstanding.${to}"`)
      const expected = printOutstanding(water, { to })
      if ('ok' in expected) throw new Error('refused')
      expect(sha256(new Uint8Array(await answer.arrayBuffer()))).toBe(sha256(expected.content))
    }
    expect(await (await had('?to=json')).json()).toMatchObject({ title: 'Water & life', symbol: 'D/1', outstanding: [{ kind: 'insertion', id: 'b1', by: ['URY'], opposes: 'Argentina' }, { id: 'b2' }, { kind: 'decision pending' }] })

    const { id: snapshot } = (await chair.ask('POST', `/api/documents/${id}/snapshots`, { title: 'Before' })).body as { id: string }
    expect(await chair.act({ type: 'reject', brackets: ['b1'] })).toMatchObject({ status: 200 })
    const lines = async (query: string) => ((await (await had(`?to=json${query}`)).json()) as { outstanding: { id: string }[] }).outstanding.map((each) => each.id)
    expect(await lines('')).toEqual(['b2', 'u2'])
    expect(await lines(`&snapshot=${snapshot}`)).toEqual(['b1', 'b2', 'u2'])
  })

  test('strangers have nothing, and another format is refused with those there are', async () => {
    const server = await startServer()
    const [id, other] = [await server.add(water), await server.add(water)]
    const uruguay = await server.signIn(id, 'delegation', 'URY')
    expect(await uruguay.ask('GET', `/api/documents/${other}/outstanding`)).toMatchObject({ status: 404 })
    expect(await uruguay.ask('GET', `/api/documents/${id}/outstanding?snapshot=none`)).toMatchObject({ status: 404 })
    expect(await uruguay.ask('GET', `/api/documents/${id}/outstanding?to=pdf`)).toMatchObject({ status: 422, body: { detail: 'The list of outstanding issues is printed to docx, xlsx, html, txt or json, not to "pdf".' } })
  })
})
