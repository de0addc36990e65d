import type { BracketMark, Run } from '../../schema/draft.ts'
import { editsBetween } from '../../schema/edits.ts'
import { normalRuns, sliceRuns } from '../../schema/runs.ts'

/** A stretch of a unit on the wall: it stays, it has just come, it was just accepted, or it is on its way out. */
export interface Passage {
  readonly state: 'stays' | 'comes' | 'settles' | 'leaves'
  readonly runs: readonly Run[]
}

/** What a room sees of a change: words that go are still there for a while, struck and fading, and words that were accepted show that
 * they were. Neighbours in the same state are one stretch. */
export function passages(before: readonly Run[], after: readonly Run[]): Passage[] {
  const old = normalRuns(before)
  const out: Passage[] = []
  const add = (state: Passage['state'], runs: readonly Run[]) => {
    if (!runs.length) return
    const last = out.at(-1)
    if (last?.state === state) out[out.length - 1] = { state, runs: normalRuns([...last.runs, ...runs]) }
    else out.push({ state, runs })
  }
  let at = 0
  for (const edit of editsBetween(before, after)) {
    if ('insert' in edit) add('comes', [edit.insert])
    else if ('drop' in edit) {
      add('leaves', sliceRuns(old, at, at + edit.drop))
      at += edit.drop
    } else {
      const were = sliceRuns(old, at, at + edit.keep)
      at += edit.keep
      if (!edit.marks) add('stays', were)
      else for (const run of were) add(fewer(run.brackets, edit.marks.brackets) ? 'settles' : 'stays', [{ text: run.text, ...edit.marks }])
    }
  }
  return accepted(out)
}

/** Whether a bracket came off. */
function fewer(before: readonly BracketMark[], after: readonly BracketMark[]): boolean {
  return before.some(({ id }) => !after.some((mark) => mark.id === id))
}

/** Words that left a proposal and came as words of the text, where they stood, were accepted: they do not leave and come but settle. */
function accepted(list: readonly Passage[]): Passage[] {
  const out: Passage[] = []
  for (const passage of list) {
    const last = out.at(-1)
    const of = last?.state === 'leaves' && passage.state === 'comes' ? last.runs.findIndex((_, at) => wordsIn(last.runs.slice(at)) === wordsIn(passage.runs)) : -1
    if (!last || of < 0) out.push(passage)
    else {
      out.pop()
      if (of > 0) out.push({ state: 'leaves', runs: last.runs.slice(0, of) })
      out.push({ state: 'settles', runs: passage.runs })
    }
  }
  return out
}

function wordsIn(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('').trim()
}

/** Whether two states of a unit differ in what is proposed in it, and not only in what is being typed. */
export function isDecided(before: readonly Run[], after: readonly Run[]): boolean {
  const ids = (runs: readonly Run[]) => [...new Set(runs.flatMap((run) => run.brackets.map(({ id }) => id)))].sort().join()
  return ids(before) !== ids(after)
}
