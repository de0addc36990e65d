import type { Finding, Unit } from '../draft.ts'
import { finding, onLines } from './finding.ts'
import type { ReadDraft } from './readDraft.ts'

/** What is doubtful about labels: wrong numbers, the same one twice, bis before its base, labels alone on their line. */
export function labelFindings({ draft, units }: ReadDraft): Finding[] {
  const alone = units.filter(({ block, unit }) => (unit.kind === 'action' || unit.kind === 'paragraph') && block.label !== null && block.parts[0]?.n !== block.lines[0]!.n)
  const objectives = units.filter(({ unit }) => unit.kind === 'objective' && unit.runs.length > 0)
  const together = objectives.filter(({ block }) => block.parts[0]?.n === block.lines[0]!.n)
  const unlabelled = draft.units.filter((unit) => unit.kind === 'paragraph' && unit.label === null && unit.alternativeTo === null)
  return [
    ...wrong(draft),
    ...duplicates(lists(draft.units)),
    ...order(draft.units),
    ...finding('unlabelled paragraph', unlabelled.map((unit) => unit.lines?.[0] ?? null), 'Paragraphs without a label of their own. They are counted from the last label before them.'),
    ...finding('label alone on its line', alone.map(({ block }) => block.lines[0]!.n), 'A number or label stands alone on its line; the text on the next line was taken as its text.'),
    ...(together.length < objectives.length ? finding('other', together.map(({ block }) => block.lines[0]!.n), 'The label and the text of an objective stand on one line here, and on two elsewhere.') : []),
  ]
}

/** An objective counts through its chapter: "Objective 1." in chapter 1, followed by "Objective 1.2", is 1.1. */
function wrong(draft: ReadDraft['draft']): Finding[] {
  const dotted = draft.units.some((unit) => unit.kind === 'objective' && /\d\.\d/.test(unit.label ?? ''))
  if (!dotted) return []
  let chapter: string | null = null
  let count = 0
  return draft.units.flatMap((unit): Finding[] => {
    if (unit.kind === 'chapter') {
      chapter = /\d+/.exec(unit.label ?? '')?.[0] ?? null
      count = 0
    }
    if (unit.kind !== 'objective' || unit.label === null || unit.alternativeTo !== null) return []
    count += 1
    const [, number = '', sub] = /(\d+)(?:\.(\d+))?/.exec(unit.label) ?? []
    if (sub !== undefined && (chapter === null || number === chapter)) return []
    const expected = `${unit.label.replace(/\s*\d.*$/s, '')} ${chapter ?? number}.${sub ?? count}`
    return finding('wrong label', unit.lines ? [unit.lines[0]] : [], `"${unit.label}" does not fit where it stands; "${expected}" would. It was kept as printed.`)
  })
}

function duplicates(all: readonly (readonly Unit[])[]): Finding[] {
  const pairs = all.flatMap((list) => {
    const first = new Map<string, Unit>()
    return list.flatMap((unit) => {
      const before = unit.label === null ? undefined : first.get(unit.label)
      if (unit.label !== null && !before) first.set(unit.label, unit)
      return before ? [[before, unit] as const] : []
    })
  })
  return pairs.slice(0, MOST).flatMap(([before, unit]) => finding('duplicate label', [before.lines?.[0] ?? null, unit.lines?.[0] ?? null],
    `The label "${unit.label}" is there twice in one list, on ${onLines([before, unit].flatMap(({ lines }) => (lines ? [lines[0]] : [])))}.`))
}

// A text with more than this is damaged beyond what a list could help with.
const MOST = 500

/** "1bis." may stand before "1." or after it; both in one draft deserve a look. */
function order(units: readonly Unit[]): Finding[] {
  const before: (number | null)[] = []
  const behind: (number | null)[] = []
  for (const list of lists(units))
    for (const [at, unit] of list.entries()) {
      const base = /^(.*?\d|\(?[a-z])[ .(]*(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies)\b/.exec(unit.label ?? '')?.[1]
      if (base === undefined) continue
      const isBase = (each: Unit) => each.label?.replace(/[^\p{L}\p{N}(]+$/u, '') === base
      const near = (from: number, to: number) => list.slice(Math.max(0, from), to).some(isBase)
      if (near(at, at + NEAR)) before.push(unit.lines?.[0] ?? null)
      else if (near(at - NEAR, at)) behind.push(unit.lines?.[0] ?? null)
    }
  if (before.length === 0) return []
  const sentence = 'A paragraph numbered bis, ter … stands before the one it is named after'
  return finding('label order', [...before, ...behind], behind.length ? `${sentence} in one place and after it in another. The order was kept.` : `${sentence}. The order was kept.`)
}

// Nobody looks for the base of a bis further away.
const NEAR = 40

/** Units that count through one list: everything between two headings, objectives apart. */
function lists(units: readonly Unit[]): Unit[][] {
  const out: Unit[][] = [[]]
  const objectives: Unit[] = []
  for (const unit of units) {
    if (unit.kind === 'objective') objectives.push(unit)
    if (unit.kind === 'action' || unit.kind === 'paragraph') out[out.length - 1]!.push(unit)
    else out.push([])
  }
  return [...out.filter((list) => list.length > 0), objectives]
}
