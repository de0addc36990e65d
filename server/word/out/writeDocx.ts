import type { Draft } from '../../../schema/draft.ts'
import { documentHead } from '../../../schema/rendition/documentHead.ts'
import { renditionOf } from '../../../schema/rendition/render.ts'
import type { Assumption } from '../../../schema/rendition/rendition.ts'
import type { TrackedComment } from '../../../schema/rendition/tracked.ts'
import { tracked } from '../../../schema/rendition/tracked.ts'
import { Footnotes } from './footnotes.ts'
import { bookmarked } from './hiddenBookmarks.ts'
import type { DocxParts } from './packDocx.ts'
import { packDocx } from './packDocx.ts'
import { firstHeaderPart, footerPart, runningHeadPart, sectionProperties } from './pageParts.ts'
import { printedUnits } from './printedUnits.ts'
import type { Setting } from './run.ts'
import { textRun } from './run.ts'
import { stillOpenTable } from './stillOpenTable.ts'
import { commentsPart, trackedUnits } from './trackedUnits.ts'
import { el, wordNames, xmlFile } from './xml.ts'

export const wordReadings = ['annotated', 'clean', 'tracked'] as const
/** How a draft is printed to Word: with every mark, as it would read, or with its proposals as changes Word can accept and reject. */
export type WordReading = (typeof wordReadings)[number]

export interface WordOptions {
  readonly as: WordReading
  /** For a clean text. */
  readonly assume?: Assumption | undefined
  /** Every how many lines a line is numbered; none without it. */
  readonly lineNumbers?: number | undefined
  /** ISO instant of those changes in a tracked text of which the draft does not know when they were proposed: by default its last meeting, if that is known. */
  readonly date?: string | undefined
}

/** A draft as a Word file. The same draft gives the same bytes on every machine. */
export function writeDocx(draft: Draft, options: WordOptions): Uint8Array {
  return packDocx(docxPartsOf(draft, options))
}

/** What that file is made of, for whoever packs it in another way. */
export function docxPartsOf(draft: Draft, options: WordOptions): DocxParts {
  const { as } = options
  const date = options.date ?? lastMeeting(draft)
  let id = 0
  const setting: Setting = { nextId: () => ++id, date }
  const places = new Map(draft.units.map((unit, at) => [unit.id, `_Unit${at + 1}`]))
  const bookmarkOf = (unit: string) => places.get(unit) ?? ''
  let comments: readonly TrackedComment[] = []
  let table = ''
  let units: string[]
  let footnotes: Footnotes
  if (as === 'tracked') {
    const rendition = tracked(draft)
    // Comments are numbered from 0 on, so what else has a number begins behind them.
    id = rendition.comments.length
    comments = rendition.comments
    footnotes = new Footnotes(rendition.notes, setting)
    units = trackedUnits(rendition, footnotes, setting, bookmarkOf)
  } else {
    const rendition = renditionOf(draft, { as, assume: as === 'clean' ? options.assume : undefined })
    const printed = new Set(rendition.blocks.map(({ unit }) => unit))
    table = stillOpenTable(rendition.stillOpen, (unit) => (printed.has(unit) ? bookmarkOf(unit) : null), setting)
    footnotes = new Footnotes(rendition.notes, setting)
    units = printedUnits(rendition, footnotes, setting, bookmarkOf)
  }
  const body = [...units, ...footnotes.uncited().map((note) => uncitedNote(note, setting)), table]
  const head = documentHead(draft)
  const section = sectionProperties({ hasHeader: head.length > 0, hasHead: head.length > 0, lineNumbers: options.lineNumbers ?? null })
  return {
    title: draft.title, symbol: draft.symbol, date, records: as === 'tracked',
    document: xmlFile(el('w:document', wordNames, el('w:body', {}, ...body, section))),
    head: head.length === 0 ? null : firstHeaderPart(head),
    header: head.length === 0 ? null : runningHeadPart(draft.symbol),
    footer: footerPart(),
    footnotes: footnotes.part(),
    comments: comments.length === 0 ? null : commentsPart(comments, date),
  }
}

/** A note nobody cites, behind the text. */
function uncitedNote({ number, text }: { readonly number: string; readonly text: string }, setting: Setting): string {
  return el('w:p', {}, '<w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>', bookmarked('', [{ type: 'uncited', number: Number(number) }], setting), textRun(`${number}/\t${text.replace(/\s+/g, ' ').trim()}`))
}

/** The day of the last meeting as an instant: the only date a draft can tell. */
export function lastMeeting({ meetings }: Pick<Draft, 'meetings'>): string | null {
  const days = meetings.flatMap(({ date }) => date ?? []).sort()
  return days.length === 0 ? null : `${days[days.length - 1]}T00:00:00Z`
}
