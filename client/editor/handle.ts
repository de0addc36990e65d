import { TextSelection } from 'prosemirror-state'
import type { UnitKind } from '../../schema/draft.ts'
import type { EditorHandle, Filter, Offered } from '../sync/room.ts'
import { findBracket, flashing, highlighting } from './attention.ts'
import { bracketWords } from './bracketWords.ts'
import { compose, composeUnit, drop, table } from './composition/compose.ts'
import { compositionIn } from './composition/composition.ts'
import type { Editor } from './createEditor.ts'
import { isShown } from './looks/plugin.ts'
import { closedTo } from './permit.ts'
import type { Seat } from './seat.ts'
import { inUnit, selectUnits } from './unitMode.ts'
import { findUnit, unitAt, unitId } from './unitNode.ts'
import { strike, typeText } from './write.ts'

/** What the handle needs of the room beside the editor. */
export interface HandleParts extends Pick<EditorHandle, 'setVoice' | 'setFilter' | 'undo' | 'redo'> {
  readonly filter: () => Filter
  readonly offered: (id: string) => Offered | undefined
  readonly dismiss: (id: string) => void
}

/** What the interface around the text may ask of the editor. */
export function editorHandle({ view, handlers, structure }: Editor, seat: Seat, parts: HandleParts): EditorHandle {
  return {
    mount(element) {
      element.append(view.dom)
      return () => view.dom.remove()
    },
    focus() {
      // Whoever composes is in the text already, in a field of its own.
      if (!view.dom.ownerDocument.activeElement?.closest('.composing') || !compositionIn(view.state)) view.focus()
    },
    scrollTo(unit, bracket) {
      if (!isShown(view.state, unit)) parts.setFilter('all')
      const words = bracket === undefined ? null : findBracket(view.state, bracket)
      const tr = words ? view.state.tr.setSelection(TextSelection.create(view.state.doc, words.from)) : inUnit(view.state, unit)
      view.dispatch(flashing(selectUnits(tr, null), unit, words && bracket !== undefined ? bracket : null))
      bringIntoView(view.dom, unit, words ? bracket : undefined)
    },
    show(unit) {
      if (!isShown(view.state, unit)) parts.setFilter('all')
      view.dispatch(flashing(view.state.tr, unit, null))
      bringIntoView(view.dom, unit, undefined)
    },
    highlight: (bracket) => view.dispatch(highlighting(view.state.tr, bracket)),
    setVoice: parts.setVoice,
    setFilter: parts.setFilter,
    proposeDeletion() {
      const party = seat.speaksFor()
      if (party !== null) strike(view, seat, party)
    },
    bracketWords: () => void bracketWords(view, seat),
    insertUnit(after, kind: UnitKind, alternativeTo = null) {
      const party = seat.speaksFor()
      if (seat.me.role === 'observer') return
      if (party !== null) composeUnit(view, party, after, kind, seat, alternativeTo)
      else structure.insert(view, after, kind, alternativeTo)
    },
    table: () => table(view, seat),
    drop: () => drop(view),
    undo: parts.undo,
    redo: parts.redo,
    tableOffered(id) {
      const words = parts.offered(id)
      if (words && putIn(view, seat, words)) parts.dismiss(id)
    },
    dismissOffered: parts.dismiss,
    onUnitKey(handler) {
      handlers.add(handler)
      return () => void handlers.delete(handler)
    },
  }
}

/** Puts offered words at the cursor, if its unit is open, else at the end of the unit they were meant for. */
function putIn(view: Editor['view'], seat: Seat, { unit, text }: Offered): boolean {
  const here = unitAt(view.state.doc, view.state.selection.head)
  const meant = findUnit(view.state.doc, unit)
  const isOpen = here !== null && closedTo(seat, unitId(here.node)) === null
  if (!isOpen && !meant) {
    seat.refused({ sentence: 'Put the cursor where these words should go, in a paragraph that is open.' })
    return false
  }
  const pos = isOpen ? view.state.selection.head : meant!.pos + 1 + meant!.node.content.size
  const party = seat.speaksFor()
  if (party === null) {
    if (!typeText(view, seat, pos, pos, text)) view.dispatch(view.state.tr.insertText(text, pos))
    return view.state.doc.textBetween(0, view.state.doc.content.size, '\n').includes(text)
  }
  if (!compose(view, seat, party, { from: pos, to: pos }, text)) return false
  table(view, seat)
  // Where they were not taken they are still being composed, and so not lost.
  return compositionIn(view.state) === null || compositionIn(view.state)?.text === text
}

function bringIntoView(root: HTMLElement, unit: string, bracket: string | undefined): void {
  const within = root.querySelector(`[data-unit="${CSS.escape(unit)}"]`)
  const target = (bracket === undefined ? null : within?.querySelector(`[data-bracket="${CSS.escape(bracket)}"]`)) ?? within
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  target?.scrollIntoView({ block: 'center', behavior: still ? 'auto' : 'smooth' })
}
