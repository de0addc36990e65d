import { Plugin, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { Seat } from '../seat.ts'
import { contentsOfMarks } from '../unitNode.ts'

/** A press on a bracket's edge, or on anything else that is printed between the words, puts the cursor there.
 *
 * Such signs are no text, and browsers leave the cursor where it was when they are pressed: the next letter would land far away. */
export function glyphPress(seat: Seat): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        mousedown(view, event) {
          const glyph = event.button === 0 && event.target instanceof Element ? event.target.closest<HTMLElement>('.glyph[data-bracket-glyph], .glyph[data-note-number]') : null
          if (!glyph) return false
          event.preventDefault()
          const pos = beside(view, glyph, event.clientX, seat)
          const { doc, selection, tr } = view.state
          view.dispatch(tr.setSelection(TextSelection.create(doc, event.shiftKey ? selection.anchor : pos, pos)))
          view.focus()
          return true
        },
      },
    },
  })
}

/** The place on the side of a glyph that was pressed. The end of one's own bracket is always inside it, where one goes on typing. */
function beside(view: EditorView, glyph: HTMLElement, x: number, seat: Seat): number {
  const parent = glyph.parentNode!
  const pos = view.posAtDOM(parent, [...parent.childNodes].indexOf(glyph), -1)
  const id = glyph.dataset['bracketGlyph']
  if (id === undefined || isOwn(view, id, seat)) return pos
  const { left, width } = glyph.getBoundingClientRect()
  const isLeft = x < left + width / 2
  if (glyph.classList.contains('glyph-open')) return isLeft ? pos - blanks(view, pos, id, -1) : pos
  return isLeft && glyph.classList.contains('glyph-close') ? pos : pos + blanks(view, pos, id, 1)
}

/** How many blanks of a bracket are drawn outside of it at this edge. */
function blanks(view: EditorView, pos: number, id: string, step: 1 | -1): number {
  const $pos = view.state.doc.resolve(pos)
  const node = step === 1 ? $pos.nodeAfter : $pos.nodeBefore
  const text = node && contentsOfMarks(node.marks).brackets.some((mark) => mark.id === id) ? node.text ?? '' : ''
  return (step === 1 ? /^\s*/ : /\s*$/).exec(text)?.[0].length ?? 0
}

function isOwn(view: EditorView, id: string, seat: Seat): boolean {
  const party = seat.speaksFor()
  let found = false
  view.state.doc.descendants((node) => {
    if (node.isText && party !== null && contentsOfMarks(node.marks).brackets.some((mark) => mark.id === id && mark.by === party)) found = true
    return !found
  })
  return found
}
