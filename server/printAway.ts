import type { Refusal } from '../schema/refusal.ts'
import { isLong, onPaper } from './paper/onPaper.ts'
import type { WorkFor } from './threads/lane.ts'
import type { PrintAnswer, PrintTask } from './writePrint.ts'

/** Prints a long draft in a thread of its own, so that nobody who types in this moment notices; a short one at once. A refusal where it takes
 * longer than `seconds`. */
export async function printAway(task: PrintTask, seconds?: number, given: WorkFor = {}): Promise<PrintAnswer | Refusal> {
  return await onPaper('print', [task], { ...given, seconds, isLong: isLong(task.draft) })
}
