import type { Xml } from './readXml.ts'
import { all, readXml } from './readXml.ts'
import type { Zip } from './readZip.ts'
import { readZip } from './readZip.ts'
import { WordFault } from './wordFault.ts'

/** The parts of a Word file that hold text or say how it looks. Pictures, embedded files and whatever is linked are never touched. */
export interface WordPackage {
  readonly document: Xml
  readonly styles: Xml | undefined
  readonly numbering: Xml | undefined
  readonly footnotes: Xml | undefined
  readonly endnotes: Xml | undefined
  readonly comments: Xml | undefined
  readonly commentsExtended: Xml | undefined
}

/** Opens a Word file and reads its parts. Throws a `WordFault` for any other file. */
export function readPackage(bytes: Uint8Array): WordPackage {
  const zip = readZip(bytes)
  const main = mainPart(zip)
  const xml = (path: string | undefined) => {
    const part = path === undefined ? null : zip.part(path)
    return part ? readXml(part) : undefined
  }
  const document = xml(main)
  if (document?.name !== 'w:document') throw new WordFault(otherKind(zip))
  const parts = relations(zip, main)
  return {
    document, styles: xml(parts.get('styles')), numbering: xml(parts.get('numbering')), footnotes: xml(parts.get('footnotes')),
    endnotes: xml(parts.get('endnotes')), comments: xml(parts.get('comments')), commentsExtended: xml(parts.get('commentsExtended')),
  }
}

function mainPart(zip: Zip): string {
  const path = relations(zip, '').get('officeDocument') ?? 'word/document.xml'
  if (zip.names.has(path.toLowerCase())) return path
  throw new WordFault(otherKind(zip))
}

function otherKind({ names }: Zip): string {
  const kind = names.has('xl/workbook.xml') ? 'an Excel workbook' : names.has('ppt/presentation.xml') ? 'a PowerPoint presentation' : names.has('content.xml') ? 'an OpenDocument file' : 'a zip file without a Word document in it'
  return `This is ${kind}. Save the draft as a Word document (.docx) or as plain text and import that.`
}

/** Where the parts lie that belong to a part, by the last word of what they are to it. */
function relations(zip: Zip, of: string): Map<string, string> {
  const cut = of.lastIndexOf('/') + 1
  const folder = of.slice(0, cut)
  const part = zip.part(`${folder}_rels/${of.slice(cut)}.rels`)
  const found = new Map<string, string>()
  for (const { attributes } of part ? all(readXml(part), 'rel:Relationship') : []) {
    const { Type = '', Target = '', TargetMode } = attributes
    const what = Type.slice(Type.lastIndexOf('/') + 1)
    if (TargetMode !== 'External' && !found.has(what)) found.set(what, Target.startsWith('/') ? Target.slice(1) : plainPath(folder + Target))
  }
  return found
}

function plainPath(path: string): string {
  const out: string[] = []
  for (const step of path.split('/'))
    if (step === '..') out.pop()
    else if (step !== '.') out.push(step)
  return out.join('/')
}
