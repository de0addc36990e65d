import { attribution } from '../attribution.ts'
import type { BracketKind, BracketMark, Draft, Note, Party, Run } from '../draft.ts'
import { emptyDraft } from '../draft.ts'
import type { PartyBook } from '../parse/partyBook.ts'
import { readHead } from '../parse/readHead.ts'
import { headOf, houseStyle } from '../rendition/houseStyle.ts'
import { pieceText } from '../rendition/pieces.ts'
import { wordPieces } from '../rendition/wordPieces.ts'
import { textOf } from '../runs.ts'
import { serialiseRuns } from '../serialise.ts'
import type { Authors } from './authors.ts'
import { hashOfPrint } from './hashOfPrint.ts'
import type { HiddenMark } from './hiddenMarks.ts'
import type { WordComment, WordParagraph, WordRun } from './wordText.ts'

/** What a paragraph of our own print is read with. */
export interface OwnContext {
  readonly authors: Authors
  readonly parties: readonly Party[]
  readonly book: PartyBook
  /** The number a note has now, by the one it was printed with. */
  readonly noteNumber: (printed: number) => string | null
  readonly comments: ReadonlyMap<string, WordComment>
  /** The notes under the numbers they have now. */
  readonly notes: readonly Note[]
}

/** A paragraph of our own print in the notation of negotiated texts, with the comments it says; no line where the paragraph repeats what
 * the text says, null where it is not ours or was edited since: then it is read like anybody's. */
export function ownLine(paragraph: WordParagraph, context: OwnContext): { readonly line: string | null; readonly comments: readonly string[] } | null {
  const unit = paragraph.own?.unit
  if (!paragraph.own || !unit || unit.hash !== hashOfPrint(paragraph.style, null, paragraph.runs.filter(({ note }) => note === null))) return null
  if (paragraph.runs.some(isMisplaced)) return null
  if (unit.type === 'derived') return { line: null, comments: [] }
  const { authors, book } = context
  const heads = headsIn(paragraph.runs, book)
  const byOf = (number: number, kind: BracketKind) => heads.get(`${number} ${kind}`) ?? holderOf(paragraph.runs, number, kind, authors)
  const runs = paragraph.runs.filter(isWord).map((run): Run => ({
    text: run.text, notes: all(run, 'anchor').flatMap(({ number }) => context.noteNumber(number) ?? []),
    brackets: all(run, 'bracket').map(({ number, kind, parent }): BracketMark => ({ id: String(number), kind, by: byOf(number, kind), parent: parent === null ? null : String(parent) })),
  }))
  const said = remarksIn(paragraph, context.comments)
  const isMarked = paragraph.runs.some((run) => all(run, 'bracket').length + all(run, 'anchor').length > 0)
  const facts = Object.fromEntries([...said.remarks].map(([number, remarks]) => [String(number), { positions: [], remarks }]))
  const words = !isMarked ? plainly(paragraph.runs) : wordsOf(runs, { ...emptyDraft, parties: context.parties, notes: context.notes, brackets: facts })
  const label = paragraph.runs.filter(({ style }) => style === 'Label' || style === 'Number').map(({ text }) => text).join('')
  const change = paragraph.mark?.kind === 'ins' ? authors.partiesOf(paragraph.mark.author).map(({ code }) => code).join(',') : null
  const head = unit.alternative ? '' : headOf(context.parties, { kind: 'ins', by: heads.get('0 ins') ?? change ?? '' })
  const named = unit.alternative && unit.proposed && change !== null ? [attribution(context.parties, change)] : []
  const marks = marksIn(paragraph.runs, context)
  // The name of a version stands right behind its bracket.
  const behind = named.length > 0 || !unit.alternative || !unit.proposed ? [...named, ...(said.remarks.get(0) ?? []), ...marks] : [...marks.slice(0, 1), ...(said.remarks.get(0) ?? []), ...marks.slice(1)]
  const body = unit.proposed ? `[${head || '\\~'}${words}]` : words
  const place = label === '' ? unit.kind : `${unit.kind} ${label.replace(/[\\\s]+/g, ' ').trim()}`
  return { line: `${unit.alternative ? '// ' : ''}\\${place}\\ ${[body, ...behind].join('\\ ')}${behind.length > 0 ? '' : '\\'}`, comments: said.comments }
}

function all<T extends HiddenMark['type']>(run: WordRun, type: T): (HiddenMark & { readonly type: T })[] {
  return (run.hidden ?? []).filter((mark): mark is HiddenMark & { readonly type: T } => mark.type === type)
}

/** Character styles of what is printed around the words. */
const around: ReadonlySet<string> = new Set(['Label', 'Number', 'Sign', 'Bracket', 'Remark', 'Stamp', 'FootnoteReference'])

function isWord(run: WordRun): boolean {
  return run.note === null && !around.has(run.style ?? '') && all(run, 'mark').length === 0
}

/** Whether words look like something printed around the words and stand where nothing of that kind is: they must not get lost. */
function isMisplaced(run: WordRun): boolean {
  if (!/[\p{L}\p{N}]/u.test(run.text) || all(run, 'mark').length > 0) return false
  if (run.style === 'Sign' || run.style === 'Stamp') return true
  return (run.style === 'Bracket' && all(run, 'head').length === 0) || (run.style === 'Remark' && all(run, 'remark').length === 0)
}

/** Words under no bracket and no note. */
function plainly(runs: readonly WordRun[]): string {
  return runs.filter(isWord).map(({ text }) => text.replace(/[[\]\\]/g, '\\$&').replace(/(\d)\//g, '$1\\~/').replace(/\(/g, '\\~(')).join('')
}

/** Contested words the way the house prints them, with numbers where those would not be read as they are. */
function wordsOf(runs: readonly Run[], draft: Draft): string {
  if (!/[[\]\\]/.test(textOf(runs))) return serialiseRuns(runs, draft)
  return pieceText(wordPieces(runs, { ...houseStyle(draft), escaped: true, numbered: true }))
}

function headsIn(runs: readonly WordRun[], book: PartyBook): ReadonlyMap<string, string> {
  const printed = new Map<string, string>()
  for (const run of runs) for (const { number, kind } of all(run, 'head')) printed.set(`${number} ${kind}`, (printed.get(`${number} ${kind}`) ?? '') + run.text)
  return new Map([...printed].map(([key, text]) => [key, readHead(text.replace(/^\[/, ''), book)?.by ?? '']))
}

/** Who would change these words, where that is a change and not a head. */
function holderOf(runs: readonly WordRun[], number: number, kind: BracketKind, authors: Authors): string {
  for (const run of runs) {
    if (run.text.trim() === '' || !all(run, 'bracket').some((mark) => mark.number === number && mark.kind === kind)) continue
    const change = run.changes.find((each) => each.kind === kind)
    if (change) return authors.partiesOf(change.author).map(({ code }) => code).join(',')
  }
  return ''
}

/** What is said of each bracket behind it or in comments, by its number; 0 for the unit. */
function remarksIn({ runs, own }: WordParagraph, known: ReadonlyMap<string, WordComment>): { readonly remarks: ReadonlyMap<number, readonly string[]>; readonly comments: readonly string[] } {
  const remarks = new Map<number, string[]>()
  const add = (number: number, text: string) => remarks.set(number, [...(remarks.get(number) ?? []), text])
  const comments: string[] = []
  for (const [id, number] of Object.entries(own?.comments ?? {})) {
    const comment = known.get(id)
    if (!comment) continue
    add(number, comment.text)
    comments.push(id)
  }
  for (const run of runs) if (run.style === 'Remark') for (const { number } of all(run, 'remark')) add(number, run.text.trim())
  return { remarks, comments }
}

/** The marks behind the words, as they are printed. */
function marksIn(runs: readonly WordRun[], { noteNumber }: OwnContext): string[] {
  const marks: string[] = []
  let inside = false
  for (const run of runs) {
    const isMark = all(run, 'mark').length > 0
    if (isMark && !inside) marks.push('')
    inside = isMark
    if (!isMark) continue
    const [cited] = all(run, 'citation')
    const last = marks.length - 1
    if (cited || (run.style === 'FootnoteReference' && /^\d+$/.test(run.text))) marks[last] += ` ${noteNumber(cited?.number ?? Number(run.text)) ?? run.text}`
    else marks[last] += run.text
  }
  return marks
}
