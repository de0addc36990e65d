import type { Mark, Node } from 'prosemirror-model'
import { documentSchema } from '../../schema/document.ts'
import type { BracketMark, PartyCode } from '../../schema/draft.ts'
import { holders } from '../../schema/draft.ts'
import { authorOf } from '../../schema/runs.ts'
import { contentsOfMarks, unitAt } from './unitNode.ts'

const { bracket } = documentSchema.marks

/** The marks that words of this party carry when typed over a range, if they go into its own words there; null where they would
 * change somebody else's, and so are a new proposal.
 *
 * Both edges of an own bracket belong to it. Marks of others are never taken along. A bracket held with others is edited live by
 * nobody, since each would speak for the other. */
export function ownMarks(doc: Node, from: number, to: number, party: PartyCode): readonly Mark[] | null {
  if (from === to) {
    const $pos = doc.resolve(from)
    const own = [$pos.nodeBefore, $pos.nodeAfter].map((node) => node && ownAuthor(node.marks, party)).find(Boolean)
    if (own) return [markOf(own)]
    return isOwnUnit(doc, from, party) && parentAt(doc, from) === null ? [] : null
  }
  const pieces = piecesBetween(doc, from, to)
  const first = pieces[0] && ownAuthor(pieces[0].marks, party)
  if (first) return pieces.every((piece) => ownAuthor(piece.marks, party)?.id === first.id) ? [markOf(first)] : null
  return pieces.every((piece) => isOwn(doc, piece, party)) ? [] : null
}

/** Text of one set of marks inside a range. */
export interface Piece {
  readonly from: number
  readonly to: number
  readonly marks: readonly Mark[]
}

/** The text of a range, in pieces of one set of marks each. */
export function piecesBetween(doc: Node, from: number, to: number): Piece[] {
  const pieces: Piece[] = []
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.isText) pieces.push({ from: Math.max(from, pos), to: Math.min(to, pos + node.nodeSize), marks: node.marks })
    return true
  })
  return pieces
}

/** Whether a party wrote these words and alone answers for them, so that it may change them without asking. */
export function isOwn(doc: Node, piece: Piece, party: PartyCode): boolean {
  if (ownAuthor(piece.marks, party)) return true
  return !authorOf(contentsOfMarks(piece.marks)) && isOwnUnit(doc, piece.from, party)
}

/** The innermost bracket a position is inside of, with words of it, or of something inside it, on both sides; null in the open text. */
export function parentAt(doc: Node, pos: number): string | null {
  const $pos = doc.resolve(pos)
  const left = $pos.nodeBefore ? around($pos.parent, $pos.nodeBefore.marks) : []
  const right = new Set($pos.nodeAfter ? around($pos.parent, $pos.nodeAfter.marks) : [])
  return left.find((id) => right.has(id)) ?? null
}

/** The innermost bracket that all these words are inside of. */
export function parentOf(doc: Node, pieces: readonly Piece[]): string | null {
  const chains = pieces.map((piece) => around(doc.resolve(piece.from).parent, piece.marks))
  return chains[0]?.find((id) => chains.every((chain) => chain.includes(id))) ?? null
}

/** The brackets around words with these marks, innermost first: their author's, those it was proposed inside of, then the others. */
function around(unit: Node, marks: readonly Mark[]): string[] {
  const { brackets } = contentsOfMarks(marks)
  const chain: string[] = []
  for (let mark = authorOf({ brackets }); mark && !chain.includes(mark.id); mark = mark.parent === null ? undefined : bracketOf(unit, mark.parent)) chain.push(mark.id)
  return [...chain, ...brackets.filter((mark) => mark.kind !== 'ins').map((mark) => mark.id).sort()]
}

function bracketOf(unit: Node, id: string): BracketMark | undefined {
  for (const child of unit.children) {
    const found = contentsOfMarks(child.marks).brackets.find((mark) => mark.id === id)
    if (found) return found
  }
  return undefined
}

function ownAuthor(marks: readonly Mark[], party: PartyCode): BracketMark | undefined {
  const author = authorOf(contentsOfMarks(marks))
  return author?.by === party ? author : undefined
}

function isOwnUnit(doc: Node, pos: number, party: PartyCode): boolean {
  const by: unknown = unitAt(doc, pos)?.node.attrs['by']
  return typeof by === 'string' && holders(by).join() === party
}

function markOf(mark: BracketMark): Mark {
  return bracket.create({ ...mark })
}
