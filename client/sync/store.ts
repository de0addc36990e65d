/** A value that is replaced and never changed, and those who want to know. */
export interface Store<T extends object> {
  readonly get: () => T
  /** Replaces parts of the value. Listeners hear of it once the current turn is over, however often it was replaced in it. */
  readonly set: (parts: Partial<T>) => void
  readonly subscribe: (listener: () => void) => () => void
}

/** Makes a store. */
export function createStore<T extends object>(first: T): Store<T> {
  let value = first
  let told = true
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(parts) {
      const changed = (Object.keys(parts) as (keyof T)[]).some((key) => !Object.is(value[key], parts[key]))
      if (!changed) return
      value = { ...value, ...parts }
      if (!told) return
      told = false
      queueMicrotask(() => {
        told = true
        for (const listener of listeners) listener()
      })
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
