import type { MarkViewConstructor } from 'prosemirror-view'
import { readBracket } from '../../../schema/ydoc.ts'
import { ink } from '../ink.ts'

/** Words of a bracket: underlined where they are to come, struck where they are to go, dotted where they are merely in brackets. */
export const bracketView: MarkViewConstructor = (mark) => {
  const bracket = readBracket(mark.attrs)
  const dom = document.createElement(bracket?.kind === 'ins' ? 'ins' : bracket?.kind === 'del' ? 'del' : 'span')
  dom.className = 'bracket'
  dom.dataset['bracket'] = bracket?.id ?? ''
  dom.dataset['bracketKind'] = bracket?.kind ?? ''
  dom.style.setProperty('--ink', ink(bracket?.by ?? null))
  return { dom, contentDOM: dom }
}

/** Words a note is anchored on. */
export const noteView: MarkViewConstructor = (mark) => {
  const dom = document.createElement('span')
  dom.className = 'noted'
  dom.dataset['note'] = String(mark.attrs['id'])
  return { dom, contentDOM: dom }
}
