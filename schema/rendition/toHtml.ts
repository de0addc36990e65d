import type { Piece } from './pieces.ts'
import type { Rendition, RenditionBlock } from './rendition.ts'
import { stylesheet } from './stylesheet.ts'

/** A rendition as a page that stands alone and prints well: words proposed to go are struck, proposed ones underlined, notes at the foot. */
export function toHtml(rendition: Rendition): string {
  const title = escape(rendition.title || 'Draft')
  return [
    '<!doctype html>', '<html lang="en">', '<head>', '<meta charset="utf-8">', '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}</title>`, `<style>${stylesheet}${runningHead(rendition.symbol)}</style>`, '</head>', `<body class="${rendition.as}">`, '<main>',
    rendition.head.length ? `<p class="head">${rendition.head.map(escape).join('<br>')}</p>` : '',
    ...rendition.blocks.map(blockHtml),
    rendition.notes.length ? `<footer><ol class="notes">${rendition.notes.map(noteHtml).join('')}</ol></footer>` : '',
    rendition.stillOpen.length ? openHtml(rendition) : '',
    '</main>', '</body>', '</html>', '',
  ].filter((line, at, all) => line !== '' || at === all.length - 1).join('\n')
}

/** On paper every page but the first repeats the symbol, with its number. */
function runningHead(symbol: string): string {
  const words = symbol === '' ? '' : `${symbol} – `
  const quoted = words.replace(/[^\w ./-]/gu, (character) => `\\${character.codePointAt(0)!.toString(16)} `)
  return `@page { @top-right { content: "${quoted}Page " counter(page) " of " counter(pages); font-size: 9pt; } }\n@page :first { @top-right { content: none; } @bottom-center { content: "Page " counter(page) " of " counter(pages); font-size: 9pt; } }\n`
}

function blockHtml(block: RenditionBlock): string {
  const tag = { title: 'h1', heading: 'h2', chapter: 'h2', objective: 'h3', subheading: 'h4', action: 'p', paragraph: 'p' }[block.kind]
  const label = block.label === null ? '' : `<span class="label">${escape(block.label)}</span> ${block.kind === 'chapter' && block.pieces.length ? '– ' : ''}`
  const marks = block.marks.map((mark) => `<span class="${mark.type}">${escape(mark.text)}</span>`).join(' ')
  const classes = [block.kind, block.alternative ? 'alternative' : '', block.deleted ? 'deleted' : ''].filter(Boolean).join(' ')
  const sign = block.signed ? '<span class="sign">//</span> ' : ''
  return `<${tag} class="${classes}" id="${escape(block.unit)}">${sign}${label}${pieceHtml(block.pieces)}${marks ? ` ${marks}` : ''}</${tag}>`
}

function pieceHtml(pieces: readonly Piece[]): string {
  return pieces.map((piece) => {
    if (piece.type === 'open') return `<span class="bracket">${escape(piece.text)}</span>`
    if (piece.type === 'close') return `<span class="bracket">${escape(piece.text)}</span>`
    if (piece.type === 'note') return `<sup><a href="#note-${escape(piece.number)}">${escape(piece.number)}/</a></sup>`
    if (piece.type === 'remark') return ` <span class="remark">${escape(piece.text.trim())}</span>`
    const inner = piece.brackets.some((mark) => mark.kind === 'ins') ? `<ins>${escape(piece.text)}</ins>` : escape(piece.text)
    return piece.brackets.some((mark) => mark.kind === 'del') ? `<del>${inner}</del>` : inner
  }).join('')
}

function noteHtml({ number, text }: { readonly number: string; readonly text: string }): string {
  return `<li id="note-${escape(number)}"><span class="label">${escape(number)}/</span> ${escape(text)}</li>`
}

function openHtml({ stillOpen }: Rendition): string {
  const items = stillOpen.map(({ unit, place, words, by }) => `<li><a href="#${escape(unit)}">${escape(place)}</a>: ${escape(words)}${by ? ` – ${escape(by)}` : ''}</li>`)
  return `<section class="open"><h2>Still in brackets</h2><ul>${items.join('')}</ul></section>`
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
