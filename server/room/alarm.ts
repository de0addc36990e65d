/** Rings once something is due. Set again, it keeps the earlier time: one that rings too early finds nothing due and is set anew. */
export interface Alarm {
  /** In milliseconds since 1970; null where nothing is due. */
  set(at: number | null): void
  stop(): void
}

export function createAlarm(now: () => number, ring: () => void): Alarm {
  let next: { readonly at: number; readonly timer: NodeJS.Timeout } | null = null
  const stop = () => {
    clearTimeout(next?.timer)
    next = null
  }
  return {
    set(at) {
      if (at === null || (next && next.at <= at)) return
      stop()
      const timer = setTimeout(() => {
        next = null
        ring()
      }, Math.max(0, at - now()) + 1)
      next = { at, timer: timer.unref() }
    },
    stop,
  }
}
