import type { Draft, Unit } from '../draft.ts'
import { placesOf } from '../places.ts'
import { textOf } from '../runs.ts'

/** One unit in both drafts; null where one of them does not have it. */
export interface UnitPair {
  readonly before: Unit | null
  readonly after: Unit | null
  /** It stands somewhere else than it did. */
  readonly moved: boolean
}

/** Which unit of the one draft is which of the other: in the order of the later, each that is gone behind the one it followed.
 *
 * `kept`: both are of one document, where an id means the same unit for ever. `strange`: they were brought in from two files, whose ids
 * only count lines; there a unit is found by its label and the likeness of its words. */
export function pairUnits(before: Pick<Draft, 'units'>, after: Pick<Draft, 'units'>, ids: 'kept' | 'strange'): UnitPair[] {
  const earlier = ids === 'kept' ? byIds(before, after) : byLikeness(before, after)
  const paired = new Set(earlier.values())
  const moved = movedUnits(before, after, earlier)
  const pairs = after.units.map((unit): UnitPair => ({ before: earlier.get(unit) ?? null, after: unit, moved: moved.has(unit) }))
  const placeOf = new Map(pairs.flatMap(({ before: unit }, at) => (unit ? [[unit, at] as const] : [])))
  const gone: Unit[][] = pairs.map(() => [])
  const first: Unit[] = []
  let behind = first
  for (const unit of before.units) {
    if (paired.has(unit)) behind = gone[placeOf.get(unit)!]!
    else behind.push(unit)
  }
  const goneOnes = (units: readonly Unit[]) => units.map((unit): UnitPair => ({ before: unit, after: null, moved: false }))
  return [...goneOnes(first), ...pairs.flatMap((pair, at) => [pair, ...goneOnes(gone[at]!)])]
}

type Units = Pick<Draft, 'units'>
type Earlier = ReadonlyMap<Unit, Unit>

function byIds(before: Units, after: Units): Earlier {
  const known = new Map(before.units.map((unit) => [unit.id, unit]))
  const earlier = new Map<Unit, Unit>()
  const stubs = new Set<string>()
  for (const unit of after.units) {
    // Whichever end of a move keeps the id: the words are those at the destination.
    const origin = unit.moved?.role === 'destination' && !known.has(unit.id) ? unit.moved.other : null
    const was = origin === null ? undefined : known.get(origin)
    if (!was || was.moved?.role === 'origin') continue
    earlier.set(unit, was)
    stubs.add(was.id)
  }
  for (const unit of after.units) {
    const was = known.get(unit.id)
    if (was && !earlier.has(unit) && !stubs.has(unit.id)) earlier.set(unit, was)
  }
  return earlier
}

/** The most alike first. A unit under its old label may have been rewritten more than one that is found by its words alone. */
function byLikeness(before: Units, after: Units): Earlier {
  const places = [placesOf(before), placesOf(after)] as const
  const bags = new Map([...before.units, ...after.units].map((unit) => [unit, bagOf(unit)]))
  const likely: { readonly was: Unit; readonly is: Unit; readonly score: number; readonly apart: number }[] = []
  for (const [at, was] of before.units.entries())
    for (const [place, is] of after.units.entries()) {
      if (was.kind !== is.kind) continue
      const sameLabel = was.label === is.label && places[0].get(was.id) === places[1].get(is.id)
      const alike = likeness(bags.get(was)!, bags.get(is)!)
      if (alike < (sameLabel ? ALIKE_UNDER_LABEL : ALIKE)) continue
      likely.push({ was, is, score: alike + (sameLabel ? 0.25 : 0), apart: Math.abs(at - place) })
    }
  likely.sort((a, b) => b.score - a.score || a.apart - b.apart)
  const earlier = new Map<Unit, Unit>()
  const taken = new Set<Unit>()
  for (const { was, is } of likely) {
    if (taken.has(was) || earlier.has(is)) continue
    earlier.set(is, was)
    taken.add(was)
  }
  return earlier
}

const ALIKE = 0.6
const ALIKE_UNDER_LABEL = 0.25

interface Bag {
  readonly words: ReadonlyMap<string, number>
  readonly size: number
}

function bagOf(unit: Unit): Bag {
  const all = textOf(unit.runs).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const words = new Map<string, number>()
  for (const word of all) words.set(word, (words.get(word) ?? 0) + 1)
  return { words, size: all.length }
}

/** The share of words two texts have in common, from 0 to 1; two without words are alike. */
function likeness(a: Bag, b: Bag): number {
  if (a.size + b.size === 0) return 1
  let shared = 0
  for (const [word, count] of a.words) shared += Math.min(count, b.words.get(word) ?? 0)
  return (2 * shared) / (a.size + b.size)
}

/** Those that say so themselves, and those that stand in another order among the rest. */
function movedUnits(before: Units, after: Units, earlier: Earlier): ReadonlySet<Unit> {
  const says = (unit: Unit) => {
    const was = earlier.get(unit)
    return was !== undefined && unit.moved?.role === 'destination' && (was.moved?.role !== 'destination' || was.moved.printed !== unit.moved.printed)
  }
  const placeOf = new Map(before.units.map((unit, at) => [unit, at]))
  const rest = after.units.filter((unit) => earlier.has(unit) && !says(unit))
  const inOrder = longestRising(rest.map((unit) => placeOf.get(earlier.get(unit)!)!))
  return new Set([...after.units.filter(says), ...rest.filter((_, at) => !inOrder.has(at))])
}

/** The places of a longest rising series among numbers. */
function longestRising(numbers: readonly number[]): ReadonlySet<number> {
  const ends: number[] = []
  const previous: number[] = []
  for (const [at, number] of numbers.entries()) {
    let from = 0
    for (let to = ends.length; from < to; ) {
      const middle = (from + to) >> 1
      if (numbers[ends[middle]!]! < number) from = middle + 1
      else to = middle
    }
    previous.push(from > 0 ? ends[from - 1]! : -1)
    ends[from] = at
  }
  const found = new Set<number>()
  for (let at = ends[ends.length - 1] ?? -1; at >= 0; at = previous[at]!) found.add(at)
  return found
}
