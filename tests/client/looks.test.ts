import { describe, expect, test } from 'vitest'
import { filtered } from '../../client/editor/looks/filter.ts'
import { glyphsOf } from '../../client/editor/looks/glyphs.ts'
import { unitLooks } from '../../client/editor/looks/unitLook.ts'
import type { Stamp } from '../../schema/draft.ts'
import { textOf } from '../../schema/runs.ts'
import { draft, runs, unit } from '../support/build.ts'

const parties = [
  { code: 'URY', kind: 'delegation' as const, names: ['Uruguay'], short: ['Uru'] },
  { code: 'BRA', kind: 'delegation' as const, names: ['Brazil'], short: ['Bra'] },
]
const stamp: Stamp = { decision: 'agreed', level: 'INF', date: '2012-04-19', meeting: null, note: null, printed: null, pending: false, hash: '', words: '' }

/** The words with their glyphs in between; "|" is where the cursor stands at an edge that has one. */
function printed(text: string, voice: string | null = null, brackets = {}): string {
  const made = runs(text)
  const words = textOf(made)
  const glyphs = glyphsOf(made, { parties, brackets, noteNumbers: new Map([['n1', 1]]), voice })
  let out = ''
  for (let at = 0; at <= words.length; at++) {
    const here = glyphs.filter((glyph) => glyph.at === at).sort((a, b) => a.side - b.side)
    out += here.filter(({ side }) => side < 0).map((glyph) => glyph.text).join('')
    if (here.length && voice !== null) out += '|'
    out += here.filter(({ side }) => side >= 0).map((glyph) => glyph.text).join('') + words.charAt(at)
  }
  return out
}

describe('brackets in print', () => {
  test('open with the short form of their holder, and say so when they delete', () => {
    expect(printed('To {b1 ins URY|act} {b2 del BRA|now} {b3 hold|here}')).toBe('To [Uru: act] [Bra delete: now] [here]')
  })

  test('say so of every bracket that only strikes, also where two of them overlap', () => {
    expect(printed('{b1 del URY|ramps and {b2 del BRA|landing}}{b2 del BRA| places}')).toBe('[Uru delete: ramps and [Bra delete: landing]] [Bra delete: places]')
    expect(printed('{b2 ins BRA|{b1 del URY|landing}} place')).toBe('[Uru delete: [Bra: landing]] place')
  })

  test('stand inside one another by their parents, whatever the order of marks', () => {
    expect(printed('{b1 ins URY|x }{b2 ins BRA ^b1|y}{b1 ins URY| z}')).toBe('[Uru: x [Bra: y] z]')
  })

  test('hold a deletion and what replaces it in one pair', () => {
    expect(printed('a {b1 del URY|b}{b1 ins URY|c} d')).toBe('a [Uru: bc] d')
  })

  test('are followed by what others hold on them', () => {
    const brackets = { b1: { positions: [{ party: 'BRA', stance: 'opposes', printed: null, note: null }], remarks: [] } }
    expect(printed('{b1 hold|x} y', null, brackets)).toBe('[x](Brazil opposes) y')
  })

  test('let the cursor in at the edges of one’s own, and keep it out of others’', () => {
    expect(printed('a {b1 ins URY|b} c', 'URY')).toBe('a [Uru: |b|] c')
    expect(printed('a {b1 ins BRA|b} c', 'URY')).toBe('a |[Bra: b]| c')
  })
})

describe('a unit on the page', () => {
  const looks = (more: Parameters<typeof unit>[2]) => unitLooks(draft([unit('u1', 'Words.', { label: '1.', ...more })], { parties, notes: [{ id: 'n1', text: 'No quorum.', lines: null }] })).get('u1')!

  test('shows its stamp in the one spelling of the house, and why nothing can be typed', () => {
    expect(looks({ stamp })).toMatchObject({ stamp: { decision: 'AGREED', level: 'INF 04/19/12', note: '' }, closed: 'Agreed: nothing can be typed here until the chair reopens it.' })
  })

  test('cites the note of its stamp by number, and again as IDEM', () => {
    const withNote = { ...stamp, level: 'AD REFERENDUM', date: null, note: 'n1' }
    const both = unitLooks(draft([unit('u1', 'a', { stamp: withNote }), unit('u2', 'b', { stamp: withNote })], { notes: [{ id: 'n1', text: 'No quorum.', lines: null }] }))
    expect([...both.values()].map((look) => look.stamp?.note)).toEqual(['1/', '1/ IDEM'])
  })

  test('that was moved shows the note of it and that only a stub is left', () => {
    expect(looks({ moved: { role: 'origin', other: null, printed: '(moved to 2.1)' } })).toMatchObject({ stub: true, moved: '(moved to 2.1)' })
  })
})

describe('filters', () => {
  const units = [
    unit('t', 'Plan', { kind: 'title' }),
    unit('c1', 'ONE', { kind: 'chapter' }),
    unit('a1', 'done', { kind: 'action', stamp }),
    unit('c2', 'TWO', { kind: 'chapter' }),
    unit('o1', 'aim', { kind: 'objective', stamp }),
    unit('s1', 'Actions', { kind: 'subheading' }),
    unit('a2', 'agreed but for {b1 ins URY|this}', { kind: 'action', stamp }),
    unit('a3', 'open', { kind: 'action' }),
    unit('s2', 'Actions', { kind: 'subheading' }),
    unit('a4', 'done', { kind: 'action', stamp }),
  ]

  test('“open” shows what is undecided or bracketed, under the headings that lead there', () => {
    const shown = filtered(units, 'open', null)
    expect(units.filter((_, i) => shown[i] === 'shown').map(({ id }) => id)).toEqual(['a2', 'a3'])
    expect(units.filter((_, i) => shown[i] === 'context').map(({ id }) => id)).toEqual(['c2', 'o1', 's1'])
  })

  test('“mine” shows where one’s party holds something', () => {
    const shown = filtered(units, 'mine', 'URY')
    expect(units.filter((_, i) => shown[i] === 'shown').map(({ id }) => id)).toEqual(['a2'])
  })
})
