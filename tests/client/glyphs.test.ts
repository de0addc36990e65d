import { expect, test } from 'vitest'
import { glyphsOf } from '../../client/editor/looks/glyphs.ts'
import { textOf } from '../../schema/runs.ts'
import type { Party } from '../../schema/draft.ts'
import { runs } from '../support/build.ts'

const parties: Party[] = [
  { code: 'URY', kind: 'delegation', names: ['Uruguay'], short: ['Uru'] },
  { code: 'BRA', kind: 'delegation', names: ['Brazil'], short: ['Bra'] },
]

/** The words with their glyphs, as somebody at the screen reads them. */
function read(text: string): string {
  const words = runs(text)
  const glyphs = glyphsOf(words, { parties, brackets: {}, noteNumbers: new Map(), voice: 'URY' })
  let out = ''
  let at = 0
  for (const glyph of glyphs) {
    out += textOf(words).slice(at, glyph.at) + glyph.text
    at = glyph.at
  }
  return out + textOf(words).slice(at)
}

test('blanks that belong to a bracket are drawn outside of it, as they are printed', () => {
  expect(read('the law, {b1 ins URY|while }respecting')).toBe('the law, [Uru: while] respecting')
  expect(read('the law{b1 ins BRA| and order}.')).toBe('the law [Bra: and order].')
})

test('so are those of a bracket inside another, for both', () => {
  expect(read('stored {b1 ins URY|for days }{b2 ins BRA ^b1|or weeks }{b1 ins URY|of use }and')).toBe('stored [Uru: for days [Bra: or weeks] of use] and')
})

test('a bracket of blanks alone still has both its edges', () => {
  expect(read('a{b1 ins BRA| }b')).toBe('a[Bra:  ]b')
})
