import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { XmlNode } from './xmlTree.ts'
import { elements, valueAt, xmlTree } from './xmlTree.ts'

/** The parts of a Word file, each as its root. */
export function docxParts(bytes: Uint8Array): ReadonlyMap<string, XmlNode> {
  return new Map(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, xmlTree(strFromU8(content))]))
}

/** The text of a Word file, without the parts around it. */
export function docxBody(bytes: Uint8Array): XmlNode {
  return xmlTree(strFromU8(unzipSync(bytes, { filter: ({ name }) => name === 'word/document.xml' })['word/document.xml']!))
}

/** One paragraph as it reads after all changes were accepted, or all rejected. */
export interface ReadParagraph {
  /** Number of the unit it ends, counted from 0; null for what is no unit. */
  readonly unit: number | null
  readonly text: string
}

/** What a reader has who accepts all changes, or rejects them all: words only, without what is printed about them (brackets, stamps, remarks,
 * numbers of notes). Where the end of a paragraph goes, its words run into the next one. */
export function afterChanges(bytes: Uint8Array, deed: 'accept' | 'reject'): ReadParagraph[] {
  const [out, comesIn] = deed === 'accept' ? ['w:del', 'w:ins'] : ['w:ins', 'w:del']
  const read: ReadParagraph[] = []
  let carried = ''
  for (const { node } of elements(docxBody(bytes), 'w:p')) {
    carried += words(node, out)
    const ending = node.children.find(({ name }) => name === 'w:pPr')?.children.find(({ name }) => name === 'w:rPr')
    if (ending?.children.some(({ name }) => name === out)) continue
    if (ending && !ending.children.some(({ name }) => name === comesIn)) throw new Error('the end of a paragraph has properties nobody knows')
    const unit = node.children.map((child) => /^_Unit(\d+)$/.exec(valueAt(child, 'w:name') ?? '')?.[1]).find(Boolean)
    read.push({ unit: unit === undefined ? null : Number(unit) - 1, text: carried.replace(/\s+/g, ' ').trim() })
    carried = ''
  }
  return read
}

const printed = new Set(['Bracket', 'Stamp', 'Remark', 'FootnoteReference'])

function words(node: XmlNode, out: string): string {
  if (node.name === out || (node.name === 'w:r' && printed.has(valueAt(node, 'w:rPr', 'w:rStyle', 'w:val') ?? ''))) return ''
  if (node.name === 'w:t' || node.name === 'w:delText') return node.text
  if (node.name === 'w:tab' || node.name === 'w:br') return ' '
  return node.name === 'w:pPr' ? '' : node.children.map((child) => words(child, out)).join('')
}

/** A Word file whose text somebody edited. */
export function editedDocx(bytes: Uint8Array, edit: (document: string) => string): Uint8Array {
  const files = unzipSync(bytes)
  return zipSync({ ...files, 'word/document.xml': strToU8(edit(strFromU8(files['word/document.xml']!))) })
}
