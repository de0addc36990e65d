import type { XmlElement, XmlNode } from './xmlNode.ts'
import { isElement, textIn, withChildren } from './xmlNode.ts'

/** What a letterhead may ask for. `{{text}}` is where the text goes, and stands on a paragraph of its own; the others stand anywhere. */
export const placeholders = ['title', 'symbol', 'distribution', 'language', 'date'] as const
export type Placeholder = (typeof placeholders)[number]

/** The placeholders asked for under a node, in small letters; known or not. */
export function placeholdersIn(node: XmlElement): string[] {
  const own = node.name === 'w:p' ? [...textOf(node).matchAll(anyPlaceholder)].map((found) => found[1]!.toLowerCase()) : []
  return [...own, ...node.children.flatMap((each) => (isElement(each) ? placeholdersIn(each) : []))]
}

/** Whether this is the paragraph where the text goes. */
export function isPlaceOfText(paragraph: XmlElement): boolean {
  return paragraph.name === 'w:p' && /^\s*\{\{\s*text\s*\}\}\s*$/i.test(textOf(paragraph))
}

/** A tree with its placeholders filled in. Word cuts what was typed into runs as it likes, so a placeholder is looked for in the text of its
 * paragraph, and takes the look of its first character. */
export function filled(node: XmlElement, values: Readonly<Record<Placeholder, string>>): XmlElement {
  return node.name === 'w:p' ? filledParagraph(node, values) : mapped(node, (each) => filled(each, values))
}

const anyPlaceholder = /\{\{\s*([\p{L}\d_ -]{1,40}?)\s*\}\}/giu

function filledParagraph(paragraph: XmlElement, values: Readonly<Record<Placeholder, string>>): XmlElement {
  const pieces = piecesOf(paragraph)
  const text = pieces.map((piece) => piece.text).join('')
  const found = [...text.matchAll(anyPlaceholder)].flatMap((match) => {
    const name = placeholders.find((each) => each === match[1]!.toLowerCase())
    return name ? [{ from: match.index, to: match.index + match[0].length, value: values[name] }] : []
  })
  if (found.length === 0 && pieces.length === 0) return mapped(paragraph, (each) => filled(each, values))
  const words = new Map<XmlElement, string>()
  let at = 0
  for (const { element, text: piece } of pieces) {
    if (element) words.set(element, replaced(piece, at, found))
    at += piece.length
  }
  const rewritten = (node: XmlElement): XmlElement => {
    const now = words.get(node)
    if (now !== undefined) return now === textIn(node) ? node : { ...node, attributes: { ...node.attributes, 'xml:space': 'preserve' }, children: [now] }
    return mapped(node, (each) => (each.name === 'w:p' ? filled(each, values) : rewritten(each)))
  }
  return rewritten(paragraph)
}

/** What becomes of a piece of text that begins somewhere in its paragraph: values go where their placeholder begins. */
function replaced(piece: string, start: number, found: readonly { readonly from: number; readonly to: number; readonly value: string }[]): string {
  let out = ''
  let at = start
  const end = start + piece.length
  for (const { from, to, value } of found) {
    if (to <= at || from >= end) continue
    if (from >= at) out += piece.slice(at - start, from - start) + value
    at = Math.min(to, end)
  }
  return out + piece.slice(at - start)
}

interface Piece {
  /** The element that holds it; null for what stands between: a tab, a break, a picture. */
  readonly element: XmlElement | null
  readonly text: string
}

/** The text of a paragraph in pieces, without that of paragraphs in text boxes on it. */
function piecesOf(node: XmlElement): Piece[] {
  return node.children.flatMap((each): Piece[] => {
    if (!isElement(each) || each.name === 'w:p' || silent.has(each.name)) return []
    if (each.name === 'w:t') return [{ element: each, text: textIn(each) }]
    return each.name === 'w:r' || each.name === 'w:fldSimple' ? piecesOf(each) : [{ element: null, text: '\u0000' }]
  })
}

const silent: ReadonlySet<string> = new Set(['w:pPr', 'w:rPr', 'w:lastRenderedPageBreak', 'w:softHyphen'])

function textOf(paragraph: XmlElement): string {
  return piecesOf(paragraph).map(({ text }) => text).join('')
}

function mapped(node: XmlElement, change: (child: XmlElement) => XmlElement): XmlElement {
  const children = node.children.map((each): XmlNode => (isElement(each) ? change(each) : each))
  return children.every((each, at) => each === node.children[at]) ? node : withChildren(node, children)
}
