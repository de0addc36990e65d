import type { Draft } from '../../schema/draft.ts'
import type { Refusal } from '../../schema/refusal.ts'
import { refuse } from '../../schema/refusal.ts'
import type { WorkFor } from '../threads/lane.ts'
import { OutOfBounds, createLane } from '../threads/lane.ts'
import type { PdfOptions } from './pdfText.ts'
import type { PdfTask } from './pdfWorker.ts'
import type { PdfAnswer } from './setPdf.ts'

// A draft of two hundred pages takes eight seconds of a machine that does nothing else; two at once would need the memory of both.
const usual = { seconds: 120, megabytes: 1024 }
const lane = createLane<PdfTask, PdfAnswer>({ entry: new URL('./pdfThread.mjs', import.meta.url), atOnce: 1, most: 12, mostOfOne: 3, keeps: false, ...usual })

/** A draft as a tagged PDF; a refusal where it holds letters no font here has, or takes too long. The same draft gives the same bytes on
 * every machine. It is set in a thread of its own, one at a time, so that nobody who types in this moment notices. `seconds` is all it may take. */
export async function writePdf(draft: Draft, options: PdfOptions, seconds = usual.seconds, given: WorkFor = {}): Promise<Uint8Array | Refusal> {
  const answer = await lane.run({ draft, options }, { ...given, limits: { ...usual, seconds } }).catch((error: unknown) => {
    if (error instanceof OutOfBounds) return null
    throw error
  })
  if (answer === null) return refuse('size', 'This draft takes more time to set as a PDF than a draft may. Print it to Word, and save that as a PDF.')
  if ('pdf' in answer) return answer.pdf
  const few = answer.missing.slice(0, 5).map((character) => `“${character}”`).join(' ')
  return refuse('malformed', `The typeface of the PDF has no ${few}${answer.missing.length > 5 ? ' and more' : ''}. Print to Word, which takes the fonts of the reader, and save that as a PDF.`)
}
