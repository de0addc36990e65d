import type { Finding } from '../draft.ts'
import { textOf } from '../runs.ts'
import { finding } from './finding.ts'
import type { ReadDraft } from './readDraft.ts'

/** What is only untidy: wrapped lines, paragraphs without a blank line between them, spaces, missing full stops. */
export function layoutFindings({ draft, units, lines }: ReadDraft): Finding[] {
  const first = new Set([...draft.units, ...draft.notes].flatMap((each) => each.lines?.[0] ?? []))
  const unseparated = lines.filter((line, at) => at > 0 && first.has(line.n) && !line.blankBefore).map((line) => line.n)
  const separated = lines.some((line, at) => at > 0 && line.blankBefore)
  const wrapped = units.filter(({ unit, wordLines }) => unit.kind !== 'title' && wordLines.length > 1)
  const unended = units.filter(({ unit }) => ['objective', 'action', 'paragraph'].includes(unit.kind) && unit.runs.length > 0 && !/[.;:,!?…](?:\s*(?:and|or))?["”’)\]\s]*$/.test(textOf(unit.runs).slice(-80)))
  const spaced = lines.filter(({ raw, text }) => raw.length !== text.length || /\s{2,}/.test(text)).map((line) => line.n)
  const ofPages = units.flatMap(({ block }) => block.lines.filter(({ text }) => block.pageLines?.includes(text.replace(/\s+/g, ' '))).map(({ n }) => n))
  return [
    ...finding('other', ofPages, 'Heads or feet of pages came along into the text. They were kept as remarks, so that no sentence is interrupted.'),
    ...finding('missing full stop', unended.map(({ wordLines, block }) => wordLines[wordLines.length - 1] ?? block.lines[0]!.n), 'The text ends without a full stop.'),
    ...finding('hard-wrapped text', wrapped.flatMap(({ wordLines }) => wordLines), 'Text is broken into lines inside a sentence. The lines were joined.'),
    ...(separated ? finding('missing blank line', unseparated, 'Paragraphs follow one another without a blank line. They were told apart by their labels and endings.') : []),
    ...finding('spacing', spaced, 'There are spaces at the beginning or the end of lines, or several in a row. They were read as one.'),
  ]
}
