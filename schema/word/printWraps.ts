import { pairBrackets } from '../parse/bracketPairs.ts'
import type { PartyBook } from '../parse/partyBook.ts'
import { readHead } from '../parse/readHead.ts'
import { readLabel } from '../parse/readLabel.ts'
import { readRemark } from '../parse/readRemark.ts'
import { endingStatus, readStatus } from '../parse/readStatus.ts'
import { groupBefore } from '../parse/splitMarks.ts'
import type { Char, Wrap } from './paragraphChars.ts'

/** Prints a line in the notation of negotiated texts: each proposal in a bracket with its head. */
export function printWraps(line: readonly Char[], book: PartyBook): string {
  const chars = withoutLabel(line)
  return printed(chars, 0, book, chars.length)
}

function printed(chars: readonly Char[], depth: number, book: PartyBook, end: number): string {
  let out = ''
  for (let from = 0; from < chars.length; ) {
    const wrap = chars[from]!.wraps[depth]
    let to = from + 1
    while (to < chars.length && sameWrap(chars[to]!.wraps[depth], wrap)) to += 1
    const stretch = chars.slice(from, to)
    out += wrap ? wrapped(stretch, wrap, depth, book, out, end === chars.length && to === end) : textOf(stretch)
    from = to
  }
  return out
}

/** Puts a stretch in brackets, piece by piece where a bracket typed in it has its partner outside. */
function wrapped(stretch: readonly Char[], wrap: Wrap, depth: number, book: PartyBook, before: string, last: boolean): string {
  const text = units(stretch)
  const strays = new Set(pairBrackets(text).strays)
  let out = ''
  for (let from = 0; from <= stretch.length; ) {
    let to = from
    while (to < stretch.length && !strays.has(to)) to += 1
    out += piece(stretch.slice(from, to), wrap, depth, book, before + out, last && to === stretch.length)
    if (to < stretch.length) out += stretch[to]!.text
    from = to + 1
  }
  return out
}

function piece(chars: readonly Char[], wrap: Wrap, depth: number, book: PartyBook, before: string, last: boolean): string {
  let from = 0
  let to = chars.length
  while (from < to && chars[from]!.text.trim() === '') from += 1
  while (to > from && chars[to - 1]!.text.trim() === '') to -= 1
  const core = chars.slice(from, to)
  const inside = printed(core, depth + 1, book, -1)
  const [lead, trail] = [textOf(chars.slice(0, from)), textOf(chars.slice(to))]
  if (core.length === 0 || saysItself(units(core), wrap, book, before)) return lead + inside + trail
  const end = last ? endOfWords(units(core), book) : core.length
  if (end > 0 && end < core.length) return lead + piece(core.slice(0, end), wrap, depth, book, before, false) + textOf(core.slice(end)) + trail
  return `${lead}[${wrap.head}${wrap.head === '' ? '' : ': '}${inside}]${trail}`
}

/** Where only marks follow, which are nobody's proposal although they were keyed with the words they are about: a status, remarks. */
function endOfWords(text: string, book: PartyBook): number {
  let end = text.length
  for (let marks = 0; marks < MOST_MARKS; marks++) {
    const left = text.slice(0, end).trimEnd()
    const status = endingStatus(left)
    const start = status ? status.words.length : groupBefore(left, left.length)
    if (start === null || (!status && !readRemark(left.slice(start + 1).replace(/[)\]]\.?$/, ''), book))) break
    end = left.slice(0, start).trimEnd().length
  }
  return end
}

const MOST_MARKS = 12

/** Words that are no proposal although somebody typed them while Word was recording: a status, a remark, a bracket that names its
 * holder itself, the name in a bracket around words that stood there. */
function saysItself(core: string, wrap: Wrap, book: PartyBook, before: string): boolean {
  if (wrap.kind !== 'ins') return false
  if (readStatus(core) || /^\d{1,3}\/(?:\s*IDEM)?$/.test(core)) return true
  if (/^\(.*\)\.?$/s.test(core) && readRemark(core.replace(/\.$/, '').slice(1, -1), book)) return true
  if (before.endsWith('[') && readHead(core, book)?.length === core.length) return true
  const close = core.startsWith('[') ? pairBrackets(core).closeOf.get(0) : undefined
  return close === core.length - 1 && readHead(core.slice(1, -1), book)?.by === wrap.by
}

/** A label that was typed, struck or inserted together with its words stands before the bracket and not in it. */
function withoutLabel(chars: readonly Char[]): readonly Char[] {
  const start = chars.findIndex((char) => char.text.trim() !== '')
  const wrap = chars[start]?.wraps[0]
  if (!wrap) return chars
  const text = units(chars.slice(start))
  const rest = readLabel(text.trimEnd(), 'action', true)?.rest
  if (rest === undefined) return chars
  const length = text.trimEnd().length - rest.length
  const label = chars.slice(start, start + length)
  if (label.some((char) => char.text.trim() !== '' && !sameWrap(char.wraps[0], wrap))) return chars
  return [...chars.slice(0, start), ...label.map((char): Char => ({ ...char, wraps: [] })), ...chars.slice(start + length)]
}

function sameWrap(a: Wrap | undefined, b: Wrap | undefined): boolean {
  return a?.head === b?.head && a?.kind === b?.kind
}

function textOf(chars: readonly Char[]): string {
  return chars.map((char) => char.text).join('')
}

/** The text with one unit for each character. */
function units(chars: readonly Char[]): string {
  return chars.map((char) => (char.text.length === 1 ? char.text : '\u4e00')).join('')
}
