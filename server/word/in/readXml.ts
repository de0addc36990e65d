import { SaxesParser } from 'saxes'
import { WordFault } from './wordFault.ts'

/** An element, named by a short prefix for the namespaces Word uses ("w:p"), whatever prefix the file gave it. */
export interface Xml {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Xml[]
  /** The characters directly in it. */
  readonly text: string
}

/** Reads a part as a tree. Throws a `WordFault` for what no word processor writes: a document type with its entities, elements nested
 * without end, more elements than any draft has, or XML that is not well formed. */
export function readXml(bytes: Uint8Array): Xml {
  const parser = new SaxesParser({ xmlns: true })
  const open: Open[] = [{ name: '', attributes: none, children: [], text: '' }]
  let elements = 0
  parser.on('error', (error) => {
    throw new WordFault(`The text of this Word file is damaged (${error.message}). Open it in Word, save it again and import that.`)
  })
  parser.on('doctype', () => {
    throw new WordFault('This Word file brings definitions of its own (a DOCTYPE), which no word processor writes. It was not read.')
  })
  parser.on('opentag', ({ uri, local, attributes }) => {
    if (++elements > MOST_ELEMENTS) throw new WordFault('This Word file has more in it than a draft can hold. Divide it and import the parts.')
    if (open.length > DEEPEST) throw new WordFault('This Word file is nested deeper than any word processor writes. It was not read.')
    const node: Open = { name: named(uri, local), attributes: none, children: [], text: '' }
    const found = Object.values(attributes)
    if (found.length > 0) node.attributes = Object.fromEntries(found.filter((each) => each.uri !== XMLNS).map((each) => [named(each.uri, each.local), each.value]))
    const parent = open[open.length - 1]!
    if (parent.children === leaf) parent.children = []
    parent.children.push(node)
    node.children = leaf
    open.push(node)
  })
  parser.on('text', (text) => {
    const node = open[open.length - 1]!
    if (node.name !== '') node.text += text
  })
  parser.on('cdata', (text) => {
    open[open.length - 1]!.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.write(decoded(bytes)).close()
  const root = open[0]!.children[0]
  if (!root) throw new WordFault('A part of this Word file is empty. Open it in Word, save it again and import that.')
  return root
}

interface Open {
  name: string
  attributes: Readonly<Record<string, string>>
  children: Open[]
  text: string
}

// Most elements have neither attributes nor children, so they share one nothing.
const none: Readonly<Record<string, string>> = {}
const leaf: Open[] = []

// Tables in tables in content controls come to sixty.
const DEEPEST = 250
const MOST_ELEMENTS = 3_000_000
const XMLNS = 'http://www.w3.org/2000/xmlns/'

/** Transitional and Strict write the same elements in different namespaces. */
const prefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w:',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w:',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r:',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r:',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel:',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc:',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm:',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm:',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14:',
  'http://schemas.microsoft.com/office/word/2012/wordml': 'w15:',
  '': '',
}

function named(uri: string, local: string): string {
  return `${prefixes[uri] ?? '?:'}${local}`
}

function decoded(bytes: Uint8Array): string {
  const [a, b] = bytes
  const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new WordFault('The text of this Word file is in an unknown alphabet. Open it in Word, save it again and import that.')
  }
}

/** The children of this name. */
export function all(node: Xml | undefined, name: string): Xml[] {
  return node?.children.filter((child) => child.name === name) ?? []
}

/** The first child of this name. */
export function first(node: Xml | undefined, name: string): Xml | undefined {
  return node?.children.find((child) => child.name === name)
}

/** The value of a property element: `<w:pStyle w:val="Heading1"/>`; undefined where there is none. */
export function valueOf(node: Xml | undefined, name: string): string | undefined {
  return first(node, name)?.attributes['w:val']
}

/** Whether a property is on: `<w:strike/>` is, `<w:strike w:val="0"/>` is not; undefined where nothing is said. */
export function isOn(node: Xml | undefined, name: string): boolean | undefined {
  const found = first(node, name)
  if (!found) return undefined
  return !['0', 'false', 'off', 'none'].includes(found.attributes['w:val'] ?? '')
}
