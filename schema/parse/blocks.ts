import type { UnitKind } from '../draft.ts'
import { unitKinds } from '../draft.ts'
import type { Block } from './block.ts'
import { endingStatus, readStatus } from './readStatus.ts'
import { pageLines } from './pageLines.ts'
import type { PartyBook } from './partyBook.ts'
import { isHeading, isListHeading, isUsualHeading, readLabel } from './readLabel.ts'
import { isBareRemark, isBraceNote, readRemark } from './readRemark.ts'
import { withSpans } from './spans.ts'
import { withVersions } from './versions.ts'
import type { SourceLine } from './sourceLines.ts'
import { layoutOf } from './sourceLines.ts'

/** Divides a source into units and notes, by labels and known endings and only then by blank lines: half of the paragraphs of a
 * real draft follow one another without one, and a title may have one after each line. */
export function blocksOf(printed: readonly SourceLine[], book: PartyBook): Block[] {
  const { lines, hardWrapped } = layoutOf(printed)
  const reader = new BlockReader(book, hardWrapped, beginsWithTitle(lines), lines.filter(({ text }) => text.startsWith('\ufffd')).length * 2 >= lines.length)
  const ofPages = pageLines(lines)
  for (const line of lines) if (!ofPages.has(line) || !reader.setAside(line)) reader.read(line)
  return withSpans(withVersions(reader.blocks), book)
}

/** Whether the first lines can be a title: a paragraph that is broken into lines begins as one does, and ends in a full stop. */
function beginsWithTitle(lines: readonly SourceLine[]): boolean {
  const end = lines.findIndex((line, at) => at > 0 && (line.blankBefore || isUsualHeading(line.text) || readLabel(line.text, 'paragraph', true) !== null))
  const first = end < 0 ? lines : lines.slice(0, end)
  return first.length < 2 || !/[.;:]$/.test(first[first.length - 1]!.text)
}

class BlockReader {
  readonly blocks: Block[] = []
  /** Nothing but marks can still be added to the last block. */
  private closed = true
  private items: UnitKind = 'paragraph'
  /** The line before was the head or foot of a page. */
  private aside = false
  /** How many brackets are open where the last line ends. */
  private open = 0

  constructor(private readonly book: PartyBook, private readonly hardWrapped: boolean, private readonly titled: boolean, private readonly numbersLost: boolean) {}

  /** Keeps the head or foot of a page beside the unit it stands in or behind; false where there is none yet. */
  setAside(line: SourceLine): boolean {
    const last = this.last()
    if (!last || last.kind === 'note' || last.kind === 'title' || this.isPendingLabel()) return false
    this.blocks[this.blocks.length - 1] = { ...last, lines: [...last.lines, line], pageLines: [...(last.pageLines ?? []), line.text.replace(/\s+/g, ' ')] }
    this.aside = true
    return true
  }

  read(printed: SourceLine): void {
    // A page that ends inside a sentence divides nothing.
    const line = this.aside && !/[.:;!?]["”’)\]]*$/.test(this.said()) ? { ...printed, blankBefore: false } : printed
    this.aside = false
    const { text } = line
    if (this.readExplicit(line) || this.readMark(line) || this.readNote(line)) return
    const alternative = /^\/\/(?!\/)\s*/.exec(text)?.[0] ?? null
    const words = alternative === null ? text : text.slice(alternative.length)
    const found = alternative !== null && words === '' ? null : readLabel(words, this.items, this.isAfresh(line) || this.isNext(words))
    // A colon may also stand inside a title; a number begins a unit even there.
    const inTitle = found?.label.endsWith(':') && (this.inTitle() || (this.blocks.length === 0 && this.titled && /^\p{L}/u.test(found.rest))) && !/\d/.test(found.label) && this.isTitleLine(line)
    if (found && !inTitle) return this.begin(line, found.kind, found.label, found.rest, alternative !== null)
    if (alternative !== null) return this.begin(line, this.kindBefore(), null, words, true)
    this.readUnlabelled(line)
  }

  private readUnlabelled(line: SourceLine): void {
    const words = endingStatus(line.text)?.words ?? line.text
    const last = this.last()
    if (isListHeading(words)) return this.begin(line, 'subheading', null, line.text)
    if (!last) return this.begin(line, this.titled && this.isTitleLine(line) ? 'title' : isHeading(words) ? 'heading' : 'paragraph', null, line.text)
    if (this.beginsInBracket(line)) return this.begin(line, 'paragraph', null, line.text)
    if (this.inTitle()) {
      if (isUsualHeading(words)) return this.begin(line, 'heading', null, line.text)
      const wrapped = (last.lines[last.lines.length - 1]?.text.length ?? 0) <= LONGEST_TITLE_LINE
      if (wrapped && line.text.length <= LONGEST_TITLE_LINE && this.isTitleLine(line)) return this.add(line)
      return this.begin(line, isHeading(words) ? 'heading' : 'paragraph', null, line.text)
    }
    if (this.isPendingLabel()) return this.add(line)
    const interrupted = this.interrupted(line)
    if (interrupted) return this.add(line, interrupted)
    if (last.kind === 'chapter' && !this.closed && !line.blankBefore && isHeading(words) && isHeading(this.said())) return this.add(line)
    if (isHeading(words)) return this.begin(line, 'heading', null, line.text)
    if (this.continues(line)) return this.add(line)
    this.begin(line, 'paragraph', null, line.text)
  }

  /** "\action 1bis.\ words\ marks": how a unit is printed that would be misread otherwise. */
  private readExplicit(line: SourceLine): boolean {
    const found = /^(\/\/ )?\\([a-z]+)(?: ([^\\]*))?\\(?= |$)(.*)$/s.exec(line.text)
    const kind = unitKinds.find((each) => each === found?.[2])
    if (!found || !kind) return false
    this.begin(line, kind, found[3]?.trim() || null, found[4]!.trim(), Boolean(found[1]), true)
    this.closed = true
    return true
  }

  /** A line that only says something about the unit before it: a status, a lost footnote number, a remark, a note of movement. */
  private readMark(line: SourceLine): boolean {
    const last = this.last()
    if (!last || last.kind === 'note') return false
    const { text } = line
    const isNumber = /^\d{0,3}\/(?:\s*IDEM)?$/.test(text)
    const status = readStatus(text)
    const enclosed = /^\(.*\)\.?$|^\[.*\]\.?$/s.test(text) && text.length < 600
    const said = enclosed ? text.replace(/\.$/, '').slice(1, -1) : isBareRemark(text) && !text.startsWith('{') ? text : null
    const remark = said !== null && !this.isPendingLabel() && !this.inTitle() ? readRemark(said, this.book) : null
    if (!isNumber && !(status && (last.kind !== 'title' || status.level || status.date)) && !remark && (!isBraceNote(text) || this.isPendingLabel())) return false
    this.add(line)
    this.closed = true
    return true
  }

  private readNote(line: SourceLine): boolean {
    const found = /^(?:\ufffd\s*[./]?|\d{1,3}\/(?!\s*IDEM)(?=\s))\s*(?=\S)/.exec(line.text)
    // Where most lines begin so, it is their numbers that were lost, and they are no footnotes.
    if (!found || (this.numbersLost && line.text.startsWith('\ufffd'))) return false
    const block: Block = { kind: 'note', label: /^\d+/.exec(line.text)?.[0] ?? null, alternative: false, explicit: false, lines: [line], parts: [{ n: line.n, text: line.text.slice(found[0].length) }] }
    this.blocks.push(block)
    this.closed = false
    return true
  }

  private begin(line: SourceLine, kind: UnitKind, label: string | null, rest: string, alternative = false, explicit = false): void {
    if (kind === 'objective' || kind === 'subheading') this.items = 'action'
    if (kind === 'chapter' || kind === 'heading' || kind === 'title') this.items = 'paragraph'
    this.blocks.push({ kind, label, alternative, explicit, lines: [line], parts: rest === '' ? [] : [{ n: line.n, text: rest }] })
    this.closed = !this.saysWhereFrom(rest) && this.closes(rest)
    this.open = opened(rest)
  }

  private add(line: SourceLine, last = this.last()!): void {
    last.lines.push(line)
    const first = last.parts.length === 0
    last.parts.push({ n: line.n, text: line.text })
    this.open = Math.max(0, this.open + opened(line.text))
    this.closed = this.closed || !(first && this.saysWhereFrom(line.text)) && this.closes(line.text)
  }

  /** "(Former paragraph 8)" between a label and its words. */
  private saysWhereFrom(text: string): boolean {
    return /^\([^()[\]]{4,80}\)$/.test(text) && readRemark(text.slice(1, -1), this.book)?.type === 'destination'
  }

  private closes(text: string): boolean {
    if (endingStatus(text) || /[.;:!?]\s+(?:PENDING(?: [A-Z]+){0,3}|PENDIENTES?|PENDENTES?|EN SUSPENS)$/.test(text.slice(-80))) return true
    const enclosed = /[([]([^()[\]]{4,300})[)\]]\.?$/.exec(text.slice(-320))
    return enclosed !== null && readRemark(enclosed[1]!, this.book) !== null
  }

  private last(): Block | undefined {
    return this.blocks[this.blocks.length - 1]
  }

  /** The kind of an alternative without a label: that of what it stands against. */
  private kindBefore(): UnitKind {
    const kind = this.last()?.kind ?? 'paragraph'
    return kind === 'note' || kind === 'title' || kind === 'heading' || kind === 'subheading' ? 'paragraph' : kind
  }

  private inTitle(): boolean {
    return this.blocks.length === 1 && this.last()?.kind === 'title' && !this.closed
  }

  private isPendingLabel(): boolean {
    const last = this.last()
    return !this.closed && last !== undefined && last.label !== null && last.parts.length === 0
  }

  private isTitleLine(line: SourceLine): boolean {
    return line.text.length <= LONGEST_TITLE && !/[.;:!?]$/.test(line.text) && !isUsualHeading(line.text) && !endingStatus(line.text)
  }

  /** The last words of the last block. */
  private said(): string {
    const last = this.last()
    return last?.parts[last.parts.length - 1]?.text ?? ''
  }

  /** Whether a line begins with the letter that follows the one before it: in a list no item may end in a mark. */
  private isNext(words: string): boolean {
    const letter = lettered.exec(words)
    const before = this.last()?.kind === 'note' ? null : lettered.exec(`${this.last()?.label ?? ''} x`)
    if (!letter || !before || letter[1] !== before[1] || letter[3] !== before[3]) return false
    return letter[2]!.charCodeAt(0) === before[2]!.charCodeAt(0) + 1
  }

  private isAfresh(line: SourceLine): boolean {
    // An item of a list right under "Option 1" or "Article 7" is no part of a sentence.
    const underHeading = this.isPendingLabel() && /^\p{L}{3,}/u.test(this.last()?.label ?? '')
    return this.closed || line.blankBefore || underHeading || /(?:[.:;!?,]|[;,] (?:and|or|y|e|et|ou|o))["”’)\]]*$/.test(this.said())
  }

  /** The unit whose sentence a footnote at the end of a page interrupts, where this line is the rest of it. */
  private interrupted(line: SourceLine): Block | undefined {
    if (this.last()?.kind !== 'note' || !/^\p{Ll}/u.test(line.text) || !/[.!?”"]$/.test(this.said())) return undefined
    const before = this.blocks.findLast((block) => block.kind !== 'note')
    const said = before?.parts[before.parts.length - 1]?.text ?? ''
    const open = before && ['objective', 'action', 'paragraph'].includes(before.kind) && !/[.:;!?]["”’)\]]*$/.test(said) && !endingStatus(said)
    return open ? before : undefined
  }

  /** A bracket that opens with a sentence, right under a line where one closed with a sentence and none is left open. */
  private beginsInBracket(line: SourceLine): boolean {
    if (this.open !== 0 || !/^\[+\s*["“‘«]?\p{Lu}/u.test(line.text)) return false
    return this.inTitle() ? this.said().endsWith(']') : /[.;:,]["”’»]?\s*\]+$|\][.;:,]$/.test(this.said())
  }

  private continues(line: SourceLine): boolean {
    const last = this.last()!
    if (this.closed || last.kind === 'heading' || last.kind === 'subheading') return false
    const ended = /[.:;!?]["”’)\]]*$/.test(this.said())
    const goesOn = /^[\p{Ll},.;:)\]!?]|^\/\s/u.test(line.text)
    if (line.blankBefore) return goesOn && !ended
    return goesOn || !ended || this.hardWrapped
  }
}

/** How many brackets a line opens that it does not close. */
function opened(text: string): number {
  let depth = 0
  if (!text.includes('[') && !text.includes(']')) return depth
  for (const character of text) depth += character === '[' ? 1 : character === ']' ? -1 : 0
  return depth
}

const lettered = /^(\(?)([a-zA-Z])([.)])(?=\s)/
const LONGEST_TITLE = 400
const LONGEST_TITLE_LINE = 130
