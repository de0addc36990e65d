import { cleanText } from '../../../schema/hygiene.ts'

/** What a field of composed words reports. */
export interface FieldEvents {
  readonly changed: (text: string) => void
  readonly table: () => void
  readonly drop: () => void
  /** Backspace before, or Delete behind, all there is: the person reaches for the words around. */
  readonly reach: (direction: 'back' | 'on') => void
  /** Mod-z with nothing left to undo in the field. */
  readonly undo: () => void
  readonly left: () => void
}

/** The words being composed, as an element that stays itself while the document around it changes. */
export interface Field {
  readonly dom: HTMLElement
  readonly text: () => string
  readonly setText: (text: string) => void
  /** Puts the caret behind the last word. */
  readonly focus: () => void
  readonly focused: () => boolean
  /** Where the caret is, to be taken up again should the element be moved, which makes browsers forget it; null without the focus. */
  readonly caret: () => number | null
  readonly takeUp: (caret: number) => void
}

/** What the field looks like. */
export interface FieldLook {
  /** "[" and "]" around words, nothing around a whole unit. */
  readonly opens: string
  /** "Uru: " */
  readonly before: string
  readonly after: string
  readonly ink: string
  readonly block: boolean
  readonly label: string
  readonly hint: string
}

/** An editable line in the midst of the text.
 *
 * A real editable element and not a decoration of typed letters, so that dead keys, input methods, dictation and the browser's own
 * undo work in it as everywhere. */
export function createField(look: FieldLook, events: FieldEvents): Field {
  const document = globalThis.document
  const dom = document.createElement(look.block ? 'div' : 'span')
  dom.className = look.block ? 'composing composing-unit' : 'composing'
  dom.style.setProperty('--ink', look.ink)
  const words = document.createElement('span')
  words.className = 'composing-words'
  words.contentEditable = 'true'
  words.tabIndex = 0
  words.spellcheck = true
  words.setAttribute('role', 'textbox')
  words.setAttribute('aria-label', look.label)
  const hint = document.createElement('span')
  hint.className = 'composing-hint'
  hint.setAttribute('aria-hidden', 'true')
  hint.textContent = look.hint
  dom.append(glyph(look.opens, glyphHolder(look.before)), words, glyph(look.after), hint)

  const text = () => (words.textContent ?? '').replace(/\u00a0/g, ' ').replace(/\s*\n\s*/g, ' ')
  words.addEventListener('input', () => {
    // An emptied editable keeps a line break in some browsers, which would show as a line of its own.
    if (words.textContent === '' && words.firstChild) words.replaceChildren()
    events.changed(text())
  })
  words.addEventListener('paste', (event) => {
    event.preventDefault()
    insertHere(words, inOneLine(event.clipboardData?.getData('text/plain') ?? ''))
    events.changed(text())
  })
  words.addEventListener('drop', (event) => event.preventDefault())
  words.addEventListener('keydown', (event) => {
    // Enter and Escape belong to the input method while it is at work.
    if (event.isComposing || event.keyCode === 229) return
    const act = commandOf(event, words, events)
    if (!act) return
    event.preventDefault()
    act()
  })
  words.addEventListener('blur', () => events.left())

  return {
    dom,
    text,
    setText(value) {
      words.textContent = value
    },
    focus() {
      words.focus({ preventScroll: true })
      const selection = document.getSelection()
      selection?.selectAllChildren(words)
      selection?.collapseToEnd()
    },
    focused: () => document.activeElement === words,
    caret() {
      const selection = document.getSelection()
      if (document.activeElement !== words || !selection?.focusNode || !words.contains(selection.focusNode)) return null
      const before = document.createRange()
      before.selectNodeContents(words)
      before.setEnd(selection.focusNode, selection.focusOffset)
      return before.toString().length
    },
    takeUp(caret) {
      words.focus({ preventScroll: true })
      // The words are one text again, and in it the caret is found by counting.
      words.normalize()
      const node = words.firstChild
      if (node) document.getSelection()?.collapse(node, Math.min(caret, node.textContent?.length ?? 0))
    },
  }
}

/** Pasted text as one paragraph: a proposal is words in a line. */
export function inOneLine(text: string): string {
  return cleanText(text.replace(/\s*[\r\n]+\s*/g, ' ')).replace(/\u00a0/g, ' ')
}

function commandOf(event: KeyboardEvent, words: HTMLElement, events: FieldEvents): (() => void) | null {
  const mod = event.ctrlKey || event.metaKey
  if (event.key === 'Enter') return events.table
  if (event.key === 'Escape') return events.drop
  if (event.key === 'Backspace' && !words.textContent) return () => events.reach('back')
  if (event.key === 'Delete' && !words.textContent) return () => events.reach('on')
  if (mod && event.key.toLowerCase() === 'z' && !event.shiftKey && !words.textContent) return events.undo
  // Formatting commands of the browser would leave elements behind.
  if (mod && ['b', 'i', 'u'].includes(event.key.toLowerCase())) return () => undefined
  return null
}

/** The name in a bracket, smaller than the words. */
export function glyphHolder(text: string): HTMLElement {
  const span = document.createElement('span')
  span.className = 'glyph-holder'
  span.textContent = text
  return span
}

function glyph(...parts: (string | HTMLElement)[]): HTMLElement {
  const span = document.createElement('span')
  span.className = 'glyph'
  span.append(...parts)
  return span
}

function insertHere(words: HTMLElement, text: string): void {
  // The old command keeps the browser's undo; where it is gone the text is put in by hand.
  if (typeof document.execCommand === 'function' && document.execCommand('insertText', false, text)) return
  const selection = document.getSelection()
  const range = selection?.rangeCount && words.contains(selection.anchorNode) ? selection.getRangeAt(0) : null
  if (!range) {
    words.append(text)
    return
  }
  range.deleteContents()
  range.insertNode(document.createTextNode(text))
  range.collapse(false)
}
