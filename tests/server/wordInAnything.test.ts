import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Draft } from '../../schema/draft.ts'
import { serialise } from '../../schema/serialise.ts'
import { del, ins, p, t } from '../support/docxFile.ts'
import { readDocx } from '../support/wordDraft.ts'

const pieces = ['shall ', 'act', ' promptly', '[', ']', ' [x y] ', '(', ')', '.', '\\', '1. ', '2bis.\t', 'AGREED INF 04/24/25', '(Brazil is opposed)', 'Objective 1.2 ', 'Purpose: ', '// ', '1/ ', '水', 'ماء ', '😀', ': ', 'Δ', '\ufffd ']
const authors = ['Uruguay', 'María Pérez (BRA)', 'Jane Roe', 'Argentina, Chile', '']
const run = fc.record({ text: fc.constantFrom(...pieces), look: fc.constantFrom('', '', 'strike', 'u', 'strike u', 'b'), change: fc.constantFrom('', '', 'ins', 'del'), author: fc.constantFrom(...authors) })
const mark = fc.constantFrom('', '', '<w:rPr><w:ins w:id="1" w:author="Peru"/></w:rPr>', '<w:rPr><w:del w:id="1" w:author="Peru"/></w:rPr>', '<w:outlineLvl w:val="0"/>')
const paragraphs = fc.array(fc.record({ runs: fc.array(run, { maxLength: 7 }), mark }), { minLength: 1, maxLength: 6 })

/** Letters and digits in the order of the alphabet, since marks stand in a draft beside the words they followed. */
function letters(texts: readonly string[]): string {
  return Array.from(texts.join('').matchAll(/[\p{L}\p{N}]/gu), ([each]) => each).sort().join('')
}

function allOf({ units, brackets, notes }: Draft): string[] {
  const printed = (facts: { readonly positions: readonly { readonly printed: string | null }[]; readonly remarks: readonly string[] }) => [...facts.positions.map((position) => position.printed ?? ''), ...facts.remarks]
  return [
    ...units.flatMap((unit) => [unit.label ?? '', ...unit.runs.map(({ text }) => text), unit.stamp?.printed ?? '', unit.moved?.printed ?? '', ...printed(unit)]),
    ...Object.values(brackets).flatMap(printed), ...notes.map(({ text }) => text),
  ]
}

test('whatever somebody typed, struck and tracked: no letter is lost, and the draft can be printed', () => {
  fc.assert(fc.property(paragraphs, (made) => {
    const body = made.map(({ runs, mark: end }) => p(runs.map(({ text, look, change, author }) => (change === 'ins' ? ins(author, text) : change === 'del' ? del(author, text) : t(text, look))).join(''), end)).join('')
    const draft = readDocx({ body })
    const source = letters(made.flatMap(({ runs }) => runs.map(({ text }) => text)))
    const found = letters(allOf(draft))
    // The numbers of notes and the names of holders are printed and not kept as letters: nothing else may be missing.
    expect(missing(source, found)).toMatch(/^\d*$/)
    expect(() => serialise(draft)).not.toThrow()
  }), { numRuns: 400 })
})

function missing(source: string, found: string): string {
  const left = Array.from(found)
  return Array.from(source).filter((each) => {
    const at = left.indexOf(each)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  }).join('')
}
