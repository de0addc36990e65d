import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Draft } from '../../schema/draft.ts'
import { pieceText } from '../../schema/rendition/pieces.ts'
import type { RenditionBlock } from '../../schema/rendition/rendition.ts'
import { renditionOf } from '../../schema/rendition/render.ts'
import { bracketsIn } from '../../schema/runs.ts'
import { serialise } from '../../schema/serialise.ts'
import { draftOfWord } from '../../schema/word/draftOfWord.ts'
import { readWord } from '../../server/word/in/readWord.ts'
import { readWordDraft } from '../../server/word/in/readWordDraft.ts'
import { writeDocx } from '../../server/word/out/writeDocx.ts'
import { draft, unit } from '../support/build.ts'
import { docxBody, editedDocx } from '../support/docxParts.ts'
import { drafts } from '../support/drafts.ts'
import { seed } from '../support/fixedSeed.ts'
import { differences } from '../support/sameDraft.ts'
import { inShort, readDocx } from '../support/wordDraft.ts'
import { parties, stamp, wordSeed } from '../support/wordDrafts.ts'
import { elements } from '../support/xmlTree.ts'

const again = (drawn: Draft, as: 'annotated' | 'tracked' | 'clean') => draftOfWord(readWord(writeDocx(drawn, { as })), drawn.parties)

test.each([
  ['water', 'annotated'],
  ['water', 'tracked'],
  ['San Salvador', 'annotated'],
  ['San Salvador', 'tracked'],
] as const)('the draft of %s comes back from its %s Word file with every bracket, holder, stamp, note and move', async (name, as) => {
  const original = wordSeed(name)
  if (!original) return
  const read = await readWordDraft(writeDocx(original, { as }), original.parties)
  if ('ok' in read) throw new Error(read.sentence)
  expect(serialise(read)).toBe(serialise(original))
})

describe.each([['words', false], ['words that look like every convention', true]] as const)('a draft of %s', (_, nasty) => {
  test.each(['annotated', 'tracked'] as const)('comes back from its %s Word file: units, labels, brackets with their holders and places, stamps, notes, positions, moves', (as) => {
    fc.assert(fc.property(printable(nasty), (drawn) => {
      expect(differences(drawn, again(drawn, as))).toEqual([])
    }), { seed, numRuns: 150 })
  })

  test('comes back from its clean Word file as far as a clean text tells: kinds, labels, words with plain brackets, notes that stay', () => {
    fc.assert(fc.property(drafts({ nasty }), (drawn) => {
      expect(cleanly(again(drawn, 'clean'))).toEqual(cleanly(drawn))
    }), { seed, numRuns: 150 })
  })
})

test.each(['annotated', 'tracked'] as const)('levels of other houses, a decision that was confirmed, and consultations until a day come back from a Word file (%s)', (as) => {
  const until = { party: 'BRA', stance: 'pending consultations', printed: null, note: null, until: '2012-05-10' } as const
  const former = { stamp: { ...stamp, note: 'n1' }, lifted: { how: 'confirmed', at: '2012-05-02T10:00:00Z', by: 'x', asked: null, reason: '' } } as const
  const original = draft([
    unit('a', 'One.', { label: '1.', kind: 'action', stamp: { ...stamp, level: '', date: '2012-05-02', note: null, pending: false }, former: [former] }),
    unit('b', 'Two {b1 ins URY|now}.', { label: '2.', kind: 'action', stamp: { ...stamp, level: 'PLENARY', date: '2012-05-02', note: null, pending: false }, positions: [until] }),
    unit('c', 'Three.', { label: '3.', kind: 'action', stamp: { ...stamp, decision: 'deleted', note: 'n1' } }),
  ], { parties, notes: [{ id: 'n1', text: 'Approval is pending for want of a quorum.', lines: null }], brackets: { b1: { positions: [until], remarks: [] } } })
  const read = again(original, as)
  expect(differences(original, read)).toEqual([])
  expect([...read.units.flatMap(({ positions }) => positions), ...Object.values(read.brackets).flatMap(({ positions }) => positions)].map((each) => each.until)).toEqual(['2012-05-10', '2012-05-10'])
})

/** Without brackets around nothing but a blank, which no print shows. */
function printable(nasty: boolean): fc.Arbitrary<Draft> {
  return drafts({ nasty }).filter(({ units }) => units.every(({ runs }) => bracketsIn(runs).every(({ text }) => text.trim() !== '')))
}

/** What anybody can see of a clean text. Whether a note is about the words in a bracket or about the bracket it does not tell. */
function cleanly(of: Draft): unknown {
  const { blocks, notes } = renditionOf(of, { as: 'clean' })
  const cited = (block: RenditionBlock) => block.pieces.flatMap((piece) => (piece.type === 'note' ? [piece.number] : [])).sort()
  const words = (block: RenditionBlock) => pieceText(block.pieces.filter(({ type }) => type !== 'note')).replace(/\s+/g, ' ').trim()
  return { notes, units: blocks.map((block) => [block.kind, block.label, words(block), cited(block)]) }
}

describe('the instant at which a bracket was tabled', () => {
  const at = (second: number) => ({ positions: [], remarks: [], at: `2012-04-19T10:00:0${second}.250Z` })
  const original = draft([unit('a', 'to {b1 ins URY|always} {b2 del BRA|ever}{b2 ins BRA|never} act {b3 ins URY|well}.')], { parties, brackets: { b1: at(1), b2: at(2) } })
  const body = () => docxBody(writeDocx(original, { as: 'tracked', date: '2012-05-01T00:00:00Z' }))

  test('is the date of its changes in a tracked Word file; one that is not known has the date of the file', () => {
    const dates = ['w:ins', 'w:del'].flatMap((name) => elements(body(), name)).map(({ node }) => [elements(node, 'w:t').concat(elements(node, 'w:delText')).map(({ node: { text } }) => text.trim()).join(''), node.attributes['w:date']])
    expect(dates).toEqual([['always', '2012-04-19T10:00:01Z'], ['never', '2012-04-19T10:00:02Z'], ['well', '2012-05-01T00:00:00Z'], ['ever', '2012-04-19T10:00:02Z']])
  })

  test('comes back from it, and is not made up for the others', () => {
    const read = draftOfWord(readWord(writeDocx(original, { as: 'tracked', date: '2012-05-01T00:00:00Z' })), parties)
    const ids = bracketsIn(read.units[0]!.runs).map(({ mark }) => [mark.by, mark.kind, read.brackets[mark.id]?.at])
    expect(ids).toEqual([['URY', 'ins', '2012-04-19T10:00:01Z'], ['BRA', 'del', '2012-04-19T10:00:02Z'], ['BRA', 'ins', '2012-04-19T10:00:02Z'], ['URY', 'ins', undefined]])
  })

  test('is in a file of somebody else the earliest instant of what the party changed there', () => {
    const change = (text: string, date: string) => `<w:ins w:id="1" w:author="Uruguay" w:date="${date}"><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:ins>`
    const read = readDocx({ body: `<w:p><w:r><w:t xml:space="preserve">States shall </w:t></w:r>${change('always ', '2012-04-19T10:05:00Z')}${change('and fully ', '2012-04-18T09:00:00Z')}<w:r><w:t>act.</w:t></w:r></w:p>` })
    expect(inShort(read)).toEqual(['States shall [Uru: always and fully] act.'])
    expect(Object.values(read.brackets).map((facts) => facts.at)).toEqual(['2012-04-18T09:00:00Z'])
  })
})

describe('a paragraph that was edited in Word since it was printed', () => {
  const original = draft([unit('a', 'to promote the law.', { kind: 'action', label: '1.' }), unit('b', 'to {b1 ins URY|always} act.', { kind: 'action', label: '2.' })], { parties })
  const edited = (as: 'annotated' | 'tracked', from: string, to: string) => draftOfWord(readWord(editedDocx(writeDocx(original, { as }), (document) => document.replace(from, to))), parties)

  test('is read for what it says now, brackets typed in it too, and the others as they were', () => {
    const read = edited('annotated', 'promote', 'promote [Bra: and respect]')
    expect(inShort(read)).toEqual(['1. to promote [Bra: and respect] the law.', '2. to [Uru: always] act.'])
  })

  test('loses no word that was given the look of a sign, a stamp or a remark', () => {
    for (const style of ['Sign', 'Stamp', 'Remark', 'Bracket', 'Label']) {
      const read = edited('annotated', '<w:r><w:t xml:space="preserve">to promote the law.</w:t></w:r>', `<w:r><w:t xml:space="preserve">to promote </w:t></w:r><w:r><w:rPr><w:rStyle w:val="${style}"/></w:rPr><w:t>the law.</w:t></w:r>`)
      expect(inShort(read)).toEqual(['1. to promote the law.', '2. to [Uru: always] act.'])
    }
  })

  test('has the changes that were accepted in it, and no bracket that its print once had', () => {
    const read = edited('tracked', /<w:ins [^>]*>(<w:r>.*?<\/w:r>)<\/w:ins>/.exec(bodyOf(original))![0], /<w:ins [^>]*>(<w:r>.*?<\/w:r>)<\/w:ins>/.exec(bodyOf(original))![1]!)
    expect(inShort(read)).toEqual(['1. to promote the law.', '2. to always act.'])
  })
})

function bodyOf(of: Draft): string {
  let body = ''
  editedDocx(writeDocx(of, { as: 'tracked' }), (document) => (body = document))
  return body
}

test('nothing is in a Word file but what is on its pages: no name of a party in a clean one, and numbers alone in what is hidden', () => {
  const original = draft([unit('a', 'to {b1 ins URY|always} {b2 del BRA|ever} act.', { kind: 'action', label: '1.' })], { parties, brackets: { b2: { positions: [{ party: 'ARG', stance: 'opposes', printed: null, note: null }], remarks: [] } } })
  for (const as of ['annotated', 'tracked', 'clean'] as const) {
    let names: string[] = []
    editedDocx(writeDocx(original, { as }), (document) => {
      names = [...document.matchAll(/w:name="([^"]*)"/g)].map(([, name]) => name!)
      return document
    })
    for (const name of names) expect(name).toMatch(/^_(?:Unit\d+|Note\d+|adref\d+_[a-z][0-9a-f]*[idh]?\d*)$/)
  }
})
