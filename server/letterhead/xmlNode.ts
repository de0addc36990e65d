import { SaxesParser } from 'saxes'
import { WordFault } from '../word/in/wordFault.ts'
import { el, escapeXml, xmlFile } from '../word/out/xml.ts'

/** An element as it stands in a file: names with their prefixes, and all that is in it, so that it can be written back. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
}

/** XML that is written already and goes in as it is. */
export interface RawXml {
  readonly raw: string
}

export type XmlNode = XmlElement | RawXml | string

/** Reads a part of a letterhead so that it can be written back. Throws a `WordFault` for what no word processor writes, and for a file in which
 * Word's own names do not stand under the prefixes Word gives them: what is in it could not be told by name. */
export function readNode(bytes: Uint8Array): XmlElement {
  const parser = new SaxesParser({ xmlns: true })
  const open: { name: string; attributes: Record<string, string>; children: XmlNode[] }[] = [{ name: '', attributes: {}, children: [] }]
  let elements = 0
  parser.on('error', (error) => {
    throw new WordFault(`This letterhead is damaged (${error.message}). Open it in Word, save it again and upload that.`)
  })
  parser.on('doctype', () => {
    throw new WordFault('This letterhead brings definitions of its own (a DOCTYPE), which no word processor writes. It was not taken.')
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (++elements > MOST_ELEMENTS) throw new WordFault('This letterhead has more in it than a letterhead needs. Take its text out and upload what stays on every page.')
    if (open.length > DEEPEST) throw new WordFault('This letterhead is nested deeper than any word processor writes. It was not taken.')
    const values: Record<string, string> = {}
    for (const [key, { value }] of Object.entries(attributes)) {
      if (key === 'xmlns' || key.startsWith('xmlns:')) checkPrefix(key, value)
      values[key] = value
    }
    const node = { name, attributes: values, children: [] }
    open[open.length - 1]!.children.push(node)
    open.push(node)
  })
  const add = (text: string) => {
    if (open.length > 1) open[open.length - 1]!.children.push(text)
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => void open.pop())
  parser.write(decoded(bytes)).close()
  const [root] = open[0]!.children
  if (root === undefined || !isElement(root)) throw new WordFault('A part of this letterhead is empty. Open it in Word, save it again and upload that.')
  return root
}

/** A part as it is written to a package. */
export function nodeFile(root: XmlElement): string {
  return xmlFile(written(root))
}

function written(node: XmlNode): string {
  if (typeof node === 'string') return escapeXml(node)
  return 'raw' in node ? node.raw : el(node.name, node.attributes, ...node.children.map(written))
}

/** Whether a node is an element, and of this name. */
export function isElement(node: XmlNode, name?: string): node is XmlElement {
  return typeof node === 'object' && 'name' in node && (name === undefined || node.name === name)
}

/** The first child element of this name. */
export function child(node: XmlElement | undefined, name: string): XmlElement | undefined {
  return node?.children.find((each): each is XmlElement => isElement(each, name))
}

/** All elements below a node, itself first. */
export function within(node: XmlElement): XmlElement[] {
  return [node, ...node.children.flatMap((each) => (isElement(each) ? within(each) : []))]
}

/** The characters in an element. */
export function textIn(node: XmlElement): string {
  return node.children.map((each) => (typeof each === 'string' ? each : '')).join('')
}

/** An element with other children. */
export function withChildren(node: XmlElement, children: readonly XmlNode[]): XmlElement {
  return { ...node, children }
}

// A page of letterhead with drawings in two versions each comes to some thousands.
const MOST_ELEMENTS = 200_000
const DEEPEST = 250

const strict = 'http://purl.oclc.org/ooxml/'
const owned: Readonly<Record<string, string>> = {
  'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
}

function checkPrefix(key: string, value: string): void {
  if (value.startsWith(strict)) throw new WordFault('This letterhead is saved as “Strict Open XML”. Save it as an ordinary Word document (.docx) and upload that.')
  const rightful = Object.entries(owned).find(([, uri]) => uri === value)?.[0]
  if ((rightful ?? key) !== key || (owned[key] ?? value) !== value) throw new WordFault('This letterhead is written in an unusual way. Open it in Word, save it again and upload that.')
}

function decoded(bytes: Uint8Array): string {
  const [a, b] = bytes
  const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new WordFault('This letterhead is in an unknown alphabet. Open it in Word, save it again and upload that.')
  }
}
