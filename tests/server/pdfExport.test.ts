import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { renderCommand } from '../../server/cli/render.ts'
import { writePdf } from '../../server/pdf/writePdf.ts'
import { print } from '../../server/print.ts'
import { draft, unit } from '../support/build.ts'
import { readPdf } from '../support/pdfFile.ts'
import { startServer } from '../support/server.ts'
import { parties, wordSeed } from '../support/wordDrafts.ts'

const water = draft([unit('u1', 'Water is {b1 ins URY|also }a right.')], { title: 'Water', symbol: 'D/1', parties })

test('a document is had as a PDF, annotated and clean, under its name and type', async () => {
  const server = await startServer()
  const id = await server.add(water)
  const observer = await server.signIn(id, 'observer')
  for (const as of ['annotated', 'clean']) {
    const answer = await fetch(`${server.origin}/api/documents/${id}/export?as=${as}&to=pdf&lines=5`, { headers: { authorization: `Bearer ${observer.token}` } })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('content-disposition')).toContain(`filename="D-1 ${as}.pdf"`)
    expect(readPdf(new Uint8Array(await answer.arrayBuffer())).pages).toBe(1)
  }
})

test('the command line writes the same PDF, and none to the screen', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'adref-pdf-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const [seed, out] = [join(import.meta.dirname, '../../seeds/water.txt'), join(folder, 'water.pdf')]
  expect(await renderCommand([seed, '--as', 'clean', '--to', 'pdf', '--assume', 'all', '--lines', '5', '-o', out])).toBe('')
  expect(Buffer.from(await writePdf(wordSeed('water')!, { as: 'clean', assume: 'all', lineNumbers: 5 }) as Uint8Array).equals(readFileSync(out))).toBe(true)
  await expect(renderCommand([seed, '--as', 'clean', '--to', 'pdf'])).rejects.toThrow(/say with -o/)
})

test('what a PDF cannot show is refused with a sentence, over HTTP too', async () => {
  expect(await print(water, { as: 'tracked', to: 'pdf' })).toMatchObject({ ok: false, sentence: expect.stringContaining('only to Word') })
  const server = await startServer()
  const id = await server.add(draft([unit('u1', '水')], { title: 'Water', parties }))
  const observer = await server.signIn(id, 'observer')
  const answer = await fetch(`${server.origin}/api/documents/${id}/export?as=clean&to=pdf`, { headers: { authorization: `Bearer ${observer.token}` } })
  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('“水”') })
})
