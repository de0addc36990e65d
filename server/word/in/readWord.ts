import type { WordComment, WordNote, WordParagraph, WordText } from '../../../schema/word/wordText.ts'
import { readNumbering } from './numbering.ts'
import type { WordPackage } from './package.ts'
import { readPackage } from './package.ts'
import { readBody } from './readBody.ts'
import type { Xml } from './readXml.ts'
import { all, first } from './readXml.ts'
import type { Styles } from './styles.ts'
import { readStyles } from './styles.ts'
import { WordFault } from './wordFault.ts'

/** Reads a Word file: what it says and what it looks like where that means something. Throws a `WordFault` for any other file. */
export function readWord(bytes: Uint8Array): WordText {
  const parts = readPackage(bytes)
  const body = first(parts.document, 'w:body')
  if (!body) throw new WordFault('This Word file has no text in it. Choose the file that holds the text of the draft.')
  const styles = readStyles(parts.styles)
  const { paragraphs, findings } = readBody(body, styles, () => readNumbering(parts.numbering))
  return { paragraphs, findings, comments: comments(parts, styles), notes: [...notes(parts.footnotes, 'w:footnote', 'f', styles), ...notes(parts.endnotes, 'w:endnote', 'e', styles)] }
}

const unnumbered = () => readNumbering(undefined)

function notes(part: Xml | undefined, name: string, prefix: string, styles: Styles): WordNote[] {
  // The line above the notes is a note too, of a type of its own.
  const own = all(part, name).filter(({ attributes }) => (attributes['w:type'] ?? 'normal') === 'normal')
  return own.map((node) => ({ id: prefix + (node.attributes['w:id'] ?? ''), text: words(readBody(node, styles, unnumbered).paragraphs).replace(/^\s*(?:\d{1,3}\s*\/(?=\s))?[\s./]*/, '') }))
}

function comments({ comments: part, commentsExtended }: WordPackage, styles: Styles): WordComment[] {
  const idOf = new Map<string, string>()
  for (const node of all(part, 'w:comment')) for (const { attributes } of all(node, 'w:p')) if (attributes['w14:paraId']) idOf.set(attributes['w14:paraId'], node.attributes['w:id'] ?? '')
  const more = new Map(all(commentsExtended, 'w15:commentEx').map(({ attributes }) => [idOf.get(attributes['w15:paraId'] ?? '') ?? '', attributes]))
  return all(part, 'w:comment').map((node) => {
    const { 'w:id': id = '', 'w:author': author = '', 'w:date': date = '' } = node.attributes
    const { 'w15:paraIdParent': parent = '', 'w15:done': done = '' } = more.get(id) ?? {}
    return { id, author, date, text: words(readBody(node, styles, unnumbered).paragraphs), parent: idOf.get(parent) ?? null, resolved: ['1', 'true', 'on'].includes(done) }
  })
}

function words(paragraphs: readonly WordParagraph[]): string {
  // What is proposed to go from a note is left out of it, as Word shows it once the change is taken.
  const texts = paragraphs.map(({ runs }) => runs.filter(({ changes }) => !changes.some(({ kind }) => kind === 'del' || kind === 'moveFrom')).map((run) => run.text).join(''))
  return texts.join(' ').replace(/\s+/g, ' ').trim()
}
