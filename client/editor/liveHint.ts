import type { EditorState } from 'prosemirror-state'
import { partyName } from '../../schema/naming.ts'
import type { Hint } from '../sync/room.ts'
import { compositionIn } from './composition/composition.ts'
import { ownMarks } from './ownership.ts'
import { closedTo } from './permit.ts'
import type { Seat } from './seat.ts'
import { selectedUnits } from './unitMode.ts'
import { unitAt, unitId } from './unitNode.ts'

const say = {
  bracket: (whose: string) => `Inside ${whose} bracket: what you type here is seen by everybody at once.`,
  unit: (whose: string) => `Inside ${whose} paragraph: what you type here is seen by everybody at once.`,
}

/** What is said while the cursor stands in words that are already tabled, where letters go out as they are typed. The place right
 * behind what was just composed unseen is one of them. */
export function liveHint(state: EditorState, seat: Seat): Hint | null {
  const { from, to } = state.selection
  const party = seat.speaksFor()
  const place = unitAt(state.doc, from)
  if (party === null || !place || !state.selection.$from.sameParent(state.selection.$to) || compositionIn(state) || selectedUnits(state)) return null
  const unit = unitId(place.node)
  const marks = ownMarks(state.doc, from, to, party)
  if (marks === null || closedTo(seat, unit)) return null
  const whose = party === seat.me.party ? 'your' : `${partyName(seat.draft(), party)}’s`
  return { unit, sentence: (marks.length > 0 ? say.bracket : say.unit)(whose) }
}
