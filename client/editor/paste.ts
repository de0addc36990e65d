import type { Node, Slice } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { Draft } from '../../schema/draft.ts'
import { cleanText } from '../../schema/hygiene.ts'
import type { Seat } from './seat.ts'
import { unitIn } from './seat.ts'
import type { Structure } from './structure.ts'
import { unitId } from './unitNode.ts'
import { acrossUnits, erase, eraseWithin, typeText } from './write.ts'

/** Pasting brings words and nothing else, whatever program they come from; copying takes the words as they are printed.
 *
 * Whoever types in the text and pastes several paragraphs gets several units; a proposal is one. Dragging words or units about is
 * off: it would be a deletion and an insertion without anybody having said so. */
export function paste(seat: Seat, structure: Structure, withdraw: (bracket: string) => void): Plugin {
  return new Plugin({
    props: {
      handlePaste(view, event) {
        pasteParagraphs(view, seat, structure, paragraphsOf(event.clipboardData))
        return true
      },
      handleDrop: () => true,
      handleDOMEvents: {
        dragstart(_view, event) {
          event.preventDefault()
          return true
        },
        cut(view, event) {
          if (view.state.selection.empty || !event.clipboardData) return true
          event.preventDefault()
          event.clipboardData.setData('text/plain', textOfSlice(view.state.selection.content(), seat.draft()))
          const { from, to } = view.state.selection
          if (!erase(view, seat, 'back', 'character', withdraw)) view.dispatch(acrossUnits(view.state, from, to) ? eraseWithin(view.state, from, to, seat) : view.state.tr.delete(from, to))
          return true
        },
      },
      clipboardTextSerializer: (slice) => textOfSlice(slice, seat.draft()),
    },
  })
}

/** Puts paragraphs at the cursor as if each were typed and Enter pressed between them, or all in one line where a party speaks. */
export function pasteParagraphs(view: EditorView, seat: Seat, structure: Structure, paragraphs: readonly string[]): void {
  if (seat.me.role === 'observer') return
  for (const [index, text] of (seat.speaksFor() === null ? paragraphs : [paragraphs.join(' ')]).entries()) {
    if (index > 0) structure.enter(view)
    if (text === '' || structure.waits(text)) continue
    const { from, to } = view.state.selection
    if (!typeText(view, seat, from, to, text)) view.dispatch(view.state.tr.insertText(text, from, to).scrollIntoView())
  }
}

/** The paragraphs of what is pasted. Word puts line breaks into its markup where it wraps the source; its own plain text has none. */
export function paragraphsOf(data: DataTransfer | null): string[] {
  const plain = data?.getData('text/plain') ?? ''
  const text = plain !== '' ? plain : textOfHtml(data?.getData('text/html') ?? '')
  return text
    .split(/\r\n|\r|\n|\u2029/)
    .map((line) => cleanText(line).replace(/\u00a0/g, ' '))
    .filter((line) => line.trim() !== '')
}

function textOfHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const unseen of body.querySelectorAll('style, script, title')) unseen.remove()
  const blocks = body.querySelectorAll('p, li, h1, h2, h3, h4, h5, h6, td, blockquote')
  const innermost = [...blocks].filter((block) => !block.querySelector('p, li, h1, h2, h3, h4, h5, h6, td, blockquote'))
  const texts = (innermost.length ? innermost : [body]).map((block) => (block.textContent ?? '').replace(/\s+/g, ' ').trim())
  return texts.join('\n')
}

/** Copied words: within a unit the words alone, of several units each with its label on a line of its own. */
function textOfSlice(slice: Slice, draft: Draft): string {
  const units: Node[] = []
  slice.content.forEach((node) => units.push(node))
  if (units.length <= 1) return slice.content.textBetween(0, slice.content.size, '\n')
  return units.map((node) => [unitIn(draft, unitId(node))?.label, node.textContent].filter(Boolean).join(' ')).join('\n')
}
