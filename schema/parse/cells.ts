import type { BracketKind, BracketMark, Run } from '../draft.ts'
import { normalRuns } from '../runs.ts'

/** A bracket while its unit is read; what is found behind it may still name its holder. */
export interface OpenMark {
  readonly id: string
  kind: BracketKind
  by: string
  parent: OpenMark | null
  /** It carries a number in print, so nothing is concluded from its place. */
  readonly numbered: boolean
  /** How deep it is nested. */
  depth: number
}

interface Cell {
  text: string
  readonly chain: readonly OpenMark[]
  readonly notes: Set<string>
}

/** Where the last word of a text begins; its length where it ends in a space. Counted from the end, since a damaged text may be one word. */
export function lastWordStart(text: string): number {
  let start = text.length
  while (start > 0 && !/\s/.test(text.charAt(start - 1))) start -= 1
  return start
}

/** Writes the words of a unit with the brackets around them, and decides whom each space belongs to.
 *
 * An insertion takes the space after it where it stands between two ("law, [Uru: while] respecting"), and the one before it at the end
 * or before a punctuation mark, so that the text without it reads well. Other spaces at the edge of a bracket stand outside of it. */
export class CellWriter {
  private readonly cells: Cell[] = []
  /** A space that is written as soon as something follows it. */
  private space: { readonly chain: readonly OpenMark[]; readonly notes: ReadonlySet<string> } | null = null
  private readonly openings = new Map<OpenMark, { spaced: boolean; cell: number }>()
  /** Brackets opened since the last word, outermost first, and what they were opened in. */
  private fresh: OpenMark[] = []
  private freshOutside: readonly OpenMark[] = []
  /** The insertion that was closed last, nothing but a space having followed. */
  private justClosed: OpenMark | null = null

  open(mark: OpenMark, outside: readonly OpenMark[]): void {
    const spaced = this.space !== null || this.isEmpty() || (this.fresh.length > 0 && Boolean(this.openings.get(this.fresh[0]!)?.spaced))
    this.flush()
    if (this.fresh.length === 0) this.freshOutside = outside
    this.fresh.push(mark)
    if (!this.openings.has(mark)) this.openings.set(mark, { spaced, cell: this.cells.length })
  }

  /** Writes words that stand inside `chain`, outermost bracket first. */
  write(text: string, chain: readonly OpenMark[]): void {
    if (this.justClosed && !this.space && /^\p{P}/u.test(text) && !/^[[("“‘«¿¡]/.test(text)) this.takeSpaceBefore(this.justClosed)
    this.flush()
    this.justClosed = null
    this.fresh = []
    this.push(text, chain)
  }

  writeSpace(chain: readonly OpenMark[]): void {
    if (this.space || this.isEmpty()) return
    if (this.fresh.length > 0) return this.moveOut()
    this.space = { chain, notes: new Set() }
    if (this.justClosed && this.openings.get(this.justClosed)?.spaced) this.giveSpaceTo(this.justClosed)
  }

  /** Forgets the space before something that is not text: a remark, a note number. */
  dropSpace(): void {
    this.space = null
  }

  close(mark: OpenMark, outside: readonly OpenMark[]): void {
    if (this.justClosed) this.takeSpaceBefore(this.justClosed)
    if (this.space) this.space = { chain: outside, notes: new Set() }
    this.justClosed = mark.kind === 'ins' && !mark.numbered ? mark : null
    if (this.space && this.justClosed && this.openings.get(mark)?.spaced) this.giveSpaceTo(mark)
  }

  end(): void {
    if (this.justClosed) this.takeSpaceBefore(this.justClosed)
    this.space = null
  }

  /** Anchors a note on all words of a bracket. */
  noteOnBracket(mark: OpenMark, note: string): void {
    for (const cell of this.cells.slice(this.openings.get(mark)?.cell ?? 0)) cell.notes.add(note)
  }

  /** Anchors a note on the word written last; false where there is none. */
  noteOnWord(note: string): boolean {
    const last = this.cells[this.cells.length - 1]
    if (!last) return false
    const start = lastWordStart(last.text)
    if (start === last.text.length) return false
    if (start > 0) {
      this.cells[this.cells.length - 1] = { ...last, text: last.text.slice(0, start), notes: new Set(last.notes) }
      this.cells.push({ text: last.text.slice(start), chain: last.chain, notes: new Set(last.notes) })
    }
    this.cells[this.cells.length - 1]!.notes.add(note)
    return true
  }

  /** Where words begin that a note will be anchored on. */
  position(): number {
    this.flush()
    // A cell of its own keeps what follows from growing into the words before.
    this.cells.push({ text: '', chain: this.cells[this.cells.length - 1]?.chain ?? [], notes: new Set() })
    return this.cells.length - 1
  }

  noteFrom(position: number, note: string): void {
    for (const cell of this.cells.slice(position)) cell.notes.add(note)
  }

  /** The runs; `without` is a bracket around the whole unit that has become its holder. */
  runs(without: OpenMark | null): Run[] {
    const marks = new Map<OpenMark, BracketMark>()
    const markOf = (open: OpenMark) => {
      const { id, kind, by, parent } = open
      const mark = marks.get(open) ?? { id, kind, by, parent: parent === without ? null : (parent?.id ?? null) }
      marks.set(open, mark)
      return mark
    }
    return normalRuns(
      this.cells.map(({ text, chain, notes }) => {
        const author = chain.findLastIndex((mark) => mark.kind === 'ins')
        const around = (author < 0 ? chain : chain.slice(author)).filter((mark) => mark !== without)
        return { text, brackets: [...new Set(around)].map(markOf), notes: [...notes] }
      }),
    )
  }

  private isEmpty(): boolean {
    return this.cells.every((cell) => cell.text === '')
  }

  private flush(): void {
    if (this.space) this.push(' ', this.space.chain, this.space.notes)
    this.space = null
  }

  /** A space right behind an opening bracket belongs before it. */
  private moveOut(): void {
    const openings = this.fresh.flatMap((mark) => this.openings.get(mark) ?? [])
    if (openings.some((opening) => opening.spaced)) return
    this.push(' ', this.freshOutside)
    for (const opening of openings) Object.assign(opening, { spaced: true, cell: this.cells.length })
  }

  private giveSpaceTo(mark: OpenMark): void {
    const words = this.cells.slice(this.openings.get(mark)?.cell ?? 0)
    const chain = words[words.length - 1]?.chain ?? []
    const at = chain.indexOf(mark)
    const [first, ...others] = words.map((cell) => cell.notes)
    const notes = [...(first ?? [])].filter((note) => others.every((each) => each.has(note)))
    if (at >= 0) this.space = { chain: chain.slice(0, at + 1), notes: new Set(notes) }
  }

  private takeSpaceBefore(mark: OpenMark): void {
    const opening = this.openings.get(mark)
    if (!opening) return
    const first = this.cells[opening.cell]
    const before = this.cells[opening.cell - 1]
    if (!first || !before?.text.endsWith(' ')) return
    const level = first.chain.slice(0, first.chain.indexOf(mark))
    if (before.chain.length !== level.length || before.chain.some((each, i) => each !== level[i])) return
    before.text = before.text.slice(0, -1)
    first.text = ` ${first.text}`
  }

  private push(text: string, chain: readonly OpenMark[], notes: ReadonlySet<string> = new Set()): void {
    const last = this.cells[this.cells.length - 1]
    if (last && last.chain === chain && notes.size === 0 && last.notes.size === 0) last.text += text
    else this.cells.push({ text, chain, notes: new Set(notes) })
  }
}
