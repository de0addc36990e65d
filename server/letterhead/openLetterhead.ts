import { WordFault } from '../word/in/wordFault.ts'
import type { Zip } from '../word/in/readZip.ts'
import { readZip } from '../word/in/readZip.ts'
import { cleanPart } from './cleanPart.ts'
import type { PartKind } from './partKinds.ts'
import { keptIn, silentlyDropped, typeOf } from './partKinds.ts'
import type { XmlElement } from './xmlNode.ts'
import { readNode } from './xmlNode.ts'

/** A part of a letterhead under the name it gets in the file it is printed to. */
export interface LetterheadPart {
  readonly kind: PartKind
  /** "word/header1.xml" */
  readonly path: string
  readonly content: XmlElement | Uint8Array
  readonly relations: readonly LetterheadRelation[]
}

export interface LetterheadRelation {
  readonly id: string
  readonly kind: PartKind
  readonly path: string
}

/** A letterhead, cleaned: its document with all that belongs to it, and nothing else. */
export interface Letterhead {
  readonly document: LetterheadPart & { readonly content: XmlElement }
  /** All others. */
  readonly parts: readonly LetterheadPart[]
}

/** Opens a letterhead. Only parts that are known to be needed are followed and kept, each under a name of ours; what would run, or fetch
 * something, is refused. Throws a `WordFault` with a sentence for the one who uploaded it. */
export function openLetterhead(bytes: Uint8Array): Letterhead {
  const zip = readZip(bytes, MOST_BYTES)
  if ([...zip.names].some((name) => /vba(project|data)|macrosheet/.test(name))) throw new WordFault(macros)
  const main = relationsIn(zip, '').find(({ kind, isExternal }) => kind === 'officeDocument' && !isExternal)?.path ?? 'word/document.xml'
  const types = zip.part('[Content_Types].xml')
  if (types && /macroEnabled/i.test(new TextDecoder().decode(types))) throw new WordFault(macros)

  const parts = new Map<string, LetterheadPart>()
  const counts = new Map<PartKind, number>()
  const add = (from: string, kind: PartKind): LetterheadPart | null => {
    const known = parts.get(from.toLowerCase())
    if (known) return known.kind === kind ? known : null
    const content = zip.part(from)
    if (!content) return null
    if (parts.size >= MOST_PARTS) throw new WordFault(`This letterhead has more than ${MOST_PARTS} parts, far more than a letterhead needs. It was not taken.`)
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    const type = typeOf(kind, from)
    if (!type) throw new WordFault(`A picture of this letterhead is of a kind that is not taken (${from.split('.').pop() ?? ''}). Use PNG or JPEG and upload it again.`)
    // Known before its own parts are followed, so that a circle ends.
    const path = type.path(count)
    parts.set(from.toLowerCase(), { kind, path, content, relations: [] })
    if (/\.svg$/i.test(from) && fetches(content)) throw new WordFault('A picture of this letterhead (SVG) fetches from elsewhere or has a program in it. Use PNG or JPEG and upload it again.')
    if (!type.isXml) return parts.get(from.toLowerCase())!
    if (content.length > LONGEST_XML) throw new WordFault('This letterhead has more text in it than a letterhead needs. Take the text out and upload what stays on every page.')
    const relations = follow(from, kind)
    const part = { kind, path, content: cleanPart(readNode(content), new Set(relations.map(({ id }) => id))), relations }
    parts.set(from.toLowerCase(), part)
    return part
  }
  const follow = (from: string, kind: PartKind): LetterheadRelation[] => {
    const found: LetterheadRelation[] = []
    for (const relation of relationsIn(zip, from)) {
      const wanted = keptIn[kind].find((each) => each === relation.kind)
      if (wanted && !relation.isExternal) {
        const isSecond = typeOf(wanted, relation.path)?.isSingle && found.some((each) => each.kind === wanted)
        const part = isSecond ? null : add(relation.path, wanted)
        if (part) found.push({ id: relation.id, kind: wanted, path: part.path })
      } else if (wanted) throw new WordFault('A picture of this letterhead lies outside of the file. Insert it into the file instead of linking to it, and upload it again.')
      else if (relation.kind === 'vbaProject') throw new WordFault(macros)
      else if (!silentlyDropped.has(relation.kind)) throw new WordFault(`This letterhead has something in it that is not taken (${relation.kind.slice(0, 40)}): only text, pictures and fonts are. Put a picture in its place and upload that.`)
    }
    return found
  }

  const document = zip.names.has(main.toLowerCase()) ? add(main, 'document') : null
  if (!document || document.content instanceof Uint8Array || document.content.name !== 'w:document') throw new WordFault('This is not a Word document. Choose a letterhead that was saved as a Word document (.docx).')
  parts.delete(main.toLowerCase())
  return { document: { ...document, content: document.content }, parts: [...parts.values()] }
}

const macros = 'This letterhead has macros in it, which are not taken. Save it as a Word document without macros (.docx) and upload that.'
const MOST_BYTES = 24_000_000
const LONGEST_XML = 2_000_000
const MOST_PARTS = 200

interface Relation {
  readonly id: string
  /** The last word of its type: "header". */
  readonly kind: string
  readonly path: string
  readonly isExternal: boolean
}

function relationsIn(zip: Zip, of: string): Relation[] {
  const cut = of.lastIndexOf('/') + 1
  const folder = of.slice(0, cut)
  const part = zip.part(`${folder}_rels/${of.slice(cut)}.rels`)
  if (!part) return []
  if (part.length > LONGEST_XML) throw new WordFault('This letterhead has more in it than a letterhead needs. It was not taken.')
  return readNode(part).children.flatMap((each) => {
    if (typeof each === 'string' || 'raw' in each || !/(^|:)Relationship$/.test(each.name)) return []
    const { Id = '', Type = '', Target = '', TargetMode = '' } = each.attributes
    const path = Target.startsWith('/') ? Target.slice(1) : plainPath(folder + Target)
    return [{ id: Id, kind: Type.slice(Type.lastIndexOf('/') + 1), path, isExternal: TargetMode.toLowerCase() === 'external' || /^[a-z][a-z\d+.-]+:|^\\\\/i.test(Target) }]
  })
}

/** Whether a picture of text does more than draw. One in an alphabet that could hide it is taken to. */
function fetches(svg: Uint8Array): boolean {
  const text = new TextDecoder().decode(svg)
  return text.includes('\u0000') || /<!ENTITY|<\?xml-stylesheet|<script|<foreignObject|@import|\son[a-z]+\s*=|(?:href|src)\s*=\s*["']\s*(?!#|data:image\/(?!svg))|url\(\s*["']?\s*(?!#|data:)/i.test(text)
}

function plainPath(path: string): string {
  const out: string[] = []
  for (const step of path.split('/'))
    if (step === '..') out.pop()
    else if (step !== '.') out.push(step)
  return out.join('/')
}
