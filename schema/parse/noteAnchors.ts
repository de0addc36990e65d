import type { Note } from '../draft.ts'
import type { Block } from './block.ts'

/** The notes at the foot of a text, under ids that are the numbers they are cited by. */
export function readNotes(blocks: readonly Block[]): Note[] {
  const taken = new Set<string>()
  let highest = 0
  return blocks.filter((block) => block.kind === 'note').map((block, at) => {
    const printed = block.label === null ? at + 1 : Number(block.label)
    const number = taken.has(String(printed)) ? highest + 1 : printed
    highest = Math.max(highest, number)
    taken.add(String(number))
    const text = block.parts.map((part) => part.text).join(' ').replace(/\s+/g, ' ').trim()
    return { id: String(number), text, lines: [block.lines[0]!.n, block.lines[block.lines.length - 1]!.n] }
  })
}

/** A place in the text where the number of a footnote was lost. */
export interface LostNumber {
  /** A slash was left, or only the line break where the number stood. */
  readonly kind: 'slash' | 'break'
  /** Index of the unit it stands in. */
  readonly unit: number
  /** It stands behind a status. */
  readonly status: boolean
}

/** Which note each lost number was, in the order of the places; null where none is left for it.
 *
 * Notes are numbered in the order in which they are first cited, so the notes that no number cites for the first time belong to the lost
 * numbers in order. A slash is surer than a line break, and a note about a meeting belongs to a status. `before` gives for a note the
 * index of the unit that refers back to it, before which it must have been cited. */
export function matchLostNumbers(notes: readonly Note[], places: readonly LostNumber[], before: (note: Note) => number): (string | null)[] {
  const none = places.map(() => null)
  if (notes.length === 0 || places.length === 0) return none
  if (notes.length * places.length > MOST_PAIRS) return none.map((_, at) => notes[at]?.id ?? null)
  const best = Array.from({ length: notes.length + 1 }, () => new Float64Array(places.length + 1))
  for (let n = notes.length - 1; n >= 0; n--)
    for (let p = places.length - 1; p >= 0; p--) {
      const paired = likelihood(notes[n]!, places[p]!, before(notes[n]!)) + best[n + 1]![p + 1]!
      best[n]![p] = Math.max(paired, best[n + 1]![p]!, best[n]![p + 1]!)
    }
  const out: (string | null)[] = [...none]
  for (let n = 0, p = 0; n < notes.length && p < places.length; ) {
    const sure = likelihood(notes[n]!, places[p]!, before(notes[n]!))
    if (sure > 0 && best[n]![p] === sure + best[n + 1]![p + 1]!) out[p++] = notes[n++]!.id
    else if (best[n]![p] === best[n]![p + 1]!) p += 1
    else n += 1
  }
  return out
}

const MOST_PAIRS = 200_000

function likelihood(note: Note, place: LostNumber, before: number): number {
  if (place.unit > before) return 0
  const aboutDecision = /meeting|quorum|reuni[óo]n|réunion|sess(?:ion|ão)/i.test(note.text)
  return (place.kind === 'slash' ? 10 : 2) + (aboutDecision === place.status ? 3 : 0)
}
