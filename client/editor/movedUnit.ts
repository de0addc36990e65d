import type { Transaction } from 'prosemirror-state'
import { findUnit, unitAt, unitId } from './unitNode.ts'

/** Where a position is after a transaction in which its unit left one place and came to another; null where its unit did not move.
 *
 * To the steps of the transaction such a position is simply gone, and the nearest one left is in a neighbour. */
export function positionInMoved(tr: Transaction, pos: number): number | null {
  const old = unitAt(tr.before, pos)
  if (!old || !tr.mapping.mapResult(old.pos + 1, 1).deletedBefore) return null
  const now = findUnit(tr.doc, unitId(old.node))
  return now && now.pos + Math.min(pos - old.pos, now.node.nodeSize - 1)
}
