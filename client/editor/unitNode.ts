import type { Mark, Node } from 'prosemirror-model'
import type * as Y from 'yjs'
import { documentSchema } from '../../schema/document.ts'
import type { BracketMark, Run, Unit } from '../../schema/draft.ts'
import { normalRuns } from '../../schema/runs.ts'
import { readBracket, unitElements, unitOf } from '../../schema/ydoc.ts'

const { bracket, note } = documentSchema.marks
const { unit: unitType, doc: docType } = documentSchema.nodes

/** The ProseMirror document of a live document. Only reads: nothing that does not fit is repaired on the way. */
export function documentNode(doc: Y.Doc): Node {
  return docType.create(null, unitElements(doc).map((element) => unitNode(unitOf(element))))
}

/** One unit as a ProseMirror node. */
export function unitNode({ id, kind, by, runs }: Pick<Unit, 'id' | 'kind' | 'by' | 'runs'>): Node {
  return unitType.create({ id, kind, by }, textNodes(runs))
}

/** Runs as text nodes, marks in an order that does not depend on history. */
export function textNodes(runs: readonly Run[]): Node[] {
  return normalRuns(runs).map((run) => documentSchema.text(run.text, marksOfRun(run)))
}

/** The marks of a run, as ProseMirror has them. */
export function marksOfRun({ brackets, notes }: Pick<Run, 'brackets' | 'notes'>): readonly Mark[] {
  return [...brackets.map((mark) => bracket.create({ ...mark })), ...notes.map((id) => note.create({ id }))]
}

/** The text of a unit node as runs. */
export function runsOfNode(node: Node): Run[] {
  return normalRuns(node.children.map((child) => ({ text: child.text ?? '', ...contentsOfMarks(child.marks) })))
}

/** The brackets and notes that ProseMirror marks stand for. */
export function contentsOfMarks(marks: readonly Mark[]): Pick<Run, 'brackets' | 'notes'> {
  return {
    brackets: marks.flatMap((mark): readonly BracketMark[] => {
      const read = mark.type === bracket ? readBracket(mark.attrs) : null
      return read ? [read] : []
    }),
    notes: marks.flatMap((mark) => (mark.type === note ? [String(mark.attrs['id'])] : [])),
  }
}

/** Id of a unit node. */
export function unitId(node: Node): string {
  return String(node.attrs['id'])
}

/** Where a unit stands: its node, the position before it, and its place in the list. */
export interface UnitPlace {
  readonly node: Node
  readonly pos: number
  readonly index: number
}

/** The place of the unit with this id. */
export function findUnit(doc: Node, id: string): UnitPlace | null {
  let pos = 0
  for (let index = 0; index < doc.childCount; index++) {
    const node = doc.child(index)
    if (unitId(node) === id) return { node, pos, index }
    pos += node.nodeSize
  }
  return null
}

/** The unit a position is in; null between units. */
export function unitAt(doc: Node, pos: number): UnitPlace | null {
  const $pos = doc.resolve(pos)
  return $pos.depth === 0 ? null : { node: $pos.node(1), pos: $pos.before(1), index: $pos.index(0) }
}

/** A unit with a part of its text, as character offsets. */
export interface UnitStretch extends UnitPlace {
  readonly from: number
  readonly to: number
}

/** Every unit a range touches, with the part of its text that lies inside. */
export function unitsBetween(doc: Node, from: number, to: number): UnitStretch[] {
  const found: UnitStretch[] = []
  let pos = 0
  for (let index = 0; index < doc.childCount && pos <= to; index++) {
    const node = doc.child(index)
    const end = pos + node.nodeSize
    if (end > from && pos < to + (from === to ? 1 : 0))
      found.push({ node, pos, index, from: clamp(from - pos - 1, node), to: clamp(to - pos - 1, node) })
    pos = end
  }
  return found
}

function clamp(offset: number, node: Node): number {
  return Math.max(0, Math.min(offset, node.content.size))
}
