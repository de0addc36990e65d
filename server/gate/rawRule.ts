import type { PartyCode } from '../../schema/draft.ts'
import type { Cell } from '../../schema/ownership.ts'
import { isOwn, keepsForeignMarks, projection } from '../../schema/ownership.ts'
import { bracketKey } from '../../schema/runs.ts'
import { markName, marksOf } from '../../schema/ydoc.ts'
import type { Span } from './spans.ts'
import { spelledAttributes } from './spans.ts'

/** What a delegation did to a unit as it is stored, where the words alone do not tell; null where it did nothing of others'.
 *
 * The end of a sentence that begins with the unit's name. */
export function rawFaultOfDelegation(before: readonly Span[], after: readonly Span[], unitBy: string | null, party: PartyCode): string | null {
  const was = rawCells(before, unitBy, party)
  const now = rawCells(after, unitBy, party)
  if (projection(was) !== projection(now) || !keepsForeignMarks(was, now)) return 'holds marks of others, which were stored anew'
  if (reusesName(before, after, party)) return 'holds marks of others, whose place a new one would take'
  if (!keepsLetters(before, after, (span) => !isOwn(marksOf(span.attributes), unitBy, party))) return 'holds words of others, which were typed anew'
  return null
}

/** What the chair or the secretariat did to a unit as it is stored, where the words alone do not tell. */
export function rawFaultOfStaff(before: readonly Span[], after: readonly Span[]): string | null {
  if (!sameStoredNotes(before, after)) return 'holds notes, which typing can neither add nor store anew'
  return keepsAuthors(before, after) ? null : 'holds words of the text and words in brackets, which cannot be turned into each other by typing. Accept, reject or withdraw the bracket'
}

/** A unit's text as one party sees it, marks under their stored names: a foreign mark stored anew under another name is another. */
export function rawCells(spans: readonly Span[], unitBy: string | null, party: PartyCode): Cell[] {
  return spans.map(({ text, attributes }) => ({
    text,
    own: isOwn(marksOf(attributes), unitBy, party),
    foreign: spelledAttributes(foreignAttributes(attributes, party)),
  }))
}

/** The attributes that are not a bracket of the party's. */
export function foreignAttributes(attributes: Readonly<Record<string, unknown>>, party: PartyCode): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes).filter(([name, value]) => marksOf({ [name]: value }).brackets[0]?.by !== party))
}

/** Whether a mark of the party's is stored under a name under which somebody else's stands in this unit: whoever extends theirs would remove it. */
export function reusesName(before: readonly Span[], after: readonly Span[], party: PartyCode): boolean {
  const foreign = new Set(before.flatMap(({ attributes }) => Object.keys(foreignAttributes(attributes, party))))
  return after.some(({ attributes }) => Object.keys(attributes).some((name) => foreign.has(name) && !(name in foreignAttributes(attributes, party))))
}

/** Whether every letter of the kind is still the same letter. One deleted and typed again looks the same, and loses what others
 * are writing beside it at this moment. */
export function keepsLetters(before: readonly Span[], after: readonly Span[], ofOthers: (span: Span) => boolean): boolean {
  const left = lettersOf(after)
  return before.filter(ofOthers).every(({ client, clock, text }) => left.covers(client, clock, clock + text.length))
}

/** The names of the marks that stood on letters which are gone. */
export function goneUnder(before: readonly Span[], after: readonly Span[]): ReadonlySet<string> {
  const left = lettersOf(after)
  return new Set(before.filter(({ client, clock, text }) => !left.covers(client, clock, clock + text.length)).flatMap(({ attributes }) => Object.keys(attributes)))
}

/** Whether the same notes are anchored under the same names. */
export function sameStoredNotes(before: readonly Span[], after: readonly Span[]): boolean {
  const names = (spans: readonly Span[]) => [...new Set(spans.flatMap(({ attributes }) => Object.keys(attributes).filter((name) => markName(name) === 'note')))].sort().join()
  return names(before) === names(after)
}

/** Whether every letter that is still there has the author, the notes and the brackets that it had; other brackets may have come. */
export function keepsAuthors(before: readonly Span[], after: readonly Span[]): boolean {
  let at = 0
  // The order of letters never changes: those after are those before, less the deleted, plus the new.
  for (const span of after) {
    if (span.fresh) continue
    const end = span.clock + span.text.length
    for (let clock = span.clock; clock < end; ) {
      const was = before[at]
      if (!was) return false
      const holds = was.client === span.client && was.clock <= clock && clock < was.clock + was.text.length
      if (!holds) at++
      else if (authorship(was) !== authorship(span) || losesBracket(was, span)) return false
      else clock = Math.min(end, was.clock + was.text.length)
    }
  }
  return true
}

function authorship({ attributes }: Span): string {
  const { brackets, notes } = marksOf(attributes)
  return JSON.stringify([brackets.filter((mark) => mark.kind === 'ins').map(({ id, by }) => [id, by]), [...notes].sort()])
}

function losesBracket(before: Span, after: Span): boolean {
  const left = new Set(marksOf(after.attributes).brackets.map(bracketKey))
  return marksOf(before.attributes).brackets.some((mark) => !left.has(bracketKey(mark)))
}

function lettersOf(spans: readonly Span[]): { covers(client: number, from: number, to: number): boolean } {
  const ranges = new Map<number, { from: number; to: number }[]>()
  for (const { client, clock, text } of spans) {
    const range = { from: clock, to: clock + text.length }
    const list = ranges.get(client)
    if (list) list.push(range)
    else ranges.set(client, [range])
  }
  for (const [client, list] of ranges) ranges.set(client, joined(list))
  return { covers: (client, from, to) => ranges.get(client)?.some((range) => range.from <= from && to <= range.to) ?? false }
}

function joined(ranges: readonly { from: number; to: number }[]): { from: number; to: number }[] {
  const out: { from: number; to: number }[] = []
  for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = out[out.length - 1]
    if (last && last.to === range.from) last.to = range.to
    else out.push({ ...range })
  }
  return out
}
