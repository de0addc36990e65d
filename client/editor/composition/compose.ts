import type { EditorState } from 'prosemirror-state'
import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { PartyCode, Unit, UnitKind } from '../../../schema/draft.ts'
import { proposable } from '../../../schema/policy.ts'
import { textOf } from '../../../schema/runs.ts'
import { leftOutSentence } from '../leftOut.ts'
import { openBetween, refusalOf } from '../permit.ts'
import type { Seat } from '../seat.ts'
import { findUnit, unitId } from '../unitNode.ts'
import type { Composition } from './composition.ts'
import { changeComposition, closeComposition, compositionIn, compositionKey, isWorthKeeping, openComposition } from './composition.ts'
import { tabled } from './tabled.ts'

/** Begins a proposal at the selection, or over it. False where that place is closed, which is said.
 *
 * Of several units those that are closed are left out from the start, which is said too. */
export function compose(view: EditorView, seat: Seat, party: PartyCode, range: { from: number; to: number }, text: string): boolean {
  const { open, left } = openBetween(seat, view.state.doc, range)
  const [first, last] = [open[0], open[open.length - 1]]
  if (!first || !last) {
    if (left[0]) seat.refused({ ...left[0].refusal, unit: left[0].unit })
    return false
  }
  const [from, to] = [first.pos + 1 + first.from, last.pos + 1 + last.to]
  setAside(view.state, seat)
  view.dispatch(openComposition(view.state.tr, { party, unit: unitId(first.node), from, to, text, block: null, alternativeTo: null, sending: false }).scrollIntoView())
  if (left.length > 0) seat.refused({ sentence: leftOutSentence(seat.draft(), left) })
  return true
}

/** Adds to what is being composed at this very place, for whoever put the cursor back there. False where nothing is. */
export function addTo(view: EditorView, range: { from: number; to: number }, text: string): boolean {
  const open = compositionIn(view.state)
  if (!open || open.sending || open.block !== null || range.from < open.from || range.to > open.to) return false
  view.dispatch(changeComposition(view.state.tr, { text: open.text + text }))
  return true
}

/** Begins a whole new unit after another one; with `alternativeTo` as a version of that unit. */
export function composeUnit(view: EditorView, party: PartyCode, after: string | null, kind: UnitKind, seat: Seat, alternativeTo: string | null = null): void {
  const place = after === null ? null : findUnit(view.state.doc, after)
  const pos = place ? place.pos + place.node.nodeSize : 0
  setAside(view.state, seat)
  const block = proposable.includes(kind) ? kind : 'paragraph'
  view.dispatch(openComposition(view.state.tr, { party, unit: place ? after : null, from: pos, to: pos, text: '', block, alternativeTo, sending: false }))
}

/** Tables what is being composed. What would be refused is said, and the words stay where they are. */
export function table(view: EditorView, seat: Seat): void {
  const open = compositionIn(view.state)
  if (!open || open.sending) return
  if (!isWorthKeeping(open)) return drop(view)
  if (open.block !== null) return void tableUnit(view, seat, open, open.block)
  const words = open.text.trim() === '' ? { ...open, text: '' } : open
  const { open: units, left } = openBetween(seat, view.state.doc, open)
  const tr = tabled(view.state, words, units, () => seat.newBracket(open.party))
  const refusal = left[0] && units.length === 0 ? left[0].refusal : refusalOf(tr, seat)
  if (refusal) return seat.refused(refusal)
  view.dispatch(tr)
  view.focus()
  if (left.length > 0) seat.refused({ sentence: leftOutSentence(seat.draft(), left) })
}

/** Drops what is being composed; undo brings it back. */
export function drop(view: EditorView): void {
  if (!compositionIn(view.state)) return
  view.dispatch(closeComposition(view.state.tr, 'dropped'))
  view.focus()
}

/** Brings back what was dropped last. False when nothing was, or the document changed since. */
export function bringBack(view: EditorView): boolean {
  const dropped = compositionKey.getState(view.state)?.dropped
  if (!dropped) return false
  view.dispatch(openComposition(view.state.tr, dropped))
  return true
}

/** Strikes one more word beside what is being composed. */
export function reach(view: EditorView, direction: 'back' | 'on'): void {
  const open = compositionIn(view.state)
  if (!open || open.block !== null) return
  const { from, to } = open
  const next = direction === 'back' ? { from: from - wordBefore(view.state, from), to } : { from, to: to + wordAfter(view.state, to) }
  if (next.from !== from || next.to !== to) view.dispatch(changeComposition(view.state.tr, next))
}

/** Characters from a position back to the beginning of the word before it, with the space that would be left over. */
export function wordBefore(state: EditorState, pos: number): number {
  const $pos = state.doc.resolve(pos)
  const text = $pos.parent.textBetween(0, $pos.parentOffset)
  return (/\S+\s+$/.exec(text) ?? /\s?\S+$/.exec(text))?.[0].length ?? $pos.parentOffset
}

/** Characters from a position on to the end of the word behind it. */
export function wordAfter(state: EditorState, pos: number): number {
  const $pos = state.doc.resolve(pos)
  const text = $pos.parent.textBetween($pos.parentOffset, $pos.parent.content.size)
  return (/^\s+\S+/.exec(text) ?? /^\S+\s?/.exec(text))?.[0].length ?? text.length
}

async function tableUnit(view: EditorView, seat: Seat, open: Composition, kind: UnitKind): Promise<void> {
  view.dispatch(changeComposition(view.state.tr, { sending: true }))
  const known = new Set(seat.draft().units.map(({ id }) => id))
  const text = open.text.trim()
  const answer = await seat.act({ type: 'insertUnit', after: open.unit, kind, text, by: open.party, ...(open.alternativeTo !== null && { alternativeTo: open.alternativeTo }) })
  if (view.isDestroyed) return
  if (!answer.ok) {
    view.dispatch(changeComposition(view.state.tr, { sending: false }))
    return seat.refused({ sentence: answer.sentence, ...(open.unit === null ? {} : { unit: open.unit }) })
  }
  const isNew = (unit: Unit) => !known.has(unit.id) && unit.by === open.party && textOf(unit.runs) === text
  await seat.until((draft) => draft.units.some(isNew))
  if (view.isDestroyed) return
  const made = findUnit(view.state.doc, seat.draft().units.find(isNew)?.id ?? '')
  const now = compositionIn(view.state)
  const tr = now?.sending ? closeComposition(view.state.tr, 'tabled') : view.state.tr
  if (made && now?.sending) {
    // One goes on where one was writing; letters typed while the words were on their way follow them.
    const end = made.pos + 1 + made.node.content.size
    const later = now.text.startsWith(open.text) ? now.text.slice(open.text.length) : ''
    if (later !== '') tr.insertText(later, end)
    tr.setSelection(TextSelection.create(tr.doc, end + later.length)).scrollIntoView()
  }
  view.dispatch(tr)
  if (now?.sending) view.focus()
}

/** Another proposal is begun while one is open: its words are kept to be tabled later. */
function setAside(state: EditorState, seat: Seat): void {
  const open = compositionIn(state)
  if (open && open.text.trim() !== '') seat.offer({ unit: open.unit ?? '', text: open.text.trim(), sentence: 'You began these words and did not propose them yet.' })
}
