import * as Y from 'yjs'
import type { Draft, Run, Unit } from '../../schema/draft.ts'
import type { TextEdit } from '../../schema/edits.ts'
import type { Refusal } from '../../schema/refusal.ts'
import { normalRuns } from '../../schema/runs.ts'
import { draftOf, quietDoc, textIn, unitElement, unitOf, writeEdits } from '../../schema/ydoc.ts'
import { editsOf, sameRuns } from '../editor/textChange.ts'

/** What somebody changed in one unit and the server does not have: the words it has, and the words they made of them. */
export interface Unsent {
  readonly unit: string
  readonly before: readonly Run[]
  readonly after: readonly Run[]
  /** It was typed into a place the unit has left since: neither copy has the words where the unit is now. */
  readonly moved?: boolean
}

/** Words that could not be put back, with the reason. */
export interface LeftOver {
  readonly unit: string
  readonly text: string
  readonly refusal: Refusal
}

/** What becomes of unsent changes in a fresh copy of the document. */
export interface Replayed {
  readonly edits: readonly { readonly unit: string; readonly edits: readonly TextEdit[] }[]
  readonly left: readonly LeftOver[]
}

/** The changes of this copy that the server does not have. `lost` are those in units that are not in the document any more, or that
 * stand elsewhere by now. */
export function unsentIn(acknowledged: Y.Doc, local: Y.Doc, lost: readonly Unsent[] = []): Unsent[] {
  const known = new Map(draftOf(acknowledged).units.map((unit) => [unit.id, unit.runs]))
  const here = draftOf(local).units
  const changed = here.flatMap(({ id, runs }) => {
    const before = known.get(id) ?? []
    return sameRuns(before, runs) ? [] : [{ unit: id, before, after: runs }]
  })
  return [...changed, ...lost.filter(({ unit, moved }) => moved || !here.some(({ id }) => id === unit))]
}

/** Puts unsent changes onto a fresh copy, unit by unit, as far as they are still allowed.
 *
 * Words that both copies have are known to be the same words, so what others did meanwhile and what was typed here meet as if the
 * line had never been cut. What is not allowed any more is left over, to be handed back. */
export function replay(unsent: readonly Unsent[], acknowledged: Y.Doc, fresh: Y.Doc, allowed: (before: Unit, after: Unit, draft: Draft) => Refusal | null): Replayed {
  const draft = draftOf(fresh)
  const edits: { unit: string; edits: readonly TextEdit[] }[] = []
  const left: LeftOver[] = []
  for (const each of unsent) {
    const now = draft.units.find((unit) => unit.id === each.unit)
    if (!now) {
      left.push({ unit: each.unit, text: wordsTyped(each), refusal: { ok: false, code: 'gone', sentence: 'The paragraph is not in the draft any more.', unit: each.unit } })
      continue
    }
    // Two changes of one unit would each count the other's characters as their own.
    const typed = !each.moved ? each : edits.some(({ unit }) => unit === each.unit) ? null : sinceMoved(each, acknowledged)
    if (!typed) {
      left.push({ unit: each.unit, text: wordsTyped(each), refusal: { ok: false, code: 'changed', sentence: 'The paragraph was moved while you typed.', unit: each.unit } })
      continue
    }
    const after = { ...now, runs: merged(typed, acknowledged, fresh) ?? now.runs }
    if (sameRuns(now.runs, after.runs)) continue
    const refusal = allowed(now, after, draft)
    if (refusal) left.push({ unit: each.unit, text: wordsTyped(each), refusal })
    else edits.push({ unit: each.unit, edits: editsOf(now.runs, after.runs) })
  }
  return { edits, left: left.filter(({ text }) => text.trim() !== '') }
}

/** The words of a change that were typed: what nobody else has. */
export function wordsTyped({ before, after }: Pick<Unsent, 'before' | 'after'>): string {
  return editsOf(before, after).flatMap((edit) => ('insert' in edit ? [edit.insert.text] : [])).join('')
}

/** What was typed into a unit that was moved meanwhile, as a change of the words it came with; null where others changed these too, so that
 * nobody could say what the words stood beside. */
function sinceMoved({ unit, before, after }: Unsent, acknowledged: Y.Doc): Unsent | null {
  const element = unitElement(acknowledged, unit)
  const came = element ? normalRuns(unitOf(element).runs) : []
  if (sameRuns(came, before)) return { unit, before, after }
  const edits = editsOf(came, after)
  const added = edits.flatMap((edit) => ('insert' in edit ? [edit.insert.text] : []))
  // Some of it had arrived before the move: what is left is the rest of the words, and nothing else.
  const isRest = edits.every((edit) => 'insert' in edit || ('keep' in edit && !edit.marks)) && added.every((words) => wordsTyped({ before, after }).includes(words))
  return isRest ? { unit, before: came, after } : null
}

/** The text of a unit with the change and with all that happened elsewhere: what Yjs makes of the two. */
function merged({ unit, before, after }: Unsent, acknowledged: Y.Doc, fresh: Y.Doc): Run[] | null {
  const scratch = quietDoc(Y.encodeStateAsUpdate(acknowledged))
  const element = unitElement(scratch, unit)
  const text = element && textIn(element)
  if (!text) return null
  writeEdits(text, editsOf(before, after))
  Y.applyUpdate(scratch, Y.encodeStateAsUpdate(fresh, Y.encodeStateVector(scratch)))
  const there = unitElement(scratch, unit)
  return there ? normalRuns(unitOf(there).runs) : null
}
