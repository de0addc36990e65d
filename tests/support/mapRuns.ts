import type { Run } from '../../schema/draft.ts'
import type { TextEdit } from '../../schema/edits.ts'

/** The edits that turn each run into what `change` makes of it: the run itself (kept), other marks, or null (dropped).
 *
 * Only marks may change: an act on brackets never retypes characters, so that somebody typing beside them keeps their place. */
export function mapRuns(runs: readonly Run[], change: (run: Run) => Run | null): TextEdit[] {
  return runs.map((run) => {
    const next = change(run)
    if (!next) return { drop: run.text.length }
    if (next === run) return { keep: run.text.length }
    return { keep: run.text.length, marks: { brackets: next.brackets, notes: next.notes } }
  })
}
