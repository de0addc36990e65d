import type { Finding, Party } from '../draft.ts'
import type { PartyBook } from '../parse/partyBook.ts'
import { isHeading, isListHeading, readLabel } from '../parse/readLabel.ts'
import { endingStatus, readStatus } from '../parse/readStatus.ts'
import type { AnnotatedLine } from './annotatedLine.ts'
import type { Authors } from './authors.ts'
import type { WholeParagraph } from './dividedParagraphs.ts'
import { wholeParagraphs } from './dividedParagraphs.ts'
import { orderedNotes } from './orderedNotes.ts'
import type { OwnContext } from './ownParagraph.ts'
import { ownLine } from './ownParagraph.ts'
import type { Char, CharContext } from './paragraphChars.ts'
import { charsOf } from './paragraphChars.ts'
import { printWraps } from './printWraps.ts'
import { readStruck } from './struckWords.ts'
import { withVersions } from './replacedParagraphs.ts'
import { withTitle } from './titleLines.ts'
import type { WordParagraph, WordText } from './wordText.ts'

export interface AnnotatedLines {
  readonly lines: readonly AnnotatedLine[]
  readonly findings: readonly Finding[]
  /** Comments of a print of our own, which stand in its lines already. */
  readonly comments: ReadonlySet<string>
}

/** A Word file in the notation of negotiated texts, so that it is read by the one reader of that notation: what Word shows by a strike, a
 * tracked change, a number in a list or a footnote is printed the way a flat text prints it. A paragraph with line breaks is several lines. */
export function annotatedLines(word: WordText, authors: Authors, parties: readonly Party[], book: PartyBook): AnnotatedLines {
  const notes = orderedNotes(word)
  const moves = movesIn(word)
  const context: CharContext = { authors, parties, numberOf: (note) => notes.numberOf.get(note) ?? null, arrived: (text) => moves.arrived.includes(plain(text)) }
  const lines: AnnotatedLine[] = []
  const found: Finding[] = []
  const left: number[] = []
  const told = new Set<string>()
  const ours: OwnContext = { authors, parties, book, noteNumber: (number) => notes.numberOfPrinted.get(number) ?? null, comments: new Map(word.comments.map((comment) => [comment.id, comment])), notes: notes.texts.map((text, at) => ({ id: String(at + 1), text, lines: null })) }
  const said = new Set<string>()
  const own = new Map(word.paragraphs.map((paragraph) => [paragraph, ownLine(paragraph, ours)]))
  const isOwn = (paragraph: WordParagraph) => (own.get(paragraph) ?? null) !== null
  const { whole: paragraphs, findings } = wholeParagraphs(word.paragraphs, authors, isOwn)
  const whole = withVersions(paragraphs, isOwn)
  found.push(...findings)
  for (const [at, each] of whole.entries()) {
    if (typeof each.paragraph.own?.note === 'number') continue
    const printed = own.get(each.paragraph)
    if (printed) {
      if (printed.line !== null) lines.push({ text: printed.line, from: each.from, to: each.to })
      else left.push(each.from)
      for (const comment of printed.comments) said.add(comment)
      continue
    }
    const chars = charsOf(each.paragraph, context)
    const isGone = isStruckOut(chars, whole[at + 1], context)
    const struck = isGone ? { chars, sentences: [] } : readStruck(chars)(book)
    for (const sentence of struck.sentences) found.push({ kind: 'lost strike-out', lines: range(each), sentence })
    const texts = linesOf(struck.chars).map((line) => printWraps(line, book))
    const moved = whollyMoved(chars) ? mover(each, authors) : null
    if (moved && texts.length > 0) texts[texts.length - 1] += ` (Moved from elsewhere in the text by ${moved})`
    const full = texts.filter((text) => text.trim() !== '')
    if (each.alternative && full.length > 0) full[0] = `// ${full[0]!.trim()}`
    const heading = full.length === 1 && lines.length > 0 && isStyledHeading(each, full[0]!)
    for (const text of full) lines.push({ text: heading ? `\\heading\\ ${text.trim()}` : text, from: each.from, to: each.to })
    for (const { author, text } of movedTo(each)) {
      const from = moves.places.get(plain(text))
      const key = `${author} ${each.from}`
      if (told.has(key)) continue
      told.add(key)
      found.push({ kind: 'move', lines: [each.from, ...(from === undefined ? [] : [from])], sentence: `${authors.nameOf(author)} moved words to this place${from === undefined ? '' : ` from paragraph ${from} of the file`}. They stand where they were moved to; confirm the move.` })
    }
  }
  if (left.length > 0) found.push({ kind: 'other', lines: left, sentence: 'The list of what is still in brackets was left out: it repeats the text.' })
  const end = word.paragraphs.length
  return { lines: [...withTitle(lines, word.paragraphs), ...notes.texts.map((text, at) => ({ text, from: end + at + 1, to: end + at + 1 }))], findings: found, comments: said }
}

function range({ from, to }: { readonly from: number; readonly to: number }): number[] {
  return from === to ? [from] : [from, to]
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** What was moved, run by run: Word leaves the words in their old place and writes them again in the new one. */
function movesIn({ paragraphs }: WordText): { readonly arrived: string; readonly places: ReadonlyMap<string, number> } {
  const places = new Map<string, number>()
  let arrived = ''
  for (const [at, { runs }] of paragraphs.entries()) {
    for (const run of runs) {
      if (run.changes.some(({ kind }) => kind === 'moveTo')) arrived += run.text
      if (run.changes.some(({ kind }) => kind === 'moveFrom')) places.set(plain(run.text), at + 1)
    }
    arrived += ' '
  }
  return { arrived: plain(arrived), places }
}

function movedTo({ paragraph }: WholeParagraph): { author: string; text: string }[] {
  return paragraph.runs.flatMap((run) => run.changes.filter(({ kind }) => kind === 'moveTo').map(({ author }) => ({ author, text: run.text }))).filter(({ text }) => text.trim() !== '')
}

function mover(whole: WholeParagraph, authors: Authors): string | null {
  const author = movedTo(whole)[0]?.author
  return author === undefined ? null : authors.nameOf(author)
}

function whollyMoved(chars: readonly Char[]): boolean {
  const own = chars.filter((char) => char.own && char.text.trim() !== '')
  return own.length > 0 && own.every((char) => char.moved)
}

/** A deleted unit is often struck through as a whole: its status, behind the words or on the next line, says that already. */
function isStruckOut(chars: readonly Char[], next: WholeParagraph | undefined, context: CharContext): boolean {
  if (!chars.some((char) => char.strike)) return false
  const status = endingStatus(chars.map((char) => char.text).join(''))
  const words = status ? chars.slice(0, Array.from(status.words).length) : chars
  const first = words.findIndex((char) => char.strike)
  // The number before the words is often left as it is.
  if (first > LONGEST_NUMBER || words.slice(first).some((char) => char.own && !char.strike && char.text.trim() !== '')) return false
  if (status) return status.status.decision === 'deleted'
  return next !== undefined && readStatus(charsOf(next.paragraph, context).map((char) => char.text).join('').replace(/\d{0,3}\/.*$/s, ''))?.decision === 'deleted'
}

function linesOf(chars: readonly Char[]): Char[][] {
  const out: Char[][] = [[]]
  for (const char of chars)
    if (char.text === '\n') out.push([])
    else out[out.length - 1]!.push(char)
  return out
}

/** A heading by its style alone; one that reads as a heading needs no sign. */
function isStyledHeading({ paragraph: { outline } }: WholeParagraph, text: string): boolean {
  if (outline === null || text.length > LONGEST_HEADING || /[[\]\\]|[.;]$/.test(text)) return false
  const words = text.trim()
  return !readLabel(words, 'paragraph', true) && !isHeading(words) && !isListHeading(words) && !endingStatus(words) && !/^\/|^\(/.test(words)
}

const LONGEST_HEADING = 160
const LONGEST_NUMBER = 20
