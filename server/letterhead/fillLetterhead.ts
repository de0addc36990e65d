import { spelledDay } from '../../schema/calendar.ts'
import type { Draft } from '../../schema/draft.ts'
import type { Refusal } from '../../schema/refusal.ts'
import { refuse } from '../../schema/refusal.ts'
import { WordFault } from '../word/in/wordFault.ts'
import type { DocxParts } from '../word/out/packDocx.ts'
import { coreProperties, relationships, zipped } from '../word/out/packDocx.ts'
import { stylesPart } from '../word/out/stylesPart.ts'
import { lastMeeting } from '../word/out/writeDocx.ts'
import { el, wordNames, xmlFile } from '../word/out/xml.ts'
import { mergeStyles } from './mergeStyles.ts'
import type { LetterheadPart, LetterheadRelation } from './openLetterhead.ts'
import { openLetterhead } from './openLetterhead.ts'
import type { PartKind } from './partKinds.ts'
import { typeOf } from './partKinds.ts'
import type { Placeholder } from './placeholders.ts'
import { filled } from './placeholders.ts'
import { placeText } from './placeText.ts'
import { settingsPart } from './settingsPart.ts'
import type { XmlElement } from './xmlNode.ts'
import { nodeFile } from './xmlNode.ts'

/** A Word file of ours on somebody's letterhead: the headers, footers, pages, pictures and styles are theirs, the text is ours. The
 * same letterhead and the same draft give the same bytes. A refusal where the letterhead cannot be read any more. */
export function onLetterhead(letterhead: Uint8Array, ours: DocxParts, draft: Draft): Uint8Array | Refusal {
  try {
    return fillLetterhead(letterhead, ours, valuesOf(draft))
  } catch (error) {
    if (error instanceof WordFault) return refuse('malformed', error.message)
    throw error
  }
}

/** What placeholders stand for. A letterhead has no clock: the date is that of the last meeting. */
function valuesOf({ title, symbol, header, ...draft }: Draft): Readonly<Record<Placeholder, string>> {
  const date = lastMeeting(draft)
  const values = { title, symbol, distribution: header.distribution, language: header.language, date: date === null ? '' : spelledDay(date.slice(0, 10)) }
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.replace(/\s+/g, ' ').trim()])) as Record<Placeholder, string>
}

function fillLetterhead(bytes: Uint8Array, ours: DocxParts, values: Readonly<Record<Placeholder, string>>): Uint8Array {
  const { document, parts } = openLetterhead(bytes)
  const { text, section, lines } = bodyOf(ours.document)
  const theirs = (kind: PartKind) => xmlOf(parts.find((part) => part.kind === kind))
  const { styles, idOf, isNumbered } = mergeStyles(theirs('styles'), stylesPart(), [text, ours.footnotes, ours.comments ?? ''].flatMap(stylesUsed))
  // Labels are written out, so a style that counts by itself must not.
  const dressed = (xml: string) => xml.replace(styleUse, (_, tag: string, id: string) => `<w:${tag} w:val="${idOf(id)}"/>${tag === 'pStyle' && isNumbered(idOf(id)) ? unnumbered : ''}`)
  const whole = placeText(filled(document.content, values), dressed(text), { section, lines })

  const made: readonly Made[] = [
    { kind: 'styles', path: 'word/styles.xml', type: `${main}.styles+xml`, content: nodeFile(styles) },
    { kind: 'settings', path: 'word/settings.xml', type: `${main}.settings+xml`, content: nodeFile(settingsPart(theirs('settings'), ours)) },
    { kind: 'footnotes', path: 'word/footnotes.xml', type: `${main}.footnotes+xml`, content: dressed(ours.footnotes) },
    ...(ours.comments === null ? [] : [{ kind: 'comments', path: 'word/comments.xml', type: `${main}.comments+xml`, content: dressed(ours.comments) }]),
  ]
  const kept = parts.filter(({ kind }) => kind !== 'styles' && kind !== 'settings')
  const relations = [...document.relations.filter(({ kind }) => kind !== 'styles' && kind !== 'settings'), ...withIds(made, document.relations)]
  const named = { ...whole, attributes: { ...wordNames, ...whole.attributes } }
  return zipped({
    '[Content_Types].xml': contentTypes([...kept.map(({ kind, path }) => ({ path, type: typeOf(kind, path)?.contentType ?? '' })), ...made]),
    '_rels/.rels': relationships([['rId1', `${office}/officeDocument`, 'word/document.xml'], ['rId2', 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', 'docProps/core.xml']]),
    'docProps/core.xml': coreProperties(ours),
    'word/document.xml': nodeFile(named),
    ...Object.fromEntries(made.map(({ path, content }) => [path, content])),
    ...Object.fromEntries(kept.map((part) => [part.path, part.content instanceof Uint8Array ? part.content : nodeFile(filled(part.content, values))])),
    ...relationsOf('word/document.xml', relations),
    ...Object.fromEntries(kept.flatMap((part) => Object.entries(relationsOf(part.path, part.relations)))),
  })
}

interface Made {
  readonly kind: string
  readonly path: string
  readonly type: string
  readonly content: string
}

/** Our text, and the section it would have without a letterhead. */
function bodyOf(document: string): { readonly text: string; readonly section: string; readonly lines: XmlElement | null } {
  const [from, to] = [document.indexOf('<w:body>') + '<w:body>'.length, document.lastIndexOf('<w:sectPr')]
  const section = document.slice(to, document.lastIndexOf('</w:body>')).replace(/<w:(?:header|footer)Reference [^>]*\/>|<w:titlePg\/>/g, '')
  const every = /<w:lnNumType w:countBy="(\d+)"/.exec(section)?.[1]
  return { text: document.slice(from, to), section, lines: every === undefined ? null : { name: 'w:lnNumType', attributes: { 'w:countBy': every, 'w:restart': 'newPage' }, children: [] } }
}

const unnumbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'

// In what we write ourselves: words have no quotation marks of their own there.
const styleUse = /<w:(pStyle|rStyle|tblStyle) w:val="([^"]*)"\/>/g

function stylesUsed(xml: string): string[] {
  return [...new Set([...xml.matchAll(styleUse)].map((found) => found[2]!))]
}

function withIds(made: readonly Made[], taken: readonly LetterheadRelation[]): { readonly id: string; readonly kind: string; readonly path: string }[] {
  const ids = new Set(taken.map(({ id }) => id))
  return made.map(({ kind, path }) => {
    let id = `rIdText${kind.charAt(0).toUpperCase()}${kind.slice(1)}`
    while (ids.has(id)) id += 'x'
    return { id, kind, path }
  })
}

/** The relations of a part, as the file that lists them. */
function relationsOf(path: string, relations: readonly { readonly id: string; readonly kind: string; readonly path: string }[]): Record<string, string> {
  if (relations.length === 0) return {}
  const cut = path.lastIndexOf('/') + 1
  const up = '../'.repeat(path.slice(0, cut).split('/').length - 2)
  return { [`${path.slice(0, cut)}_rels/${path.slice(cut)}.rels`]: relationships(relations.map(({ id, kind, path: target }) => [id, `${office}/${kind}`, up + target.slice('word/'.length)])) }
}

function xmlOf(part: LetterheadPart | undefined): XmlElement | null {
  return part && !(part.content instanceof Uint8Array) ? part.content : null
}

function contentTypes(parts: readonly { readonly path: string; readonly type: string }[]): string {
  const all = [...parts, { path: 'word/document.xml', type: `${main}.document.main+xml` }, { path: 'docProps/core.xml', type: 'application/vnd.openxmlformats-package.core-properties+xml' }]
  return xmlFile(el('Types', { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
    el('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }), el('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    ...all.map(({ path, type }) => el('Override', { PartName: `/${path}`, ContentType: type }))))
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
