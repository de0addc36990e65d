import { Worker } from 'node:worker_threads'
import { refuse } from '../schema/refusal.ts'
import type { PrintAnswer, PrintTask } from './writePrint.ts'
import { writePrint } from './writePrint.ts'

/** Prints a long draft in a thread of its own, one after the other, so that nobody who types in this moment notices; a short one, which
 * is printed sooner than it could be handed over, at once. A refusal where it takes longer than `seconds`. */
export async function printAway(task: PrintTask, seconds = usual): Promise<PrintAnswer> {
  if (!isLong(task)) return writePrint(task)
  if (waiting >= MANY) return refuse('size', 'Many long documents are being printed at the moment. Ask again in a minute.')
  waiting += 1
  const turn = before.then(() => inThread(task, seconds)).finally(() => void (waiting -= 1))
  before = turn.then(noMatter, noMatter)
  return await turn
}

/** Whether printing takes long enough for somebody who types to notice: that of twenty pages takes some fifty milliseconds. */
export function isLong({ draft }: Pick<PrintTask, 'draft'>): boolean {
  let length = 0
  for (const { runs } of draft.units) {
    for (const { text } of runs) length += text.length
    if (length > LONG) return true
  }
  return false
}

const LONG = 50_000
// A draft of two hundred pages takes a second.
const usual = 60
const MANY = 24
let before: Promise<void> = Promise.resolve()
let waiting = 0

/** A thread that waits for the next print, since starting one takes longer than most prints. */
let idle: Worker | null = null

function inThread(task: PrintTask, seconds: number): Promise<PrintAnswer> {
  const worker = idle ?? new Worker(new URL('./printThread.mjs', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 768 } })
  idle = null
  worker.removeAllListeners('error').removeAllListeners('exit').ref()
  return new Promise<PrintAnswer>((resolve, reject) => {
    const ended = () => {
      clearTimeout(clock)
      // Not those that Node itself has on it.
      worker.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit')
    }
    const stopped = () => {
      ended()
      void worker.terminate()
    }
    const clock = setTimeout(() => {
      stopped()
      resolve(refuse('size', 'This draft takes more time to print than a draft may. Divide it, and print the parts.'))
    }, seconds * 1000)
    worker.once('message', (answer: PrintAnswer) => {
      ended()
      worker.unref()
      worker.once('exit', () => (idle = idle === worker ? null : idle)).once('error', noMatter)
      idle = worker
      resolve(answer)
    })
    worker.once('error', (error) => {
      stopped()
      reject(error)
    })
    worker.once('exit', () => {
      stopped()
      reject(new Error('The thread that prints ended without an answer.'))
    })
    worker.postMessage(task)
  })
}

function noMatter(): void {}
