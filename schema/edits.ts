import { diffArrays } from 'diff'
import type { BracketMark, Run } from './draft.ts'
import { bracketKey, normalRuns, sliceRuns } from './runs.ts'

/** One step along the characters of a unit. `keep` with `marks` sets exactly those marks on the characters it keeps. */
export type TextEdit =
  | { readonly keep: number; readonly marks?: { readonly brackets: readonly BracketMark[]; readonly notes: readonly string[] } }
  | { readonly drop: number }
  | { readonly insert: Run }

/** The runs after the edits; what the edits do not reach stays. */
export function editRuns(runs: readonly Run[], edits: readonly TextEdit[]): Run[] {
  const out: Run[] = []
  let at = 0
  for (const edit of edits) {
    if ('insert' in edit) out.push(edit.insert)
    else if ('drop' in edit) at += edit.drop
    else {
      const kept = sliceRuns(runs, at, at + edit.keep)
      out.push(...(edit.marks ? kept.map((run) => ({ text: run.text, ...edit.marks! })) : kept))
      at += edit.keep
    }
  }
  return normalRuns([...out, ...sliceRuns(runs, at, Infinity)])
}

/** Edits that turn one list of runs into another, word by word, keeping every word that stayed. */
export function editsBetween(before: readonly Run[], after: readonly Run[]): TextEdit[] {
  const edits: TextEdit[] = []
  const old = words(before)
  const next = words(after)
  let from = 0
  let to = 0
  for (const part of diffArrays(old.map((word) => word.text + ownerKey(word)), next.map((word) => word.text + ownerKey(word)))) {
    for (let i = 0; i < part.value.length; i++) {
      if (part.added) edits.push({ insert: next[to++]! })
      else if (part.removed) edits.push({ drop: old[from++]!.text.length })
      else {
        const was = old[from++]!
        const now = next[to++]!
        const same = markKey(was) === markKey(now)
        edits.push(same ? { keep: was.text.length } : { keep: was.text.length, marks: { brackets: now.brackets, notes: now.notes } })
      }
    }
  }
  return edits
}

function words(runs: readonly Run[]): Run[] {
  return normalRuns(runs).flatMap((run) => (run.text.match(/\s+|[^\s]+/gu) ?? []).map((text) => ({ ...run, text })))
}

/** Characters never change author: a word of the text is not turned into a proposal by keeping it. */
function ownerKey(run: Run): string {
  const author = run.brackets.find((mark) => mark.kind === 'ins')
  return author ? `\u0000${bracketKey(author)}` : ''
}

function markKey(run: Run): string {
  return JSON.stringify([run.brackets.map(bracketKey), run.notes])
}
