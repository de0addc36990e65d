import { strToU8, zipSync } from 'fflate'
import { p, t } from './docxFile.ts'

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const spaces = `xmlns:w="${main}" xmlns:r="${office}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"`

/** A relation of a part of a letterhead made for a test: the last word of its type, and where it leads. */
export interface MadeRelation {
  readonly id: string
  readonly kind: string
  readonly target: string
  readonly external?: boolean
}

/** What a letterhead made for a test holds, where it is not the usual. */
export interface LetterheadParts {
  readonly body?: string
  readonly header?: string
  readonly footer?: string
  readonly styles?: string
  readonly settings?: string | null
  /** Of the document, besides those of its usual parts. */
  readonly relations?: readonly MadeRelation[]
  readonly headerRelations?: readonly MadeRelation[]
  readonly files?: Readonly<Record<string, string | Uint8Array>>
  /** Type of the main part. */
  readonly type?: string
  /** Stands before the root of the document. */
  readonly prologue?: string
  readonly section?: string | null
}

/** A section on A4 with the header and footer of the letterhead. */
export const letterSection = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2268" w:right="1134" w:bottom="1418" w:left="1701" w:header="709" w:footer="709" w:gutter="0"/><w:cols w:space="708"/><w:titlePg/></w:sectPr>'

/** Styles as Word in Spanish writes them: ids in the language, names in English. */
export const letterStyles = '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri"/></w:rPr></w:rPrDefault></w:docDefaults>'
  + '<w:style w:type="paragraph" w:default="1" w:styleId="Estndar"><w:name w:val="Normal"/></w:style>'
  + '<w:style w:type="paragraph" w:styleId="Ttulo1"><w:name w:val="heading 1"/><w:basedOn w:val="Estndar"/><w:rPr><w:color w:val="003366"/></w:rPr></w:style>'
  + '<w:style w:type="character" w:default="1" w:styleId="Fuente"><w:name w:val="Default Paragraph Font"/></w:style>'
  // Of another name under an id of ours.
  + '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Action"><w:name w:val="Action box"/><w:basedOn w:val="Estndar"/></w:style>'
  + '<w:style w:type="paragraph" w:styleId="Encabezado"><w:name w:val="header"/><w:basedOn w:val="Estndar"/></w:style>'

/** A picture that is XML, so that a test can read every part of the file. */
export const picture = '<svg xmlns="http://www.w3.org/2000/svg"/>'

/** The place of the picture on the header. */
export const shownPicture = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Logo"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><a:blip r:embed="rId1"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'

/** The bytes of a letterhead: a picture and the symbol at the head, an address at the foot, an empty paragraph between. */
export function letterheadFile(parts: LetterheadParts = {}): Uint8Array {
  const { body = p(''), header = p(shownPicture + t('SECRETARIAT {{symbol}}'), '<w:pStyle w:val="Encabezado"/>'), footer = p(t('17 Rue des Eaux, Castries')), section = letterSection } = parts
  const { styles = letterStyles, settings = '<w:zoom w:percent="100"/><w:compat/>', relations = [], headerRelations = [], files = {}, type = `application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml`, prologue = '' } = parts
  const part = (root: string, inside: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${root === 'w:document' ? prologue : ''}<${root} ${spaces}>${inside}</${root}>`
  const usual: readonly MadeRelation[] = [
    { id: 'rId1', kind: 'header', target: 'header7.xml' }, { id: 'rId2', kind: 'footer', target: '/word/footer2.xml' }, { id: 'rId3', kind: 'styles', target: 'styles.xml' },
    { id: 'rId4', kind: 'theme', target: 'theme/theme1.xml' }, ...(settings === null ? [] : [{ id: 'rId5', kind: 'settings', target: 'settings.xml' }]),
  ]
  const contents: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
    '_rels/.rels': relationsFile([{ id: 'rId1', kind: 'officeDocument', target: 'word/document.xml' }]),
    'word/document.xml': part('w:document', `<w:body>${body}${section ?? ''}</w:body>`),
    'word/_rels/document.xml.rels': relationsFile([...usual, ...relations]),
    'word/header7.xml': part('w:hdr', header), 'word/_rels/header7.xml.rels': relationsFile([{ id: 'rId1', kind: 'image', target: 'media/logo.svg' }, ...headerRelations]),
    'word/footer2.xml': part('w:ftr', footer), 'word/styles.xml': part('w:styles', styles), 'word/media/logo.svg': picture,
    'word/theme/theme1.xml': '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="House"/>',
    ...(settings === null ? {} : { 'word/settings.xml': part('w:settings', settings) }),
    ...files,
  }
  return zipSync(Object.fromEntries(Object.entries(contents).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content])))
}

/** The list of relations of a part. */
export function relationsFile(relations: readonly MadeRelation[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.map(({ id, kind, target, external }) => `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`).join('')}</Relationships>`
}
