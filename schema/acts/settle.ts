import type { BracketMark, Run } from '../draft.ts'
import type { TextEdit } from '../edits.ts'
import { authorOf, bracketKey } from '../runs.ts'
import type { Step } from './seams.ts'
import { tidySeams } from './seams.ts'

/** What becomes of a bracket: its proposal carried out, dropped (which is also how a holder withdraws it), held by others from
 * now on, or nothing. `clear` takes the words in it out of the text, whoever wrote them: how words in brackets lose to a rival. */
export type Fate = 'accept' | 'reject' | 'clear' | { readonly by: string } | null

/** The edits that settle brackets in one unit.
 *
 * Characters keep their author through it: dropping A's proposal leaves B's words inside it B's, and B's words that were proposed
 * inside A's become A's when accepted, so that one later decision on A still covers all of them. */
export function settleRuns(runs: readonly Run[], fateOf: (mark: BracketMark) => Fate): TextEdit[] {
  const steps = runs.map((was, at): Step => ({ was, next: settled(runs, at, fateOf) }))
  return editsOf(tidySeams(steps))
}

function settled(runs: readonly Run[], at: number, fateOf: (mark: BracketMark) => Fate): Run | null {
  const run = runs[at]!
  const author = authorOf(run)
  const authorFate = author ? fateOf(author) : null
  if (authorFate === 'reject') return null
  const next: BracketMark[] = []
  for (const mark of run.brackets) {
    const fate = fateOf(mark)
    if (((fate === 'accept' && mark.kind === 'del') || fate === 'clear') && goesWith(mark, author)) return null
    if (fate === 'accept' && mark.kind === 'ins') next.push(...around(runs, at, mark, fateOf))
    if (fate === null || typeof fate === 'object') next.push(adopted(runs, fate ? { ...mark, by: fate.by } : mark, fateOf))
  }
  const same = next.length === run.brackets.length && next.every((mark, i) => bracketKey(mark) === bracketKey(run.brackets[i]!))
  return same ? run : { ...run, brackets: unique(next) }
}

/** Whether a character under an accepted deletion goes. Words of another proposal that merely stand inside it stay that proposal's,
 * unless it was those words the deletion was aimed at. */
function goesWith(deletion: BracketMark, author: BracketMark | undefined): boolean {
  return !author || author.id === deletion.id || author.id === deletion.parent
}

/** The mark that accepted words take over from the bracket they were proposed inside of, while that one stays open.
 *
 * Of a replacement it is the new words unless only struck words are near: words put between struck ones become text. */
function around(runs: readonly Run[], at: number, mark: BracketMark, fateOf: (mark: BracketMark) => Fate): BracketMark[] {
  const parent = openParent(runs, mark, fateOf)
  if (parent === null) return []
  const nearest = (order: readonly Run[]) => order.flatMap((run) => run.brackets.filter((each) => each.id === parent))[0]
  const beside = [nearest(runs.slice(0, at).reverse()), nearest(runs.slice(at + 1))].flatMap((each) => each ?? [])
  const found = beside.find((each) => each.kind === 'ins') ?? beside.find((each) => each.kind === 'hold')
  return found ? [adopted(runs, found, fateOf)] : []
}

/** A mark whose parent is settled moves up to what its parent stood in. */
function adopted(runs: readonly Run[], mark: BracketMark, fateOf: (mark: BracketMark) => Fate): BracketMark {
  const parent = openParent(runs, mark, fateOf)
  return parent === mark.parent ? mark : { ...mark, parent }
}

/** The nearest bracket around a mark that is not settled by the same act; null where there is none left. */
function openParent(runs: readonly Run[], mark: BracketMark, fateOf: (mark: BracketMark) => Fate): string | null {
  const seen = new Set<string>()
  let parent = mark.parent
  while (parent !== null && !seen.has(parent)) {
    seen.add(parent)
    const marks = runs.flatMap((run) => run.brackets.filter((each) => each.id === parent))
    const settledMark = marks.find((each) => isSettled(fateOf(each)))
    if (!settledMark) return parent
    parent = settledMark.parent
  }
  return null
}

function isSettled(fate: Fate): boolean {
  return fate !== null && typeof fate !== 'object'
}

function unique(marks: readonly BracketMark[]): BracketMark[] {
  return marks.filter((mark, i) => marks.findIndex((other) => bracketKey(other) === bracketKey(mark)) === i)
}

function editsOf(steps: readonly Step[]): TextEdit[] {
  const edits: TextEdit[] = []
  for (const { was, next } of steps) {
    const length = was.text.length
    const last = edits[edits.length - 1]
    if (next === null) {
      if (last && 'drop' in last) edits[edits.length - 1] = { drop: last.drop + length }
      else edits.push({ drop: length })
    } else if (next.brackets === was.brackets) edits.push({ keep: length })
    else edits.push({ keep: length, marks: { brackets: next.brackets, notes: next.notes } })
  }
  return edits
}
