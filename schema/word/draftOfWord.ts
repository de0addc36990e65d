import type { Draft, Party, Stance } from '../draft.ts'
import { finished } from '../parse/parse.ts'
import { createPartyBook } from '../parse/partyBook.ts'
import type { ReadDraft } from '../parse/readDraft.ts'
import { readDraft } from '../parse/readDraft.ts'
import type { ReadOptions } from '../parse/readOptions.ts'
import type { SourceLine } from '../parse/sourceLines.ts'
import { withoutNames } from '../parse/withoutNames.ts'
import type { AnnotatedLine } from './annotatedLine.ts'
import { annotatedLines } from './annotatedLines.ts'
import type { Authors } from './authors.ts'
import { mapAuthors } from './authors.ts'
import { placeComments } from './placeComments.ts'
import { placeDates } from './placeDates.ts'
import type { WordText } from './wordText.ts'

/** What the reader of a Word file is told by somebody who knows better than the file. */
export interface WordOptions extends ReadOptions {
  /** Whom authors of tracked changes write for, whatever their names say. */
  readonly authors?: ReadonlyMap<string, readonly Party[]>
  /** What comments are, by their ids. */
  readonly comments?: ReadonlyMap<string, 'remark' | Stance>
  /** Corrects the lines before they are read. */
  readonly correct?: (lines: readonly SourceLine[]) => readonly SourceLine[]
}

/** A Word file as it was read, with what a report on it needs to know. */
export interface ReadWord {
  readonly draft: Draft
  readonly read: ReadDraft
  readonly authors: Authors
}

/** Reads what a Word file says as a draft. Never fails and never loses a word; source lines are paragraphs of the file, counted from 1. */
export function draftOfWord(word: WordText, parties: readonly Party[]): Draft {
  return readDraftOfWord(word, parties).draft
}

/** Reads what a Word file says, as told. */
export function readDraftOfWord(word: WordText, parties: readonly Party[], { authors: known, comments, correct, ...options }: WordOptions = {}): ReadWord {
  const authors = mapAuthors(word, parties, known)
  const table = [...parties, ...authors.strangers]
  const { lines, findings, comments: said } = annotatedLines(word, authors, table, withoutNames(createPartyBook(table), options.notParties))
  const plain = sourceLinesOf(lines)
  const read = readDraft(correct ? correct(plain) : plain, table, options)
  const draft = wholeSpans(finished(read), lines)
  const book = withoutNames(createPartyBook(draft.parties), options.notParties)
  const placed = placeDates(placeComments(draft, { ...word, comments: word.comments.filter(({ id }) => !said.has(id)) }, authors, book, comments), word, authors)
  return { draft: { ...placed, parties: [...placed.parties, ...book.strangers()], findings: [...placed.findings, ...authors.findings, ...findings, ...word.findings] }, read, authors }
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
