import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import type { BracketMark } from '../../schema/draft.ts'
import type { Selection } from '../sync/room.ts'
import { authorOf } from '../../schema/runs.ts'
import { selectedUnits } from './unitMode.ts'
import { contentsOfMarks, unitAt, unitId, unitsBetween } from './unitNode.ts'

/** Where the cursor is, in terms of the draft. */
export function selectionOf(state: EditorState): Selection {
  const { from, to, $head } = state.selection
  const whole = selectedUnits(state)
  const place = unitAt(state.doc, $head.pos)
  const touched = unitsBetween(state.doc, from, to)
  const here = touched.find(({ index }) => index === place?.index)
  return {
    mode: whole ? 'units' : 'text',
    units: whole ?? touched.map(({ node }) => unitId(node)),
    unit: place ? unitId(place.node) : null,
    from: here?.from ?? 0,
    to: here?.to ?? 0,
    text: state.doc.textBetween(from, to, '\n'),
    bracket: bracketAt(state),
  }
}

/** The innermost bracket of the selected words; of a cursor the one around it, or else the one it stands at the edge of. */
function bracketAt(state: EditorState): string | null {
  const { $from, $to, empty } = state.selection
  const left = bracketsOf(empty ? $from.nodeBefore : ($from.nodeAfter ?? $from.nodeBefore))
  const right = bracketsOf(empty ? $to.nodeAfter : ($to.nodeBefore ?? $to.nodeAfter))
  const both = left.filter((mark) => right.some((other) => other.id === mark.id))
  return innermost(both) ?? (empty ? (innermost(left) ?? innermost(right)) : null)
}

function bracketsOf(node: Node | null): readonly BracketMark[] {
  return node ? contentsOfMarks(node.marks).brackets : []
}

function innermost(brackets: readonly BracketMark[]): string | null {
  return (authorOf({ brackets }) ?? brackets[0])?.id ?? null
}

/** Whether two selections say the same, so that nobody is told of a change that was none. */
export function sameSelection(a: Selection, b: Selection): boolean {
  return (
    a.mode === b.mode && a.unit === b.unit && a.from === b.from && a.to === b.to && a.text === b.text && a.bracket === b.bracket &&
    a.units.length === b.units.length && a.units.every((id, i) => id === b.units[i])
  )
}
