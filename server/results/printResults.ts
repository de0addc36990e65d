import type { Refusal } from '../../schema/refusal.ts'
import { refuse } from '../../schema/refusal.ts'
import { renditionOf } from '../../schema/rendition/render.ts'
import { toHtml } from '../../schema/rendition/toHtml.ts'
import { toText } from '../../schema/rendition/toText.ts'
import { resultsDraft } from '../../schema/results/resultsDraft.ts'
import { resultsOf } from '../../schema/results/resultsOf.ts'
import { writePdf } from '../pdf/writePdf.ts'
import { writeDocx } from '../word/out/writeDocx.ts'
import type { DatedSpan } from './meetingSpan.ts'

/** Files the results of a meeting are had as. */
export const resultFormats = ['json', 'txt', 'html', 'docx', 'pdf'] as const
export type ResultFormat = (typeof resultFormats)[number]

const types: Readonly<Record<ResultFormat, string>> = {
  json: 'application/json; charset=utf-8', txt: 'text/plain; charset=utf-8', html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', pdf: 'application/pdf',
}

/** The results of a meeting in print: a page of decisions, and behind it the annotated text. Only for programs they stand alone (json). */
export async function printResults(span: DatedSpan, wished: string): Promise<{ readonly to: ResultFormat; readonly type: string; readonly content: string | Uint8Array } | Refusal> {
  const to = resultFormats.find((each) => each === wished)
  if (!to) return refuse('malformed', `The results of a meeting are printed to ${resultFormats.join(', ')}, not to "${wished}".`)
  const results = resultsOf(span)
  const content = to === 'json' ? `${JSON.stringify({ ...results, from: span.from, to: span.to }, null, 2)}\n` : await paper(to)
  return typeof content === 'object' && 'ok' in content ? content : { to, type: types[to], content }

  async function paper(format: Exclude<ResultFormat, 'json'>): Promise<string | Uint8Array | Refusal> {
    const draft = resultsDraft(results, span.after)
    if (format === 'docx') return writeDocx(draft, { as: 'annotated' })
    if (format === 'pdf') return await writePdf(draft, { as: 'annotated' })
    const rendition = renditionOf(draft, { as: 'annotated' })
    return format === 'html' ? toHtml(rendition) : toText(rendition)
  }
}
