import type { WordText } from './wordText.ts'

/** The notes of a Word file as they are numbered in print. */
export interface OrderedNotes {
  readonly numberOf: ReadonlyMap<string, string>
  /** "1/ …", in the order of their numbers. */
  readonly texts: readonly string[]
}

/** Numbers the notes in the order in which the text cites them, as Word does; endnotes go on where footnotes end. What nothing cites
 * comes last, so that no words are lost. */
export function orderedNotes({ paragraphs, notes }: WordText): OrderedNotes {
  const known = new Map(notes.map((note) => [note.id, note.text]))
  const cited = [...new Set(paragraphs.flatMap(({ runs }) => runs.flatMap((run) => (run.note !== null && known.has(run.note) ? [run.note] : []))))]
  const foot = cited.filter((id) => id.startsWith('f'))
  const end = cited.filter((id) => !id.startsWith('f'))
  const rest = notes.filter((note) => !cited.includes(note.id) && note.text !== '').map((note) => note.id)
  const order = [...foot, ...end, ...rest]
  return {
    numberOf: new Map(order.map((id, at) => [id, String(at + 1)])),
    texts: order.map((id, at) => `${at + 1}/ ${known.get(id) || '–'}`),
  }
}
