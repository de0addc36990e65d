import type { Xml } from './readXml.ts'
import { all, first, valueOf } from './readXml.ts'

/** Prints the number of each paragraph in turn. */
export interface Numbering {
  /** The label of the next paragraph with this `numPr` ("1bis.", "(a)", "•"); null where it has none. */
  readonly next: (numPr: Xml | undefined, inherited: Xml | undefined) => string | null
}

interface Level {
  readonly start: number
  readonly format: string
  readonly text: string
  /** The level after which this one begins again, 1-based as Word writes it; 0 for never, null for each level above. */
  readonly restart: number | null
  readonly legal: boolean
}

interface Num {
  readonly abstract: string
  readonly levels: ReadonlyMap<number, Level>
  readonly starts: ReadonlyMap<number, number>
}

/** Reads the lists of a Word file. Numbers are not in its text: they are counted from the beginning, as Word does.
 *
 * Lists of one definition count on together, but for a list that says it starts anew. */
export function readNumbering(part: Xml | undefined): Numbering {
  const abstracts = new Map(all(part, 'w:abstractNum').map((node) => [node.attributes['w:abstractNumId'] ?? '', node]))
  const styled = new Map(all(part, 'w:abstractNum').flatMap((node) => (valueOf(node, 'w:styleLink') === undefined ? [] : [[valueOf(node, 'w:styleLink')!, node]])))
  const nums = new Map(all(part, 'w:num').map((node) => [node.attributes['w:numId'] ?? '', numOf(node, abstracts, styled)]))
  const counters = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()

  return {
    next(numPr, inherited) {
      const id = valueOf(numPr, 'w:numId') ?? valueOf(inherited, 'w:numId')
      const num = id === undefined ? undefined : nums.get(id)
      if (id === undefined || !num) return null
      const at = Math.min(Math.max(Number(valueOf(numPr, 'w:ilvl') ?? valueOf(inherited, 'w:ilvl') ?? 0) || 0, 0), 8)
      const level = num.levels.get(at)
      if (!level) return null
      const counts = counters.get(num.abstract) ?? []
      counters.set(num.abstract, counts)
      for (const [each, start] of num.starts) {
        if (begun.has(`${id} ${each}`) || each > at) continue
        begun.add(`${id} ${each}`)
        counts[each] = each === at ? start - 1 : start
      }
      counts[at] = (counts[at] ?? level.start - 1) + 1
      for (let below = at + 1; below < 9; below++) {
        const { restart = null } = num.levels.get(below) ?? {}
        if (restart === null || (restart > 0 && at < restart)) counts[below] = undefined
      }
      const numberAt = (each: number) => {
        const other = num.levels.get(each)
        const count = counts[each] ?? other?.start ?? 1
        return numberText(count, level.legal ? 'decimal' : (other?.format ?? 'decimal'))
      }
      if (level.format === 'bullet') return '•'
      const label = level.text.replace(/%([1-9])/g, (_, each: string) => numberAt(Number(each) - 1)).trim()
      return label === '' ? null : label
    },
  }
}

function numOf(node: Xml, abstracts: ReadonlyMap<string, Xml>, styled: ReadonlyMap<string, Xml>): Num {
  const abstract = valueOf(node, 'w:abstractNumId') ?? ''
  const own = abstracts.get(abstract)
  const base = styled.get(valueOf(own, 'w:numStyleLink') ?? '') ?? own
  const levels = new Map(all(base, 'w:lvl').map((lvl) => [Number(lvl.attributes['w:ilvl']), levelOf(lvl)]))
  const starts = new Map<number, number>()
  for (const override of all(node, 'w:lvlOverride')) {
    const at = Number(override.attributes['w:ilvl'])
    const lvl = first(override, 'w:lvl')
    if (lvl) levels.set(at, levelOf(lvl))
    const start = valueOf(override, 'w:startOverride')
    if (start !== undefined) starts.set(at, Number(start) || 0)
  }
  return { abstract: base?.attributes['w:abstractNumId'] ?? abstract, levels, starts }
}

function levelOf(lvl: Xml): Level {
  const restart = valueOf(lvl, 'w:lvlRestart')
  return {
    start: Number(valueOf(lvl, 'w:start') ?? 1) || 0, format: valueOf(lvl, 'w:numFmt') ?? 'decimal', text: (valueOf(lvl, 'w:lvlText') ?? '').slice(0, 100),
    restart: restart === undefined ? null : Number(restart), legal: first(lvl, 'w:isLgl') !== undefined,
  }
}

function numberText(count: number, format: string): string {
  switch (format) {
    case 'none':
      return ''
    case 'lowerLetter':
      return letters(count)
    case 'upperLetter':
      return letters(count).toUpperCase()
    case 'lowerRoman':
      return roman(count)
    case 'upperRoman':
      return roman(count).toUpperCase()
    case 'decimalZero':
      return String(count).padStart(2, '0')
    default:
      return String(count)
  }
}

/** a … z, then aa … zz: Word doubles the letter. */
function letters(count: number): string {
  if (count < 1) return String(count)
  return String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.min(Math.ceil(count / 26), 20))
}

function roman(count: number): string {
  if (count < 1 || count > 3999) return String(count)
  const signs: [number, string][] = [[1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i']]
  let out = ''
  let left = count
  for (const [value, sign] of signs) for (; left >= value; left -= value) out += sign
  return out
}
