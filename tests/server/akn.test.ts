import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Draft, Party } from '../../schema/draft.ts'
import { parse } from '../../schema/parse/parse.ts'
import { renditionOf } from '../../schema/rendition/render.ts'
import type { RenditionOptions } from '../../schema/rendition/rendition.ts'
import { bodyText } from '../../schema/rendition/toText.ts'
import { writeAkn } from '../../server/akn/writeAkn.ts'
import { aknFaults, readAkn } from '../support/aknFile.ts'
import { draft, unit } from '../support/build.ts'
import { differences } from '../support/sameDraft.ts'
import { parties, stamp, wordDrafts, wordSeed } from '../support/wordDrafts.ts'

const faults = aknFaults()
const readings: readonly RenditionOptions[] = [{ as: 'annotated' }, { as: 'clean' }, { as: 'clean', assume: 'all' }, { as: 'clean', assume: 'URY' }]
const seeds = (['water', 'San Salvador'] as const).flatMap((name) => wordSeed(name) ?? [])
const odd = draft([unit('u 1', 'a\u0000b \u{1F4A7} {b1 ins|<x>}&', { label: '«1»' }), unit('u2', '', { kind: 'chapter', label: '' }), unit('u3', 'x', { kind: 'title' })], { title: '"Plan" & <b>', symbol: 'Ж/1', notes: [{ id: 'n', text: 'Nobody cites <this>.', lines: null }] })

describe.skipIf(faults === null)('held against the schema of the standard', () => {
  test('drafts with anything in them are valid in every reading', () => {
    fc.assert(fc.property(wordDrafts, fc.constantFrom(...readings), (made, options) => {
      expect(faults?.(writeAkn(made, options))).toEqual([])
    }), { numRuns: 60 })
  })

  test('the drafts of the negotiations, an odd one and an empty one are valid in every reading', () => {
    for (const each of [...seeds, odd, draft([])]) for (const options of readings) expect(faults?.(writeAkn(each, options))).toEqual([])
  })

  test('the schema does refuse what is not of the standard', () => {
    expect(faults?.(writeAkn(odd, { as: 'clean' }).replace('<mainBody>', '<mainBody><bracket/>'))).not.toEqual([])
  })
})

describe('without the schema', () => {
  test('every place has one address, and every reference leads somewhere', () => {
    const check = (each: Draft, options: RenditionOptions) => {
      const { eIds, references } = readAkn(writeAkn(each, options))
      expect(new Set(eIds).size).toBe(eIds.length)
      expect(references.filter((place) => !eIds.includes(place))).toEqual([])
    }
    fc.assert(fc.property(wordDrafts, fc.constantFrom(...readings), check), { numRuns: 60 })
    for (const each of [...seeds, odd]) for (const options of readings) check(each, options)
  })

  test('every unit says what is printed of it, under its permanent id', () => {
    const check = (each: Draft, options: RenditionOptions) => {
      const { words } = readAkn(writeAkn(each, options))
      const blocks = renditionOf(each, options).blocks
      expect([...words]).toEqual(blocks.map((block) => [block.unit, expect.anything()]))
      for (const block of blocks) expect(plain(words.get(block.unit)!)).toBe(plain(`${block.label ?? ''} ${bodyText(block)}`))
    }
    fc.assert(fc.property(wordDrafts, fc.constantFrom(...readings), check), { numRuns: 60 })
    for (const each of seeds) for (const options of readings) check(each, options)
  })

  test('the annotated file is read again as the draft it was', () => {
    for (const each of seeds) {
      const { elements } = readAkn(writeAkn(each, { as: 'annotated' }))
      const known = elements.filter(({ name }) => name === 'neg:party').map(({ attributes }) => attributes['code'])
      expect(known).toEqual(each.parties.map(({ code }) => code))
      expect(differences(each, parse(elements.find(({ name }) => name === 'neg:text')!.text, { parties: each.parties as Party[] }))).toEqual([])
    }
  })

  test('the same draft gives the same file', () => {
    for (const each of seeds) expect(writeAkn(each, { as: 'annotated' })).toBe(writeAkn(structuredClone(each), { as: 'annotated' }))
  })
})

const plan = draft([
  unit('t', 'Plan', { kind: 'title' }),
  unit('c', 'Water', { kind: 'chapter', label: 'CHAPTER 1' }),
  unit('o', 'To act {b1 ins URY|{b2 del BRA|promptly }}and well.', { kind: 'objective', label: 'Objective 1.1' }),
  unit('a', 'Build {b3 hold|wells}.', { kind: 'action', label: '1bis.', stamp: { ...stamp, note: 'n1' }, positions: [{ party: 'ARG', stance: 'opposes', printed: null, note: null }] }),
  unit('v', 'Build pipes.', { kind: 'action', label: '1ter.', by: 'URY', alternativeTo: 'a' }),
  unit('d', 'Dig.', { kind: 'action', label: '2.', stamp: { ...stamp, decision: 'deleted' } }),
], { title: 'Plan', symbol: 'D/1', parties, meetings: [{ id: 'm1', date: '2012-04-19', body: 'Working Group', kind: 'informal', open: false, suspended: false, imported: true, roll: null }], notes: [{ id: 'n1', text: 'Quorum.', lines: null }], brackets: { b1: { positions: [{ party: 'BRA', stance: 'supports', printed: null, note: null }], remarks: [] } } })

describe('an annotated file', () => {
  const source = writeAkn(plan, { as: 'annotated' })
  const file = readAkn(source)
  const find = (name: string, wId?: string) => file.elements.find((each) => each.name === name && (wId === undefined || each.attributes['wId'] === wId))

  test('sets units under one another, at addresses made of their labels', () => {
    expect(find('paragraph', 'a')?.attributes['eId']).toBe('chp_1__hcontainer_1.1__para_1bis')
    expect(find('longTitle', 't')?.text).toBe('Plan')
  })

  test('sets proposals as insertions and deletions by their holders', () => {
    expect(find('ins', 'b1')?.attributes).toMatchObject({ refersTo: '#ref_organization_URY', 'neg:proposal': 'b1' })
    expect(find('ins', 'b1')?.text).toBe('[Uru: [Bra delete: promptly]]')
    expect(find('del', 'b2')?.attributes['refersTo']).toBe('#ref_organization_BRA')
    expect(file.elements.find(({ attributes }) => attributes['name'] === 'hold')?.text).toBe('[wells]')
  })

  test('names the paragraph that a version is an alternative to', () => {
    expect(find('paragraph', 'v')?.attributes).toMatchObject({ alternativeTo: find('paragraph', 'a')?.attributes['eId'], 'neg:by': 'URY' })
  })

  test('sets a position as an opinion of the party, on the words it is about', () => {
    const [on, whole] = file.elements.filter(({ name }) => name === 'opinion')
    expect(on?.attributes).toMatchObject({ by: '#ref_organization_BRA', type: 'agreeing', refersTo: `#${find('ins', 'b1')?.attributes['eId']}` })
    expect(whole?.attributes).toMatchObject({ by: '#ref_organization_ARG', type: 'dissenting' })
  })

  test('says what was decided where and when, and that a deletion ad referendum may come back', () => {
    expect(file.elements.filter(({ name }) => name === 'step').map(({ attributes }) => attributes)).toMatchObject([
      { date: '2012-04-19', by: '#ref_organization_Working-Group', outcome: '#ref_concept_agreed-ad-referendum', href: '#chp_1__hcontainer_1.1__para_1bis' },
      { outcome: '#ref_concept_deleted-ad-referendum' },
    ])
    expect(find('paragraph', 'd')?.attributes).toMatchObject({ status: 'temporarilyRemoved', 'neg:status': 'DELETED AD REFERENDUM' })
  })

  test('sets a note where it is cited first, and refers to it from there on', () => {
    expect(find('authorialNote')).toMatchObject({ attributes: { marker: '1/', placement: 'bottom' }, text: 'Quorum.' })
    expect(find('noteRef')?.attributes['href']).toBe(`#${find('authorialNote')?.attributes['eId']}`)
  })
})

test('a clean file says nothing of who holds what but in the list behind the text', () => {
  const source = writeAkn(plan, { as: 'clean' })
  expect(source.slice(0, source.indexOf('<conclusions>'))).not.toMatch(/URY|BRA|ARG|Uruguay|Brazil|Uru|AGREED|DELETED|neg:\w+=|Working Group/)
  expect(source.slice(source.indexOf('<conclusions>'))).toMatch(/Uruguay/)
  expect(writeAkn(plan, { as: 'clean', assume: 'all' })).not.toContain('<conclusions>')
})

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
