import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { Plugin } from 'prosemirror-state'
import type { Unit } from '../../schema/draft.ts'
import { mayType } from '../../schema/policy.ts'
import type { Refusal } from '../../schema/refusal.ts'
import { refuse } from '../../schema/refusal.ts'
import { FROM_DOCUMENT } from './binding.ts'
import { changedUnits } from './changedUnits.ts'
import type { LeftOut } from './leftOut.ts'
import type { Seat } from './seat.ts'
import { unitIn } from './seat.ts'
import type { UnitStretch } from './unitNode.ts'
import { runsOfNode, unitId, unitsBetween } from './unitNode.ts'

/** Lets through only what the server would take, so that nobody sees their own words come and go again. */
export function permit(seat: Seat): Plugin {
  return new Plugin({
    filterTransaction(transaction) {
      if (!transaction.docChanged || transaction.getMeta(FROM_DOCUMENT)) return true
      const refusal = refusalOf(transaction, seat)
      if (refusal) seat.refused(refusal)
      return refusal === null
    },
  })
}

/** Why a transaction would be refused; null when it would be taken. */
export function refusalOf(transaction: Transaction, seat: Seat): Refusal | null {
  if (!seat.ready()) return refuse('state', 'The document is still being opened.')
  const changed = changedUnits(transaction)
  if (!changed) return refuse('structure', 'Whole paragraphs come and go by the commands of the secretariat and the chair. Select words inside one paragraph.')
  const draft = seat.draft()
  for (const { id, before, after } of changed) {
    const unit = unitIn(draft, id)
    if (!unit) return refuse('gone', 'This paragraph is not in the draft any more.', { unit: id })
    const refusal = mayType(seat.me, unit, draft) ?? seat.judge(shownAs(unit, before), shownAs(unit, after), seat.me)
    if (refusal) return { ...refusal, unit: refusal.unit ?? id }
  }
  return null
}

/** Why typing in a unit does nothing; null when it may do something. */
export function closedTo(seat: Seat, id: string): Refusal | null {
  const draft = seat.draft()
  const unit = unitIn(draft, id)
  if (!unit) return refuse('gone', 'This paragraph is not in the draft any more.', { unit: id })
  return seat.ready() ? mayType(seat.me, unit, draft) : refuse('state', 'The document is still being opened.', { unit: id })
}

/** The units of a range that may be typed in, and those that may not. Where the range reaches over several, one of which it takes
 * no words is neither. */
export function openBetween(seat: Seat, doc: Node, range: { readonly from: number; readonly to: number }): { open: UnitStretch[]; left: LeftOut[] } {
  const touched = unitsBetween(doc, range.from, range.to)
  const open: UnitStretch[] = []
  const left: LeftOut[] = []
  for (const unit of touched) {
    if (touched.length > 1 && unit.from === unit.to) continue
    const refusal = closedTo(seat, unitId(unit.node))
    if (refusal) left.push({ unit: unitId(unit.node), refusal })
    else open.push(unit)
  }
  return { open, left }
}

/** The unit with the words the editor shows. */
function shownAs(unit: Unit, node: Node): Unit {
  return { ...unit, runs: runsOfNode(node) }
}
