import type { NoteCitation } from '../../../schema/rendition/rendition.ts'
import type { RunChange, Setting } from './run.ts'
import { textRun, tracked } from './run.ts'
import { bookmarked } from './hiddenBookmarks.ts'
import { el, wordNames, xmlFile } from './xml.ts'

interface Cited {
  readonly id: number
  readonly number: string
  readonly text: string
  /** Word counts it; else its number is written out, since the count would give another. */
  readonly counted: boolean
}

/** The notes of a document on their way to the foot of its pages: real footnotes where they are cited first, their number with a stroke
 * ("1/") wherever they are cited again. */
export class Footnotes {
  readonly #texts: ReadonlyMap<string, string>
  readonly #cited = new Map<string, Cited>()
  readonly #setting: Setting

  constructor(notes: readonly { readonly number: string; readonly text: string }[], setting: Setting) {
    this.#texts = new Map(notes.map(({ number, text }) => [number, text]))
    this.#setting = setting
  }

  /** A citation: "1/", "1/ IDEM". */
  cite({ number, idem }: NoteCitation, change: RunChange = unchanged): string {
    const known = this.#cited.get(number)
    const behind = textRun('/', cited, change) + (idem ? textRun(' IDEM', { style: 'Stamp' }, change) : '')
    const text = this.#texts.get(number)
    if (known || text === undefined) return tracked(this.#again(number, known, change) + behind, change, this.#setting)
    const note = { id: this.#cited.size + 1, number, text, counted: number === String([...this.#cited.values()].filter(({ counted }) => counted).length + 1) }
    this.#cited.set(number, note)
    const mark = note.counted ? '' : ownMark(number, change)
    const reference = el('w:r', {}, styled, el('w:footnoteReference', { 'w:customMarkFollows': note.counted ? null : 1, 'w:id': note.id }), mark)
    const id = this.#setting.nextId()
    // The mark lets later citations follow the number when notes are added by hand.
    const marked = el('w:bookmarkStart', { 'w:id': id, 'w:name': bookmark(note) }) + tracked(reference, change, this.#setting) + el('w:bookmarkEnd', { 'w:id': id })
    return bookmarked(marked, [{ type: 'citation', number: Number(number) }], this.#setting) + tracked(behind, change, this.#setting)
  }

  /** Notes nobody cites, with their numbers: they cannot stand at the foot of a page. */
  uncited(): { readonly number: string; readonly text: string }[] {
    return [...this.#texts].filter(([number]) => !this.#cited.has(number)).map(([number, text]) => ({ number, text }))
  }

  get isEmpty(): boolean {
    return this.#cited.size === 0
  }

  /** The part of the package that holds them. */
  part(): string {
    const separators = ['separator', 'continuationSeparator'].map((kind, at) =>
      el('w:footnote', { 'w:type': kind, 'w:id': at - 1 }, el('w:p', {}, '<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>', el('w:r', {}, `<w:${kind}/>`))))
    const notes = [...this.#cited.values()].map(({ id, number, text, counted }) =>
      el('w:footnote', { 'w:id': id }, el('w:p', {}, '<w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>',
        el('w:r', {}, styled, counted ? '<w:footnoteRef/>' : `<w:t>${number}</w:t>`), textRun('/', cited), textRun(` ${text.replace(/\s+/g, ' ').trim()}`))))
    return xmlFile(el('w:footnotes', wordNames, ...separators, ...notes))
  }

  #again(number: string, known: Cited | undefined, change: RunChange): string {
    if (!known?.counted) return textRun(number, cited, change)
    const instruction = change.del === null ? 'w:instrText' : 'w:delInstrText'
    return [
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', `<w:r><${instruction} xml:space="preserve"> NOTEREF ${bookmark(known)} \\h </${instruction}></w:r>`,
      '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', textRun(number, cited, change), '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ].join('')
  }
}

const unchanged: RunChange = { ins: null, del: null }
const cited = { style: 'FootnoteReference' } as const
const styled = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'

function ownMark(number: string, change: RunChange): string {
  return change.del === null ? `<w:t>${number}</w:t>` : `<w:delText>${number}</w:delText>`
}

function bookmark({ id }: Pick<Cited, 'id'>): string {
  return `_Note${id}`
}
