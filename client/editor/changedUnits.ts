import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import type { StepMap } from 'prosemirror-transform'
import type { Stretch } from './textChange.ts'
import { unitId } from './unitNode.ts'

/** A unit whose text a transaction changed, with the stretches its steps replaced. */
export interface ChangedUnit {
  readonly id: string
  /** Where the unit begins, the same before and after but for what units above it gained or lost. */
  readonly pos: number
  readonly before: Node
  readonly after: Node
  readonly stretches: readonly Stretch[]
}

/** The units a transaction changed, or null when it changed which units there are: that is done by acts alone. */
export function changedUnits(transaction: Transaction): ChangedUnit[] | null {
  const { before, doc: after } = transaction
  if (before.childCount !== after.childCount) return null
  const found: ChangedUnit[] = []
  let replaced: readonly Replaced[] | null = null
  let pos = 0
  let newPos = 0
  for (let index = 0; index < before.childCount; index++) {
    const old = before.child(index)
    const now = after.child(index)
    if (old !== now) {
      if (!old.hasMarkup(now.type, now.attrs, now.marks)) return null
      replaced ??= replacedIn(transaction)
      found.push({ id: unitId(old), pos: newPos, before: old, after: now, stretches: within(replaced, pos + 1, old, newPos + 1, now) })
    }
    pos += old.nodeSize
    newPos += now.nodeSize
  }
  return found
}

/** A range of the document before, and what stands there after. */
interface Replaced {
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
}

function replacedIn(transaction: Transaction): Replaced[] {
  const { mapping } = transaction
  const ranges: Replaced[] = []
  mapping.maps.forEach((map: StepMap, i) => {
    const back = mapping.slice(0, i).invert()
    const on = mapping.slice(i + 1)
    map.forEach((from, to, start, end) => {
      ranges.push({ from: back.map(from, -1), to: back.map(to, 1), start: on.map(start, -1), end: on.map(end, 1) })
    })
  })
  ranges.sort((a, b) => a.from - b.from || a.start - b.start)
  const merged: Replaced[] = []
  for (const range of ranges) {
    const last = merged[merged.length - 1]
    if (last && (range.from <= last.to || range.start <= last.end))
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, range.to), start: Math.min(last.start, range.start), end: Math.max(last.end, range.end) }
    else merged.push(range)
  }
  return merged
}

function within(ranges: readonly Replaced[], pos: number, before: Node, newPos: number, after: Node): Stretch[] {
  return ranges
    .filter(({ from, to }) => to >= pos && from <= pos + before.content.size)
    .map(({ from, to, start, end }) => ({
      from: clamp(from - pos, before),
      to: clamp(to - pos, before),
      start: clamp(start - newPos, after),
      end: clamp(end - newPos, after),
    }))
}

function clamp(offset: number, node: Node): number {
  return Math.max(0, Math.min(offset, node.content.size))
}
