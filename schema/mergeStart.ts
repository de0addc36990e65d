import type { BracketMark, Draft, Run, Unit } from './draft.ts'
import { holders } from './draft.ts'
import { editsBetween } from './edits.ts'
import { normalRuns, sliceRuns } from './runs.ts'
import { serialiseRuns } from './serialise.ts'

/** A text to begin a merger from, as annotated text: the first version, with what a second one of a party would change in brackets in that
 * party's name. Where it cannot be told so simply (more versions, nobody named, proposals inside), the first version as it stands. */
export function mergeStart(draft: Draft, versions: readonly Unit[]): string {
  const [base, rival] = versions
  if (!base) return ''
  const simple = versions.length === 2 && rival && holders(rival.by).length > 0 && [base, rival].every(({ runs }) => runs.every(({ brackets }) => brackets.length === 0))
  return serialiseRuns(simple ? changedBy(base, rival) : base.runs, draft)
}

/** The words of a text with the changes that lead to another, each a deletion, an insertion, or both under one id. */
function changedBy(base: Unit, rival: Unit): Run[] {
  const mark = (id: number, kind: BracketMark['kind']): BracketMark => ({ id: `merge${id}`, kind, by: rival.by ?? '', parent: null })
  const out: Run[] = []
  let [at, change, isIn] = [0, 0, false]
  for (const edit of editsBetween(base.runs, rival.runs)) {
    if ('keep' in edit) {
      const kept = sliceRuns(base.runs, at, at + edit.keep)
      at += edit.keep
      // A blank between two changed words does not make two changes of one.
      isIn &&= kept.every(({ text }) => text.trim() === '')
      out.push(...kept)
      continue
    }
    if (!isIn) change += 1
    isIn = true
    if ('drop' in edit) {
      out.push(...sliceRuns(base.runs, at, at + edit.drop).map((run) => ({ ...run, brackets: [mark(change, 'del')] })))
      at += edit.drop
    } else out.push({ text: edit.insert.text, notes: [], brackets: [mark(change, 'ins')] })
  }
  return normalRuns(out)
}
