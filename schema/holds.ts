import { secondsAfter, secondsBetween } from './calendar.ts'
import type { Draft, Hold } from './draft.ts'

/** How long a hold lasts: time to read out the final words, short enough that a forgotten one hinders nobody. */
export const HOLD_SECONDS = 30

/** The hold on a unit at an instant; null where there is none or its time is over. */
export function heldBy(draft: Pick<Draft, 'holds'>, unit: string, now: string): Hold | null {
  const hold = draft.holds[unit]
  return hold && secondsBetween(now, hold.until) > 0 ? hold : null
}

/** A hold taken now. */
export function holdFrom(user: string, now: string): Hold {
  return { by: user, until: secondsAfter(now, HOLD_SECONDS) }
}
