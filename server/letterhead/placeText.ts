import { WordFault } from '../word/in/wordFault.ts'
import type { Letterhead } from './openLetterhead.ts'
import { isPlaceOfText, placeholders, placeholdersIn } from './placeholders.ts'
import type { XmlElement, XmlNode } from './xmlNode.ts'
import { child, isElement, withChildren } from './xmlNode.ts'

/** Throws a `WordFault` where a letterhead asks for something nobody knows, or for the text in a place where no text can stand. */
export function checkPlaceholders({ document, parts }: Letterhead): void {
  const elsewhere = parts.flatMap(({ content }) => (content instanceof Uint8Array ? [] : placeholdersIn(content)))
  const inBody = placeholdersIn(document.content)
  const known: readonly string[] = [...placeholders, 'text']
  const unknown = [...inBody, ...elsewhere].find((name) => !known.includes(name))
  if (unknown !== undefined) throw new WordFault(`This letterhead asks for {{${unknown}}}, which no document has. It may ask for ${known.map((name) => `{{${name}}}`).join(', ')}.`)
  if (elsewhere.includes('text')) throw new WordFault('{{text}} stands in a header or footer of this letterhead. Put it on a paragraph of its own in the body, where the text is to begin.')
  const asked = inBody.filter((name) => name === 'text').length
  if (asked > 1) throw new WordFault('{{text}} stands more than once in this letterhead, but the text can be printed only once.')
  if (asked === 1 && placesIn(document.content) === 0) throw new WordFault('{{text}} has to stand on a paragraph of its own, outside of text boxes, with nothing before or behind it.')
}

/** The body of a letterhead with a text in it: where `{{text}}` stands, or else behind all that is there. `section` is for a letterhead
 * that says nothing of its pages. */
export function placeText(document: XmlElement, text: string, { section, lines }: { readonly section: string; readonly lines: XmlElement | null }): XmlElement {
  const body = child(document, 'w:body')
  if (!body) throw new WordFault('This letterhead has no body. Open it in Word, save it again and upload that.')
  // A cell, and the body itself, ends with a paragraph.
  const raw = { raw: text === '' ? '<w:p/>' : text }
  const placed = placesIn(body) > 0 ? (inPlace(body, raw) as XmlElement) : atEnd(body, raw)
  const paged = placed.children.some((each) => isElement(each, 'w:sectPr')) ? placed : withChildren(placed, [...placed.children, { raw: section }])
  const numbered = lines ? (withLines(paged, lines) as XmlElement) : paged
  return withChildren(document, document.children.map((each) => (each === body ? numbered : each)))
}

function placesIn(node: XmlElement): number {
  if (isPlaceOfText(node)) return 1
  if (node.name === 'w:p') return 0
  return node.children.reduce((sum, each) => sum + (isElement(each) ? placesIn(each) : 0), 0)
}

function inPlace(node: XmlElement, text: XmlNode): XmlNode {
  if (node.name === 'w:p') return node
  return withChildren(node, node.children.flatMap((each) => {
    if (!isElement(each)) return [each]
    return isPlaceOfText(each) ? [text, ...sectionEnd(each)] : [inPlace(each, text)]
  }))
}

/** A paragraph that ends a section has to stay when its words go. */
function sectionEnd(paragraph: XmlElement): XmlElement[] {
  const properties = child(paragraph, 'w:pPr')
  return properties && child(properties, 'w:sectPr') ? [withChildren(paragraph, [properties])] : []
}

function atEnd(body: XmlElement, text: XmlNode): XmlElement {
  const section = body.children.findLastIndex((each) => isElement(each, 'w:sectPr'))
  const before = section < 0 ? [...body.children] : body.children.slice(0, section)
  const last = before.findLastIndex((each) => isElement(each))
  // Word ends every body with a paragraph, which is empty in a letterhead of headers alone.
  if (last >= 0 && isEmptyParagraph(before[last]!)) before.splice(last, 1)
  return withChildren(body, [...before, text, ...(section < 0 ? [] : body.children.slice(section))])
}

function isEmptyParagraph(node: XmlNode): boolean {
  return isElement(node, 'w:p') && node.children.every((each) => (isElement(each, 'w:pPr') ? !child(each, 'w:sectPr') : isElement(each, 'w:r') && each.children.every((inside) => isElement(inside, 'w:rPr'))))
}

/** Every section with its lines numbered. */
function withLines(node: XmlElement, lines: XmlElement): XmlNode {
  if (node.name !== 'w:sectPr') return withChildren(node, node.children.map((each) => (isElement(each) ? withLines(each, lines) : each)))
  const children = node.children.filter((each) => !isElement(each, 'w:lnNumType'))
  const at = children.findIndex((each) => isElement(each) && behindLines.has(each.name))
  return withChildren(node, at < 0 ? [...children, lines] : [...children.slice(0, at), lines, ...children.slice(at)])
}

const behindLines: ReadonlySet<string> = new Set(['pgNumType', 'cols', 'formProt', 'vAlign', 'noEndnote', 'titlePg', 'textDirection', 'bidi', 'rtlGutter', 'docGrid', 'sectPrChange'].map((name) => `w:${name}`))
