import { attribution } from '../attribution.ts'
import type { BracketFacts, Moved, Party, Position, Unit } from '../draft.ts'
import { noFacts } from '../draft.ts'
import type { Block } from './block.ts'
import type { PrintedStatus } from './readStatus.ts'
import { endingStatus } from './readStatus.ts'
import type { PartyBook } from './partyBook.ts'
import { positionsOf, readBareNames, readRemark } from './readRemark.ts'
import type { ReadWords, WordsContext } from './readWords.ts'
import { readWords } from './readWords.ts'
import { splitMarks } from './splitMarks.ts'

/** A unit as it was read, with what only the whole text can settle: its status, and the footnote number that was lost behind it. */
export interface ReadUnit {
  readonly unit: Unit
  readonly block: Block
  readonly words: ReadWords
  readonly status: PrintedStatus | null
  /** Number of the note printed on a line of its own after the status, or after the words; empty where only the slash is left. */
  readonly slash: string | null
  /** That line as printed: "/", "1/ IDEM". */
  readonly slashPrinted: string
  readonly facts: Readonly<Record<string, BracketFacts>>
  /** Lines of the source the words stand on. */
  readonly wordLines: readonly number[]
  /** The line the status stands on. */
  readonly statusLine: number | null
  /** The line of the source a character of the words stands on. */
  readonly lineOf: (at: number) => number
}

/** Reads one unit. The words, the label, the remarks and the status together are all that stands on its lines. */
export function readUnit(block: Block, id: string, parties: readonly Party[], context: WordsContext): ReadUnit {
  const divided = splitMarks(block.parts.map((part) => part.text).join('\n'))
  const { ended, status, slash, after } = divided
  const former = ended ? null : /^\([^()[\]]{4,80}\)(?=\s|$)/.exec(divided.words)?.[0]
  // "1 ter (former 7) To act": where it came from is said right behind the label.
  const isFormer = former && divided.words.length > former.length && readGroup(former, context.book)?.type === 'destination'
  const leading = isFormer || ended || block.label === null ? null : /^(\([^()[\]:]{2,120}\)):?\s+(?=\S)/.exec(divided.words)
  const named = leading && readBareNames(leading[1]!.slice(1, -1), context.book)
  const text = withinSpan(isFormer ? divided.words.slice(former.length).trimStart() : named ? divided.words.slice(leading[0].length) : divided.words, block.span)
  // Also where the words are said to end before it, the name behind a bracket tells whose words they are.
  const [next] = after
  const behind = ended && next !== undefined && text.endsWith(']') && readGroup(next, context.book)?.type === 'attribution' ? [next] : []
  const words = readWords([text, ...behind].join(' '), context, ended)
  const marks = new Marks(context.book)
  if (words.whole !== null) marks.takeOver(words.facts.get(words.whole))
  if (isFormer) marks.add(former, { type: 'destination' })
  if (named) marks.add(leading[1]!, { type: 'attribution', parties: named })
  for (const { remark, printed } of words.trailing) marks.add(printed, remark)
  for (const printed of after.slice(behind.length)) marks.add(printed, readGroup(printed, context.book))
  marks.remarks.push(...(block.pageLines ?? []))
  const by = words.by ?? marks.by
  const house = by !== null && block.alternative ? attribution(parties, by) : null
  const { kind } = block
  const first = block.lines[0]!
  const last = block.lines[block.lines.length - 1]!
  const unit: Unit = {
    ...noFacts, id, kind: kind === 'note' ? 'paragraph' : kind, by, runs: words.runs, label: block.label, moved: marks.moved,
    positions: marks.positions, remarks: marks.remarks.filter((remark) => remark !== house), lines: [first.n, last.n],
  }
  const facts = Object.fromEntries([...words.facts].filter(([bracket]) => bracket !== words.whole))
  const wordLines = text === '' ? [] : block.parts.slice(0, text.split('\n').length).map((part) => part.n)
  return { unit, block, words, status, slash: slash?.number ?? null, slashPrinted: slash ? `${slash.number}/${slash.idem ? ' IDEM' : ''}` : '', facts, wordLines, statusLine: status && statusLineIn(block), lineOf: lineIn(block, text) }
}

function readGroup(printed: string, book: PartyBook): ReturnType<typeof readRemark> {
  return readRemark(/^[([]/.test(printed) ? printed.replace(/\.$/, '').slice(1, -1) : printed, book)
}

/** The words of a unit that a bracket over several units covers, in a bracket of their own. */
function withinSpan(text: string, span: Block['span']): string {
  if (!span) return text
  return (span.opens ? '' : `[${span.head}`) + text + (span.closes ? '' : ']')
}

/** The remarks of a unit, sorted into what they say. */
class Marks {
  readonly positions: Position[] = []
  readonly remarks: string[] = []
  moved: Moved | null = null
  by: string | null = null

  constructor(private readonly book: PartyBook) {}

  takeOver(facts: { positions: Position[]; remarks: string[] } | undefined): void {
    this.positions.push(...(facts?.positions ?? []))
    this.remarks.push(...(facts?.remarks ?? []))
  }

  add(found: string, remark: ReturnType<typeof readRemark>): void {
    const printed = found.replace(/\s*\n\s*/g, ' ')
    if (remark?.type === 'positions') this.positions.push(...positionsOf(remark, printed))
    else if ((remark?.type === 'origin' || remark?.type === 'destination') && !this.moved) this.moved = { role: remark.type, other: null, printed }
    else {
      if (remark?.type === 'attribution' && this.by === null) this.by = remark.parties.join(',')
      this.remarks.push(printed)
    }
  }
}

function statusLineIn(block: Block): number {
  return (block.parts.findLast((part) => endingStatus(part.text) !== null) ?? block.parts.findLast((part) => /AGREED|DELETED/i.test(part.text)) ?? block.lines[0]!).n
}

function lineIn(block: Block, text: string): (at: number) => number {
  let ends: number[] | null = null
  return (at) => {
    ends ??= lineEnds(text)
    // How many lines end before it, by halves: a damaged text may be one unit of many thousand lines.
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (ends[middle]! < at) low = middle + 1
      else high = middle
    }
    return block.parts[low]?.n ?? block.lines[0]!.n
  }
}

function lineEnds(text: string): number[] {
  const ends: number[] = []
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) ends.push(end)
  return ends
}
