import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Report } from '../../schema/report.ts'
import { parseCommand } from '../../server/cli/parse.ts'
import { outstandingCommand } from '../../server/cli/outstanding.ts'
import { renderCommand } from '../../server/cli/render.ts'
import { docxParts } from '../support/docxParts.ts'
import { letterheadFile } from '../support/letterheadFile.ts'
import { readXlsx } from '../support/xlsxFile.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'adref-print-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

async function file(content: string | Uint8Array, name = 'draft.txt'): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

describe('adref parse', () => {
  test('prints what it found as JSON', async () => {
    const found = JSON.parse(await parseCommand([await file('1. To [Uru: act].\n\nAGREED INF 04/19/12'), '--json'])) as Report
    expect(found.units[0]).toMatchObject({ label: '1.', text: 'To act.', lines: [1, 3], stamp: { decision: 'agreed', level: 'INF', date: '2012-04-19' }, brackets: [{ kind: 'ins', by: ['URY'], text: 'act' }] })
    expect(Object.keys(found)).toEqual(['title', 'symbol', 'units', 'notes', 'findings'])
  })

  test('says in a sentence what is wrong with a file', async () => {
    await expect(parseCommand([join(folder, 'none.txt')])).rejects.toThrow(/^There is no file .*none\.txt\.$/)
    await expect(parseCommand([folder])).rejects.toThrow(/is a folder/)
    await expect(parseCommand([await file('')])).rejects.toThrow(/empty/)
    await expect(parseCommand([await file(new Uint8Array([1, 0, 2]))])).rejects.toThrow(/not plain text/)
    await expect(parseCommand([await file(new Uint8Array(50_000_000))])).rejects.toThrow(/50 MB; a draft may have at most 20 MB/)
    await expect(parseCommand([])).rejects.toThrow(/^Usage/)
  })
})

describe('adref render', () => {
  const text = '1. To [Uru: fully] act.'

  test('prints to the screen, or to a file', async () => {
    const path = await file(text)
    expect(await renderCommand([path, '--as', 'annotated', '--to', 'txt'])).toBe(text)
    const out = join(folder, 'out.html')
    expect(await renderCommand([path, '--as', 'clean', '--to', 'html', '-o', out])).toBe('')
    expect(await readFile(out, 'utf8')).toMatch(/^<!doctype html>/)
  })

  test('reads as if a party’s proposals were accepted, by any name of the party', async () => {
    const path = await file(text)
    expect(await renderCommand([path, '--as', 'clean', '--to', 'txt', '--assume', 'Uruguay'])).toBe('1. To fully act.')
    expect(await renderCommand([path, '--as', 'clean', '--to', 'txt', '--assume', 'base'])).toBe('1. To act.')
    await expect(renderCommand([path, '--as', 'clean', '--assume', 'Atlantis'])).rejects.toThrow(/knows no party "Atlantis"/)
  })

  test('says what it cannot print', async () => {
    const path = await file(text)
    await expect(renderCommand([path, '--to', 'pdf'])).rejects.toThrow(/say with -o where/)
    await expect(renderCommand([path, '--as', 'tracked'])).rejects.toThrow(/tracked/i)
    await expect(renderCommand([path, '--to', 'xyz'])).rejects.toThrow(/"xyz"/)
    await expect(renderCommand([path, '-o', join(folder, 'no', 'where')])).rejects.toThrow(/could not be written/)
  })
})

describe('adref outstanding', () => {
  const contested = '1. To [Uru: act].\n\n2. To go. AGREED AD REFERENDUM'

  test('prints the list to the screen or to a file', async () => {
    const path = await file(contested)
    expect(await outstandingCommand([path])).toContain('2 issues: 1 insertion, 1 decision pending.')
    expect(JSON.parse(await outstandingCommand([path, '--to', 'json']))).toMatchObject({ outstanding: [{ kind: 'insertion', by: ['URY'] }, { kind: 'decision pending' }] })
    const out = join(folder, 'list.xlsx')
    expect(await outstandingCommand([path, '--to', 'xlsx', '-o', out])).toBe('')
    expect(readXlsx(new Uint8Array(await readFile(out))).rows).toHaveLength(3)
  })

  test('and a text and its list to Word on a letterhead', async () => {
    const [path, letterhead, out] = [await file(contested), await file(letterheadFile(), 'head.docx'), join(folder, 'list.docx')]
    for (const command of [() => outstandingCommand([path, '--to', 'docx', '--letterhead', letterhead, '-o', out]), () => renderCommand([path, '--as', 'clean', '--to', 'docx', '--letterhead', letterhead, '-o', out])]) {
      await command()
      expect([...docxParts(new Uint8Array(await readFile(out))).keys()]).toContain('word/media/image1.svg')
    }
  })

  test('says in a sentence what is wrong', async () => {
    const path = await file(contested)
    await expect(outstandingCommand([])).rejects.toThrow(/^Usage/)
    await expect(outstandingCommand([path, '--to', 'xlsx'])).rejects.toThrow(/An Excel file is not for the screen/)
    await expect(outstandingCommand([path, '--to', 'pdf'])).rejects.toThrow(/docx, xlsx, html, txt or json/)
    await expect(outstandingCommand([path, '--letterhead', path])).rejects.toThrow(/not a Word file/)
    await expect(renderCommand([path, '--as', 'clean', '--to', 'txt', '--letterhead', await file(letterheadFile(), 'head.docx')])).rejects.toThrow(/Only Word files/)
  })
})
