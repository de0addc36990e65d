import type { EditorState, Transaction } from 'prosemirror-state'
import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { documentSchema } from '../../schema/document.ts'
import type { PartyCode } from '../../schema/draft.ts'
import { cleanText } from '../../schema/hygiene.ts'
import { addTo, compose, wordAfter, wordBefore } from './composition/compose.ts'
import type { LeftOut } from './leftOut.ts'
import { leftOutSentence } from './leftOut.ts'
import { isOwn, ownMarks, piecesBetween } from './ownership.ts'
import { closedTo, refusalOf } from './permit.ts'
import type { Seat } from './seat.ts'
import { unitAt, unitId, unitsBetween } from './unitNode.ts'

/** Types some text over a range, in the way the seat allows. False leaves it to the editor, which types in the text as usual. */
export function typeText(view: EditorView, seat: Seat, from: number, to: number, text: string): boolean {
  if (seat.me.role === 'observer') return true
  const { doc } = view.state
  const place = unitAt(doc, from)
  if (!place) return true
  const party = seat.speaksFor()
  if (party !== null && acrossUnits(view.state, from, to)) {
    seat.refused({ sentence: 'Other words are proposed for one paragraph at a time: select words within one. Delete proposes that all of the selected words go.' })
    return true
  }
  const refusal = closedTo(seat, unitId(place.node))
  if (refusal) {
    seat.refused(refusal)
    return true
  }
  if (party === null) {
    if (!acrossUnits(view.state, from, to)) return false
    view.dispatch(eraseWithin(view.state, from, to, seat).insertText(text, from).scrollIntoView())
    return true
  }
  const marks = ownMarks(doc, from, to, party)
  if (marks === null) {
    if (!addTo(view, { from, to }, text)) compose(view, seat, party, { from, to }, text)
  } else view.dispatch(typedOver(view.state.tr, from, to, text, marks))
  return true
}

/** Takes away the selection, or the character or word beside the cursor. False leaves it to the editor. */
export function erase(view: EditorView, seat: Seat, direction: 'back' | 'on', unit: 'character' | 'word', withdraw: (bracket: string) => void): boolean {
  const { state } = view
  const { from, to, empty } = state.selection
  const party = seat.speaksFor()
  if (party === null) {
    if (empty || !acrossUnits(state, from, to)) return false
    view.dispatch(eraseWithin(state, from, to, seat).scrollIntoView())
    return true
  }
  const place = unitAt(state.doc, from)
  if (!place) return true
  const refusal = acrossUnits(state, from, to) ? null : closedTo(seat, unitId(place.node))
  if (refusal) {
    seat.refused(refusal)
    return true
  }
  const range = empty ? beside(state, party, direction, unit) : { from, to }
  if (range.from === range.to) return true
  if (isWhollyOwn(state, range, party)) eraseOwn(view, range, party, withdraw)
  else compose(view, seat, party, range, '')
  return true
}

/** Strikes the selection: proposes that these words go. */
export function strike(view: EditorView, seat: Seat, party: PartyCode): boolean {
  const { from, to, empty } = view.state.selection
  return !empty && compose(view, seat, party, { from, to }, '')
}

/** Deletes what is selected in each unit, and no unit: where one ends and the next begins is not a matter of typing. A unit in which
 * not all that is selected may go keeps all of it, and is named. */
export function eraseWithin(state: EditorState, from: number, to: number, seat: Seat): Transaction {
  const tr = state.tr
  const left: LeftOut[] = []
  let emptied = 0
  for (const unit of unitsBetween(state.doc, from, to).reverse()) {
    if (unit.from === unit.to) continue
    const [start, end] = [unit.pos + 1 + unit.from, unit.pos + 1 + unit.to]
    const refusal = refusalOf(state.tr.delete(start, end), seat)
    if (refusal) left.unshift({ unit: unitId(unit.node), refusal })
    else {
      tr.delete(start, end)
      if (unit.to - unit.from === unit.node.content.size) emptied++
    }
  }
  const sentences = [leftOutSentence(seat.draft(), left), emptied > 0 ? `Only words are deleted: ${emptied === 1 ? 'one paragraph stands' : `${emptied} paragraphs stand`} empty now.` : '']
  // After the dispatch, which takes away what was said before it.
  if (left.length > 0 || emptied > 0) queueMicrotask(() => seat.refused({ sentence: sentences.filter(Boolean).join(' ') }))
  return tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(from, tr.doc.content.size))))
}

/** Whether a range begins in one unit and ends in another. */
export function acrossUnits(state: EditorState, from: number, to: number): boolean {
  return !state.doc.resolve(from).sameParent(state.doc.resolve(to))
}

function typedOver(tr: Transaction, from: number, to: number, text: string, marks: Parameters<typeof documentSchema.text>[1]): Transaction {
  const clean = cleanText(text)
  if (clean === '') return tr.delete(from, to)
  tr.replaceWith(from, to, documentSchema.text(clean, marks))
  return tr.setSelection(TextSelection.create(tr.doc, from + clean.length)).scrollIntoView()
}

function isWhollyOwn(state: EditorState, range: { from: number; to: number }, party: PartyCode): boolean {
  return piecesBetween(state.doc, range.from, range.to).every((piece) => isOwn(state.doc, piece, party))
}

/** A party takes its own words away at once; the last of them by an act, which is recorded. */
function eraseOwn(view: EditorView, range: { from: number; to: number }, party: PartyCode, withdraw: (bracket: string) => void): void {
  const tr = view.state.tr.delete(range.from, range.to)
  const emptied = bracketsOf(view.state.doc, party).filter((id) => !bracketsOf(tr.doc, party).includes(id))
  if (emptied[0] !== undefined) withdraw(emptied[0])
  else view.dispatch(tr.scrollIntoView())
}

function bracketsOf(doc: EditorState['doc'], party: PartyCode): string[] {
  const found: string[] = []
  doc.descendants((node) => {
    for (const mark of node.marks) if (mark.attrs['by'] === party) found.push(String(mark.attrs['id']))
    return true
  })
  return found
}

/** What goes by one press: in own words a character, elsewhere a word, since nobody proposes to strike a letter. */
function beside(state: EditorState, party: PartyCode, direction: 'back' | 'on', unit: 'character' | 'word'): { from: number; to: number } {
  const at = state.selection.head
  const $at = state.doc.resolve(at)
  const next = direction === 'back' ? $at.nodeBefore : $at.nodeAfter
  if (!next) return { from: at, to: at }
  const char = direction === 'back' ? { from: at - lastCharacter(next.text ?? ''), to: at } : { from: at, to: at + firstCharacter(next.text ?? '') }
  if (!isWhollyOwn(state, char, party)) return direction === 'back' ? { from: at - wordBefore(state, at), to: at } : { from: at, to: at + wordAfter(state, at) }
  if (unit === 'character') return char
  // A word of one's own, up to where others' words begin.
  const range = direction === 'back' ? { from: at - wordBefore(state, at), to: at } : { from: at, to: at + wordAfter(state, at) }
  const own = piecesBetween(state.doc, range.from, range.to).filter((piece) => isOwn(state.doc, piece, party))
  if (direction === 'back') return { from: own[own.length - 1]?.from ?? char.from, to: at }
  return { from: at, to: own[0]?.to ?? char.to }
}

const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

function firstCharacter(text: string): number {
  return Array.from(segments.segment(text))[0]?.segment.length ?? 0
}

function lastCharacter(text: string): number {
  return Array.from(segments.segment(text.slice(-32))).at(-1)?.segment.length ?? 0
}
