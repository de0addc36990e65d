import type { EditorState, Transaction } from 'prosemirror-state'
import { TextSelection } from 'prosemirror-state'
import { documentSchema } from '../../../schema/document.ts'
import type { BracketKind } from '../../../schema/draft.ts'
import { isOwn, parentAt, parentOf, piecesBetween } from '../ownership.ts'
import type { UnitStretch } from '../unitNode.ts'
import { contentsOfMarks } from '../unitNode.ts'
import type { Composition } from './composition.ts'
import { closeComposition } from './composition.ts'

const { bracket } = documentSchema.marks

/** The one transaction that tables what was composed: words to go are struck, words to come follow them, under one bracket.
 *
 * Own words among those to go simply go, since nobody else has to agree to that. Where the words to go reach over several units each unit
 * gets a bracket of its own: a bracket never spans units. `units` are those that are open, with what is selected in each. */
export function tabled(state: EditorState, composition: Composition, units: readonly UnitStretch[], newBracket: () => string): Transaction {
  const { party, to, text } = composition
  const tr = state.tr
  const mark = (id: string, kind: BracketKind, parent: string | null) => bracket.create({ id, kind, by: party, parent })
  // From the end, so that the places before stay as they are.
  for (const [index, unit] of [...units.entries()].reverse()) {
    const start = unit.pos + 1 + unit.from
    const end = unit.pos + 1 + unit.to
    const pieces = piecesBetween(state.doc, start, end).filter((piece) => !isStruckBy(piece.marks, party))
    const others = pieces.filter((piece) => !isOwn(state.doc, piece, party))
    const id = newBracket()
    const parent = others.length ? parentOf(state.doc, others) : parentAt(state.doc, end)
    if (index === 0 && text !== '') {
      tr.insert(end, documentSchema.text(text, [mark(id, 'ins', parent)]))
      tr.setSelection(TextSelection.create(tr.doc, end + text.length))
    }
    for (const piece of [...pieces].reverse()) {
      if (others.includes(piece)) tr.addMark(piece.from, piece.to, mark(id, 'del', parent))
      else tr.delete(piece.from, piece.to)
    }
  }
  if (text === '') tr.setSelection(TextSelection.create(tr.doc, tr.mapping.map(to)))
  return closeComposition(tr, 'tabled').scrollIntoView()
}

function isStruckBy(marks: Parameters<typeof contentsOfMarks>[0], party: string): boolean {
  return contentsOfMarks(marks).brackets.some((mark) => mark.kind === 'del' && mark.by === party)
}
