import { Worker } from 'node:worker_threads'
import { refuse } from '../../schema/refusal.ts'
import type { ReadingAnswer, ReadingTask } from './readingTask.ts'

/** Nobody waits for the reading any more. */
export class NoLongerWanted extends Error {
  override readonly name = 'NoLongerWanted'
}

/** Bounds of one reading. */
export interface ReadingLimits {
  readonly seconds: number
  readonly megabytes: number
}

// The longest text that is taken needs some seconds, more on a machine that does much else.
const usual: ReadingLimits = { seconds: 120, megabytes: 1024 }
/** Threads that read at once: one more would only make all of them slower, and the room with them. */
const MOST = 2

let atWork = 0
let readToTheEnd = 0
const waiting: (() => void)[] = []
/** A thread that waits for the next file, since starting one takes longer than reading most files. */
let idle: Worker | null = null

/** How many files are being read, and how many have been read to the end. */
export function readings(): { readonly atWork: number; readonly done: number } {
  return { atWork, done: readToTheEnd }
}

/** Reads in a thread of its own with bounds to its time and memory, so that nobody who types in this moment notices. Once the signal is given
 * the thread is stopped, wherever it is, and `NoLongerWanted` thrown. */
export async function readInThread(task: ReadingTask, signal?: AbortSignal, limits: ReadingLimits = usual): Promise<ReadingAnswer> {
  await turn(signal)
  try {
    const answer = await inThread(task, limits, signal)
    readToTheEnd += 1
    return answer
  } catch (error) {
    if (error instanceof OutOfBounds) return refuse('size', 'This file takes more time or memory to read than a draft may. Divide it, and bring in its parts.')
    throw error
  } finally {
    atWork -= 1
    waiting.shift()?.()
  }
}

class OutOfBounds extends Error {
  override readonly name = 'OutOfBounds'
}

/** Waits until there is a thread to be had. */
async function turn(signal: AbortSignal | undefined): Promise<void> {
  while (atWork >= MOST && !signal?.aborted) {
    let gone = () => {}
    await new Promise<void>((resolve) => {
      gone = () => {
        const at = waiting.indexOf(resolve)
        if (at >= 0) waiting.splice(at, 1)
        resolve()
      }
      waiting.push(resolve)
      signal?.addEventListener('abort', gone, { once: true })
    })
    signal?.removeEventListener('abort', gone)
  }
  // It may have been told that it is its turn in the moment it went: then it is the next one's.
  if (signal?.aborted) waiting.shift()?.()
  throwIfGone(signal)
  atWork += 1
}

function throwIfGone(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new NoLongerWanted('Nobody waits for this any more.')
}

function inThread(task: ReadingTask, { seconds, megabytes }: ReadingLimits, signal: AbortSignal | undefined): Promise<ReadingAnswer> {
  const isUsual = megabytes === usual.megabytes
  const worker = (isUsual ? taken() : null) ?? started(megabytes)
  return new Promise((resolve, reject) => {
    const failed = (error: Error) => {
      release()
      void worker.terminate()
      reject(error)
    }
    const onMessage = (answer: ReadingAnswer) => {
      release()
      if (isUsual) keep(worker)
      else void worker.terminate()
      resolve(answer)
    }
    const onError = (error: NodeJS.ErrnoException) => failed(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new OutOfBounds() : error)
    const onExit = () => failed(new OutOfBounds())
    const onAbort = () => failed(new NoLongerWanted('Nobody waits for this any more.'))
    const clock = setTimeout(onExit, seconds * 1000)
    const release = () => {
      clearTimeout(clock)
      signal?.removeEventListener('abort', onAbort)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    signal?.addEventListener('abort', onAbort, { once: true })
    worker.postMessage(task)
  })
}

/** Starts the thread before there is a file, so that the first one does not wait either. */
export function prepareReading(): void {
  if (!idle) keep(started(usual.megabytes))
}

function started(megabytes: number): Worker {
  return new Worker(new URL('./readingThread.mjs', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: megabytes, stackSizeMb: 8 } })
}

function taken(): Worker | null {
  const worker = idle
  idle = null
  worker?.removeAllListeners('exit').removeAllListeners('error')
  worker?.ref()
  return worker
}

function keep(worker: Worker): void {
  if (idle) return void worker.terminate()
  worker.unref()
  const lost = () => {
    if (idle === worker) idle = null
  }
  worker.once('exit', lost).once('error', lost)
  idle = worker
}
