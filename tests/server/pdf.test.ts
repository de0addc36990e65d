import initialise from '@myriaddreamin/typst-ts-web-compiler'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renditionOf } from '../../schema/rendition/render.ts'
import type { RenditionOptions } from '../../schema/rendition/rendition.ts'
import { bodyText } from '../../schema/rendition/toText.ts'
import { declareUa } from '../../server/pdf/declareUa.ts'
import type { PdfUnit } from '../../server/pdf/pdfText.ts'
import { pdfText } from '../../server/pdf/pdfText.ts'
import { setPdf } from '../../server/pdf/setPdf.ts'
import { writePdf } from '../../server/pdf/writePdf.ts'
import { draft, unit } from '../support/build.ts'
import { readPdf } from '../support/pdfFile.ts'
import { parties, stamp, wordDrafts, wordSeed } from '../support/wordDrafts.ts'

const readings: readonly RenditionOptions[] = [{ as: 'annotated' }, { as: 'clean' }, { as: 'clean', assume: 'all' }]
const seeds = (['water', 'San Salvador'] as const).flatMap((name) => wordSeed(name) ?? [])
const odd = draft([
  unit('u1', '#read("/etc/passwd") $x$ *not bold* \\ // <a> @b = 1'), unit('u2', '- one\n+ two', { kind: 'chapter', label: '= 1' }), unit('u3', '', { kind: 'objective' }),
  unit('u4', 'يجب على الدول أن تعمل', { kind: 'action', label: '1.' }), unit('u5', '\ud800Ж Ω ñ\u0007', { kind: 'title' }),
], { title: '#let x', symbol: 'D/1', notes: [{ id: 'n', text: '#panic()', lines: null }] })

describe('what a PDF says', () => {
  test('is what is printed of each unit, a note being its number', () => {
    fc.assert(fc.property(wordDrafts, fc.constantFrom(...readings), (made, options) => {
      const rendition = renditionOf(made, options)
      for (const [at, said] of pdfText(rendition, null).units.entries()) {
        const block = rendition.blocks[at]!
        expect(plain(wordsOf(said)).replace(/^\/\/ /, '')).toBe(plain(`${block.label === null ? '' : block.label + (block.kind === 'chapter' && bodyText(block) ? ' –' : '')} ${bodyText(block)}`))
      }
    }))
  })

  test('has headings that begin at the first level and skip none, and none without words', () => {
    fc.assert(fc.property(wordDrafts, fc.constantFrom(...readings), (made, options) => {
      let deepest = 0
      for (const said of pdfText(renditionOf(made, options), null).units) {
        expect(said.level).toBeLessThanOrEqual(deepest + 1)
        if (said.level > 0) expect(said.runs.some((run) => 'text' in run && run.text.trim() !== '')).toBe(true)
        deepest = said.level || deepest
      }
    }))
  })

  test('has every note once, where it is cited first or behind the text', () => {
    fc.assert(fc.property(wordDrafts, fc.constantFrom(...readings), (made, options) => {
      const rendition = renditionOf(made, options)
      const { units, uncited } = pdfText(rendition, null)
      const cited = units.flatMap(({ runs }) => runs).flatMap((run) => ('cite' in run ? `${run.cite}/ ${run.text}` : []))
      expect([...cited, ...uncited].sort()).toEqual(rendition.notes.map(({ number, text }) => `${number}/ ${text}`).sort())
    }))
  })
})

test('the number of a note stands close behind a stamp, but not behind a date', () => {
  const said = (date: string | null) => pdfText(renditionOf(draft([unit('a', 'Dig.', { stamp: { ...stamp, date, note: 'n1', printed: null } })], { parties, notes: [{ id: 'n1', text: 'Quorum.', lines: null }] }), { as: 'annotated' }), null)
    .units[0]!.runs.map((run) => ('cite' in run ? `${run.cite}/` : 'text' in run ? run.text : '')).join('')
  expect(said(null)).toMatch(/[A-Z]1\/$/)
  expect(said('2012-04-19')).toMatch(/04\/19\/12\u00a01\/$/)
})

test('a stamp is not torn at the end of a line, nor a name from what it proposes; a stamp as long as a line runs on', () => {
  const level = 'IN THE COMMITTEE OF THE WHOLE ON SECOND READING'
  const plan = draft([
    unit('a', 'Build {b1 ins URY|wells}.', { kind: 'action', label: '1.', stamp: { ...stamp, level: 'INF', date: '2012-04-19', note: null, printed: null } }),
    unit('b', 'Dig.', { kind: 'action', label: '2.', stamp: { ...stamp, level, date: null, note: null, printed: null } }),
  ], { parties })
  const said = pdfText(renditionOf(plan, { as: 'annotated' }), null).units.map(({ runs }) => runs.map((run) => ('text' in run ? run.text : '')).join(''))
  expect(said[0]).toBe('Build [Uru:\u00a0wells]. AGREED\u00a0INF\u00a004/19/12')
  expect(said[1]).toBe(`Dig. AGREED ${level}`)
})

describe('a PDF', () => {
  test('is tagged and says that it follows PDF/UA-1, with its title, its language and its own fonts, and nothing of when it was made', async () => {
    for (const each of [...seeds, odd, draft([])])
      for (const as of ['annotated', 'clean'] as const) {
        const { source, fonts, embedded, pages, tags } = await set(each, { as })
        expect(source).toContain('<pdfuaid:part>1</pdfuaid:part>')
        expect(source).toMatch(/\/Marked true[^]*\/DisplayDocTitle true/)
        expect(source).toContain('/Lang (en)')
        expect(source).toMatch(/<dc:title><rdf:Alt><rdf:li xml:lang="x-default">[^<]+</)
        expect(source).not.toMatch(/CreationDate|ModDate|CreateDate|ModifyDate/)
        expect(embedded).toBe(fonts.length)
        expect(pages).toBeGreaterThan(0)
        expect(tags[0] ?? 'Document').toBe('Document')
      }
  })

  test('is set of drafts with anything in them', async () => {
    await fc.assert(fc.asyncProperty(wordDrafts, fc.constantFrom(...readings), async (made, options) => {
      const legible = { ...made, units: made.units.map((each) => ({ ...each, runs: each.runs.map((run) => ({ ...run, text: run.text.replace('水', 'w') })) })) }
      expect((await set(legible, options)).pages).toBeGreaterThan(0)
    }), { numRuns: 12 })
  })

  test('has headings, notes at the foot of the page, and what is still in brackets as a table, each under its tag', async () => {
    const plan = draft([
      unit('t', 'Plan', { kind: 'title' }), unit('c', 'Water', { kind: 'chapter', label: '1' }), unit('o', 'To act.', { kind: 'objective', label: 'Objective 1' }),
      unit('a', 'Build {b1 ins URY|wells}.', { kind: 'action', label: '1.', stamp: { ...stamp, note: 'n1' } }), unit('b', 'Dig.', { kind: 'action', label: '2.', stamp: { ...stamp, note: 'n1' } }),
    ], { title: 'Plan', parties, notes: [{ id: 'n1', text: 'Quorum.', lines: null }] })
    const { tags } = await set(plan, { as: 'annotated' })
    expect(tags.filter((tag) => /^H\d$/.test(tag)).sort()).toEqual(['H1', 'H2', 'H3'])
    // The note is cited twice and stands once.
    expect(tags.filter((tag) => tag === 'Note')).toHaveLength(1)
    const clean = await set(plan, { as: 'clean' })
    expect(clean.tags.filter((tag) => tag === 'Table' || tag === 'TH')).toHaveLength(4)
  })

  test('is the same for the same draft, wherever it is set', async () => {
    const each = seeds[0]!
    const threads = await Promise.all([writePdf(each, { as: 'annotated', lineNumbers: 5 }), writePdf(structuredClone(each), { as: 'annotated', lineNumbers: 5 })])
    const here = await setPdf(pdfText(renditionOf(each, { as: 'annotated' }), 5))
    expect(threads.map(hashable)).toEqual([hashable(threads[0]!), hashable(threads[0]!)])
    expect(hashable('pdf' in here ? here.pdf : here)).toBe(hashable(threads[0]!))
    expect(hashable(await writePdf(each, { as: 'annotated' }))).not.toBe(hashable(threads[0]!))
  })
})

test('letters no font here has are named and not printed as boxes', async () => {
  expect(await writePdf(draft([unit('a', '水 is water')]), { as: 'clean' })).toMatchObject({ ok: false, code: 'malformed', sentence: expect.stringContaining('no “水”') })
})

test('a long draft is set in memory that was taken at once, since each time it grows garbage is collected', async () => {
  await set(odd, { as: 'annotated' })
  const { memory } = await initialise()
  const before = memory.buffer.byteLength
  await set(draft(Array.from({ length: 200 }, (_, n) => unit(`u${n}`, `${'words of a long draft '.repeat(20)}${n}`))), { as: 'annotated' })
  expect(memory.buffer.byteLength).toBe(before)
})

test('a draft that takes too long is refused, and the next one is set', async () => {
  const slow = writePdf(odd, { as: 'annotated' }, 0.01)
  const next = writePdf(odd, { as: 'annotated' })
  expect(await slow).toMatchObject({ ok: false, code: 'size', sentence: expect.stringContaining('more time') })
  expect(await next).toBeInstanceOf(Uint8Array)
})

test('a PDF of another make is not declared to follow a standard', () => {
  expect(() => declareUa(Buffer.from('%PDF-1.7\n%%EOF'))).toThrow(/not as this version/)
})

async function set(made: Parameters<typeof renditionOf>[0], options: RenditionOptions) {
  const answer = await setPdf(pdfText(renditionOf(made, options), 5))
  if (!('pdf' in answer)) throw new Error(`No font has ${answer.missing.join(' ')}`)
  return readPdf(answer.pdf)
}

function wordsOf({ hanging, runs }: PdfUnit): string {
  const words = runs.map((run) => ('break' in run ? '\n' : 'again' in run ? ` ${run.again}/` : 'cite' in run ? ` ${run.cite}/` : run.text)).join('')
  return hanging === null ? words : `${hanging} ${words.startsWith('// ') ? words.slice(3) : words}`
}

function hashable(answer: Uint8Array | object): string {
  if (!(answer instanceof Uint8Array)) throw new Error('no PDF')
  return Buffer.from(answer).toString('base64')
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
