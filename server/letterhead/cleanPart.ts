import { WordFault } from '../word/in/wordFault.ts'
import type { XmlElement, XmlNode } from './xmlNode.ts'
import { isElement, textIn } from './xmlNode.ts'

/** A part of a letterhead without what leads out of it or is about another text: links keep their words, controls their content; bookmarks,
 * comments and notes go. Throws a `WordFault` for what would have to be decided on first. `kept` are the ids of the relations that stay. */
export function cleanPart(root: XmlElement, kept: ReadonlySet<string>): XmlElement {
  const [clean] = cleaned(root, kept)
  if (clean === undefined || !isElement(clean)) throw new WordFault('A part of this letterhead could not be read. Open it in Word, save it again and upload that.')
  checkFields(clean)
  return clean
}

function cleaned(node: XmlElement, kept: ReadonlySet<string>): readonly XmlNode[] {
  const { name } = node
  if (dropped.has(name) || name.endsWith('PrChange')) return []
  if (changes.has(name)) throw new WordFault('This letterhead has tracked changes in it. Accept or reject them in Word, save it and upload that.')
  if (objects.has(name)) throw new WordFault('This letterhead has an embedded object or file in it, which is not taken. Put a picture in its place and upload that.')
  const attributes: Record<string, string> = {}
  for (const [key, value] of Object.entries(node.attributes)) {
    if (outward.has(key)) continue
    if (key.startsWith('r:') && !kept.has(value)) {
      // What has lost its relation says nothing any more; a picture with one of two is still a picture.
      if (key === 'r:link') continue
      return unwrapped.has(name) ? inside(node, kept) : []
    }
    attributes[key] = value
  }
  const children = inside(name === 'w:sdt' ? contentOf(node) : node, kept)
  return unwrapped.has(name) ? children : [{ name, attributes, children }]
}

function inside(node: XmlElement, kept: ReadonlySet<string>): XmlNode[] {
  return node.children.flatMap((each) => (isElement(each) ? cleaned(each, kept) : [each]))
}

function contentOf(control: XmlElement): XmlElement {
  return { ...control, children: control.children.flatMap((each) => (isElement(each, 'w:sdtContent') ? each.children : [])) }
}

/** Fields that show something of the document itself; others fetch from elsewhere or start something. */
const fields: ReadonlySet<string> = new Set([
  'PAGE', 'NUMPAGES', 'SECTION', 'SECTIONPAGES', 'STYLEREF', 'HYPERLINK', 'REF', 'PAGEREF', 'NOTEREF', 'SEQ', 'SYMBOL', 'TITLE', 'SUBJECT', 'AUTHOR', 'KEYWORDS',
  'COMMENTS', 'FILENAME', 'DOCPROPERTY', 'DATE', 'TIME', 'SAVEDATE', 'CREATEDATE', 'PRINTDATE', 'IF', 'COMPARE', 'QUOTE', 'ADVANCE', 'EQ', 'FORMTEXT', '=',
])

function checkFields(root: XmlElement): void {
  const open: string[] = []
  const walk = (node: XmlElement) => {
    if (node.name === 'w:fldSimple') checkField(node.attributes['w:instr'] ?? '')
    else if (node.name === 'w:instrText' && open.length > 0) open[open.length - 1] += textIn(node)
    else if (node.name === 'w:fldChar') {
      const type = node.attributes['w:fldCharType']
      if (type === 'begin') open.push('')
      // The end of a field without a result is told only once.
      else if (type === 'separate' && open.length > 0) checkField(open[open.length - 1]!)
      else if (type === 'end') checkField(open.pop() ?? 'PAGE')
    }
    for (const each of node.children) if (isElement(each)) walk(each)
  }
  walk(root)
  open.forEach(checkField)
}

function checkField(instruction: string): void {
  const name = /^\s*(=|[^\s\\"]*)/.exec(instruction)?.[1]?.toUpperCase() ?? ''
  if (!fields.has(name)) throw new WordFault(`This letterhead has a field in it that fetches from elsewhere or starts something${name === '' ? '' : ` (${name.slice(0, 30)})`}. Take it out and upload the letterhead again.`)
}

const dropped: ReadonlySet<string> = new Set([
  'w:bookmarkStart', 'w:bookmarkEnd', 'w:commentRangeStart', 'w:commentRangeEnd', 'w:commentReference', 'w:footnoteReference', 'w:endnoteReference',
  'w:permStart', 'w:permEnd', 'w:proofErr', 'w:ffData', 'w:printerSettings', 'w:footnotePr', 'w:endnotePr',
  // Of the settings: what ties the file to a template, to data, or locks it.
  'w:attachedTemplate', 'w:linkStyles', 'w:mailMerge', 'w:documentProtection', 'w:writeProtection', 'w:trackRevisions', 'w:attachedSchema', 'w:saveThroughXslt',
  'w:saveXmlDataOnly', 'w:useXSLTWhenSaving', 'sl:schemaLibrary', 'w:rsids',
])
const unwrapped: ReadonlySet<string> = new Set(['w:hyperlink', 'w:sdt', 'w:smartTag', 'w:customXml'])
const changes: ReadonlySet<string> = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:cellIns', 'w:cellDel', 'w:cellMerge'])
const objects: ReadonlySet<string> = new Set(['w:object', 'w:control', 'w:altChunk', 'w:subDoc', 'w:movie', 'o:OLEObject', 'w:frameset'])
const outward: ReadonlySet<string> = new Set(['src', 'href', 'althref', 'o:href', 'o:althref', 'r:href', 'r:pict'])
