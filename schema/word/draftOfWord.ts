import type { Draft, Finding, Party } from '../draft.ts'
import { parse } from '../parse/parse.ts'
import { createPartyBook } from '../parse/partyBook.ts'
import type { AnnotatedLine } from './annotatedLines.ts'
import { annotatedLines } from './annotatedLines.ts'
import { mapAuthors } from './authors.ts'
import { placeComments } from './placeComments.ts'
import type { WordText } from './wordText.ts'

/** Reads what a Word file says as a draft. Never fails and never loses a word; source lines are paragraphs of the file, counted from 1. */
export function draftOfWord(word: WordText, parties: readonly Party[]): Draft {
  const authors = mapAuthors(word, parties)
  const known = [...parties, ...authors.strangers]
  const { lines, findings } = annotatedLines(word, authors, known, createPartyBook(known))
  const draft = inParagraphs(parse(sourceOf(lines), { parties: known }), lines)
  const book = createPartyBook(draft.parties)
  const placed = placeComments(draft, word, authors, book)
  return { ...placed, parties: [...placed.parties, ...book.strangers()], findings: [...placed.findings, ...authors.findings, ...findings, ...word.findings] }
}

/** The lines as one text, a blank line after each paragraph: a paragraph of Word ends where it ends. */
function sourceOf(lines: readonly AnnotatedLine[]): string {
  return lines.map(({ text, from }, at) => (lines[at + 1]?.from === from ? text.replace(/[\r\n]+/g, ' ') : `${text.replace(/[\r\n]+/g, ' ')}\n`)).join('\n')
}

/** Counts in paragraphs of the file what was counted in lines of the text. */
function inParagraphs(draft: Draft, lines: readonly AnnotatedLine[]): Draft {
  const places: AnnotatedLine[] = []
  for (const [at, line] of lines.entries()) {
    places.push(line)
    if (lines[at + 1]?.from !== line.from) places.push(line)
  }
  const placeOf = (line: number) => places[Math.min(Math.max(line, 1), places.length) - 1]
  const span = (range: readonly [number, number] | null): readonly [number, number] | null => range && [placeOf(range[0])?.from ?? range[0], placeOf(range[1])?.to ?? range[1]]
  return {
    ...draft,
    units: draft.units.map((unit) => ({ ...unit, lines: span(unit.lines) })),
    notes: draft.notes.map((note) => ({ ...note, lines: span(note.lines) })),
    findings: draft.findings.map((finding): Finding => ({ ...finding, lines: [...new Set(finding.lines.map((line) => placeOf(line)?.from ?? line))] })),
  }
}
