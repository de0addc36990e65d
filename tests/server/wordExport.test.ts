import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { renderCommand } from '../../server/cli/render.ts'
import { print } from '../../server/print.ts'
import { draft, unit } from '../support/build.ts'
import { docxBody } from '../support/docxParts.ts'
import { startServer } from '../support/server.ts'
import { parties, wordSeed } from '../support/wordDrafts.ts'
import { elements } from '../support/xmlTree.ts'

const water = draft([unit('u1', 'Water is {b1 ins URY|also }a right.')], { title: 'Water', symbol: 'D/1', parties })

test('a document is had as a Word file in each reading, under its name and type', async () => {
  const server = await startServer()
  const id = await server.add(water)
  const observer = await server.signIn(id, 'observer')
  for (const as of ['annotated', 'clean', 'tracked']) {
    const answer = await fetch(`${server.origin}/api/documents/${id}/export?as=${as}&to=docx&lines=5`, { headers: { authorization: `Bearer ${observer.token}` } })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
    expect(answer.headers.get('content-disposition')).toContain(`filename="D-1 ${as}.docx"`)
    const body = docxBody(new Uint8Array(await answer.arrayBuffer()))
    expect(elements(body, 'w:t').map(({ node }) => node.text).join('')).toContain('Water is ')
    expect(elements(body, 'w:lnNumType').map(({ node }) => node.attributes['w:countBy'])).toEqual(['5'])
  }
})

test.each([
  [{ as: 'tracked', to: 'txt' }, /only to Word/],
  [{ as: 'tracked', to: 'docx', assume: 'all' }, /Only a clean text/],
  [{ as: 'clean', to: 'docx', assume: 'XYZ' }, /knows no party "XYZ"/],
  [{ as: 'clean', to: 'html', lines: '5' }, /numbered only in Word/],
  [{ as: 'clean', to: 'docx', lines: 'five' }, /a number from 1 to 99/],
  [{ as: 'draft' }, /annotated, clean or tracked, not "draft"/],
  [{ to: 'odt' }, /txt, html, json, docx, pdf or akn, not to "odt"/],
])('%j is refused with a sentence', async (wish, sentence) => {
  expect(await print(water, wish)).toMatchObject({ ok: false, code: 'malformed', sentence: expect.stringMatching(sentence) })
})

test('a clean text may assume the proposals of a party, by any of its names', async () => {
  for (const assume of ['URY', 'Uruguay', 'Uru']) {
    const printed = await print(water, { as: 'clean', to: 'docx', assume })
    if ('ok' in printed || typeof printed.content === 'string') throw new Error('no Word file')
    expect(elements(docxBody(printed.content), 'w:t').map(({ node }) => node.text).join('')).toBe('Water is also a right.')
  }
})

test('the command line writes the same Word file that is had over HTTP, and none to the screen', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'adref-word-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const [seed, out] = [join(import.meta.dirname, '../../seeds/water.txt'), join(folder, 'water.docx')]
  expect(await renderCommand([seed, '--as', 'tracked', '--to', 'docx', '-o', out])).toBe('')
  const printed = await print(wordSeed('water')!, { as: 'tracked', to: 'docx' })
  expect(printed).toMatchObject({ content: new Uint8Array(readFileSync(out)) })
  await expect(renderCommand([seed, '--as', 'tracked', '--to', 'docx'])).rejects.toThrow(/say with -o/)
  await expect(renderCommand([seed, '--as', 'tracked', '--to', 'txt'])).rejects.toThrow(/only to Word/)
})
