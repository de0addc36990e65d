import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Draft } from '../../schema/draft.ts'
import { bracketsIn } from '../../schema/runs.ts'
import { pieceText } from '../../schema/rendition/pieces.ts'
import { renditionOf } from '../../schema/rendition/render.ts'
import { printedBrackets } from '../../schema/rendition/trackedPieces.ts'
import { wordReadings, writeDocx } from '../../server/word/out/writeDocx.ts'
import { draft, runs, unit } from '../support/build.ts'
import { docxLint } from '../support/docxLint.ts'
import { afterChanges, docxBody, docxParts } from '../support/docxParts.ts'
import { parties, stamp, wordDrafts, wordSeed } from '../support/wordDrafts.ts'
import type { XmlNode } from '../support/xmlTree.ts'
import { elements, valueAt } from '../support/xmlTree.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('every Word file', () => {
  test('holds the rules of Word, whatever the draft', () => {
    fc.assert(fc.property(wordDrafts, fc.constantFrom(...wordReadings), (drawn, as) => {
      expect(docxLint(writeDocx(drawn, { as }))).toEqual([])
    }), { numRuns: 60 })
  })

  test('is the same to the byte for the same draft, and tells no time', () => {
    fc.assert(fc.property(wordDrafts, fc.constantFrom(...wordReadings), (drawn, as) => {
      expect(sha256(writeDocx(structuredClone(drawn), { as }))).toBe(sha256(writeDocx(drawn, { as })))
    }), { numRuns: 10 })
    // Time and date of the first entry: midnight of the first day the zip format knows.
    expect(writeDocx(draft([]), { as: 'clean' }).slice(10, 14)).toEqual(Uint8Array.of(0, 0, 0x21, 0))
  })
})

/** Words of the units that a reading prints, for those whose proposals are all changes. */
function compared(drawn: Draft, deed: 'accept' | 'reject') {
  const reading = renditionOf(drawn, { as: 'clean', assume: deed === 'accept' ? 'all' : 'base' })
  const versions = (id: string) => drawn.units.filter((each) => each.alternativeTo === id && each.by !== null && each.stamp?.decision !== 'deleted')
  const hasRivals = (id: string | null) => id !== null && new Set(versions(id).map(({ by }) => by)).size > 1
  const isTracked = (id: string) => {
    const found = drawn.units.find((each) => each.id === id)!
    const printed = printedBrackets(found.runs)
    return !hasRivals(id) && !hasRivals(found.alternativeTo) && !bracketsIn(found.runs).some(({ mark }) => mark.kind !== 'hold' && printed.has(mark.id))
  }
  const plain = (text: string) => text.replace(/[[\]]/g, '').replace(/\s+/g, ' ').trim()
  const expected = reading.blocks.filter((block) => isTracked(block.unit))
    .map((block) => ({ unit: block.unit, text: plain([block.label ?? '', block.kind === 'chapter' && block.label !== null && block.pieces.length > 0 ? '–' : '', pieceText(block.pieces)].join(' ')) }))
  const read = afterChanges(writeDocx(drawn, { as: 'tracked' }), deed).flatMap(({ unit: at, text }) => {
    const id = at === null ? undefined : drawn.units[at]?.id
    return id !== undefined && expected.some((each) => each.unit === id) ? [{ unit: id, text: plain(text).replace(/ –$/, '') }] : []
  })
  return { read, expected: expected.map((each) => ({ ...each, text: each.text.replace(/ –$/, '') })) }
}

describe('the tracked text', () => {
  test.each(['accept', 'reject'] as const)('reads as the clean one when somebody %ss all changes', (deed) => {
    fc.assert(fc.property(wordDrafts, (drawn) => {
      const { read, expected } = compared(drawn, deed)
      expect(read).toEqual(expected)
    }), { numRuns: 100 })
  })

  test.each(['water', 'San Salvador'] as const)('of the draft of %s reads as the clean one, all accepted and all rejected, and keeps the rules', (name) => {
    const seed = wordSeed(name)
    if (!seed) return
    for (const deed of ['accept', 'reject'] as const) {
      const { read, expected } = compared(seed, deed)
      expect(read).toEqual(expected)
    }
    for (const as of wordReadings) expect(docxLint(writeDocx(seed, { as }))).toEqual([])
  })

  const changesIn = (drawn: Draft) => {
    const document = docxBody(writeDocx(drawn, { as: 'tracked', date: '2012-04-19T10:00:00Z' }))
    return ['w:ins', 'w:del'].flatMap((name) => elements(document, name)).map(({ node }) => [node.name, node.attributes['w:author'], node.attributes['w:date'], elements(node, 'w:t').concat(elements(node, 'w:delText')).map(({ node: { text } }) => text).join('')])
  }

  test('has each change under the name of its holder, with the date that was given', () => {
    expect(changesIn(draft([unit('u', 'to {b1 del BRA|build}{b1 ins BRA|promote} {b2 ins URY,ARG|well}.')], { parties }))).toEqual([
      ['w:ins', 'Brazil', '2012-04-19T10:00:00Z', 'promote'], ['w:ins', 'Uruguay, Argentina', '2012-04-19T10:00:00Z', ' well'], ['w:del', 'Brazil', '2012-04-19T10:00:00Z', 'build'],
    ])
  })

  test('has a proposal that another would strike as a deletion in an insertion', () => {
    const document = docxBody(writeDocx(draft([unit('u', 'act {b1 ins URY|now {b2 del BRA|please }}or never')], { parties }), { as: 'tracked' }))
    const [struck] = elements(document, 'w:del')
    expect([struck?.node.attributes['w:author'], struck?.around.at(-1)?.attributes['w:author']]).toEqual(['Brazil', 'Uruguay'])
  })

  test('has a proposed paragraph inserted whole: label, words, stamp and its end', () => {
    const drawn = draft([unit('a', 'First.'), unit('b', 'Second.', { by: 'URY', kind: 'action', label: '1bis.', stamp: { ...stamp, note: null } }), unit('c', 'Third.')], { parties })
    expect(afterChanges(writeDocx(drawn, { as: 'tracked' }), 'reject').map(({ text }) => text)).toEqual(['First.', 'Third.'])
    expect(afterChanges(writeDocx(drawn, { as: 'tracked' }), 'accept').map(({ text }) => text)).toEqual(['First.', '1bis. Second.', 'Third.'])
  })

  test('prints in brackets what changes cannot say: words held, and rivals for the same words', () => {
    const printed = (text: string) => {
      const document = docxBody(writeDocx(draft([{ ...unit('u', ''), runs: runs(text) }], { parties }), { as: 'tracked' }))
      return [elements(document, 'w:t').map(({ node }) => node.text).join(''), elements(document, 'w:ins').length + elements(document, 'w:del').length]
    }
    expect(printed('to {b1 hold ARG|offer} it')).toEqual(['to [Arg hold: offer] it', 0])
    expect(printed('to {b1 del BRA|{b2 del URY|build}}{b1 ins BRA|promote}{b2 ins URY|end} it')).toEqual(['to [Bra delete: [Uru delete: build]][Bra: promote][Uru: end] it', 0])
  })

  test('says positions in comments of their parties, over the words they are about', () => {
    const drawn = draft([unit('u', 'to {b1 hold|offer} it')], { parties, brackets: { b1: { positions: [{ party: 'BRA', stance: 'opposes', printed: '(Brazil is opposed)', note: null }], remarks: [] } } })
    const parts = docxParts(writeDocx(drawn, { as: 'tracked' }))
    const [comment] = elements(parts.get('word/comments.xml')!, 'w:comment')
    expect([comment?.node.attributes['w:author'], comment?.node.attributes['w:initials'], elements(comment!.node, 'w:t').map(({ node }) => node.text).join('')]).toEqual(['Brazil', 'Bra', '(Brazil is opposed)'])
    expect(elements(parts.get('word/document.xml')!, 'w:t').map(({ node }) => node.text).join('')).not.toContain('opposed')
  })
})

describe('the annotated text', () => {
  const paragraphs = (drawn: Draft) => elements(docxBody(writeDocx(drawn, { as: 'annotated' })), 'w:p').map(({ node }) => node)

  test('has short forms and brackets bold, proposed words underlined, words proposed to go struck', () => {
    const [paragraph] = paragraphs(draft([unit('u', 'to {b1 del BRA|build}{b1 ins BRA|promote} it')], { parties }))
    const looks = elements(paragraph!, 'w:r').map(({ node }) => [elements(node, 'w:t').map(({ node: { text } }) => text).join(''), ...['w:rStyle', 'w:strike', 'w:u'].filter((name) => elements(node, name).length > 0)])
    expect(looks).toContainEqual(['[Bra delete:', 'w:rStyle'])
    expect(looks).toContainEqual(['build', 'w:strike'])
    expect(looks).toContainEqual(['promote', 'w:u'])
    expect(looks).toContainEqual([']', 'w:rStyle'])
  })

  test('has a note at the foot where it is cited first, and cited again by its number', () => {
    const drawn = draft([unit('a', 'One', { stamp }), unit('b', 'Two', { stamp })], { parties, notes: [{ id: 'n1', text: 'Quorum pending.', lines: null }] })
    const parts = docxParts(writeDocx(drawn, { as: 'annotated' }))
    const [first, second] = elements(parts.get('word/document.xml')!, 'w:p').map(({ node }) => node)
    expect(elements(first!, 'w:footnoteReference')).toHaveLength(1)
    expect(elements(second!, 'w:footnoteReference')).toHaveLength(0)
    expect(elements(second!, 'w:t').map(({ node }) => node.text).join('')).toBe('Two AGREED AD REFERENDUM1/ IDEM')
    expect(elements(parts.get('word/footnotes.xml')!, 'w:t').map(({ node }) => node.text).join('')).toBe('/ Quorum pending.')
  })

  test('keeps the number of a note that Word would count otherwise, and prints a note nobody cites', () => {
    const notes = ['n0', 'n1', 'n2'].map((id) => ({ id, text: `Note ${id}.`, lines: null }))
    const drawn = draft([unit('a', 'One', { stamp: { ...stamp, note: 'n2' } })], { parties, notes })
    const text = paragraphs(drawn).map((paragraph) => elements(paragraph, 'w:t').map(({ node }) => node.text).join(''))
    expect(text).toEqual(['One AGREED AD REFERENDUM3/', '1/Note n0.', '2/Note n1.'])
  })

  test.each(['water', 'San Salvador'] as const)('of the draft of %s has every word, label, stamp and note of the rendition', (name) => {
    const seed = wordSeed(name)
    if (!seed) return
    const rendition = renditionOf(seed, { as: 'annotated' })
    const squeezed = (texts: readonly string[]) => texts.join('').replace(/\s+/g, '')
    const isNumber = (around: readonly XmlNode[]) => around.some((each) => valueAt(each, 'w:rPr', 'w:rStyle', 'w:val') === 'FootnoteReference')
    const printed = paragraphs(seed).map((paragraph) => squeezed(elements(paragraph, 'w:t').filter(({ around }) => !isNumber(around)).map(({ node }) => node.text)))
    expect(printed).toEqual(rendition.blocks.map(({ alternative, kind, label, pieces, marks }) => squeezed([
      alternative ? '//' : '', label ?? '', kind === 'chapter' ? '–' : '', pieceText(pieces.filter(({ type }) => type !== 'note')),
      ...marks.map(({ text, cites }) => (cites ? text.replace(`${cites.number}/`, '') : text)),
    ])))
    const notes = elements(docxParts(writeDocx(seed, { as: 'annotated' })).get('word/footnotes.xml')!, 'w:footnote').map(({ node }) => elements(node, 'w:t').map(({ node: { text } }) => text).join('')).filter(Boolean)
    expect(notes).toEqual(rendition.notes.map(({ text }) => `/ ${text}`))
  })
})

describe('the clean text', () => {
  test('has plain brackets, and lists what is still in them with a link to each', () => {
    const drawn = draft([unit('u', 'to {b1 del BRA|build}{b1 ins BRA|promote} it', { label: '1.' })], { parties })
    const document = docxBody(writeDocx(drawn, { as: 'clean' }))
    const text = elements(document, 'w:p').map(({ node }) => elements(node, 'w:t').map(({ node: { text: words } }) => words).join(''))
    expect(text).toEqual(['1.to [build][promote] it', 'Still in brackets', 'Place', 'In brackets', 'Held by', '1.', '[build] to be replaced by [promote]', 'Brazil', ''])
    expect(elements(document, 'w:hyperlink').map(({ node }) => node.attributes['w:anchor'])).toEqual(['_Unit1'])
    expect(elements(document, 'w:u').concat(elements(document, 'w:strike'))).toEqual([])
  })
})
