import type { Position, Run } from '../draft.ts'
import type { BracketPairs } from './bracketPairs.ts'
import { pairBrackets } from './bracketPairs.ts'
import type { OpenMark } from './cells.ts'
import { CellWriter } from './cells.ts'
import type { PartyBook } from './partyBook.ts'
import type { Head } from './readHead.ts'
import { readHead } from './readHead.ts'
import type { Remark } from './readRemark.ts'
import { isShortFor } from './isShortFor.ts'
import { isWish, positionsOf, readBareNames, readRemark } from './readRemark.ts'
import { readTail } from './readTail.ts'
import { groupBefore } from './splitMarks.ts'

/** What the words of a unit are read with. */
export interface WordsContext {
  readonly book: PartyBook
  /** The id of the note printed with a number; undefined where the text has no such note. */
  readonly noteOf: (number: string) => string | undefined
  readonly newBracket: () => string
  /** A place where a footnote number was lost and its slash left at the beginning of a line, or may have been lost at a line break behind a
   * bracket; answers with a stand-in for the note, or null where it cannot be one. */
  readonly lostNumber: (kind: 'slash' | 'break') => string | null
}

/** A remark in brackets, with the exact words it is printed in and where they stand. */
export interface FoundRemark {
  readonly remark: Remark
  readonly printed: string
  readonly at: number
}

/** The words of a unit: runs, what stands behind its brackets, and the remarks at its end. */
export interface ReadWords {
  readonly runs: readonly Run[]
  /** Holders, where one bracket of theirs is all there is. */
  readonly by: string | null
  readonly facts: ReadonlyMap<string, { positions: Position[]; remarks: string[] }>
  /** The bracket that `by` was, whose facts are the unit's. */
  readonly whole: string | null
  readonly trailing: readonly FoundRemark[]
  readonly brackets: readonly { readonly at: number; readonly mark: OpenMark; readonly words: string; readonly next: string }[]
  readonly strays: readonly number[]
  /** Remarks in square brackets. */
  readonly squareRemarks: readonly number[]
  /** Brackets that name their holders behind a dash. */
  readonly tails: readonly number[]
  /** Brackets inside the text that read like a position, and were kept as words. */
  readonly unplaced: readonly number[]
}

/** Reads words with brackets: contested words, proposals, nested ones, and the remarks behind them. Whatever is not understood is text.
 *
 * `ended`: the text itself says that it ends here, so that no remark about the unit is looked for at its end. */
export function readWords(text: string, context: WordsContext, ended = false): ReadWords {
  return new WordsReader(text, context, ended).read()
}

class WordsReader {
  private readonly pairs: BracketPairs
  private readonly out = new CellWriter()
  private readonly facts = new Map<string, { positions: Position[]; remarks: string[] }>()
  private readonly numbers = new Map<string, string>()
  private readonly byNumber = new Map<string, OpenMark>()
  private readonly trailing: FoundRemark[] = []
  private readonly brackets: { at: number; mark: OpenMark; words: string; next: string }[] = []
  private readonly squareRemarks: number[] = []
  private readonly tails: number[] = []
  private readonly unplaced: number[] = []
  /** From here on there are only remarks about the whole unit. */
  private readonly tail: number
  /** Brackets closed since the last word. */
  private recent: OpenMark[] = []
  /** Not even a space stands between them and what follows. */
  private touching = false
  private anchors: number[] = []

  constructor(private readonly text: string, private readonly context: WordsContext, ended: boolean) {
    this.pairs = pairBrackets(text)
    this.tail = ended ? text.length : this.tailStart()
  }

  read(): ReadWords {
    this.walk(0, this.text.length, [], 0)
    this.out.end()
    const whole = this.wholeMark()
    return {
      runs: this.out.runs(whole), by: whole?.by ?? null, whole: whole?.id ?? null, facts: this.facts, trailing: this.trailing,
      brackets: this.brackets, strays: this.pairs.strays, squareRemarks: this.squareRemarks, tails: this.tails, unplaced: this.unplaced,
    }
  }

  private walk(from: number, to: number, chain: readonly OpenMark[], depth: number): void {
    let plain = from
    const flush = (at: number) => {
      if (plain < at) this.word(this.text.slice(plain, at), chain)
      plain = at
    }
    for (let at = nextSign(this.text, from); at < to; at = nextSign(this.text, at)) {
      const next = this.special(at, to, chain, depth, flush)
      if (next === null) at += 1
      else plain = at = next
    }
    flush(to)
  }

  /** Deals with what is not a plain character at `at` and says where to go on; null where it is one. `flush` writes what came before. */
  private special(at: number, to: number, chain: readonly OpenMark[], depth: number, flush: (at: number) => void): number | null {
    const { text } = this
    const character = text.charAt(at)
    if (/\s/.test(character)) {
      flush(at)
      let end = at + 1
      while (end < to && /\s/.test(text.charAt(end))) end += 1
      const bracket = this.recent[this.recent.length - 1]
      if (bracket && text.charAt(at - 1) === ']' && text.slice(at, end).includes('\n') && end < to && !isLostSlash(text, end)) this.anchorLost(bracket)
      this.out.writeSpace(chain)
      this.touching = false
      return end
    }
    if (character === '/' && isLostSlash(text, at)) {
      flush(at)
      const note = this.context.lostNumber('slash')
      return note !== null && this.anchor(note) ? at + 1 : null
    }
    if (character === '\\') return this.escaped(at, chain, flush)
    if (character === '[' && this.pairs.closeOf.has(at)) {
      flush(at)
      return this.bracket(at, this.pairs.closeOf.get(at)!, chain, depth)
    }
    if (character === '(') {
      if (this.recent.length === 0 && at < this.tail) return null
      flush(at)
      return this.roundRemark(at, to)
    }
    if (/\d/.test(character) && !/\d/.test(text.charAt(at - 1))) return this.noteNumber(at, flush)
    return null
  }

  private bracket(at: number, close: number, chain: readonly OpenMark[], depth: number): number {
    const inside = this.text.slice(at + 1, close)
    const head = /:\s*pending\b/i.test(inside.slice(0, 120)) || isWish(inside, this.context.book) ? null : readHead(inside, this.context.book, this.text.slice(close + 1, close + 200))
    const remark = head === null && inside.length < 600 && !inside.includes('[') ? readRemark(inside, this.context.book) : null
    if (remark && remark.type !== 'attribution' && this.keepRemark(remark, at, close + 1)) {
      this.squareRemarks.push(at)
      return close + 1
    }
    if (remark?.type === 'positions') this.unplaced.push(at)
    const tailed = head === null ? readTail(inside, this.context.book) : null
    if (tailed) this.tails.push(at)
    for (const [nth, part] of (tailed ?? []).entries()) {
      if (nth > 0) {
        this.out.writeSpace(chain)
        this.word('/', chain)
        this.out.writeSpace(chain)
        this.touching = false
      }
      this.bracketed(at, at + 1 + part.from, at + 1 + part.to, { ...part, number: null, parent: null, cited: [] }, chain, depth, close)
    }
    if (!tailed) this.bracketed(at, at + 1 + (head?.length ?? 0), close, head, chain, depth, close)
    return close + 1
  }

  /** The words of one bracket from `start` to `end`, with what its head or tail says of them. */
  private bracketed(at: number, start: number, end: number, said: Omit<Head, 'length'> | null, chain: readonly OpenMark[], depth: number, close: number): void {
    const mark = this.markFor(said, chain)
    this.out.open(mark, chain)
    const inner = [...chain, mark]
    if (mark.numbered && this.text.slice(start, end).trim() === '') this.out.write(' ', inner)
    else this.walk(Math.min(start, end), end, inner, depth + 1)
    this.out.close(mark, chain)
    if (said?.positions.length) this.factsOf(mark.id).positions.push(...said.positions.map((position) => ({ ...position, printed: null, note: null })))
    for (const number of said?.cited ?? []) {
      const note = this.context.noteOf(number)
      if (note === undefined) this.factsOf(mark.id).remarks.push(`(${number}/)`)
      else this.out.noteOnBracket(mark, note)
    }
    this.recent.push(mark)
    this.touching = true
    this.brackets.push({ at, mark, words: this.text.slice(start, end), next: this.text.slice(close + 1, close + 60) })
  }

  private factsOf(bracket: string): { positions: Position[]; remarks: string[] } {
    const facts = this.facts.get(bracket) ?? { positions: [], remarks: [] }
    this.facts.set(bracket, facts)
    return facts
  }

  private markFor(head: Omit<Head, 'length'> | null, chain: readonly OpenMark[]): OpenMark {
    const kind = head?.kind ?? 'hold'
    const by = head?.by ?? ''
    const parent = chain[chain.length - 1] ?? null
    const depth = chain.length
    if (head?.number) return this.numberedMark(head.number, head.parent, kind, by)
    const same = by === '' || kind === 'ins' || !this.touching ? undefined : this.recent.find((mark) => mark.kind === kind && mark.by === by && !mark.numbered)
    if (same) {
      // Two fragments of one deletion that another bracket crosses: it stands where the outer of the two stands.
      if (depth < same.depth) Object.assign(same, { parent, depth })
      return same
    }
    const other = kind === 'ins' ? 'del' : 'ins'
    // The new words may stand a space behind the struck ones.
    const pair = by === '' || kind === 'hold' || (kind === 'del' && !this.touching) ? undefined : this.recent.find((mark) => mark.kind === other && mark.by === by && mark.parent === parent && !mark.numbered)
    const taken = pair && this.recent.some((mark) => mark.id === pair.id && mark.kind === kind)
    return { id: pair && !taken ? pair.id : this.context.newBracket(), kind, by, parent, numbered: false, depth }
  }

  /** A bracket whose print says which it is and what it stands in. */
  private numberedMark(number: string, parent: string | null, kind: OpenMark['kind'], by: string): OpenMark {
    const idOf = (each: string) => {
      const id = this.numbers.get(each) ?? this.context.newBracket()
      this.numbers.set(each, id)
      return id
    }
    const key = `${kind}#${number}`
    const known = this.byNumber.get(key)
    if (known) return known
    const outer: OpenMark | null = parent === null ? null : { id: idOf(parent), kind: 'hold', by: '', parent: null, numbered: true, depth: 0 }
    const mark: OpenMark = { id: idOf(number), kind, by, parent: outer, numbered: true, depth: 0 }
    this.byNumber.set(key, mark)
    return mark
  }

  private roundRemark(at: number, to: number): number | null {
    const end = this.groupEnd(at, to)
    const bracket = this.recent[this.recent.length - 1]
    if (end !== null && bracket && /^\(\d{1,3}\/\)$/.test(this.text.slice(at, end))) {
      // A footnote that is not in the text: its number stays with the bracket.
      this.factsOf(bracket.id).remarks.push(this.text.slice(at, end))
      this.out.dropSpace()
      return end
    }
    const remark = end === null ? null : readRemark(this.text.slice(at + 1, end - 1), this.context.book)
    if (end !== null && remark && this.keepRemark(remark, at, end)) return end
    const names = end !== null && !remark ? this.namesBehind(at, end) : null
    if (end !== null && names && this.keepRemark({ type: 'attribution', parties: names }, at, end)) return end
    this.recent = []
    return null
  }

  /** The parties in "[…] (Brazil)"; null where the bracket has another holder, or where the name is what the words before it are short for. */
  private namesBehind(at: number, end: number): readonly string[] | null {
    const bracket = this.recent[this.recent.length - 1]
    if (!bracket || bracket.kind === 'del') return null
    const name = this.text.slice(at + 1, end - 1)
    const words = this.brackets[this.brackets.length - 1]?.words ?? ''
    if (isShortFor(name, words)) return null
    const names = readBareNames(name, this.context.book)
    return names && (bracket.by === '' || bracket.by === names.join(',')) ? names : null
  }

  /** Puts a remark where it belongs: on the bracket before it, or on the unit where only remarks follow. False where it is text. */
  private keepRemark(remark: Remark, at: number, end: number): boolean {
    const printed = this.text.slice(at, end).replace(/\s*\n\s*/g, ' ')
    const bracket = this.recent[this.recent.length - 1]
    const onBracket = bracket && /[\])]\s*$/.test(this.text.slice(Math.max(0, at - 40), at))
    if (bracket && onBracket && (remark.type === 'positions' || (remark.type === 'attribution' && bracket.kind !== 'del'))) {
      const facts = this.factsOf(bracket.id)
      if (remark.type === 'positions') facts.positions.push(...positionsOf(remark, printed))
      else {
        facts.remarks.push(printed)
        if (bracket.by === '') Object.assign(bracket, { kind: 'ins', by: remark.parties.join(',') })
      }
    } else if (at >= this.tail) this.trailing.push({ remark, printed, at })
    else return false
    this.out.dropSpace()
    return true
  }

  private escaped(at: number, chain: readonly OpenMark[], flush: (at: number) => void): number | null {
    const text = this.text
    const next = text.charAt(at + 1)
    if (next === '[' || next === ']' || next === '\\') {
      flush(at)
      this.word(next, chain)
      return at + 2
    }
    if (next === '~') {
      flush(at)
      this.recent = []
      return at + 2
    }
    if (next === '(') {
      flush(at)
      this.anchors.push(this.out.position())
      return at + 2
    }
    const closing = /^\\(\d{1,3})\\\)/.exec(text.slice(at, at + 8))
    const note = closing ? this.context.noteOf(closing[1]!) : undefined
    const start = closing ? this.anchors.pop() : undefined
    if (!closing || note === undefined || start === undefined) return null
    flush(at)
    this.out.noteFrom(start, note)
    return at + closing[0].length
  }

  /** "3/" behind a bracket or a word, where there is such a note; "and/or" and "1/2" are text. */
  private noteNumber(at: number, flush: (at: number) => void): number | null {
    const found = /^(\d{1,3})\/(?![\p{L}\p{N}/])/u.exec(this.text.slice(at, at + 6))
    const note = found ? this.context.noteOf(found[1]!) : undefined
    if (!found || note === undefined) return null
    flush(at)
    return this.anchor(note) ? at + found[0].length : null
  }

  private anchorLost(bracket: OpenMark): void {
    const note = this.context.lostNumber('break')
    if (note !== null) this.out.noteOnBracket(bracket, note)
  }

  /** Anchors a note on the bracket just closed, or on the word before; false where there is nothing before. */
  private anchor(note: string): boolean {
    const bracket = this.recent[this.recent.length - 1]
    if (bracket) this.out.noteOnBracket(bracket, note)
    else if (!this.out.noteOnWord(note)) return false
    this.out.dropSpace()
    return true
  }

  private word(words: string, chain: readonly OpenMark[]): void {
    this.recent = []
    this.out.write(words, chain)
  }

  private groupEnd(at: number, to: number): number | null {
    let depth = 0
    for (let end = at; end < Math.min(to, at + 700); end++) {
      const character = this.text.charAt(end)
      if (character === '(') depth += 1
      else if (character === ')' && --depth === 0) return end + 1
    }
    return null
  }

  /** Where the remarks about the unit begin: at the end, one behind the other. */
  private tailStart(): number {
    let start = this.text.trimEnd().length
    for (let groups = 0; groups < 12; groups++) {
      const before = groupBefore(this.text.slice(0, start), start)
      if (before === null) break
      const inside = this.text.slice(before + 1, start).replace(/[)\]]\.?$/, '')
      if (!readRemark(inside, this.context.book)) break
      start = this.text.slice(0, before).trimEnd().length
    }
    return start
  }

  private wholeMark(): OpenMark | null {
    const first = this.brackets.find((bracket) => bracket.at === 0)
    const close = this.pairs.closeOf.get(0)
    if (!first || close === undefined || first.mark.kind !== 'ins' || first.mark.numbered || first.mark.by === '') return null
    const outside = this.brackets.some((bracket) => bracket.at > close)
    const rest = this.text.slice(close + 1, this.tail)
    const remarks = this.facts.get(first.mark.id)
    const said = [...(remarks?.remarks ?? []), ...(remarks?.positions ?? []).flatMap((position) => position.printed ?? [])]
    const left = said.reduce((text, printed) => text.replace(printed, ''), rest.replace(/\s*\n\s*/g, ' '))
    return !outside && left.trim() === '' ? first.mark : null
  }
}

/** Where the next character stands that may be more than a letter of a word. */
function nextSign(text: string, from: number): number {
  signs.lastIndex = from
  return signs.exec(text)?.index ?? text.length
}

const signs = /[\s/\\[(\d]/g

/** A slash alone at the beginning of a line, with words behind it: what is left of "1/" when the number is lost. */
function isLostSlash(text: string, at: number): boolean {
  return text.charAt(at) === '/' && /\s/.test(text.charAt(at + 1)) && /\n[^\S\n]*$/.test(text.slice(Math.max(0, at - 40), at))
}
