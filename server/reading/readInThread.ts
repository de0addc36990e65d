import { refuse } from '../../schema/refusal.ts'
import type { WorkFor } from '../threads/lane.ts'
import { OutOfBounds, createLane } from '../threads/lane.ts'
import type { ReadingAnswer, ReadingTask } from './readingTask.ts'

// The longest text that is taken needs some seconds, more on a machine that does much else.
const lane = createLane<ReadingTask, ReadingAnswer>({ entry: new URL('./readingThread.mjs', import.meta.url), atOnce: 2, most: 24, mostOfOne: 3, seconds: 120, megabytes: 1024 })

/** How many files are being read, and how many have been read to the end. */
export function readings(): { readonly atWork: number; readonly done: number } {
  return { atWork: lane.atWork, done: lane.done }
}

/** Reads in a thread of its own with bounds to its time and memory, so that nobody who types in this moment notices. Once the signal is given
 * the thread is stopped, wherever it is, and `NoLongerWanted` thrown. */
export async function readInThread(task: ReadingTask, given?: WorkFor): Promise<ReadingAnswer> {
  try {
    return await lane.run(task, given)
  } catch (error) {
    if (error instanceof OutOfBounds) return refuse('size', 'This file takes more time or memory to read than a draft may. Divide it, and bring in its parts.')
    throw error
  }
}

/** Starts the thread before there is a file, so that the first one does not wait either. */
export function prepareReading(): void {
  lane.prepare()
}
