import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { partyColour, partyColourNumbers, partyColours } from '../../client/style/partyColour.ts'
import { draft, unit } from '../support/build.ts'

const css = readFileSync(`${import.meta.dirname}/../../client/style/tokens.css`, 'utf8').split('@media')[0]!
const tokens = new Map([...css.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((found) => [found[1]!, found[2]!]))

describe('the colours', () => {
  const inks = ['ink', 'ink-soft', 'ink-quiet', 'accent', 'agreed', 'pending', 'deleted', 'party-none']
  const parties = Array.from({ length: partyColours }, (_, n) => `party-${n}`)
  for (const ground of ['paper', 'ground', 'raised', 'tint'])
    test(`every text colour can be read on the ${ground}`, () => {
      for (const ink of [...inks, ...parties]) expect([ink, contrast(ink, ground) >= 4.5]).toEqual([ink, true])
    })

  test('each standing can be read on its own tint, and white on the accent', () => {
    for (const name of ['agreed', 'pending', 'deleted', 'accent']) expect(contrast(name, `${name}-tint`)).toBeGreaterThanOrEqual(4.5)
    expect(contrast('on-accent', 'accent')).toBeGreaterThanOrEqual(4.5)
  })

  test('a control can be told from its ground', () => {
    for (const ground of ['paper', 'ground', 'raised']) expect(contrast('hairline-strong', ground)).toBeGreaterThanOrEqual(3)
  })
})

describe('the colour of a party', () => {
  const party = (code: string) => ({ code, kind: 'delegation' as const, names: [code], short: [code] })
  const codes = Array.from({ length: 34 }, (_, n) => `P${String(n).padStart(2, '0')}`)
  const held = (...by: string[]) =>
    draft(by.map((code, n) => unit(`u${n}`, `{b${n} ins ${code}|words}`)), { parties: codes.map(party) })

  test('two parties that hold something never share one while there are enough', () => {
    const colours = partyColourNumbers(held('P02', 'P12', 'P22', 'P03'))
    expect(new Set(colours.values()).size).toBe(4)
  })

  test('a newcomer leaves the others their colours', () => {
    const before = partyColourNumbers(held('P05', 'P17'))
    const after = partyColourNumbers(held('P05', 'P17', 'P01'))
    expect([...before].every(([code, colour]) => after.get(code) === colour)).toBe(true)
  })

  test('words of several parties take the first one’s ink, words of nobody their own', () => {
    const colours = partyColourNumbers(held('P05'))
    expect(partyColour('P05,P17', colours)).toBe('var(--party-5)')
    expect(partyColour('', colours)).toBe('var(--party-none)')
  })

  test('more parties than colours still have one each', () => {
    expect(partyColourNumbers(held(...codes)).size).toBe(34)
  })
})

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light! + 0.05) / (dark! + 0.05)
}

function luminance(name: string): number {
  const hex = tokens.get(name)
  if (!hex) throw new Error(`tokens.css has no --${name}`)
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}
