import type { SourceLine } from '../parse/sourceLines.ts'
import type { Edit } from './reviewItem.ts'

/** The lines of a source with edits made, and the way back to the places as they were. */
export interface EditedLines {
  readonly lines: readonly SourceLine[]
  /** The index in the line as it was of an index in the line as it is now. */
  readonly before: (line: SourceLine, at: number) => number
  /** Which of the lines with one number this is. */
  readonly row: (line: SourceLine) => number
}

/** Makes edits in lines. Each is placed in the line as it was, so that none depends on another; one whose place is gone, since another
 * answer has changed what stands there, is left out. */
export function editLines(lines: readonly SourceLine[], edits: readonly Edit[]): EditedLines {
  const wanted = new Map<string, Edit[]>()
  for (const edit of edits) {
    const key = `${edit.n}.${edit.row}`
    const list = wanted.get(key) ?? []
    list.push(edit)
    wanted.set(key, list)
  }
  const rows = new Map<SourceLine, number>()
  const made = new Map<SourceLine, readonly Placed[]>()
  let row = 0
  const out = lines.map((line, at): SourceLine => {
    row = lines[at - 1]?.n === line.n ? row + 1 : 0
    const placed = placedIn(line.text, wanted.get(`${line.n}.${row}`) ?? [])
    const text = placed.length === 0 ? line.text : edited(line.text, placed)
    const now = placed.length === 0 ? line : { ...line, text, raw: line.raw === line.text ? text : line.raw }
    rows.set(now, row)
    if (placed.length > 0) made.set(now, placed)
    return now
  })
  return {
    lines: out,
    row: (line) => rows.get(line) ?? 0,
    before: (line, at) => placeBefore(made.get(line) ?? [], at),
  }
}

interface Placed {
  readonly at: number
  readonly take: number
  readonly put: string
}

function placedIn(text: string, edits: readonly Edit[]): Placed[] {
  const found = edits.flatMap((edit): Placed[] => {
    const at = placeOf(text, edit)
    return at === null ? [] : [{ at, take: edit.take.length, put: edit.put }]
  })
  const sorted = found.sort((a, b) => a.at - b.at || a.take - b.take)
  // Two that take the same characters cannot both be made.
  const out: Placed[] = []
  let end = 0
  for (const each of sorted) {
    if (each.at < end) continue
    out.push(each)
    end = each.at + each.take
  }
  return out
}

/** Where an edit belongs: at its index, or else at the nearest place that has the same characters before it. */
function placeOf(text: string, { at, take, before }: Edit): number | null {
  for (const context of [before, before.slice(-8)]) {
    const wanted = context + take
    if (text.startsWith(wanted, at - context.length)) return at
    if (wanted.trim() === '') continue
    const behind = text.indexOf(wanted, Math.max(0, at - context.length))
    const ahead = text.lastIndexOf(wanted, Math.max(0, at - context.length))
    const start = behind < 0 ? ahead : ahead < 0 || behind - at < at - ahead ? behind : ahead
    if (start >= 0) return start + context.length
  }
  return null
}

function edited(text: string, placed: readonly Placed[]): string {
  let out = ''
  let from = 0
  for (const { at, take, put } of placed) {
    out += text.slice(from, at) + put
    from = at + take
  }
  return out + text.slice(from)
}

function placeBefore(placed: readonly Placed[], at: number): number {
  let shift = 0
  for (const each of placed) {
    const start = each.at + shift
    if (at < start) break
    if (at < start + each.put.length) return each.at
    shift += each.put.length - each.take
  }
  return at - shift
}
