import type { Party } from '../../schema/draft.ts'
import type { Answer, Reviewed, Source } from '../../schema/review/reviewItem.ts'

/** What the worker is told: the source once, then answers as often as they change. */
export type ToReader =
  | { readonly type: 'open'; readonly source: Source; readonly parties: readonly Party[] }
  | { readonly type: 'read'; readonly answers: readonly Answer[] }

/** What the worker tells. */
export type FromReader =
  | ({ readonly type: 'progress' } & ReadingProgress)
  | { readonly type: 'read'; readonly reviewed: Reviewed }
  | { readonly type: 'failed' }

/** How far the reading is. */
export interface ReadingProgress {
  readonly phase: string
  readonly done: number
  readonly of: number
}

/** The worker as it is spoken to. */
export interface ReadingWorker {
  readonly post: (message: ToReader) => void
  readonly close: () => void
}

export type StartWorker = (hear: (told: FromReader) => void) => ReadingWorker

/** Told of what becomes of a reading. */
export interface ReaderEars {
  readonly progress: (progress: ReadingProgress) => void
  readonly read: (reviewed: Reviewed) => void
  /** The latest answers could not be read. */
  readonly failed: () => void
}

export interface Reader {
  /** Reads the source with these answers. Of several asked for while one is being read only the last is read. */
  readonly read: (answers: readonly Answer[]) => void
  readonly close: () => void
}

/** A reader of one source, in a worker, so that the page goes on answering however long the text is. */
export function openReader(source: Source, parties: readonly Party[], ears: ReaderEars, startWorker: StartWorker = readingWorker): Reader {
  let isBusy = false
  let waiting: readonly Answer[] | null = null
  const start = (answers: readonly Answer[]) => {
    isBusy = true
    waiting = null
    worker.post({ type: 'read', answers })
  }
  const worker = startWorker((told) => {
    if (told.type === 'progress') return ears.progress(told)
    isBusy = false
    // What was asked for since makes this one stale.
    if (waiting) return start(waiting)
    if (told.type === 'read') ears.read(told.reviewed)
    else ears.failed()
  })
  worker.post({ type: 'open', source, parties })
  return {
    read(answers) {
      if (isBusy) waiting = answers
      else start(answers)
    },
    close: worker.close,
  }
}

function readingWorker(hear: (told: FromReader) => void): ReadingWorker {
  const worker = new Worker(new URL('./readWorker.ts', import.meta.url), { type: 'module', name: 'reading' })
  worker.addEventListener('message', ({ data }: MessageEvent<FromReader>) => hear(data))
  worker.addEventListener('error', () => hear({ type: 'failed' }))
  return { post: (message) => worker.postMessage(message), close: () => worker.terminate() }
}
