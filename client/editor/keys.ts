import type { EditorState } from 'prosemirror-state'
import { Plugin, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { proposable } from '../../schema/policy.ts'
import type { UnitKeyHandler } from '../sync/room.ts'
import { bringBack, composeUnit, drop } from './composition/compose.ts'
import { compositionIn } from './composition/composition.ts'
import { cursorOnScreen } from './cursorOnScreen.ts'
import { selectionOf } from './selection.ts'
import type { Seat } from './seat.ts'
import { unitIn } from './seat.ts'
import type { Structure } from './structure.ts'
import { kindAfter } from './structure.ts'
import { inUnit, neighbour, unitKey } from './unitMode.ts'
import { contentsOfMarks, unitAt, unitId } from './unitNode.ts'
import { acrossUnits, erase } from './write.ts'

/** What keys reach beyond the text. */
export interface KeyParts {
  readonly structure: Structure
  readonly handlers: ReadonlySet<UnitKeyHandler>
  readonly undo: () => void
  readonly redo: () => void
  readonly withdraw: (bracket: string) => void
}

/** Every key that is not a letter. The room's own keys are asked first. */
export function keys(seat: Seat, parts: KeyParts): Plugin {
  const pressed = (view: EditorView, event: KeyboardEvent): boolean => {
    if (event.isComposing || event.keyCode === 229) return false
    const moved = isModifier(event) ? null : cursorOnScreen(view)
    if (moved) view.dispatch(view.state.tr.setSelection(moved))
    for (const handler of parts.handlers) if (handler(event, selectionOf(view.state))) return true
    if (event.key === 'Escape' && compositionIn(view.state)?.sending === false) {
      drop(view)
      return true
    }
    if (unitKey(view, event, seat) || move(view, event)) return true
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') return selectAll(view)
    if (seat.me.role === 'observer') return false
    if (past(event, view, parts)) return true
    if (event.key === 'Enter') return enter(view, seat, parts.structure)
    return event.key === 'Backspace' || event.key === 'Delete' ? remove(view, event, seat, parts) : false
  }
  return new Plugin({
    props: {
      handleKeyDown: pressed,
      handleDOMEvents: {
        // Keys of an editor that only shows reach nobody else.
        keydown(view, event) {
          if (view.editable || !pressed(view, event)) return false
          event.preventDefault()
          return true
        },
      },
    },
  })
}

function selectAll(view: EditorView): boolean {
  const { doc, tr } = view.state
  view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(0), doc.resolve(doc.content.size))))
  return true
}

/** Alt with the arrows goes from unit to unit, with n and p from bracket to bracket. */
function move(view: EditorView, event: KeyboardEvent): boolean {
  if (!event.altKey || event.ctrlKey || event.metaKey) return false
  const { state } = view
  if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
    const place = unitAt(state.doc, state.selection.head)
    const next = place && neighbour(state, unitId(place.node), event.key === 'ArrowDown' ? 1 : -1)
    if (next) view.dispatch(inUnit(state, next).scrollIntoView())
    return true
  }
  // With Alt some keyboards make a letter of their own, so the key is known by its place.
  if (event.code !== 'KeyN' && event.code !== 'KeyP') return false
  const to = bracketBeside(state, event.code === 'KeyN' ? 1 : -1)
  if (to !== null) view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, to)).scrollIntoView())
  return true
}

/** Where the next bracket begins after the cursor, or the last one before it. */
export function bracketBeside(state: EditorState, direction: 1 | -1): number | null {
  const starts: number[] = []
  let open = new Set<string>()
  state.doc.descendants((node, pos) => {
    if (!node.isText) {
      open = new Set()
      return true
    }
    const ids = new Set(contentsOfMarks(node.marks).brackets.map((mark) => mark.id))
    if ([...ids].some((id) => !open.has(id))) starts.push(pos)
    open = ids
    return true
  })
  const { head } = state.selection
  return (direction === 1 ? starts.find((pos) => pos > head) : starts.findLast((pos) => pos < head)) ?? null
}

function past(event: KeyboardEvent, view: EditorView, parts: KeyParts): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false
  const key = event.key.toLowerCase()
  if (key === 'z' && !event.shiftKey) {
    if (!bringBack(view)) parts.undo()
  } else if (key === 'y' || key === 'z') parts.redo()
  else return false
  return true
}

function enter(view: EditorView, seat: Seat, structure: Structure): boolean {
  const party = seat.speaksFor()
  if (party === null) {
    structure.enter(view)
    return true
  }
  const { $head, empty } = view.state.selection
  const place = unitAt(view.state.doc, $head.pos)
  if (!place || compositionIn(view.state)?.sending) return true
  const unit = unitId(place.node)
  if (!empty) {
    seat.refused({ unit, sentence: 'Type to propose other words for these, or press Delete to propose that they go.' })
    return true
  }
  // In the middle too: a party splits nobody's paragraph, so what it begins there stands below.
  const kind = kindAfter(unitIn(seat.draft(), unit)?.kind ?? 'paragraph')
  composeUnit(view, party, unit, proposable.includes(kind) ? kind : 'paragraph', seat)
  return true
}

function remove(view: EditorView, event: KeyboardEvent, seat: Seat, { structure, withdraw }: KeyParts): boolean {
  const direction = event.key === 'Backspace' ? 'back' : 'on'
  const { selection } = view.state
  if (seat.speaksFor() === null) {
    if (structure.pending()) return true
    const { $head, empty } = selection
    if (empty && direction === 'back' && $head.parentOffset === 0) {
      structure.joinBack(view)
      return true
    }
    if (empty && direction === 'on' && $head.parentOffset === $head.parent.content.size) {
      structure.joinOn(view)
      return true
    }
    if (!empty && !acrossUnits(view.state, selection.from, selection.to)) {
      view.dispatch(view.state.tr.deleteSelection().scrollIntoView())
      return true
    }
  }
  const unit = event.ctrlKey || event.metaKey || event.altKey ? 'word' : 'character'
  return erase(view, seat, direction, unit, withdraw)
}

function isModifier(event: KeyboardEvent): boolean {
  return ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)
}
