import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Draft } from '../../schema/draft.ts'
import { parse } from '../../schema/parse/parse.ts'
import { serialise } from '../../schema/serialise.ts'
import { draftOfWord } from '../../schema/word/draftOfWord.ts'
import { readWord } from '../../server/word/in/readWord.ts'
import type { WordReading } from '../../server/word/out/writeDocx.ts'
import { writeDocx } from '../../server/word/out/writeDocx.ts'
import { cite, comment, commented, del, docxFile, footnote, ins, p, t } from '../support/docxFile.ts'
import { parties } from '../support/wordDraft.ts'
import { wordSeed } from '../support/wordDrafts.ts'

const source = readFileSync(`${import.meta.dirname}/../../seeds/water.txt`, 'utf8')
const flat = parse(source, { parties })

/** Words of the demo draft as a delegation's Word would hold them, in place of what the flat text has. */
const tracked: readonly (readonly [flat: string, word: string])[] = [
  ['[Uru: and tariffs]', ins('María Pérez (URY)', 'and tariffs')],
  ['[Mex delete: a ministerial][Mex: an expert-level]', del('Delegation of Mexico', 'a ministerial') + ins('Delegation of Mexico', 'an expert-level')],
  ['[Bra: traditional and]', ins('Brazil', 'traditional and')],
  ['[Bra delete: waiving][Bra: simplifying]', del('Brazil', 'waiving') + ins('Brazil', 'simplifying')],
  ['[US delete: concessional]', t('[') + t('US delete:', 'b') + t(' ') + t('concessional', 'strike') + t(']')],
  ['[Hai: affordable]', t('[') + t('Hai:', 'b') + t(' ') + t('affordable', 'u') + t(']')],
  ['[Ven: national regional]', t('[') + t('Ven:', 'b') + t(' ') + t('national', 'strike') + t(' ') + t('regional', 'u') + t(']')],
  ['[the Inter-American Convention to Facilitate Disaster Assistance] (Jamaica is opposed to including this reference)', commented(1, t('[the Inter-American Convention to Facilitate Disaster Assistance]'))],
]

/** The demo draft as Word would have it: numbers of lists, footnotes, struck and underlined words, and changes of three delegations. */
function waterFile(): Uint8Array {
  const lines = source.split('\n').map((line) => line.trim()).filter((line) => line !== '')
  const notes = lines.filter((line) => line.startsWith('\ufffd')).map((line) => line.replace(/^\ufffd\s*\.?\s*/, ''))
  const numbers: string[] = []
  let cited = 0
  let list = 0
  const paragraphs = lines.filter((line) => !line.startsWith('\ufffd')).flatMap((line, at, all) => {
    const next = all[at + 1] ?? ''
    const before = all[at - 1] ?? ''
    if (line === '/' || before.endsWith('[guarantee]')) return []
    const note = next === '/' ? cite((cited += 1)) + t('/') : line.endsWith('[guarantee]') ? cite((cited += 1)) + t(` ${next}`) : ''
    if (line.startsWith('Objective')) list += 1
    const [, label = '', words = line] = (list > 0 ? /^(\d+(?:bis)?\.) (.*)$/.exec(line) : null) ?? []
    if (label !== '') numbers.push(label)
    return [p(wordOf(words) + note, label === '' ? '' : `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${numbers.length}"/></w:numPr>`)]
  })
  const isNamed = (label: string) => label.includes('bis')
  const numbering = numbers.map((label, at) => `<w:abstractNum w:abstractNumId="${at}"><w:lvl w:ilvl="0"><w:start w:val="${parseInt(label, 10)}"/><w:numFmt w:val="${isNamed(label) ? 'none' : 'decimal'}"/><w:lvlText w:val="${isNamed(label) ? label : '%1.'}"/></w:lvl></w:abstractNum>`).join('')
    + numbers.map((_, at) => `<w:num w:numId="${at + 1}"><w:abstractNumId w:val="${at}"/></w:num>`).join('')
  return docxFile({
    body: paragraphs.join(''), numbering, footnotes: notes.map((text, at) => footnote(at + 1, ` ${text}`)).join(''),
    comments: comment(1, 'Jamaica', '(Jamaica is opposed to including this reference)'),
  })
}

/** Splits a line where Word would have something else than plain words. */
function wordOf(line: string): string {
  const found = tracked.find(([words]) => line.includes(words))
  if (!found) return t(line)
  const at = line.indexOf(found[0])
  return wordOf(line.slice(0, at)) + found[1] + wordOf(line.slice(at + found[0].length))
}

const kinds = (draft: Draft) => draft.units.map(({ kind, label }) => `${kind} ${label}`)
const read = (bytes: Uint8Array) => draftOfWord(readWord(bytes), parties)

describe('the demo draft out of a Word file', () => {
  const word = read(waterFile())

  test('has the same units with the same labels', () => {
    expect(kinds(word)).toEqual(kinds(flat))
  })

  test('has the same words, brackets, holders, stamps and notes, and what was struck is no longer lost', () => {
    const expected = serialise(flat).replace('[Ven: national regional]', '[Ven delete: national] [Ven: regional]')
    expect(serialise(word)).toBe(expected)
    expect(word.units.map(({ stamp }) => stamp && [stamp.decision, stamp.level, stamp.date, stamp.note])).toEqual(flat.units.map(({ stamp }) => stamp && [stamp.decision, stamp.level, stamp.date, stamp.note]))
  })

  test('the replacement of Venezuela is one bracket, the objection of Jamaica a position on what it objects to', () => {
    const venezuela = word.units.flatMap(({ runs }) => runs).flatMap(({ brackets }) => brackets).filter(({ by }) => by === 'VEN')
    expect(venezuela.map(({ kind }) => kind)).toEqual(['del', 'ins'])
    expect(new Set(venezuela.map(({ id }) => id)).size).toBe(1)
    expect(Object.values(word.brackets).flatMap(({ positions }) => positions)).toContainEqual({ party: 'JAM', stance: 'opposes', printed: '(Jamaica is opposed to including this reference)', note: null })
  })

  test('every author is told to the secretariat, and nobody is a stranger', () => {
    const told = word.findings.filter(({ sentence }) => sentence.startsWith('Changes tracked')).map(({ sentence }) => /by (.*) were read as proposals of (.*?)\./.exec(sentence)?.slice(1))
    expect(told).toEqual(expect.arrayContaining([['María Pérez (URY)', 'Uruguay'], ['Delegation of Mexico', 'Mexico'], ['Brazil', 'Brazil']]))
    expect(word.findings.some(({ kind }) => kind === 'unknown party')).toBe(false)
  })
})

describe.each(['annotated', 'tracked'] satisfies WordReading[])('what is printed %s to Word', (as) => {
  test('is read again as the demo draft', () => {
    const draft = wordSeed('water')!
    const again = read(writeDocx(draft, { as }))
    expect(serialise(again)).toBe(serialise(draft))
    expect(kinds(again)).toEqual(kinds(draft))
    expect(again.units.map(({ alternativeTo, moved, by }) => [alternativeTo, moved, by])).toEqual(draft.units.map(({ alternativeTo, moved, by }) => [alternativeTo, moved, by]))
  })

  const real = wordSeed('San Salvador')
  test.skipIf(real === null)('is read again as the draft of 2012', () => {
    if (!real) return
    expect(serialise(read(writeDocx(real, { as })))).toBe(serialise(real))
  })
})

test('a clean print is read again as the text it prints', () => {
  const clean = read(writeDocx(wordSeed('water')!, { as: 'clean' }))
  expect(clean.units.some(({ stamp }) => stamp !== null)).toBe(false)
  expect(clean.units.find(({ label }) => label === '2.')?.runs[0]?.text).toContain('To map the communities')
})

