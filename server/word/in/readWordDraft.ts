import { Worker } from 'node:worker_threads'
import type { Draft, Party } from '../../../schema/draft.ts'
import type { Refusal } from '../../../schema/refusal.ts'
import { refuse } from '../../../schema/refusal.ts'
import { wordKind } from './wordKind.ts'
import type { WordAnswer, WordTask } from './readWordWorker.ts'

/** Reads a Word file as a draft, in a thread of its own with little memory and little time, so that nobody who types in this moment
 * notices. Whatever the file is, it answers: with the draft, or with a sentence. */
export async function readWordDraft(bytes: Uint8Array, parties: readonly Party[], limits: { readonly seconds: number; readonly megabytes: number } = usual): Promise<Draft | Refusal> {
  const wrong = wordKind(bytes)
  if (wrong !== 'word') return refuse('malformed', wrong)
  try {
    const answer = await inThread({ bytes, parties }, limits)
    if ('sentence' in answer) return refuse('malformed', answer.sentence)
    if (answer.draft.units.length === 0) return refuse('malformed', 'The file holds no words. Choose the file that holds the text of the draft.')
    return answer.draft
  } catch (error) {
    if (!(error instanceof OutOfBounds)) throw error
    return refuse('size', 'This Word file takes more time or memory to read than a draft may. Divide it, or save it as plain text and import that.')
  }
}

// A draft of two thousand pages takes five seconds.
const usual = { seconds: 30, megabytes: 768 }

class OutOfBounds extends Error {
  override readonly name = 'OutOfBounds'
}

/** A thread that waits for the next file, since starting one takes longer than reading most files. */
let idle: { readonly worker: Worker; readonly megabytes: number } | null = null

function inThread(task: WordTask, { seconds, megabytes }: { readonly seconds: number; readonly megabytes: number }): Promise<WordAnswer> {
  const worker = taken(megabytes) ?? started(megabytes)
  return new Promise((resolve, reject) => {
    const failed = (error: Error) => {
      release()
      void worker.terminate()
      reject(error)
    }
    const onMessage = (answer: WordAnswer) => {
      release()
      keep(worker, megabytes)
      resolve(answer)
    }
    const onError = (error: NodeJS.ErrnoException) => failed(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new OutOfBounds() : error)
    const onExit = () => failed(new OutOfBounds())
    const clock = setTimeout(onExit, seconds * 1000)
    const release = () => {
      clearTimeout(clock)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    worker.postMessage(task)
  })
}

function started(megabytes: number): Worker {
  return new Worker(new URL('./wordThread.mjs', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: megabytes, stackSizeMb: 8 } })
}

function taken(megabytes: number): Worker | null {
  if (idle?.megabytes !== megabytes) return null
  const { worker } = idle
  idle = null
  worker.removeAllListeners('exit').removeAllListeners('error')
  worker.ref()
  return worker
}

function keep(worker: Worker, megabytes: number): void {
  if (idle) return void worker.terminate()
  worker.unref()
  const lost = () => {
    if (idle?.worker === worker) idle = null
  }
  worker.once('exit', lost).once('error', lost)
  idle = { worker, megabytes }
}
