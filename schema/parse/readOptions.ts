import type { DateOrder } from './dates.ts'

/** What a reader is told by somebody who knows better than the text. */
export interface ReadOptions {
  /** How dates in numbers are read, whatever the text proves. */
  readonly dates?: DateOrder
  /** Names that are written like those of parties and are words. */
  readonly notParties?: ReadonlySet<string>
  /** Told now and then how many of the units are read. */
  readonly progress?: (done: number, of: number) => void
}
