import type { RoomState } from './room.ts'
import type { Store } from './store.ts'
import type { Timers } from './timers.ts'

// Longer than a server takes on a bad line, shorter than somebody waits before pressing again. Milliseconds.
const PATIENCE = 5000

/** Waits for a state of the room. */
export interface Waiting {
  /** Resolves to true once the state is as asked for, and to false when that takes too long. */
  readonly until: (as: (state: RoomState) => boolean) => Promise<boolean>
}

/** Waits on a store. */
export function createWaiting(store: Store<RoomState>, later: Timers['later']): Waiting {
  return {
    until(as) {
      if (as(store.get())) return Promise.resolve(true)
      return new Promise((resolve) => {
        const end = (reached: boolean) => {
          stop()
          callOff()
          resolve(reached)
        }
        const stop = store.subscribe(() => {
          if (as(store.get())) end(true)
        })
        const callOff = later(PATIENCE, () => end(false))
      })
    },
  }
}
