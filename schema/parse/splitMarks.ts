import { isBareRemark } from './readRemark.ts'
import type { PrintedStatus } from './readStatus.ts'
import { endingStatus } from './readStatus.ts'

/** The words of a unit and the marks after them, told apart. */
export interface Divided {
  readonly words: string
  /** The text itself says where the words end. */
  readonly ended: boolean
  readonly status: PrintedStatus | null
  /** The status, or the words where there is none, had a slash on a line of its own behind it: a lost footnote number. */
  readonly slash: { readonly number: string; readonly idem: boolean } | null
  /** Groups in brackets that stand after the status, and whatever else stands there, in order. */
  readonly after: readonly string[]
}

/** Takes the marks off the end of a unit's body: a status is only one at the end, or where nothing but remarks follow it.
 *
 * Words that end with a backslash and a space ("… was AGREED\ ") end there, whatever they look like. */
export function splitMarks(body: string): Divided {
  const end = endOfWords(body)
  return end === null ? divide(body) : { ...marksAlone(body.slice(end + 1)), words: body.slice(0, end), ended: true }
}

/** Marks with no words before them, each closed by a backslash where it would run into the next. */
function marksAlone(text: string): Omit<Divided, 'words' | 'ended'> {
  const marks = text.split(/\\(?=\s|$)/).flatMap((part): { printed: string; found: Pick<Divided, 'status' | 'slash'> | null }[] => {
    const { words, status, slash, after } = divide(part)
    const printed = (each: string) => ({ printed: each, found: null })
    return [...piecesOf(words).map(printed), ...(status ? [{ printed: status.printed, found: { status, slash } }] : []), ...after.map(printed)]
  })
  const last = marks.findLastIndex((mark) => mark.found !== null)
  return { status: marks[last]?.found?.status ?? null, slash: marks[last]?.found?.slash ?? null, after: marks.filter((_, at) => at !== last).map((mark) => mark.printed) }
}

function divide(body: string): Divided {
  let left = body.trimEnd()
  const after: string[] = []
  /** What is left of the body before each bare remark at its end. */
  const bare: string[] = []
  for (let groups = 0; groups < MOST_GROUPS; groups++) {
    const slash = /\n\s*(\d{0,3})\/\s*(IDEM)?$/.exec(left.slice(-40))
    const unslashed = slash ? left.slice(0, left.length - slash[0].length).trimEnd() : left
    const found = endingStatus(unslashed)
    if (found) {
      const { words, earlier } = earlierStatuses(found.words)
      return { words, ended: false, status: found.status, slash: slash && { number: slash[1]!, idem: Boolean(slash[2]) }, after: [...earlier, ...after.reverse()] }
    }
    if (slash && after.length === 0) return { words: unslashed, ended: false, status: null, slash: { number: slash[1]!, idem: Boolean(slash[2]) }, after: [] }
    const start = groupBefore(left, left.length) ?? bareRemarkBefore(left)
    if (start === null) break
    after.push(left.slice(start).trim())
    left = left.slice(0, start).trimEnd()
    if (bare.length === after.length - 1 && isBareRemark(after[after.length - 1]!)) bare.push(left)
  }
  // Remarks in brackets may be words as well, which only their reader can tell.
  const words = bare[bare.length - 1] ?? body.trimEnd()
  return { words, ended: false, status: null, slash: null, after: after.slice(0, bare.length).reverse() }
}

/** Where a remark without brackets begins that stands at the end, on a line of its own or alone; "PENDING" also behind a sentence. */
function bareRemarkBefore(text: string): number | null {
  const line = text.slice(-LONGEST_LINE - 1).search(/(?:^|(?<=\n))[^\n]*$/)
  const start = Math.max(0, text.length - LONGEST_LINE - 1) + line
  if (text.length - start <= LONGEST_LINE && isBareRemark(text.slice(start)) && !(start === 0 && text.startsWith('{'))) return start
  const brace = /(?<=\S\s+)\{[^{}]*\}\.?$/.exec(text.slice(-LONGEST_LINE))
  if (brace && isBareRemark(brace[0])) return text.length - brace[0].length
  const pending = /(?<=(?:[.;:!?]["”’)\]]?|\d\/?)\s+)(?:PENDING\b|PENDIENTES?\b|PENDENTES?\b|EN SUSPENS\b)[^.;:!?[\](){}]{0,60}$/.exec(text.slice(-80))
  return pending && isBareRemark(pending[0]) ? text.length - pending[0].length : null
}

/** Statuses that stand before the last one: what was decided before, which stays on record. */
function earlierStatuses(body: string): { words: string; earlier: string[] } {
  const earlier: string[] = []
  let words = body
  for (let found = endingStatus(words); found && earlier.length < MOST_GROUPS; found = endingStatus(words)) {
    earlier.unshift(found.status.printed)
    words = found.words
  }
  return { words, earlier }
}

/** Where the group in round or square brackets that ends at `end` begins; null where none ends there. */
export function groupBefore(text: string, end: number): number | null {
  const closer = text.charAt(end - 1) === '.' ? text.charAt(end - 2) : text.charAt(end - 1)
  const opener = closer === ')' ? '(' : closer === ']' ? '[' : null
  if (opener === null) return null
  let depth = 0
  for (let at = end - 1; at >= 0 && end - at <= LONGEST_GROUP; at--) {
    if (text.charAt(at) === closer) depth += 1
    else if (text.charAt(at) === opener && --depth === 0) return at
  }
  return null
}

function endOfWords(body: string): number | null {
  for (let at = body.indexOf('\\'); at >= 0; at = body.indexOf('\\', at + 1)) {
    if (/\s|^$/.test(body.charAt(at + 1))) return at
    at += 1
  }
  return null
}

/** Marks that no status stands between: groups one by one, and what stands between them. */
function piecesOf(marks: string): string[] {
  const out: string[] = []
  let bare = ''
  const flush = () => {
    if (bare.trim() !== '') out.push(bare.trim())
    bare = ''
  }
  for (let at = 0; at < marks.length; ) {
    const end = groupFrom(marks, at)
    if (end === null) bare += marks.charAt(at++)
    else {
      flush()
      out.push(marks.slice(at, end))
      at = end
    }
  }
  flush()
  return out
}

/** Where the group that begins here ends; null where none does. */
function groupFrom(text: string, start: number): number | null {
  const opener = text.charAt(start)
  const closer = opener === '(' ? ')' : opener === '[' ? ']' : null
  if (closer === null) return null
  let depth = 0
  for (let at = start; at < Math.min(text.length, start + LONGEST_GROUP); at++) {
    if (text.charAt(at) === opener) depth += 1
    else if (text.charAt(at) === closer && --depth === 0) return text.charAt(at + 1) === '.' ? at + 2 : at + 1
  }
  return null
}

const MOST_GROUPS = 12
const LONGEST_GROUP = 700
const LONGEST_LINE = 240
