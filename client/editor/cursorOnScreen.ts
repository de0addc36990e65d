import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

/** Where the cursor is on the screen, if that is elsewhere than the editor knows.
 *
 * Browsers tell of a moved cursor a moment later. Whatever happens in that moment, a key or somebody else's letter, would act on the
 * old place, or put the cursor back to it. */
export function cursorOnScreen(view: EditorView): TextSelection | null {
  const onScreen = view.dom.ownerDocument.getSelection()
  const { anchorNode, focusNode } = onScreen ?? {}
  // While an input method is at work the words on the screen are not the ones the editor knows.
  if (!onScreen || !anchorNode || !focusNode || view.composing || !view.hasFocus()) return null
  if (![anchorNode, focusNode].every((node) => view.dom.contains(node) && !inWidget(node))) return null
  const { doc, selection } = view.state
  const anchor = view.posAtDOM(anchorNode, onScreen.anchorOffset, -1)
  const head = view.posAtDOM(focusNode, onScreen.focusOffset, -1)
  if (!(selection instanceof TextSelection) || (selection.anchor === anchor && selection.head === head)) return null
  const [$anchor, $head] = [doc.resolve(anchor), doc.resolve(head)]
  return $anchor.parent.inlineContent && $head.parent.inlineContent ? TextSelection.create(doc, anchor, head) : null
}

function inWidget(node: Node): boolean {
  return (node instanceof Element ? node : node.parentElement)?.closest('.ProseMirror-widget') !== null
}
