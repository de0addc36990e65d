import type { Draft } from '../../schema/draft.ts'
import { renditionOf } from '../../schema/rendition/render.ts'
import { toHtml } from '../../schema/rendition/toHtml.ts'
import { toText } from '../../schema/rendition/toText.ts'
import { resultsDraft } from '../../schema/results/resultsDraft.ts'
import { resultsOf } from '../../schema/results/resultsOf.ts'
import { draftOfSnapshot } from '../room/takeSnapshot.ts'
import { writeDocx } from '../word/out/writeDocx.ts'
import type { KeptSpan } from './meetingSpan.ts'

/** Files the results of a meeting are had as. */
export const resultFormats = ['json', 'txt', 'html', 'docx', 'pdf'] as const
export type ResultFormat = (typeof resultFormats)[number]

const types: Readonly<Record<ResultFormat, string>> = {
  json: 'application/json; charset=utf-8', txt: 'text/plain; charset=utf-8', html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', pdf: 'application/pdf',
}

/** The results of a meeting in print. A PDF is still to be set: that has a thread of its own. */
export interface PrintedResults {
  readonly content: string | Uint8Array | { readonly toBeSet: Draft }
  readonly type: string
  /** What its file is called after. */
  readonly named: Pick<Draft, 'title' | 'symbol'> & { readonly date: string | null }
}

/** A page of decisions, and behind it the annotated text. Only for programs they stand alone (json). */
export function printResults({ meeting: id, from, to: end, now, log }: KeptSpan, to: ResultFormat): PrintedResults {
  const before = draftOfSnapshot(from)
  const after = end ? draftOfSnapshot(end) : (now ?? before)
  const meeting = after.meetings.find((each) => each.id === id)
  if (!meeting) throw new Error(`a snapshot of the meeting ${id} does not know it`)
  const results = resultsOf({ before, after, meeting, log })
  const { title, symbol } = after
  return { type: types[to], named: { title, symbol, date: meeting.date }, content: content() }

  function content(): PrintedResults['content'] {
    if (to === 'json') return `${JSON.stringify({ ...results, from: from.id, to: end?.id ?? null }, null, 2)}\n`
    const draft = resultsDraft(results, after)
    if (to === 'docx') return writeDocx(draft, { as: 'annotated' })
    if (to === 'pdf') return { toBeSet: draft }
    const rendition = renditionOf(draft, { as: 'annotated' })
    return to === 'html' ? toHtml(rendition) : toText(rendition)
  }
}
