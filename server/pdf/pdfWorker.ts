import { parentPort } from 'node:worker_threads'
import type { Draft } from '../../schema/draft.ts'
import { renditionOf } from '../../schema/rendition/render.ts'
import type { PdfOptions } from './pdfText.ts'
import { pdfText } from './pdfText.ts'
import type { PdfAnswer } from './setPdf.ts'
import { setPdf } from './setPdf.ts'

/** What is asked of the thread. */
export interface PdfTask {
  readonly draft: Draft
  readonly options: PdfOptions
}

async function answer({ draft, options }: PdfTask): Promise<PdfAnswer> {
  return await setPdf(pdfText(renditionOf(draft, options), options.lineNumbers ?? null))
}

// One draft is set, and the thread ends: what the memory of WebAssembly has grown to, it never gives back.
parentPort?.once('message', (task: PdfTask) => void answer(task).then((given) => parentPort?.postMessage(given)))
