import type { Draft, Party } from '../draft.ts'
import { parse } from '../parse/parse.ts'
import { createPartyBook } from '../parse/partyBook.ts'
import type { SourceLine } from '../parse/sourceLines.ts'
import type { AnnotatedLine } from './annotatedLine.ts'
import { annotatedLines } from './annotatedLines.ts'
import { mapAuthors } from './authors.ts'
import { placeComments } from './placeComments.ts'
import type { WordText } from './wordText.ts'

/** Reads what a Word file says as a draft. Never fails and never loses a word; source lines are paragraphs of the file, counted from 1. */
export function draftOfWord(word: WordText, parties: readonly Party[]): Draft {
  const authors = mapAuthors(word, parties)
  const known = [...parties, ...authors.strangers]
  const { lines, findings } = annotatedLines(word, authors, known, createPartyBook(known))
  const draft = wholeSpans(parse(sourceLinesOf(lines), { parties: known }), lines)
  const book = createPartyBook(draft.parties)
  const placed = placeComments(draft, word, authors, book)
  return { ...placed, parties: [...placed.parties, ...book.strangers()], findings: [...placed.findings, ...authors.findings, ...findings, ...word.findings] }
}

/** The lines for the reader of text: a paragraph of Word ends where it ends, as if a blank line followed. */
function sourceLinesOf(lines: readonly AnnotatedLine[]): SourceLine[] {
  return lines.map(({ text, from }, at) => ({ n: from, text: text.trim(), blankBefore: at > 0 && lines[at - 1]!.from !== from, raw: text }))
}

/** Lets what is made of several paragraphs reach to the last of them. */
function wholeSpans(draft: Draft, lines: readonly AnnotatedLine[]): Draft {
  const ends = new Map(lines.filter(({ from, to }) => to > from).map(({ from, to }) => [from, to]))
  if (ends.size === 0) return draft
  return { ...draft, units: draft.units.map((unit) => ({ ...unit, lines: unit.lines && [unit.lines[0], ends.get(unit.lines[1]) ?? unit.lines[1]] })) }
}
