import { citation } from '../../schema/rendition/houseStyle.ts'
import type { NoteCitation } from '../../schema/rendition/rendition.ts'
import { el, escapeXml } from '../word/out/xml.ts'

/** The notes of a file: each stands where it is cited first, and is referred to wherever it is cited again. */
export class NotesXml {
  readonly #texts: ReadonlyMap<string, string>
  readonly #cited = new Set<string>()

  constructor(notes: readonly { readonly number: string; readonly text: string }[]) {
    this.#texts = new Map(notes.map(({ number, text }) => [number, text]))
  }

  /** A citation: the note itself, or "1/ IDEM". */
  cite(cites: NoteCitation): string {
    const { number, idem } = cites
    const text = this.#texts.get(number)
    const behind = idem ? ' IDEM' : ''
    if (text === undefined) return escapeXml(citation(cites))
    if (this.#cited.has(number)) return el('noteRef', { href: `#${idOf(number)}`, marker: `${number}/` }) + behind
    this.#cited.add(number)
    return el('authorialNote', { eId: idOf(number), marker: `${number}/`, placement: 'bottom' }, el('p', {}, escapeXml(text))) + behind
  }

  /** Notes nobody cites. */
  uncited(): string[] {
    const left = [...this.#texts].filter(([number]) => !this.#cited.has(number))
    return left.map(([number, text]) => el('note', { eId: idOf(number), marker: `${number}/` }, el('p', {}, escapeXml(text))))
  }
}

function idOf(number: string): string {
  return `note_${number}`
}
