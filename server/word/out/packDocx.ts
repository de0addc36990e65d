import type { ZippableFile } from 'fflate'
import { strToU8, zipSync } from 'fflate'
import { stylesPart } from './stylesPart.ts'
import { el, escapeXml, wordNames, xmlFile } from './xml.ts'

/** What a Word file is made of; parts it does without are null. */
export interface DocxParts {
  readonly title: string
  readonly symbol: string
  readonly date: string | null
  /** Word records what is typed from now on as changes. */
  readonly records: boolean
  readonly document: string
  /** Of the first page, if it has one of its own. */
  readonly head?: string | null
  readonly header: string | null
  readonly footer: string
  readonly footnotes: string
  readonly comments: string | null
}

/** The parts as one file. Nothing in it depends on when or where it is made: no clock, names in order, numbers from place. */
export function packDocx(parts: DocxParts): Uint8Array {
  const word = wordParts(parts)
  const files: Record<string, string> = {
    '[Content_Types].xml': contentTypes(word),
    '_rels/.rels': relationships([
      ['rId1', `${office}/officeDocument`, 'word/document.xml'],
      ['rId2', 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', 'docProps/core.xml'],
    ]),
    'docProps/core.xml': coreProperties(parts),
    'word/document.xml': parts.document,
    'word/_rels/document.xml.rels': relationships(word.map(({ id, kind, file }) => [id, `${office}/${kind}`, file])),
    ...Object.fromEntries(word.map(({ file, text }) => [`word/${file}`, text])),
  }
  return zipped(files)
}

/** Files as one package, the same bytes on every machine. Pictures are packed already. */
export function zipped(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  // Readers look for the list of types first; behind it the order is that of the names.
  const names = Object.keys(files).sort((a, b) => Number(b.startsWith('[')) - Number(a.startsWith('[')) || (a < b ? -1 : 1))
  const packed = (file: string | Uint8Array): ZippableFile => (typeof file === 'string' ? strToU8(file) : [file, { level: 0 }])
  return zipSync(Object.fromEntries(names.map((name) => [name, packed(files[name]!)])), { level: 6, mtime: firstDay, os: 0 })
}

interface WordPart {
  readonly id: string
  readonly kind: string
  readonly file: string
  readonly text: string
}

function wordParts({ head = null, header, footer, footnotes, comments, records }: DocxParts): WordPart[] {
  const part = (kind: string, text: string | null): WordPart[] => (text === null ? [] : [{ id: `rId${kind.charAt(0).toUpperCase()}${kind.slice(1)}`, kind, file: `${kind}.xml`, text }])
  return [...part('styles', stylesPart()), ...part('settings', settings(records)), ...part('footnotes', footnotes), ...part('comments', comments), ...part('header', header), ...part('footer', footer), ...(head === null ? [] : [{ id: 'rIdHead', kind: 'header', file: 'head.xml', text: head }])]
}

function contentTypes(word: readonly WordPart[]): string {
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  const override = (name: string, type: string) => el('Override', { PartName: name, ContentType: type })
  return xmlFile(el('Types', { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
    el('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }), el('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    override('/word/document.xml', `${main}.document.main+xml`), override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    ...word.map(({ kind, file }) => override(`/word/${file}`, `${main}.${kind}+xml`))))
}

/** What belongs to a part, and where it lies. */
export function relationships(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  return xmlFile(el('Relationships', { xmlns: 'http://schemas.openxmlformats.org/package/2006/relationships' }, ...list.map(([Id, Type, Target]) => el('Relationship', { Id, Type, Target }))))
}

/** What a file says of itself. */
export function coreProperties({ title, symbol, date }: Pick<DocxParts, 'title' | 'symbol' | 'date'>): string {
  const names = {
    'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties', 'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    'xmlns:dcterms': 'http://purl.org/dc/terms/', 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  }
  const text = (name: string, value: string) => (value === '' ? '' : el(name, {}, escapeXml(value)))
  const dated = date === null ? '' : ['created', 'modified'].map((name) => el(`dcterms:${name}`, { 'xsi:type': 'dcterms:W3CDTF' }, escapeXml(date))).join('')
  return xmlFile(el('cp:coreProperties', names, text('dc:title', title), text('dc:subject', symbol), dated))
}

function settings(records: boolean): string {
  return xmlFile(el('w:settings', wordNames,
    records ? '<w:trackRevisions/>' : '', '<w:defaultTabStop w:val="720"/>', '<w:characterSpacingControl w:val="doNotCompress"/>',
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>',
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'))
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
// The zip format counts from 1980 in the time of the place, which this takes apart again to the same digits anywhere.
const firstDay = new Date(1980, 0, 1)
