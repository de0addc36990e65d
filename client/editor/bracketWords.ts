import type { EditorView } from 'prosemirror-view'
import { documentSchema } from '../../schema/document.ts'
import { decides } from '../../schema/policy.ts'
import { parentOf, piecesBetween } from './ownership.ts'
import { closedTo } from './permit.ts'
import type { Seat } from './seat.ts'
import { unitAt, unitId } from './unitNode.ts'
import { acrossUnits } from './write.ts'

const say = {
  within: 'Words are put in brackets within one paragraph at a time.',
  whose: 'Choose for which party the words are put in brackets. In nobody’s name the chair does it.',
}

/** Puts the selected words in brackets as they stand: nothing is proposed but that they are not agreed. "[" over a selection does it, as
 * people have always typed it. False when nothing is selected.
 *
 * Into the text only whoever decides may do it, since a bracket in nobody's name is also taken off only by a decision. */
export function bracketWords(view: EditorView, seat: Seat): boolean {
  const { state } = view
  const { from, to, empty } = state.selection
  const place = unitAt(state.doc, from)
  if (empty || !place || seat.me.role === 'observer') return false
  const party = seat.speaksFor()
  if (acrossUnits(state, from, to)) seat.refused({ sentence: say.within })
  else if (party === null && !decides(seat.me, seat.draft())) seat.refused({ sentence: say.whose })
  else {
    const refusal = closedTo(seat, unitId(place.node))
    if (refusal) seat.refused(refusal)
    else {
      const parent = parentOf(state.doc, piecesBetween(state.doc, from, to))
      const mark = documentSchema.marks.bracket.create({ id: seat.newBracket(party ?? 'hold'), kind: 'hold', by: party ?? '', parent })
      view.dispatch(state.tr.addMark(from, to, mark).scrollIntoView())
    }
  }
  return true
}
