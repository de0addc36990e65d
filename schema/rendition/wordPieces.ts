import type { BracketMark, Run } from '../draft.ts'
import { normalRuns } from '../runs.ts'
import { chainsOf, keyOf } from './chains.ts'
import type { Piece } from './pieces.ts'

/** How the words of a unit are printed. */
export interface WordStyle {
  /** What stands after the opening bracket: "Uru delete: "; `number` only where brackets are numbered. */
  readonly head: (mark: BracketMark, number?: string) => string
  /** The number a note is cited by; null where it is not printed. */
  readonly numberOf: (note: string) => string | null
  /** Remarks and positions printed behind a bracket. */
  readonly behind: (bracket: string) => readonly string[]
  /** Backslashes before what would be misread, and marks around the words of a note. */
  readonly escaped: boolean
  /** Every bracket says which it is and what it stands in; their place says nothing. */
  readonly numbered: boolean
}

/** The words of a unit as they are printed: brackets with their heads around them, and the space at the edge of a bracket outside of it. */
export function wordPieces(unitRuns: readonly Run[], style: WordStyle): Piece[] {
  const runs = normalRuns(unitRuns)
  const chains = chainsOf(runs, !style.numbered)
  const printer = new Printer(runs, chains, style)
  return printer.print()
}

class Printer {
  private readonly out: Piece[] = []
  private open: { readonly mark: BracketMark; readonly from: number }[] = []
  private space = false
  private readonly last = new Map<string, number>()
  private readonly numbers = new Map<string, number>()

  constructor(private readonly runs: readonly Run[], private readonly chains: readonly (readonly BracketMark[])[], private readonly style: WordStyle) {
    for (const [at, chain] of chains.entries()) for (const { id } of chain) this.last.set(id, at)
  }

  print(): Piece[] {
    for (const [at, run] of this.runs.entries()) {
      const text = run.text.replace(/\s+/g, ' ')
      const core = text.trim()
      if (core === '' && (!this.style.numbered || run.brackets.length === 0)) this.space = true
      else {
        this.space ||= core !== '' && text.startsWith(' ')
        this.enter(at)
        this.words(core, run)
        this.space = core !== '' && text.endsWith(' ')
      }
    }
    this.closeTo(0, this.runs.length)
    return this.out
  }

  /** Closes what the run does not stand in, and opens what it does. */
  private enter(at: number): void {
    const chain = this.chains[at]!
    let shared = 0
    if (!this.style.numbered) while (shared < chain.length && this.open[shared] && keyOf(this.open[shared]!.mark) === keyOf(chain[shared]!)) shared += 1
    this.closeTo(shared, at)
    if (this.space && this.out.length > 0) this.out.push({ type: 'words', text: ' ', brackets: this.open.map(({ mark }) => mark) })
    for (const mark of chain.slice(shared)) {
      this.open.push({ mark, from: at })
      this.out.push({ type: 'open', mark, text: `[${this.style.head(mark, this.numberOf(mark))}` })
    }
  }

  /** "#2 in #1", counted from the first bracket of the unit. */
  private numberOf({ id, parent }: BracketMark): string {
    if (!this.style.numbered) return ''
    const count = (of: string) => {
      const number = this.numbers.get(of) ?? this.numbers.size + 1
      this.numbers.set(of, number)
      return number
    }
    return `#${count(id)}${parent === null ? '' : ` in #${count(parent)}`}`
  }

  private words(core: string, run: Run): void {
    const notes = core === '' ? [] : run.notes.flatMap((note) => this.style.numberOf(note) ?? [])
    const numbers = this.style.escaped ? notes : []
    for (const number of numbers) this.out.push({ type: 'note', number, text: '\\(' })
    const before = this.out[this.out.length - 1]
    const text = this.style.escaped ? escape(core, before) : core
    if (text !== '') this.out.push({ type: 'words', text, brackets: run.brackets, ...(notes.length > 0 && { notes }) })
    for (const number of numbers) this.out.push({ type: 'note', number, text: `\\${number}\\)` })
  }

  /** Closes brackets down to a depth, with what is printed behind each: the notes on all of its words, then the remarks on it.
   * `next` is the index of the run that follows. */
  private closeTo(depth: number, next: number): void {
    const starts = this.citedBefore(next)
    const cite = (which: (start: number) => boolean) => {
      for (const [note, start] of starts) {
        const number = this.style.numberOf(note)
        if (!which(start)) continue
        starts.delete(note)
        if (number !== null) this.out.push({ type: 'note', number, text: ` ${number}/` })
      }
    }
    cite((start) => !this.open.slice(depth).some(({ from }) => from === start))
    while (this.open.length > depth) {
      const { mark, from } = this.open.pop()!
      this.out.push({ type: 'close', mark, text: ']' })
      if (!this.open.slice(depth).some((outer) => outer.from === from)) cite((start) => start === from)
      if (this.last.get(mark.id)! < next && !this.open.some((outer) => outer.mark.id === mark.id))
        for (const remark of this.style.behind(mark.id)) this.out.push({ type: 'remark', text: ` ${remark}`, bracket: mark.id })
    }
  }

  /** The notes whose words end before a run, with the run they begin with. */
  private citedBefore(next: number): Map<string, number> {
    const at = this.lastPrinted(next)
    if (this.style.escaped || at < 0) return new Map()
    const ending = this.runs[at]!.notes.filter((note) => !this.runs[next]?.notes.includes(note))
    return new Map(ending.map((note) => [note, this.startOf(note, at)]))
  }

  private lastPrinted(next: number): number {
    let at = next - 1
    while (at >= 0 && this.runs[at]!.text.trim() === '') at -= 1
    return at
  }

  /** The run with which the words of a note that end at a run begin. */
  private startOf(note: string, end: number): number {
    let start = end
    while (start > 0 && this.runs[start - 1]!.notes.includes(note)) start -= 1
    while (start < end && this.runs[start]!.text.trim() === '') start += 1
    return start
  }
}

/** What would be read as something else, made plain. */
function escape(core: string, before: Piece | undefined): string {
  const text = core.replace(/[[\]\\]/g, '\\$&').replace(/(\d)\//g, '$1\\~/').replace(/\(/g, '\\~(')
  return before?.type === 'open' && before.text === '[' ? `\\~${text}` : text
}
