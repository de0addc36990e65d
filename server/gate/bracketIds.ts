import type * as Y from 'yjs'
import type { BracketMark, Run } from '../../schema/draft.ts'
import type { Effect } from '../../schema/effect.ts'
import { runsOf, textIn, unitElements } from '../../schema/ydoc.ts'

/** Who holds which bracket, over the whole document, so that one id never stands for two holders in two units.
 *
 * An id stays its holder's after the bracket is gone. */
export interface BracketIds {
  holderOf(id: string): string | undefined
  add(marks: Iterable<BracketMark>): void
  /** Takes over what an act did, which alone may change a holder. */
  follow(effect: Effect): void
}

export function createBracketIds(doc: Y.Doc): BracketIds {
  const holder = new Map<string, string>()
  const add = (marks: Iterable<BracketMark>) => {
    for (const mark of marks) holder.set(mark.id, mark.by)
  }
  for (const element of unitElements(doc)) {
    const text = textIn(element)
    if (text) add(marksIn(runsOf(text)))
  }
  return {
    holderOf: (id) => holder.get(id),
    add,
    follow(effect) {
      for (const change of effect.text) {
        if (change.op === 'insert') add(marksIn(change.unit.runs))
        else if (change.op === 'edit')
          for (const edit of change.edits) {
            if ('insert' in edit) add(edit.insert.brackets)
            else if ('keep' in edit && edit.marks) add(edit.marks.brackets)
          }
      }
    },
  }
}

function marksIn(runs: readonly Run[]): BracketMark[] {
  return runs.flatMap((run) => run.brackets)
}
