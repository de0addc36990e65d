import type { Node } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import { TextSelection } from 'prosemirror-state'
import * as Y from 'yjs'
import type { TextEdit } from '../../schema/edits.ts'
import { idOf, runsOf, textIn, textRoot, unitElements, unitOf } from '../../schema/ydoc.ts'
import { positionInMoved } from './movedUnit.ts'
import type { Stretch } from './textChange.ts'
import { editsAlong, editsOf, sameRuns } from './textChange.ts'
import { marksOfRun, runsOfNode, textNodes, unitId, unitNode } from './unitNode.ts'

/** The transaction that brings an editor in line with its document after these events, in steps as small as what happened. */
export function followEvents(state: EditorState, doc: Y.Doc, events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): Transaction {
  const tr = state.tr
  const root = textRoot(doc) as unknown as Y.AbstractType<unknown>
  const listed = events.find((event) => event.target === root)
  if (listed) followList(tr, doc, listed)
  if (!sameUnits(tr.doc, doc)) return keepCursor(state, catchUp(tr, doc))
  for (const event of events) {
    const { target } = event
    if (target instanceof Y.XmlText && target.parent instanceof Y.XmlElement) followText(tr, doc, target.parent, stretchesOf(event.delta))
    else if (target instanceof Y.XmlElement) followElement(tr, doc, target)
  }
  return keepCursor(state, tr)
}

/** Adds to a transaction what the editor lacks to show this document: used where no events tell what happened between. */
export function catchUp(tr: Transaction, doc: Y.Doc): Transaction {
  const elements = unitElements(doc)
  const wanted = new Set(elements.map(idOf))
  for (const { node, pos } of places(tr.doc).reverse()) if (!wanted.has(unitId(node))) tr.delete(pos, pos + node.nodeSize)
  let pos = 0
  for (const element of elements) {
    const here = tr.doc.nodeAt(pos)
    if (!here || unitId(here) !== idOf(element)) {
      // Moved: it stands further down, or it is new. What is seen of a move is that the unit leaves one place and comes to the other.
      const elsewhere = places(tr.doc).find((place) => place.pos > pos && unitId(place.node) === idOf(element))
      if (elsewhere) tr.delete(elsewhere.pos, elsewhere.pos + elsewhere.node.nodeSize)
      tr.insert(pos, unitNode(unitOf(element)))
    } else followAttributes(tr, pos, element)
    const text = textIn(element)
    const node = tr.doc.nodeAt(pos)!
    const runs = text ? runsOf(text) : []
    if (!sameRuns(runsOfNode(node), runs)) writeSteps(tr, pos + 1, editsOf(runsOfNode(node), runs))
    pos += tr.doc.nodeAt(pos)!.nodeSize
  }
  if (tr.doc.content.size > pos) tr.delete(pos, tr.doc.content.size)
  return tr
}

/** Units that came or went, at their places. */
function followList(tr: Transaction, doc: Y.Doc, event: Y.YEvent<Y.AbstractType<unknown>>): void {
  const children = textRoot(doc).toArray()
  let index = 0
  let at = 0
  const step = () => (tr.doc.nodeAt(at)?.nodeSize ?? 0)
  for (const part of event.changes.delta) {
    for (let i = 0; i < (part.retain ?? 0); i++, index++) if (children[index] instanceof Y.XmlElement) at += step()
    for (let i = 0; i < (part.delete ?? 0); i++) if (tr.doc.nodeAt(at)) tr.delete(at, at + step())
    if (!Array.isArray(part.insert)) continue
    const come = children.slice(index, index + part.insert.length).filter((child): child is Y.XmlElement => child instanceof Y.XmlElement)
    const nodes = come.map((element) => unitNode(unitOf(element)))
    tr.insert(at, nodes)
    at += nodes.reduce((size, node) => size + node.nodeSize, 0)
    index += part.insert.length
  }
}

function followElement(tr: Transaction, doc: Y.Doc, element: Y.XmlElement): void {
  const place = placeOf(tr.doc, doc, element)
  if (place) followAttributes(tr, place.pos, element)
  followText(tr, doc, element, [])
}

function followText(tr: Transaction, doc: Y.Doc, element: Y.XmlElement, stretches: readonly Stretch[]): void {
  const place = placeOf(tr.doc, doc, element)
  if (!place) return
  const text = textIn(element)
  const before = runsOfNode(place.node)
  const after = text ? runsOf(text) : []
  if (!sameRuns(before, after)) writeSteps(tr, place.pos + 1, editsAlong(before, after, stretches))
}

/** Yjs tells where characters came and went; which marks they have is read from the text. */
function stretchesOf(delta: Y.YEvent<Y.AbstractType<unknown>>['delta']): Stretch[] {
  const found: Stretch[] = []
  let at = 0
  let to = 0
  let open: { from: number; start: number } | null = null
  const close = () => {
    if (open) found.push({ from: open.from, to: at, start: open.start, end: to })
    open = null
  }
  for (const part of delta) {
    if (part.retain !== undefined) {
      close()
      at += part.retain
      to += part.retain
    } else {
      open ??= { from: at, start: to }
      if (part.delete !== undefined) at += part.delete
      else to += typeof part.insert === 'string' ? part.insert.length : 1
    }
  }
  close()
  return found
}

function writeSteps(tr: Transaction, start: number, edits: readonly TextEdit[]): void {
  let pos = start
  for (const edit of edits) {
    if ('drop' in edit) tr.delete(pos, pos + edit.drop)
    else if ('insert' in edit) {
      tr.insert(pos, textNodes([edit.insert]))
      pos += edit.insert.text.length
    } else {
      const end = pos + edit.keep
      if (edit.marks) {
        const wanted = marksOfRun(edit.marks)
        tr.doc.nodesBetween(pos, end, (node, at) => {
          if (!node.isText) return true
          const from = Math.max(at, pos)
          const to = Math.min(at + node.nodeSize, end)
          for (const mark of node.marks) if (!mark.isInSet(wanted)) tr.removeMark(from, to, mark)
          for (const mark of wanted) if (!mark.isInSet(node.marks)) tr.addMark(from, to, mark)
          return false
        })
      }
      pos = end
    }
  }
}

/** A cursor goes with a unit that is moved, and stays behind the character it stood behind: words that arrive exactly there come after it, so that two people who
 * type at one place do not get into each other's words. */
function keepCursor(state: EditorState, tr: Transaction): Transaction {
  const { selection } = state
  if (!tr.docChanged || !(selection instanceof TextSelection)) return tr
  const [anchor, head] = [positionInMoved(tr, selection.anchor), positionInMoved(tr, selection.head)]
  if (anchor !== null && head !== null) return tr.setSelection(TextSelection.create(tr.doc, anchor, head))
  if (!selection.empty) return tr
  const result = tr.mapping.mapResult(selection.head, -1)
  const $head = tr.doc.resolve(result.pos)
  return $head.parent.inlineContent ? tr.setSelection(TextSelection.create(tr.doc, result.pos)) : tr
}

function placeOf(node: Node, doc: Y.Doc, element: Y.XmlElement): { node: Node; pos: number } | null {
  let pos = 0
  let index = 0
  for (const each of unitElements(doc)) {
    const child = node.maybeChild(index++)
    if (!child) return null
    if (each === element) return { node: child, pos }
    pos += child.nodeSize
  }
  return null
}

function places(doc: Node): { node: Node; pos: number }[] {
  const found: { node: Node; pos: number }[] = []
  doc.forEach((node, pos) => found.push({ node, pos }))
  return found
}

function sameUnits(node: Node, doc: Y.Doc): boolean {
  const elements = unitElements(doc)
  return node.childCount === elements.length && elements.every((element, i) => unitId(node.child(i)) === idOf(element))
}

function followAttributes(tr: Transaction, pos: number, element: Y.XmlElement): void {
  const { kind, by } = unitOf(element)
  for (const [name, value] of Object.entries({ kind, by })) if (tr.doc.nodeAt(pos)?.attrs[name] !== value) tr.setNodeAttribute(pos, name, value)
}
