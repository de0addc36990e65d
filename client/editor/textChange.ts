import type { Run } from '../../schema/draft.ts'
import type { TextEdit } from '../../schema/edits.ts'
import { authorOf, bracketKey, normalRuns, sliceRuns, textOf } from '../../schema/runs.ts'

/** Characters `from`–`to` of the text before stand as `start`–`end` in the text after; outside of such stretches both agree
 * but for marks. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
}

/** The edits that lead from one text to the other along known stretches, touching no character that stayed.
 *
 * Where a change happened is told and not guessed: of two equal letters the one that was typed is the one that is sent, which
 * decides where a colleague's concurrent word ends up. Stretches that do not fit the texts are set aside for a comparison. */
export function editsAlong(before: readonly Run[], after: readonly Run[], stretches: readonly Stretch[]): TextEdit[] {
  const old = normalRuns(before)
  const now = normalRuns(after)
  const fitting = fits(textOf(old), textOf(now), stretches) ? stretches : [whole(old, now)]
  const edits: TextEdit[] = []
  let at = 0
  let to = 0
  for (const stretch of fitting) {
    keep(edits, sliceRuns(old, at, stretch.from), sliceRuns(now, to, stretch.start))
    replace(edits, sliceRuns(old, stretch.from, stretch.to), sliceRuns(now, stretch.start, stretch.end))
    at = stretch.to
    to = stretch.end
  }
  keep(edits, sliceRuns(old, at, Infinity), sliceRuns(now, to, Infinity))
  return trimmed(edits)
}

/** The edits that lead from one text to another when nothing is known of what happened between. */
export function editsOf(before: readonly Run[], after: readonly Run[]): TextEdit[] {
  return editsAlong(before, after, [whole(normalRuns(before), normalRuns(after))])
}

/** Whether two texts are the same in words and marks. */
export function sameRuns(a: readonly Run[], b: readonly Run[]): boolean {
  const x = normalRuns(a)
  const y = normalRuns(b)
  return x.length === y.length && x.every((run, i) => run.text === y[i]!.text && markKey(run) === markKey(y[i]!))
}

function whole(before: readonly Run[], after: readonly Run[]): Stretch {
  return { from: 0, to: textOf(before).length, start: 0, end: textOf(after).length }
}

function fits(before: string, after: string, stretches: readonly Stretch[]): boolean {
  let at = 0
  let to = 0
  for (const { from, to: end, start, end: stop } of stretches) {
    if (from < at || start < to || before.slice(at, from) !== after.slice(to, start)) return false
    at = end
    to = stop
  }
  return before.slice(at) === after.slice(to)
}

/** Same characters on both sides; only their marks may differ. */
function keep(edits: TextEdit[], before: readonly Run[], after: readonly Run[]): void {
  let old = 0
  let used = 0
  for (const run of after) {
    for (let left = run.text.length; left > 0; ) {
      const was = before[old]!
      const part = Math.min(left, was.text.length - used)
      if (markKey(was) === markKey(run)) edits.push({ keep: part })
      // Characters do not change author by being kept: they go, and the author's come.
      else if (authorKey(was) !== authorKey(run)) {
        const from = run.text.length - left
        edits.push({ drop: part }, { insert: { ...run, text: run.text.slice(from, from + part) } })
      } else edits.push({ keep: part, marks: { brackets: run.brackets, notes: run.notes } })
      left -= part
      used += part
      if (used === was.text.length) [old, used] = [old + 1, 0]
    }
  }
}

/** A stretch that changed: what is equal at both its ends is kept. */
function replace(edits: TextEdit[], before: readonly Run[], after: readonly Run[]): void {
  const old = characters(before)
  const now = characters(after)
  let head = 0
  while (head < old.length && head < now.length && old[head] === now[head]) head++
  let tail = 0
  while (tail < old.length - head && tail < now.length - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++
  keep(edits, sliceRuns(before, 0, head), sliceRuns(after, 0, head))
  if (old.length - tail > head) edits.push({ drop: old.length - tail - head })
  for (const run of sliceRuns(after, head, now.length - tail)) edits.push({ insert: run })
  keep(edits, sliceRuns(before, old.length - tail, Infinity), sliceRuns(after, now.length - tail, Infinity))
}

/** Every UTF-16 unit with its author; a pair of surrogates is never cut, since half of it is no text. */
function characters(runs: readonly Run[]): string[] {
  return runs.flatMap((run) => {
    const author = authorKey(run)
    return Array.from(run.text).flatMap((point) => (point.length === 1 ? [point + author] : [`${point}0${author}`, `${point}1${author}`]))
  })
}

/** Kept ends say nothing. */
function trimmed(edits: readonly TextEdit[]): TextEdit[] {
  const out: TextEdit[] = []
  for (const edit of edits) {
    const last = out[out.length - 1]
    if ('keep' in edit && !edit.marks && last && 'keep' in last && !last.marks) out[out.length - 1] = { keep: last.keep + edit.keep }
    else if (!('keep' in edit) || edit.keep > 0) out.push(edit)
  }
  const end = out[out.length - 1]
  if (end && 'keep' in end && !end.marks) out.pop()
  return out
}

function authorKey(run: Run): string {
  const author = authorOf(run)
  return author ? bracketKey(author) : ''
}

function markKey(run: Run): string {
  return JSON.stringify([run.brackets.map(bracketKey), run.notes])
}
