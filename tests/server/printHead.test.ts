import { beforeAll, describe, expect, test } from 'vitest'
import type { Draft } from '../../schema/draft.ts'
import { render, renditionOf } from '../../schema/rendition/render.ts'
import { writeAkn } from '../../server/akn/writeAkn.ts'
import { pdfText } from '../../server/pdf/pdfText.ts'
import { setPdf } from '../../server/pdf/setPdf.ts'
import { wordReadings, writeDocx } from '../../server/word/out/writeDocx.ts'
import { aknFaults } from '../support/aknFile.ts'
import { draft, unit } from '../support/build.ts'
import { docxLint } from '../support/docxLint.ts'
import { docxParts } from '../support/docxParts.ts'
import { readPdf } from '../support/pdfFile.ts'
import { elements, valueAt } from '../support/xmlTree.ts'

const headed = draft([unit('u', 'Water is a right.')], { title: 'Water', symbol: 'CSH/1 "a"', header: { distribution: 'Limited', language: 'English' } })
const lines = ['CSH/1 "a"', 'Original: English', 'Distribution: Limited']
const bare = draft([unit('u', 'Water is a right.')], { title: 'Water' })

describe('symbol, original language and distribution', () => {
  test.each(wordReadings)('stand at the top right of the first page of a Word file (%s), and the others repeat the symbol with their number', (as) => {
    const bytes = writeDocx(headed, { as })
    const parts = docxParts(bytes)
    const section = elements(parts.get('word/document.xml')!, 'w:sectPr')[0]!.node
    const targets = new Map(parts.get('word/_rels/document.xml.rels')!.children.map(({ attributes }) => [attributes['Id'], attributes['Target']]))
    const header = (type: string) => parts.get(`word/${targets.get(section.children.find(({ name, attributes }) => name === 'w:headerReference' && attributes['w:type'] === type)!.attributes['r:id'])}`)!
    const text = (type: string) => elements(header(type), 'w:p').map(({ node }) => elements(node, 'w:t').map(({ node: { text: words } }) => words).join(''))
    expect(text('first')).toEqual(lines)
    expect(text('default')).toEqual(['CSH/1 "a"', 'Page 1 of 1'])
    expect(elements(header('default'), 'w:fldSimple').map(({ node }) => node.attributes['w:instr'])).toEqual([' PAGE ', ' NUMPAGES '])
    expect(section.children.at(-1)?.name).toBe('w:titlePg')
    expect(valueAt(elements(header('first'), 'w:p')[0]!.node, 'w:pPr', 'w:pStyle', 'w:val')).toBe('Header')
    expect(docxLint(bytes)).toEqual([])
  })

  test('stand in a page, which repeats the symbol on paper, and cannot end its style', () => {
    const html = render(headed, { as: 'annotated' }, 'html')
    expect(html).toContain('<p class="head">CSH/1 &#34;a&#34;<br>Original: English<br>Distribution: Limited</p>')
    expect(html).toContain('content: "CSH/1 \\22 a\\22  \\2013  Page " counter(page)')
    const hostile = render({ ...headed, symbol: '</style><script>"\\' }, { as: 'clean' }, 'html')
    expect(hostile.match(/<\/?(?:style|script)/g)).toEqual(['<style', '</style'])
  })

  test('stand before the title of a clean text; the annotated one has none, since whoever reads it again would take them for words', () => {
    expect(render(headed, { as: 'clean' }, 'txt')).toBe('CSH/1 "a"\nOriginal: English\nDistribution: Limited\n\nWater is a right.\n')
    expect(render(headed, { as: 'annotated' }, 'txt')).toBe('Water is a right.\n')
  })

  test('are in the data and in what a file for archives says of itself, which stays valid', () => {
    expect(JSON.parse(render(headed, { as: 'clean' }, 'json'))).toMatchObject({ head: lines })
    for (const as of ['annotated', 'clean'] as const) {
      const akn = writeAkn(headed, { as })
      expect(akn).toContain('<neg:header distribution="Limited" originalLanguage="English"/>')
      expect(aknFaults()?.(akn) ?? []).toEqual([])
    }
  })

  test('leave no empty line where a document has none of them', () => {
    expect(renditionOf(bare, { as: 'clean' }).head).toEqual([])
    const parts = docxParts(writeDocx(bare, { as: 'annotated' }))
    expect([...parts.keys()].filter((name) => /head/.test(name))).toEqual([])
    expect(render(bare, { as: 'clean' }, 'txt')).toBe('Water is a right.\n')
    expect(render(bare, { as: 'clean' }, 'html')).not.toContain('class="head"')
  })
})

describe('a PDF', () => {
  const many: Draft = { ...headed, units: Array.from({ length: 60 }, (_, at) => unit(`u${at}`, 'States shall protect the water of all who live within their borders, and of those who will. '.repeat(3))) }
  let pdf: Uint8Array
  beforeAll(async () => {
    const answer = await setPdf(pdfText(renditionOf(many, { as: 'annotated' }), null))
    if (!('pdf' in answer)) throw new Error('the PDF was not set')
    pdf = answer.pdf
  })

  test('says the head once, in its text', () => {
    expect(pdfText(renditionOf(headed, { as: 'annotated' }), null).head).toEqual(lines)
  })

  test('has it on a first page of several, and is still tagged throughout', () => {
    const { pages, tags } = readPdf(pdf)
    expect(pages).toBeGreaterThan(3)
    expect(tags.filter((tag) => tag === 'P')).toHaveLength(61)
  })
})
