/** The parts of a letterhead that are kept. */
export type PartKind = 'document' | 'header' | 'footer' | 'image' | 'styles' | 'theme' | 'fontTable' | 'numbering' | 'settings' | 'font'

/** What may belong to a part. */
export const keptIn: Readonly<Record<PartKind, readonly PartKind[]>> = {
  document: ['styles', 'settings', 'theme', 'fontTable', 'numbering', 'header', 'footer', 'image'],
  header: ['image'], footer: ['image'], numbering: ['image'], theme: ['image'], fontTable: ['font'], styles: [], settings: [], image: [], font: [],
}

/** What goes without a word: links, and what is about a text or a template that is not this one. */
export const silentlyDropped: ReadonlySet<string> = new Set([
  'hyperlink', 'comments', 'commentsExtended', 'commentsIds', 'commentsExtensible', 'people', 'footnotes', 'endnotes', 'customXml', 'customXmlProps', 'webSettings',
  'stylesWithEffects', 'glossaryDocument', 'attachedTemplate', 'mailMergeSource', 'mailMergeHeaderSource', 'recipientData', 'printerSettings', 'transform', 'hdphoto',
  'keyMapCustomizations', 'attachedToolbars', 'documenttasks', 'classificationlabels',
])

/** What a part of a kind is in a package. */
export interface PartType {
  readonly isXml: boolean
  /** There is but one of it. */
  readonly isSingle: boolean
  readonly contentType: string
  readonly path: (count: number) => string
}

/** What a part is to be in the file it is printed to; null for a picture of a kind nobody needs. */
export function typeOf(kind: PartKind, from: string): PartType | null {
  const word = (name: string, isSingle = true): PartType => ({ isXml: true, isSingle, contentType: `${main}.${name}+xml`, path: (count) => `word/${kind}${isSingle ? '' : count}.xml` })
  switch (kind) {
    case 'document':
      return word('document.main')
    case 'header':
    case 'footer':
      return word(kind, false)
    case 'styles':
    case 'settings':
    case 'fontTable':
    case 'numbering':
      return word(kind)
    case 'theme':
      return { isXml: true, isSingle: true, contentType: 'application/vnd.openxmlformats-officedocument.theme+xml', path: () => 'word/theme/theme1.xml' }
    case 'font':
      return { isXml: false, isSingle: false, contentType: 'application/vnd.openxmlformats-officedocument.obfuscatedFont', path: (count) => `word/fonts/font${count}.odttf` }
    case 'image': {
      const extension = (/\.([a-z]+)$/i.exec(from)?.[1] ?? '').toLowerCase()
      const contentType = images[extension]
      return contentType === undefined ? null : { isXml: false, isSingle: false, contentType, path: (count) => `word/media/image${count}.${extension}` }
    }
  }
}

const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

const images: Readonly<Record<string, string>> = {
  png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', bmp: 'image/bmp', tif: 'image/tiff', tiff: 'image/tiff',
  emf: 'image/x-emf', wmf: 'image/x-wmf', svg: 'image/svg+xml',
}
