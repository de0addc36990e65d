import type { BracketMark, Draft, Run, Unit } from '../../schema/draft.ts'
import { emptyDraft, noFacts } from '../../schema/draft.ts'

/** A unit for a test: its text in a small notation, see `runs`. */
export function unit(id: string, text: string, more: Partial<Unit> = {}): Unit {
  return { ...noFacts, id, kind: 'paragraph', by: null, runs: runs(text), ...more }
}

/** A draft of these units. */
export function draft(units: readonly Unit[], more: Partial<Draft> = {}): Draft {
  return { ...emptyDraft, units, ...more }
}

/** Runs written as "shall {b1 ins URY|promptly} report {b2 del BRA|and} act": id, kind, holder, and "^b1" for a parent.
 *
 * Marks may be nested: "{b1 hold|a {b2 del BRA|b}}" puts both on b. */
export function runs(text: string): Run[] {
  const out: Run[] = []
  const stack: BracketMark[] = []
  for (const part of text.split(/(\{[^|{}]*\||\})/)) {
    if (part === '}') stack.pop()
    else if (part.startsWith('{')) {
      const [id = '', kind = 'hold', ...rest] = part.slice(1, -1).trim().split(' ')
      const parent = rest.find((word) => word.startsWith('^'))?.slice(1) ?? null
      const by = rest.find((word) => !word.startsWith('^')) ?? ''
      if (kind !== 'ins' && kind !== 'del' && kind !== 'hold') throw new Error(`no bracket kind "${kind}" in ${text}`)
      stack.push({ id, kind, by, parent })
    } else if (part) out.push({ text: part, brackets: [...stack], notes: [] })
  }
  if (stack.length) throw new Error(`a bracket is not closed in ${text}`)
  return out
}
