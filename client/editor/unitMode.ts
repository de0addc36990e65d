import type { EditorState, Transaction } from 'prosemirror-state'
import { Plugin, PluginKey, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { decides, isStaff } from '../../schema/policy.ts'
import { isShown } from './looks/plugin.ts'
import type { Seat } from './seat.ts'
import { findUnit, unitAt, unitId, unitsBetween } from './unitNode.ts'

/** Whole units are selected, from one to another; null while one is in the text. */
export interface UnitSelection {
  readonly anchor: string
  readonly head: string
}

const unitModeKey = new PluginKey<UnitSelection | null>('units')

/** The selected units, in document order; null while one is in the text. */
export function selectedUnits(state: EditorState): string[] | null {
  const selection = unitModeKey.getState(state)
  if (!selection) return null
  const [a, b] = [findUnit(state.doc, selection.anchor), findUnit(state.doc, selection.head)]
  if (!a || !b) return null
  const [from, to] = a.index < b.index ? [a.index, b.index] : [b.index, a.index]
  return state.doc.children.slice(from, to + 1).map(unitId).filter((id) => isShown(state, id))
}

/** Selects whole units; null goes back into the text. */
export function selectUnits(tr: Transaction, selection: UnitSelection | null): Transaction {
  return tr.setMeta(unitModeKey, selection ?? 'text')
}

const say = {
  whole: 'A whole paragraph is selected. Enter, Esc or a click goes back to typing.',
  letters: 'Whole paragraphs are selected, so letters are not typed. Enter, Esc or a click goes back to typing.',
}

/** Selecting whole units, in which letters are commands: Escape goes in and out, the arrows move, with Shift they extend.
 *
 * Only for the chair and the secretariat: whoever has no use for it would lose what they type there. A press on a label or a stamp
 * selects its unit, and a press anywhere else goes back into the text. */
export function unitMode(seat: Seat): Plugin<UnitSelection | null> {
  return new Plugin<UnitSelection | null>({
    key: unitModeKey,
    state: {
      init: () => null,
      apply(tr, before) {
        const meta = tr.getMeta(unitModeKey) as UnitSelection | 'text' | undefined
        if (meta) return meta === 'text' ? null : meta
        if (before && (!findUnit(tr.doc, before.anchor) || !findUnit(tr.doc, before.head))) return null
        // Going somewhere in the text leaves the mode.
        return before && tr.selectionSet && !tr.docChanged ? null : before
      },
    },
    props: {
      attributes: (state): Record<string, string> => (unitModeKey.getState(state) ? { class: 'selects-units' } : {}),
      decorations(state) {
        const ids = selectedUnits(state)
        if (!ids) return null
        const places = ids.flatMap((id) => findUnit(state.doc, id) ?? [])
        return DecorationSet.create(state.doc, places.map(({ pos, node }) => Decoration.node(pos, pos + node.nodeSize, { class: 'is-selected' })))
      },
      handleTextInput: (view) => unitModeKey.getState(view.state) !== null && !leftByLetters(view, seat),
      handleDOMEvents: {
        mousedown(view, event) {
          const target = event.target instanceof Element ? event.target.closest('.unit-label, .unit-stamp') : null
          const unit = target?.closest<HTMLElement>('[data-unit]')?.dataset['unit']
          const before = unitModeKey.getState(view.state)
          if (unit === undefined || event.button !== 0) {
            // The cursor may well be where it is pressed, and then nothing else would tell that one is back in the text.
            if (before && event.button === 0) view.dispatch(selectUnits(view.state.tr, null))
            return false
          }
          event.preventDefault()
          if (!isStaff(seat.me)) view.dispatch(inUnit(view.state, unit))
          else view.dispatch(selectUnits(inUnit(view.state, unit), { anchor: event.shiftKey && before ? before.anchor : unit, head: unit }))
          view.focus()
          return true
        },
      },
    },
  })
}

/** What a key does to the selection of units. False leaves the key to others. */
export function unitKey(view: EditorView, event: KeyboardEvent, seat: Seat): boolean {
  const selection = unitModeKey.getState(view.state)
  if (event.key === 'Escape') {
    if (!isStaff(seat.me)) return true
    const place = unitAt(view.state.doc, view.state.selection.head)
    if (!selection && !place) return false
    const touched = unitsBetween(view.state.doc, view.state.selection.from, view.state.selection.to).map(({ node }) => unitId(node))
    view.dispatch(selectUnits(view.state.tr, selection ? null : { anchor: touched[0]!, head: touched[touched.length - 1]! }))
    if (!selection) seat.refused({ sentence: say.whole })
    return true
  }
  if (!selection) return false
  if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
    view.dispatch(selectUnits(view.state.tr, null))
    return true
  }
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return event.key.length === 1 && !event.ctrlKey && !event.metaKey && !leftByLetters(view, seat)
  const next = neighbour(view.state, selection.head, event.key === 'ArrowDown' ? 1 : -1)
  if (next !== null) view.dispatch(selectUnits(inUnit(view.state, next), { anchor: event.shiftKey ? selection.anchor : next, head: next }).scrollIntoView())
  return true
}

/** Letters are commands for those who decide, and one that nobody took is not typed either; for all others they go into the text. */
function leftByLetters(view: EditorView, seat: Seat): boolean {
  if (decides(seat.me, seat.draft())) {
    seat.refused({ sentence: say.letters })
    return false
  }
  view.dispatch(selectUnits(view.state.tr, null))
  return true
}

/** The next unit on the screen in a direction; null at the end. */
export function neighbour(state: EditorState, unit: string, direction: 1 | -1): string | null {
  const units = state.doc.children.map(unitId)
  for (let i = units.indexOf(unit) + direction; i >= 0 && i < units.length; i += direction) if (isShown(state, units[i]!)) return units[i]!
  return null
}

/** A transaction that puts the cursor at the beginning of a unit. */
export function inUnit(state: EditorState, unit: string): Transaction {
  const place = findUnit(state.doc, unit)
  return place ? state.tr.setSelection(TextSelection.create(state.doc, place.pos + 1)) : state.tr
}
