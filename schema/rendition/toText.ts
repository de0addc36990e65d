import { pieceText } from './pieces.ts'
import type { Rendition, RenditionBlock } from './rendition.ts'

/** A rendition as plain text: a blank line between units, notes at the foot, the head of the document before its title. */
export function toText(rendition: Rendition): string {
  const notes = rendition.notes.map(noteText)
  const open = rendition.stillOpen.map(({ place, words, by }) => `${place}: ${words}${by ? ` – ${by}` : ''}`)
  const list = open.length ? [`Still in brackets\n\n${open.join('\n')}`] : []
  const head = rendition.head.length ? [rendition.head.join('\n')] : []
  return `${[...head, ...rendition.blocks.map(blockText), ...notes, ...list].join('\n\n')}\n`
}

/** One unit as plain text. */
export function blockText(block: RenditionBlock): string {
  return (block.signed ? '// ' : '') + labelled(block, bodyText(block))
}

/** The words of a unit and the marks behind them, without its label. */
export function bodyText({ pieces, marks }: Pick<RenditionBlock, 'pieces' | 'marks'>): string {
  return [pieceText(pieces), ...marks.map((mark) => mark.text)].filter((text) => text !== '').join(' ')
}

/** A note at the foot of the text. */
export function noteText({ number, text }: { readonly number: string; readonly text: string }): string {
  return `${number}/ ${text}`
}

/** A label before its words: a dash after a chapter's, a line of its own for an objective's. */
function labelled({ kind, label }: RenditionBlock, body: string): string {
  if (label === null) return body
  if (body === '') return label
  if (kind === 'chapter') return `${label} – ${body}`
  return kind === 'objective' ? `${label}\n${body}` : `${label} ${body}`
}
