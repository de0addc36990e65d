import type { Draft } from '../../schema/draft.ts'
import type { Refusal } from '../../schema/refusal.ts'
import { refuse } from '../../schema/refusal.ts'
import type { WorkFor } from '../threads/lane.ts'
import { OutOfBounds, createLane } from '../threads/lane.ts'
import type { PaperAnswer, PaperGiven, PaperName, PaperTask } from './paperWork.ts'
import { doPaperWork } from './paperWork.ts'

// Printing a draft of two hundred pages takes a second.
const usual = { seconds: 60, megabytes: 768 }
const lane = createLane<PaperTask, unknown>({ entry: new URL('./paperThread.mjs', import.meta.url), atOnce: 2, most: 48, mostOfOne: 6, ...usual })

/** How much is in the hands of the threads, how much waits for them, and how much they have done. */
export function paperwork(): { readonly atWork: number; readonly waiting: number; readonly done: number } {
  return { atWork: lane.atWork, waiting: lane.waiting, done: lane.done }
}

/** Does work on a long draft in a thread of its own, so that nobody who types in this moment notices; on a short one, which is done sooner
 * than it could be handed over, at once. A refusal where it takes longer than it may. */
export async function onPaper<Name extends PaperName>(name: Name, given: PaperGiven<Name>, how: WorkFor & { readonly isLong: boolean; readonly seconds?: number | undefined }): Promise<PaperAnswer<Name> | Refusal> {
  const { isLong: away, seconds = usual.seconds, ...wishes } = how
  // The answer is that of the work of this name.
  if (!away) return doPaperWork({ name, given }) as PaperAnswer<Name>
  try {
    return (await lane.run({ name, given }, { ...wishes, limits: { ...usual, seconds } })) as PaperAnswer<Name>
  } catch (error) {
    if (error instanceof OutOfBounds) return refuse('size', 'This draft takes more time than a draft may. Divide it, and ask for its parts.')
    throw error
  }
}

/** Whether work on a draft takes long enough for somebody who types to notice: printing twenty pages takes some fifty milliseconds. */
export function isLong({ units }: Pick<Draft, 'units'>): boolean {
  let length = 0
  for (const { runs } of units) {
    for (const { text } of runs) length += text.length
    if (length > LONG) return true
  }
  return false
}

const LONG = 50_000
