/** Things to be done after a while, which end with the room. */
export interface Timers {
  /** Does something after some milliseconds; the returned function calls it off. */
  readonly later: (milliseconds: number, act: () => void) => () => void
  /** Does something at most once in so many milliseconds, the last time included. */
  readonly soon: (name: string, milliseconds: number, act: () => void) => void
  readonly stop: () => void
}

/** Timers that can all be stopped at once. */
export function createTimers(): Timers {
  const running = new Set<ReturnType<typeof setTimeout>>()
  const named = new Map<string, ReturnType<typeof setTimeout>>()
  const start = (milliseconds: number, act: () => void) => {
    const timer = setTimeout(() => {
      running.delete(timer)
      act()
    }, milliseconds)
    running.add(timer)
    return timer
  }
  return {
    later(milliseconds, act) {
      const timer = start(milliseconds, act)
      return () => {
        clearTimeout(timer)
        running.delete(timer)
      }
    },
    soon(name, milliseconds, act) {
      if (named.has(name)) return
      named.set(name, start(milliseconds, () => {
        named.delete(name)
        act()
      }))
    },
    stop() {
      for (const timer of running) clearTimeout(timer)
      running.clear()
      named.clear()
    },
  }
}
