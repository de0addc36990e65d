import type { Transaction } from 'prosemirror-state'
import { EditorState, Selection } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import type * as Y from 'yjs'
import type { UnitKeyHandler } from '../sync/room.ts'
import { attention } from './attention.ts'
import type { Binding, DocumentChange } from './binding.ts'
import { bind, FROM_DOCUMENT } from './binding.ts'
import { carets } from './carets.ts'
import { composition } from './composition/plugin.ts'
import { cursorOnScreen } from './cursorOnScreen.ts'
import { keys } from './keys.ts'
import { inks } from './ink.ts'
import { glyphPress } from './looks/glyphPress.ts'
import { looks } from './looks/plugin.ts'
import { paste } from './paste.ts'
import { permit } from './permit.ts'
import type { Seat } from './seat.ts'
import type { Structure } from './structure.ts'
import { createStructure } from './structure.ts'
import { typing } from './typing.ts'
import { unitMode } from './unitMode.ts'
import { documentNode } from './unitNode.ts'
import 'prosemirror-view/style/prosemirror.css'
import './editor.css'
import './looks/units.css'
import './looks/brackets.css'
import './composition/composition.css'

/** What the editor reports to the room. */
export interface EditorEvents {
  /** After every transaction, and when an act of structure begins or ends. */
  readonly changed: (transactions: readonly Transaction[]) => void
  readonly undo: () => void
  readonly redo: () => void
}

export interface Editor {
  readonly view: EditorView
  readonly binding: Binding
  readonly structure: Structure
  readonly handlers: Set<UnitKeyHandler>
  /** Deals the inks of the parties anew. */
  readonly colour: () => void
}

const say = { draft: 'The draft', opening: 'The draft, being opened' }

/** The one editor view of a room: made once, and kept while documents beneath it are exchanged. */
export function createEditor(doc: Y.Doc, seat: Seat, events: EditorEvents): Editor {
  const structure = createStructure(seat, () => events.changed([]))
  const handlers = new Set<UnitKeyHandler>()
  const withdraw = (bracket: string) => {
    void seat.act({ type: 'withdraw', brackets: [bracket] }).then((answer) => {
      if (!answer.ok) seat.refused(answer)
    })
  }
  const isReader = seat.me.role === 'observer'
  const view = new EditorView(null, {
    state: EditorState.create({
      doc: documentNode(doc),
      plugins: [
        permit(seat),
        looks(seat),
        attention(),
        carets(),
        unitMode(seat),
        glyphPress(seat),
        keys(seat, { structure, handlers, undo: events.undo, redo: events.redo, withdraw }),
        composition(seat),
        typing(seat, structure),
        paste(seat, structure, withdraw),
      ],
    }),
    editable: () => seat.ready() && !isReader,
    attributes: () => ({
      class: 'draft',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': seat.ready() ? say.draft : say.opening,
      // An editable element takes the focus by itself, but what checks pages for their accessibility does not know it.
      tabindex: '0',
      ...(isReader ? { 'aria-readonly': 'true' } : {}),
    }),
    dispatchTransaction(transaction) {
      // What comes from elsewhere must not undo a press of the mouse that the editor has not heard of yet.
      const moved = comesFromElsewhere(transaction) ? cursorOnScreen(view) : null
      if (moved) transaction.setSelection(movedAlong(moved, transaction))
      const { state, transactions } = view.state.applyTransaction(transaction)
      view.updateState(state)
      binding.wrote(transactions)
      events.changed(transactions)
    },
  })
  const binding = bind(doc, view)
  hideFromReact(view.dom)
  return {
    view,
    binding,
    structure,
    handlers,
    colour() {
      for (const [name, value] of inks(seat.draft(), [])) view.dom.style.setProperty(name, value)
    },
  }
}

/** Somebody else's change, or a change of how things look; not what is typed, pressed or taken back here. */
function comesFromElsewhere(transaction: Transaction): boolean {
  const from = transaction.getMeta(FROM_DOCUMENT) as DocumentChange | undefined
  return from === undefined ? !transaction.docChanged && !transaction.selectionSet : from !== 'undo'
}

/** Where a cursor is after a change; behind the character it stood behind, so that words that arrive there come after it. */
function movedAlong(cursor: Selection, { doc, mapping }: Transaction): Selection {
  return cursor.empty ? Selection.near(doc.resolve(mapping.map(cursor.head, -1)), -1) : cursor.map(doc, mapping)
}

/** Before each of its commits, React counts the characters before the cursor by a walk through every node of what has the focus, if that
 * says to be editable, so as to put the cursor back. It never draws in here, and in a long draft the walk takes longer than the keystroke. */
function hideFromReact(dom: HTMLElement): void {
  Object.defineProperty(dom, 'contentEditable', { get: () => 'inherit', configurable: true })
}
