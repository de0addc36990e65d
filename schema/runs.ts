import type { BracketMark, Run } from './draft.ts'

/** A run of plain text. */
export function plain(text: string): Run {
  return { text, brackets: [], notes: [] }
}

/** All characters of the runs, proposed and struck ones included. */
export function textOf(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('')
}

/** The one `ins` of a run, which says who wrote its characters; undefined for words of the text itself. */
export function authorOf(run: Pick<Run, 'brackets'>): BracketMark | undefined {
  return run.brackets.find((bracket) => bracket.kind === 'ins')
}

/** Neighbours with equal marks joined, empty runs dropped, brackets in an order that does not depend on history. */
export function normalRuns(runs: readonly Run[]): Run[] {
  const out: { run: Run; key: string }[] = []
  for (const run of runs) {
    if (run.text === '') continue
    const brackets = [...run.brackets].sort(byBracket)
    const notes = [...run.notes].sort()
    const key = JSON.stringify([brackets.map(bracketKey), notes])
    const last = out[out.length - 1]
    if (last && last.key === key) last.run = { ...last.run, text: last.run.text + run.text }
    else out.push({ run: { text: run.text, brackets, notes }, key })
  }
  return out.map(({ run }) => run)
}

/** A text that is equal for equal marks, whatever the order of their attributes. */
export function bracketKey(mark: BracketMark): string {
  return JSON.stringify([mark.id, mark.kind, mark.by, mark.parent])
}

/** Every bracket of the runs once per id and kind, in order of first appearance, with its words. */
export function bracketsIn(runs: readonly Run[]): { mark: BracketMark; text: string }[] {
  const found = new Map<string, { mark: BracketMark; text: string }>()
  for (const run of runs)
    for (const mark of run.brackets) {
      const key = `${mark.kind}:${mark.id}`
      const entry = found.get(key)
      if (entry) entry.text += run.text
      else found.set(key, { mark, text: run.text })
    }
  return [...found.values()]
}

/** The part of the runs between two character offsets. */
export function sliceRuns(runs: readonly Run[], from: number, to: number): Run[] {
  const out: Run[] = []
  let at = 0
  for (const run of runs) {
    const start = Math.max(from - at, 0)
    const end = Math.min(to - at, run.text.length)
    if (start < end) out.push({ ...run, text: run.text.slice(start, end) })
    at += run.text.length
  }
  return out
}

function byBracket(a: BracketMark, b: BracketMark): number {
  const x = bracketKey(a)
  const y = bracketKey(b)
  return x < y ? -1 : x > y ? 1 : 0
}
