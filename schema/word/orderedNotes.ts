import type { WordText } from './wordText.ts'

/** The notes of a Word file as they are numbered in print. */
export interface OrderedNotes {
  readonly numberOf: ReadonlyMap<string, string>
  /** The number a note of our own print has now, by the one it was printed with. */
  readonly numberOfPrinted: ReadonlyMap<number, string>
  /** "1/ …", in the order of their numbers. */
  readonly texts: readonly string[]
}

/** Numbers the notes in the order in which the text cites them, as Word does; endnotes go on where footnotes end. What nothing cites
 * comes last, so that no words are lost. A print of our own says their numbers itself, and they keep that order. */
export function orderedNotes({ paragraphs, notes }: WordText): OrderedNotes {
  const known = new Map(notes.map((note) => [note.id, note.text]))
  const cited = [...new Set(paragraphs.flatMap(({ runs }) => runs.flatMap((run) => (run.note !== null && known.has(run.note) ? [run.note] : []))))]
  const foot = cited.filter((id) => id.startsWith('f'))
  const end = cited.filter((id) => !id.startsWith('f'))
  const rest = notes.filter((note) => !cited.includes(note.id) && note.text !== '').map((note) => note.id)
  const printed = printedNumbers(paragraphs)
  const own = paragraphs.flatMap((paragraph) => {
    const number = paragraph.own?.note ?? null
    return number === null ? [] : [{ id: `o${number}`, text: textOfNote(paragraph), printed: number }]
  })
  const counted = [...foot, ...end, ...rest].map((id) => ({ id, text: known.get(id) ?? '', printed: printed.get(id) }))
  const all = [...counted, ...own]
  const isOurs = all.every((note) => note.printed !== undefined) && new Set(all.map((note) => note.printed)).size === all.length
  const order = isOurs ? all.sort((a, b) => a.printed! - b.printed!) : all
  return {
    numberOf: new Map(order.map(({ id }, at) => [id, String(at + 1)])),
    numberOfPrinted: new Map(order.flatMap((note, at) => (note.printed === undefined ? [] : [[note.printed, String(at + 1)] as const]))),
    texts: order.map(({ text }, at) => `${at + 1}/ ${text || '–'}`),
  }
}

/** The numbers a print of our own gives its notes, by their ids. */
function printedNumbers(paragraphs: WordText['paragraphs']): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  for (const { runs } of paragraphs)
    for (const { note, hidden } of runs)
      for (const mark of note === null ? [] : (hidden ?? [])) if (mark.type === 'citation') numbers.set(note!, mark.number)
  return numbers
}

function textOfNote({ runs }: WordText['paragraphs'][number]): string {
  return runs.map(({ text }) => text).join('').replace(/^\s*\d+\/\s*/, '').trim()
}
