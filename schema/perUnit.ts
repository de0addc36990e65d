import type { Unit } from './draft.ts'

/** What was made of each unit the last time: the same value again while the unit and what else it was made from are the same. */
export type PerUnit<T> = (unit: Unit, from: readonly unknown[], make: () => T) => T

/** Remembers what is made of units, for a draft that is looked at again after every change.
 *
 * What is made anew and comes out equal is given as the value it was before, in its parts too: whoever draws it sees by identity
 * alone what there is to draw. Without it a keystroke in one unit costs as much as the whole draft. */
export function perUnit<T>(): PerUnit<T> {
  const last = new Map<string, { readonly unit: Unit; readonly from: readonly unknown[]; readonly value: T }>()
  return (unit, from, make) => {
    const before = last.get(unit.id)
    if (before && before.unit === unit && sameParts(before.from, from)) return before.value
    const value = before ? kept(before.value, make()) : make()
    last.set(unit.id, { unit, from, value })
    return value
  }
}

/** A function of a unit alone that looks at each value of a unit once: whoever counts through a draft after every key counts again what changed. */
export function oncePerUnit<U extends object, T>(make: (unit: U) => T): (unit: U) => T {
  const known = new WeakMap<U, { readonly value: T }>()
  return (unit) => {
    const found = known.get(unit) ?? { value: make(unit) }
    known.set(unit, found)
    return found.value
  }
}

/** `before` where `now` has the same parts, in the same order; so that a list stays the same list. */
export function keptList<T>(before: readonly T[] | undefined, now: readonly T[]): readonly T[] {
  return before && sameParts(before, now) ? before : now
}

function sameParts(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((part, at) => part === b[at])
}

function kept<T>(before: T, now: T): T {
  if (JSON.stringify(before) === JSON.stringify(now)) return before
  // A list keeps those of its parts that are as they were.
  return Array.isArray(before) && Array.isArray(now) ? (now.map((part: unknown, at) => keptPart(before, part, at)) as T) : now
}

function keptPart(before: readonly unknown[], part: unknown, at: number): unknown {
  const json = JSON.stringify(part)
  const likely = before[at]
  return JSON.stringify(likely) === json ? likely : (before.find((each) => JSON.stringify(each) === json) ?? part)
}
