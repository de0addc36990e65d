import type { Finding } from '../draft.ts'
import { unitName } from '../naming.ts'
import { finding } from './finding.ts'
import type { ReadDraft } from './readDraft.ts'

/** What is doubtful about footnotes and moves: numbers that were lost, anchors that were inferred, ends that do not meet. */
export function noteFindings({ draft, units, lines, lost }: ReadDraft): Finding[] {
  const lineOfLost = (place: ReadDraft['lost'][number]) => {
    const { block, status, lineOf, words } = units[place.unit]!
    const slash = block.parts.findLast((part) => /\/(?:\s*IDEM)?$/.test(part.text))
    const inside = place.at.startsWith('?') ? block.parts.find((part) => /^\/\s/.test(part.text)) : undefined
    if (place.kind === 'slash') return (inside ?? slash ?? block.parts[0])?.n ?? block.lines[0]!.n
    const bracket = words.brackets.find(({ next }) => /^[^\S\n]*\n/.test(next))
    return bracket ? lineOf(bracket.at) : (status ? block.lines[0]! : block.lines[block.lines.length - 1]!).n
  }
  const anchored = new Set(draft.units.flatMap((unit) => [...unit.runs.flatMap((run) => run.notes), unit.stamp?.note ?? '']))
  const marked = new Set(lines.filter((line) => line.text.startsWith('\ufffd')).map((line) => line.n))
  const markers = draft.notes.filter((note) => note.lines && marked.has(note.lines[0]))
  return [
    ...lost.filter((place) => place.kind === 'slash').slice(0, MOST).flatMap((place) => finding('lost footnote number', [lineOfLost(place)],
      place.note === null ? 'A slash stands where a footnote was cited, and no footnote is left that it could be. It was kept as a remark.'
        : `Of the footnote number in ${unitName(draft, units[place.unit]!.unit.id)} only the slash is left. It was taken for note ${place.note}, by the order of the notes.`)),
    ...finding('lost footnote number', markers.flatMap((note) => note.lines?.[0] ?? []), 'The numbers before the footnotes were lost; they were numbered in the order in which they stand.'),
    ...lost.filter((place) => place.kind === 'break' && place.note !== null).slice(0, MOST).flatMap((place) => finding('inferred note anchor', [lineOfLost(place)],
      `Note ${place.note} is cited nowhere; a line break after a bracket in ${unitName(draft, units[place.unit]!.unit.id)} is where its number was probably lost. Check it against the original.`)),
    ...draft.notes.filter((note) => !anchored.has(note.id)).slice(0, MOST).flatMap((note) => finding('inferred note anchor', note.lines ? [note.lines[0]] : [], `No place in the text cites note ${note.id}.`)),
    ...moves(draft),
  ]
}

function moves(draft: ReadDraft['draft']): Finding[] {
  const lines = new Map(draft.units.map((unit) => [unit.id, unit.lines?.[0] ?? null]))
  const lineOf = (id: string | null) => lines.get(id ?? '') ?? null
  return draft.units.filter((unit) => unit.moved).slice(0, MOST).flatMap((unit): Finding[] => {
    if (!unit.moved) return []
    const own = lineOf(unit.id)
    if (unit.moved.other === null) return finding('move', [own], `${unitName(draft, unit.id)} says that it was moved ("${unit.moved.printed}"); its other end was not found.`)
    if (unit.moved.role === 'destination') return finding('move', [lineOf(unit.moved.other), own], `${unitName(draft, unit.moved.other)} was moved to ${unitName(draft, unit.id)}; both ends were tied together.`)
    return unit.runs.length === 0 ? finding('stub without text', [own], `${unitName(draft, unit.id)} keeps its number and has no text, only a note that it was moved.`) : []
  })
}

// A text with more than this is damaged beyond what a list could help with.
const MOST = 500
