import type * as Y from 'yjs'
import type { PartyCode } from '../../schema/draft.ts'
import { marksOf } from '../../schema/ydoc.ts'
import { goneUnder } from './rawRule.ts'
import type { Span } from './spans.ts'
import { TIDY_ORIGIN } from './tidy.ts'

/** Marks that letters which were there before gained or lost by no wish of anybody: by name, and the value to set again or null to take it off. */
export interface Stray {
  readonly at: number
  readonly length: number
  readonly marks: Readonly<Record<string, unknown>>
}

/** Finds what an update did to the marks of old letters without meaning to.
 *
 * Who deletes words deletes the beginnings and ends of marks that nothing stands between in that copy. What somebody typed there unseen
 * loses its author by it, or a beginning set anew behind it reaches to the end of the unit. A mark that grows on purpose is ended by the update
 * itself, or grows as far as more of it; one that is taken off on purpose leaves all its words where they are, or is ended by the update. */
export function strayMarks(before: readonly Span[], after: readonly Span[], party: PartyCode | null): Stray[] {
  const pieces = piecesOf(before, after)
  let gone: ReadonlySet<string> | null = null
  const isGoneUnder = (name: string) => (gone ??= goneUnder(before, after)).has(name)
  const goesOn = new Set<string>()
  const out: Stray[] = []
  for (const { at, length, was, is } of pieces.reverse()) {
    for (const name of goesOn) if (!(name in is.attributes)) goesOn.delete(name)
    if (!was) continue
    const marks: Record<string, unknown> = {}
    for (const name of Object.keys(is.attributes)) {
      if (name in was) goesOn.add(name)
      else if (!is.closed.has(name) && !(goesOn.has(name) && mayGrow(name, is, party))) marks[name] = null
    }
    for (const [name, value] of Object.entries(was))
      if (!(name in is.attributes) && !is.ended.has(name) && (party === null || !comesAndGoes(name, value, party)) && isGoneUnder(name)) marks[name] = value
    if (Object.keys(marks).length > 0) out.push({ at, length, marks })
  }
  return out
}

/** Puts them back, under the server's own name. */
export function putBack(text: Y.XmlText, strays: readonly Stray[]): void {
  text.doc?.transact(() => {
    for (const { at, length, marks } of strays) text.format(at, length, marks)
  }, TIDY_ORIGIN)
}

/** A stretch of the text after, under one set of marks before; null where it was not there. */
interface Piece {
  readonly at: number
  readonly length: number
  readonly was: Span['attributes'] | null
  readonly is: Span
}

/** The order of letters never changes: those after are those before, less the deleted, plus the new. */
function piecesOf(before: readonly Span[], after: readonly Span[]): Piece[] {
  const out: Piece[] = []
  let at = 0
  let next = 0
  for (const is of after) {
    const end = is.clock + is.text.length
    for (let clock = is.clock; clock < end; ) {
      const was = is.fresh ? undefined : before[next]
      const isHere = was !== undefined && was.client === is.client && was.clock <= clock && clock < was.clock + was.text.length
      if (was && !isHere) {
        next++
        continue
      }
      const length = (was ? Math.min(end, was.clock + was.text.length) : end) - clock
      out.push({ at, length, was: was?.attributes ?? null, is })
      at += length
      clock += length
    }
  }
  return out
}

/** Whether a mark may have been made to reach as far as more of it: by its holder or by staff, an author only where it was set anew, to be judged. */
function mayGrow(name: string, { attributes, brought }: Span, party: PartyCode | null): boolean {
  if (comesAndGoes(name, attributes[name], party)) return true
  return brought.has(name) && (party === null || marksOf({ [name]: attributes[name] }).brackets[0]?.by === party)
}

/** Strikes and holds come over other words and leave them, a party's own by its hand; the author of a word stays. */
function comesAndGoes(name: string, value: unknown, party: PartyCode | null): boolean {
  const mark = marksOf({ [name]: value }).brackets[0]
  return mark !== undefined && mark.kind !== 'ins' && (party === null || mark.by === party)
}
