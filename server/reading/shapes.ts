/** Data from outside that is not what it is to be, with the place in it where that shows ("answers[2].item"). */
export class NotAReview extends Error {
  override readonly name = 'NotAReview'

  constructor(path: string, wanted: string) {
    super(`The review cannot be read: ${path || 'it'} is to be ${wanted}.`)
  }
}

/** Reads a value at a path, or throws. */
export type Shape<T> = (value: unknown, path: string) => T

export function textUpTo(longest: number): Shape<string> {
  return (value, path) => {
    if (typeof value !== 'string') throw new NotAReview(path, 'a text')
    if (value.length > longest) throw new NotAReview(path, `no longer than ${longest} characters`)
    return value
  }
}

export const flag: Shape<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw new NotAReview(path, 'true or false')
  return value
}

export function wholeUpTo(largest: number): Shape<number> {
  return (value, path) => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0 || value > largest) throw new NotAReview(path, `a whole number up to ${largest}`)
    return value
  }
}

export function oneOf<T extends string>(known: readonly T[]): Shape<T> {
  return (value, path) => {
    const found = known.find((each) => each === value)
    if (found === undefined) throw new NotAReview(path, `one of ${known.map((each) => `"${each}"`).join(', ')}`)
    return found
  }
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (value, path) => (value === null ? null : shape(value, path))
}

export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value, path) => (value === undefined ? undefined : shape(value, path))
}

export function listOf<T>(shape: Shape<T>, most: number): Shape<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value) || value.length > most) throw new NotAReview(path, `a list of at most ${most}`)
    return value.map((each, at) => shape(each, `${path}[${at}]`))
  }
}

/** Texts or numbers by names that the source gives. */
export function recordOf<T>(shape: Shape<T>, most: number): Shape<Readonly<Record<string, T>>> {
  return (value, path) => {
    const entries = Object.entries(objectAt(value, path))
    if (entries.length > most) throw new NotAReview(path, `an object of at most ${most} fields`)
    return Object.fromEntries(entries.map(([name, each]) => [name, shape(each, `${path}.${name.slice(0, 40)}`)]))
  }
}

/** An object with exactly these fields; one whose shape takes `undefined` may be absent. */
export function shaped<T extends object>(fields: { readonly [K in keyof T]-?: Shape<T[K]> }): Shape<T> {
  const known = Object.entries(fields) as [string, Shape<unknown>][]
  const names = new Set(known.map(([name]) => name))
  return (value, path) => {
    const given = objectAt(value, path)
    const stranger = Object.keys(given).find((name) => !names.has(name))
    if (stranger !== undefined) throw new NotAReview(inside(path, stranger.slice(0, 40)), 'left out, since there is no such field')
    const out: Record<string, unknown> = {}
    for (const [name, shape] of known) {
      const read = shape(Object.hasOwn(given, name) ? given[name] : undefined, inside(path, name))
      if (read !== undefined) out[name] = read
    }
    // The shapes are those of the fields of T, by its own type.
    return out as T
  }
}

/** The shape that the field `type` or `kind` names. */
export function byTag<T>(tag: string, shapes: Readonly<Record<string, Shape<T>>>): Shape<T> {
  const known = oneOf(Object.keys(shapes))
  return (value, path) => shapes[known(objectAt(value, path)[tag], inside(path, tag))]!(value, path)
}

function inside(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}

function objectAt(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new NotAReview(path, 'an object')
  return value as Record<string, unknown>
}
