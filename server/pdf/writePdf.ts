import { Worker } from 'node:worker_threads'
import type { Draft } from '../../schema/draft.ts'
import type { Refusal } from '../../schema/refusal.ts'
import { refuse } from '../../schema/refusal.ts'
import type { PdfOptions } from './pdfText.ts'
import type { PdfTask } from './pdfWorker.ts'
import type { PdfAnswer } from './setPdf.ts'

/** A draft as a tagged PDF; a refusal where it holds letters no font here has, or takes too long. The same draft gives the same bytes on
 * every machine. It is set in a thread of its own, one at a time, so that nobody who types in this moment notices. `seconds` is all it may take. */
export async function writePdf(draft: Draft, options: PdfOptions, seconds = usual): Promise<Uint8Array | Refusal> {
  if (waiting >= MANY) return refuse('size', 'Many PDFs are being made at the moment. Ask again in a minute.')
  waiting += 1
  const turn = before.then(() => inThread({ draft, options }, seconds)).finally(() => void (waiting -= 1))
  before = turn.then(noMatter, noMatter)
  const answer = await turn
  if (answer === null) return refuse('size', 'This draft takes more time to set as a PDF than a draft may. Print it to Word, and save that as a PDF.')
  if ('pdf' in answer) return answer.pdf
  const few = answer.missing.slice(0, 5).map((character) => `“${character}”`).join(' ')
  return refuse('malformed', `The typeface of the PDF has no ${few}${answer.missing.length > 5 ? ' and more' : ''}. Print to Word, which takes the fonts of the reader, and save that as a PDF.`)
}

// A draft of two hundred pages takes eight seconds of a machine that does nothing else.
const usual = 120

/** The print before this one: two at once would need the memory of both. */
let before: Promise<void> = Promise.resolve()
let waiting = 0
const MANY = 12

function noMatter(): void {}

/** Null where the time is up. */
async function inThread(task: PdfTask, seconds: number): Promise<PdfAnswer | null> {
  const worker = new Worker(new URL('./pdfThread.mjs', import.meta.url), { workerData: task })
  let clock: NodeJS.Timeout | undefined
  try {
    return await new Promise((resolve, reject) => {
      clock = setTimeout(() => resolve(null), seconds * 1000)
      worker.once('message', resolve).once('error', reject).once('exit', () => reject(new Error('The thread that sets PDFs ended without an answer.')))
    })
  } finally {
    clearTimeout(clock)
    await worker.terminate()
  }
}
