import type { BracketMark, Run } from '../draft.ts'
import { holders } from '../draft.ts'
import { normalRuns } from '../runs.ts'
import { chainsOf, keyOf } from './chains.ts'
import type { Change, UnitChange } from './changes.ts'
import { changesOf, isSpace, unchanged } from './changes.ts'

/** A change with the instants at which it was tabled, as far as they are known. */
export interface DatedChange extends Change {
  readonly insAt?: string | undefined
  readonly delAt?: string | undefined
}

/** A stretch of a unit whose proposals are changes, or something printed at one place of it. */
export type TrackedPiece =
  /** With the brackets these words stand under, and the numbers of the notes they are about. */
  | { readonly type: 'words'; readonly text: string; readonly change: DatedChange; readonly brackets: readonly BracketMark[]; readonly notes: readonly string[] }
  /** `mark`: the bracket that opens here; null where one closes. */
  | { readonly type: 'bracket'; readonly text: string; readonly change: DatedChange; readonly mark: BracketMark | null }
  | { readonly type: 'remark'; readonly text: string; readonly change: DatedChange; readonly bracket: string }
  | { readonly type: 'note'; readonly number: string; readonly change: DatedChange }
  /** `bracket`: the one it is about; null for the whole unit. */
  | { readonly type: 'comment'; readonly edge: 'start' | 'end'; readonly comment: number; readonly bracket: string | null }

/** What the words of a unit are printed with. */
export interface TrackedWords {
  readonly change: UnitChange
  /** The name a change is under. */
  readonly author: (by: string | null) => string | null
  readonly head: (mark: BracketMark) => string
  readonly behind: (bracket: string) => readonly string[]
  readonly numberOf: (note: string) => string | null
  /** ISO instant at which a bracket was tabled. */
  readonly tabled: (bracket: string) => string | undefined
  /** Comments on a bracket. */
  readonly comment: (bracket: string) => readonly number[]
}

/** The words of a unit with every proposal as a change, and in brackets where a change cannot say it. */
export function trackedPieces(unitRuns: readonly Run[], words: TrackedWords): TrackedPiece[] {
  const runs = normalRuns(unitRuns)
  if (runs.every(({ brackets, notes }) => brackets.length + notes.length === 0)) return plainWords(runs, words)
  const printed = printedBrackets(runs)
  const changes = changesOf(runs.map((run) => ({ ...run, brackets: run.brackets.filter(({ id }) => !printed.has(id)) })), words.change)
  const author = remembered((by) => words.author(by))
  const named: (DatedChange | null)[] = []
  for (const { text: { length }, brackets } of runs) {
    const [insAt, delAt] = (['ins', 'del'] as const).map((kind) => brackets.flatMap((mark) => (mark.kind === kind && !printed.has(mark.id) ? (words.tabled(mark.id) ?? []) : []))[0])
    for (const change of changes.slice(named.length, named.length + length))
      named.push(change && (change === unchanged ? change : { ins: author(change.ins), del: author(change.del), insAt: change.ins === null ? undefined : insAt, delAt: change.del === null ? undefined : delAt }))
  }
  const places = placesIn(runs, printed, named, words)
  const text = runs.map((run) => run.text).join('')
  const out: TrackedPiece[] = []
  const starts = new Map<number, Run>()
  let length = 0
  for (const run of runs) {
    starts.set(length, run)
    length += run.text.length
  }
  let stretch = ''
  let under: DatedChange = unchanged
  let own: Run = runs[0]!
  let next: Run | undefined
  const flush = () => {
    if (stretch !== '') out.push({ type: 'words', text: stretch, change: under, brackets: own.brackets, notes: own.notes.flatMap((note) => words.numberOf(note) ?? []) })
    stretch = ''
  }
  for (let at = 0; at < text.length; at++) {
    const change = named[at]
    const [before, after] = [places.before.get(at), places.after.get(at)]
    next = starts.get(at) ?? next
    // A space goes with the words before it: it must not be a change of its own.
    if (next && !isSpace(text, at)) {
      if (stretch.trim() !== '' || (change && !sameChange(change, under))) flush()
      own = next
      next = undefined
    }
    if (before || (change && !(isSpace(text, at) || stretch.trim() === '' ? sameChange(change, under) : sameDated(change, under)))) flush()
    if (before) out.push(...before)
    if (change) {
      if (!isSpace(text, at) || stretch === '') under = change
      stretch += isSpace(text, at) ? ' ' : text.charAt(at)
    }
    if (!after) continue
    flush()
    out.push(...after)
  }
  flush()
  return out
}

function sameDated(a: DatedChange, b: DatedChange): boolean {
  return sameChange(a, b) && a.insAt === b.insAt && a.delAt === b.delAt
}

/** A space has no instant of its own: it goes with the words beside it. */
function sameChange(a: Change, b: Change): boolean {
  return a === b || (a.ins === b.ins && a.del === b.del)
}

/** Most units: nothing is proposed inside of them. */
function plainWords(runs: readonly Run[], { change, author }: TrackedWords): TrackedPiece[] {
  const text = runs.map((run) => run.text).join('').replace(/\s+/g, ' ').trim()
  return text === '' ? [] : [{ type: 'words', text, change: { ins: author(change.ins), del: author(change.del) }, brackets: [], notes: [] }]
}

/** Brackets that are no change: what is merely held, and what rivals for the same words. */
export function printedBrackets(runs: readonly Run[]): ReadonlySet<string> {
  const printed = new Set<string>()
  for (const { brackets } of runs) {
    const struck = brackets.filter(({ kind }) => kind === 'del')
    const rivals = new Set(struck.map(({ by }) => holders(by).sort().join(','))).size > 1
    for (const { id, kind } of brackets) if (kind === 'hold' || (kind === 'del' && rivals)) printed.add(id)
  }
  return printed
}

interface Places {
  readonly before: Map<number, TrackedPiece[]>
  readonly after: Map<number, TrackedPiece[]>
}

/** What stands before and behind each character: printed brackets, notes, remarks, and the ends of comments. Never between a word and its space. */
function placesIn(runs: readonly Run[], printed: ReadonlySet<string>, changes: readonly (DatedChange | null)[], words: TrackedWords): Places {
  const before = new Map<number, TrackedPiece[]>()
  const closing = new Map<number, Ending[]>()
  const changeAt = (from: number, to: number): DatedChange => {
    const [first, last] = [changes[from] ?? unchanged, changes[to] ?? unchanged]
    return first.ins === last.ins && first.del === last.del ? first : { ins: words.author(words.change.ins), del: words.author(words.change.del) }
  }
  for (const { from, to, mark } of printedStretches(runs, printed)) {
    const change = changeAt(from, to)
    add(before, from, { type: 'bracket', text: `[${words.head(mark)}`, change, mark })
    add(closing, to, { from, pieces: [{ type: 'bracket', text: ']', change, mark: null }] })
  }
  for (const { from, to, key } of stretches(runs, (run) => run.notes)) {
    const number = words.numberOf(key)
    if (number !== null) add(closing, to, { from: from - 0.5, pieces: [{ type: 'note', number, change: changes[to] ?? unchanged }] })
  }
  const extents = new Map<string, { from: number; to: number }>()
  for (const { from, to, key } of stretches(runs, (run) => [...new Set(run.brackets.map(({ id }) => id))])) extents.set(key, { from: extents.get(key)?.from ?? from, to })
  for (const [id, { from, to }] of extents) {
    for (const remark of words.behind(id)) add(closing, to, { from: from - 0.75, pieces: [{ type: 'remark', text: ` ${remark}`, change: changes[to] ?? unchanged, bracket: id }] })
    for (const comment of words.comment(id)) {
      before.set(from, [{ type: 'comment', edge: 'start', comment, bracket: id }, ...(before.get(from) ?? [])])
      add(closing, to, { from: -1, pieces: [{ type: 'comment', edge: 'end', comment, bracket: id }] })
    }
  }
  // What began last ends first.
  const after = new Map([...closing].map(([at, ends]) => [at, ends.sort((a, b) => b.from - a.from).flatMap(({ pieces }) => pieces)] as const))
  return { before, after }
}

interface Ending {
  readonly from: number
  readonly pieces: readonly TrackedPiece[]
}

interface Stretch {
  readonly from: number
  readonly to: number
}

/** Where printed brackets open and close, outer ones first. */
function printedStretches(runs: readonly Run[], printed: ReadonlySet<string>): (Stretch & { readonly mark: BracketMark })[] {
  if (printed.size === 0) return []
  const shown = runs.map((run) => ({ ...run, brackets: run.brackets.filter(({ id }) => printed.has(id)) }))
  const chains = new Map(chainsOf(shown).map((chain, at) => [runs[at]!, chain]))
  const found: { from: number; to: number; mark: BracketMark }[] = []
  let open: (typeof found)[number][] = []
  for (const { run, from, to } of wordsOf(runs)) {
    const chain = chains.get(run) ?? []
    let shared = 0
    while (shared < chain.length && open[shared] && keyOf(open[shared]!.mark) === keyOf(chain[shared]!)) shared += 1
    open = [...open.slice(0, shared), ...chain.slice(shared).map((mark) => ({ from, to, mark }))]
    found.push(...open.slice(shared))
    for (const each of open) each.to = to
  }
  return found
}

/** Unbroken stretches of runs that have something in common, from the first word to the last. */
function stretches(runs: readonly Run[], keysOf: (run: Run) => readonly string[]): (Stretch & { readonly key: string })[] {
  const found: { from: number; to: number; key: string }[] = []
  let open = new Map<string, (typeof found)[number]>()
  for (const { run, from, to } of wordsOf(runs)) {
    const here = new Map(keysOf(run).map((key) => [key, open.get(key) ?? { from, to, key }]))
    for (const [key, each] of here) {
      if (!open.has(key)) found.push(each)
      each.to = to
    }
    open = here
  }
  return found
}

/** The runs that are not blank, with the places of their first and last characters that are no spaces. */
function wordsOf(runs: readonly Run[]): (Stretch & { readonly run: Run })[] {
  let offset = 0
  return runs.flatMap((run) => {
    const at = offset
    offset += run.text.length
    return run.text.trim() === '' ? [] : [{ run, from: at + run.text.search(/\S/), to: at + run.text.trimEnd().length - 1 }]
  })
}

function add<T>(places: Map<number, T[]>, at: number, piece: T): void {
  places.set(at, [...(places.get(at) ?? []), piece])
}

/** A name is looked up once for each holder, not for each character. */
function remembered(author: TrackedWords['author']): TrackedWords['author'] {
  const known = new Map<string | null, string | null>()
  return (by) => {
    if (!known.has(by)) known.set(by, author(by))
    return known.get(by) ?? null
  }
}
