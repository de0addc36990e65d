import type { Run } from '../draft.ts'
import { authorOf } from '../runs.ts'

/** A stretch of a unit and what becomes of it: other marks, or nothing at all. */
export interface Step {
  readonly was: Run
  readonly next: Run | null
}

/** Takes the space too many where words were dropped: of two spaces that now meet one goes ("law, {while} respecting"), and one left
 * alone at either end of the unit.
 *
 * Only where both spaces belong to the same author or to the text, since a space too is somebody's character; and never one that is
 * all there is of a bracket. */
export function tidySeams(steps: readonly Step[]): Step[] {
  const out: Step[] = [...steps]
  for (let at = 0; at < out.length; at++) {
    if (out[at]!.next !== null || (at > 0 && out[at - 1]!.next === null)) continue
    let end = at
    while (end < out.length && out[end]!.next === null) end++
    const before = at > 0 ? out[at - 1]!.next : null
    const after = end < out.length ? out[end]!.next : null
    const drop = spaceToDrop(before, after)
    if (drop === 'after') out.splice(end, 1, ...split(out[end]!, 1).map((step, i) => (i === 0 ? { ...step, next: null } : step)))
    if (drop === 'before') {
      const parts = split(out[at - 1]!, out[at - 1]!.was.text.length - 1)
      out.splice(at - 1, 1, ...parts.map((step, i) => (i === parts.length - 1 ? { ...step, next: null } : step)))
    }
  }
  return out
}

function spaceToDrop(before: Run | null, after: Run | null): 'before' | 'after' | null {
  const left = before?.text.endsWith(' ') ?? false
  const right = after?.text.startsWith(' ') ?? false
  if (before && after) {
    if (!left || !right || authorOf(before)?.id !== authorOf(after)?.id) return null
    const [spareLeft, spareRight] = [isSpare(before), isSpare(after)]
    if (spareRight && (!spareLeft || after.brackets.length <= before.brackets.length)) return 'after'
    return spareLeft ? 'before' : null
  }
  if (!before && after) return right && !authorOf(after) && isSpare(after) ? 'after' : null
  return before && left && !authorOf(before) && isSpare(before) ? 'before' : null
}

/** Whether a run can lose a character without a bracket or a note vanishing with it. */
function isSpare(run: Run): boolean {
  return run.text.length > 1 || (run.brackets.length === 0 && run.notes.length === 0)
}

function split(step: Step, at: number): Step[] {
  const part = (from: number, to?: number): Step => ({
    was: { ...step.was, text: step.was.text.slice(from, to) },
    next: step.next && { ...step.next, text: step.next.text.slice(from, to) },
  })
  return [part(0, at), part(at)].filter(({ was }) => was.text !== '')
}
