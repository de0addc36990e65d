import type { EditorState, Transaction } from 'prosemirror-state'
import { TextSelection } from 'prosemirror-state'
import * as Y from 'yjs'
import { textIn, textRoot, unitElement, writeEdits } from '../../schema/ydoc.ts'
import { changedUnits } from './changedUnits.ts'
import { catchUp, followEvents } from './remoteChange.ts'
import { editsAlong } from './textChange.ts'
import { runsOfNode } from './unitNode.ts'

/** Meta of a transaction that brings in what happened elsewhere; its value says where from. */
export const FROM_DOCUMENT = 'adref from document'

/** Where a change of the editor came from, when not from the person at it. */
export type DocumentChange = 'others' | 'undo' | 'another copy'

/** What a binding needs of an editor; an `EditorView` is one, and so is a bare state with a dispatch. */
export interface BoundEditor {
  readonly state: EditorState
  dispatch(transaction: Transaction): void
}

/** Ties one live document to one editor, in both directions.
 *
 * Which units there are is never changed from here: units come and go by acts, and reach the editor like everything from
 * elsewhere. So a local transaction is only ever text inside units, each found by its id, and cannot end up in a neighbour. What
 * comes from elsewhere becomes steps as small as itself, so that the cursor and every mark on the screen stay where they are. */
export interface Binding {
  /** Origin of every Yjs transaction that writes what was typed here; what undo follows. */
  readonly origin: object
  readonly doc: Y.Doc
  /** Writes what these transactions changed; to be called with everything that was dispatched. */
  wrote(transactions: readonly Transaction[]): void
  /** Goes on with another copy of the document, and brings the editor in line with it. */
  attach(doc: Y.Doc): void
  destroy(): void
}

/** Binds a live document to an editor whose state was made by `documentNode`. */
export function bind(first: Y.Doc, editor: BoundEditor): Binding {
  const origin = { typed: 'here' }
  let doc = first

  const observe = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => {
    if (transaction.origin === origin) return
    const tr = followEvents(editor.state, doc, events)
    const from: DocumentChange = transaction.origin instanceof Y.UndoManager ? 'undo' : 'others'
    if (from === 'undo') cursorToChange(tr)
    if (tr.docChanged) editor.dispatch(tr.setMeta(FROM_DOCUMENT, from))
  }
  const root = () => textRoot(doc) as unknown as Y.AbstractType<unknown>
  root().observeDeep(observe)

  return {
    origin,
    get doc() {
      return doc
    },
    wrote(transactions) {
      for (const transaction of transactions) {
        if (!transaction.docChanged || transaction.getMeta(FROM_DOCUMENT)) continue
        const changed = changedUnits(transaction)
        if (!changed) throw new Error('units come and go by acts, never by a transaction of the editor')
        doc.transact(() => {
          for (const unit of changed) {
            const element = unitElement(doc, unit.id)
            const text = element && textIn(element)
            if (!text) throw new Error(`unit ${unit.id} is in the editor and not in the document`)
            writeEdits(text, editsAlong(runsOfNode(unit.before), runsOfNode(unit.after), unit.stretches))
          }
        }, origin)
      }
    },
    attach(next) {
      root().unobserveDeep(observe)
      doc = next
      root().observeDeep(observe)
      const tr = catchUp(editor.state.tr, doc)
      if (tr.docChanged) editor.dispatch(tr.setMeta(FROM_DOCUMENT, 'another copy' satisfies DocumentChange))
    },
    destroy() {
      root().unobserveDeep(observe)
    },
  }
}

/** One sees what one took back: the cursor goes there. */
function cursorToChange(tr: Transaction): void {
  const last = tr.mapping.maps.length - 1
  let end: number | null = null
  tr.mapping.maps[last]?.forEach((_from, _to, _start, newEnd) => (end = newEnd))
  if (end !== null) tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1)).scrollIntoView()
}
