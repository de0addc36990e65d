import { strToU8, zipSync } from 'fflate'

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const spaces = `xmlns:w="${main}" xmlns:r="${office}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"`

/** What a Word file made for a test holds: XML inside the root of each part. */
export interface DocxParts {
  readonly body: string
  readonly styles?: string
  readonly numbering?: string
  readonly footnotes?: string
  readonly endnotes?: string
  readonly comments?: string
  readonly commentsExtended?: string
  /** Further files, such as pictures. */
  readonly files?: Readonly<Record<string, Uint8Array>>
  /** Another beginning of the main part. */
  readonly prologue?: string
  readonly strict?: boolean
}

/** The bytes of a Word file. */
export function docxFile({ body, prologue = '', strict = false, files = {}, ...parts }: DocxParts): Uint8Array {
  const roots = { styles: 'w:styles', numbering: 'w:numbering', footnotes: 'w:footnotes', endnotes: 'w:endnotes', comments: 'w:comments', commentsExtended: 'w15:commentsEx' } as const
  const names = (Object.keys(roots) as (keyof typeof roots)[]).filter((name) => parts[name] !== undefined)
  const part = (root: string, inside: string) => {
    const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${prologue}<${root} ${spaces}>${inside}</${root}>`
    return strToU8(strict ? xml.replaceAll(main, 'http://purl.oclc.org/ooxml/wordprocessingml/main').replaceAll(office, 'http://purl.oclc.org/ooxml/officeDocument/relationships') : xml)
  }
  const relations = (targets: readonly (readonly [what: string, target: string])[]) =>
    strToU8(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.map(([what, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${what}" Target="${target}"/>`).join('')}</Relationships>`)
  return zipSync({
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    '_rels/.rels': relations([['officeDocument', 'word/document.xml']]),
    'word/document.xml': part('w:document', `<w:body>${body}</w:body>`),
    'word/_rels/document.xml.rels': relations(names.map((name) => [name, `${name}.xml`])),
    ...Object.fromEntries(names.map((name) => [`word/${name}.xml`, part(roots[name], parts[name]!)])),
    ...files,
  })
}

/** A paragraph of runs; `properties` is XML inside its `pPr`. */
export function p(inside: string, properties = ''): string {
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inside}</w:p>`
}

/** A run: `look` names what is on, "strike u b". */
export function t(text: string, look = ''): string {
  const on = look.split(' ').filter(Boolean).map((name) => (name === 'u' ? '<w:u w:val="single"/>' : name.includes(':') ? `<w:${name.split(':')[0]} w:val="${name.split(':')[1]}"/>` : `<w:${name}/>`)).join('')
  return `<w:r>${on && `<w:rPr>${on}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`
}

/** Words inserted by an author while Word was recording. */
export function ins(author: string, text: string, date = '2025-04-24T10:00:00Z'): string {
  return `<w:ins w:id="1" w:author="${escaped(author)}" w:date="${date}">${t(text)}</w:ins>`
}

/** Words deleted by an author while Word was recording. */
export function del(author: string, text: string, date = '2025-04-24T10:00:00Z'): string {
  return `<w:del w:id="2" w:author="${escaped(author)}" w:date="${date}"><w:r><w:delText xml:space="preserve">${escaped(text)}</w:delText></w:r></w:del>`
}

/** The place where a footnote is cited. */
export function cite(id: number): string {
  return `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="${id}"/></w:r>`
}

/** A footnote of the part `footnotes`. */
export function footnote(id: number, text: string): string {
  return `<w:footnote w:id="${id}">${p(`<w:r><w:footnoteRef/></w:r>${t(text)}`)}</w:footnote>`
}

/** A comment of the part `comments`. */
export function comment(id: number, author: string, text: string, paragraph = `0000000${id}`): string {
  return `<w:comment w:id="${id}" w:author="${escaped(author)}" w:date="2025-04-24T10:00:00Z"><w:p w14:paraId="${paragraph}">${t(text)}</w:p></w:comment>`
}

/** Words between the two ends of a comment. */
export function commented(id: number, inside: string): string {
  return `<w:commentRangeStart w:id="${id}"/>${inside}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
