import type { BracketMark, Draft, PartyCode, Run, Unit } from './draft.ts'
import { editRuns } from './edits.ts'
import type { Fate } from './acts/settle.ts'
import { settleRuns } from './acts/settle.ts'
import { bracketsIn, sliceRuns, textOf } from './runs.ts'

/** One of several rivals: a bracket, or a unit, by id. */
export interface Alternative {
  readonly id: string
  /** Holders, as in `BracketMark.by`; null for a unit of the text. */
  readonly by: string | null
  /** The words it would have stand, with all that is proposed inside of them. */
  readonly words: string
}

/** Rivals of which at most one survives: versions of a unit, or of a passage in one. */
export interface AlternativeSet {
  readonly type: 'units' | 'passage'
  /** The unit it is about: the one that stands first, or the one the passage stands in. */
  readonly unit: string
  readonly members: readonly Alternative[]
}

/** Everything in a draft that stands against something else, in document order.
 *
 * Units say so themselves. In a passage rivals are told by how they are printed: brackets with nothing but a space or a stroke between
 * them ("[shall] / [should]"), and replacements of the same words; two of one delegation side by side are both meant. */
export function alternativesIn(draft: Pick<Draft, 'units'>): readonly AlternativeSet[] {
  const sets = known.get(draft.units) ?? foundIn(draft)
  known.set(draft.units, sets)
  return sets
}

// Asked for every card of one draft.
const known = new WeakMap<Draft['units'], readonly AlternativeSet[]>()

function foundIn(draft: Pick<Draft, 'units'>): readonly AlternativeSet[] {
  const others = draft.units.filter((unit) => unit.alternativeTo !== null)
  const roots = new Map(others.map((unit) => [unit.id, rootOf(draft, unit)]))
  return draft.units.flatMap((unit): AlternativeSet[] => {
    const isVersion = (roots.get(unit.id) ?? unit.id) !== unit.id
    const versions = isVersion ? [] : others.filter((each) => each.id !== unit.id && roots.get(each.id) === unit.id && each.stamp?.decision !== 'deleted')
    const units: AlternativeSet[] = versions.length && unit.stamp?.decision !== 'deleted' ? [{ type: 'units', unit: unit.id, members: [unit, ...versions].map(({ id, by, runs }) => ({ id, by, words: textOf(runs) })) }] : []
    return [...units, ...passagesIn(unit).map((members): AlternativeSet => ({ type: 'passage', unit: unit.id, members }))]
  })
}

/** The set one of several rivals belongs to; undefined for what stands by itself. */
export function setOf(draft: Pick<Draft, 'units'>, id: string): AlternativeSet | undefined {
  return alternativesIn(draft).find((set) => set.members.some((member) => member.id === id))
}

/** The draft as it would stand with one of the rivals chosen and the others gone. All else that is proposed stays as it is. */
export function readingIf<D extends Pick<Draft, 'units'>>(draft: D, set: AlternativeSet, chosen: string): D {
  const over = set.members.map(({ id }) => id).filter((id) => id !== chosen)
  if (set.type === 'units') {
    const left = draft.units.filter(({ id }) => !over.includes(id))
    return { ...draft, units: left.map((unit) => (unit.id === chosen ? { ...unit, by: null, alternativeTo: over.includes(unit.alternativeTo ?? '') ? null : unit.alternativeTo } : unit)) }
  }
  const settled = (unit: Unit) => editRuns(unit.runs, settleRuns(withSeparators(unit, chosen, over), (mark) => rivalFate(mark, unit, chosen, over)))
  return { ...draft, units: draft.units.map((unit) => (unit.id === set.unit ? { ...unit, runs: settled(unit) } : unit)) }
}

/** What becomes of a mark when its bracket is chosen, or another over it: words that merely stood in brackets go when they lose. */
export function rivalFate(mark: Pick<BracketMark, 'id'>, unit: Pick<Unit, 'runs'>, chosen: string, over: readonly string[]): Fate {
  if (mark.id === chosen) return 'accept'
  if (!over.includes(mark.id)) return null
  return isHold(unit, mark.id) ? 'clear' : 'reject'
}

/** Whether a bracket proposes nothing but to look at some words. */
export function isHold(unit: Pick<Unit, 'runs'>, id: string): boolean {
  const marks = unit.runs.flatMap((run) => run.brackets.filter((mark) => mark.id === id))
  return marks.length > 0 && marks.every((mark) => mark.kind === 'hold')
}

/** The runs of a unit with the strokes between rivals marked to go with the choice: the same characters. */
export function withSeparators(unit: Pick<Unit, 'runs'>, chosen: string, over: readonly string[]): Run[] {
  const extents = extentsOf(unit)
  const rivals = [chosen, ...over].flatMap((id) => extents.find((each) => each.id === id) ?? []).sort((a, b) => a.from - b.from)
  const text = textOf(unit.runs)
  const strokes = rivals.slice(1).flatMap((rival, at) => {
    const { to } = rivals[at]!
    const gap = text.slice(to, rival.from)
    return isGap(gap) && gap.includes('/') ? [[to + gap.indexOf('/'), to + gap.indexOf('/') + (gap.trimEnd() === gap ? 1 : 2)] as const] : []
  })
  const mark: BracketMark = { id: chosen, kind: 'del', by: '', parent: null }
  const cuts = [0, ...strokes.flat(), text.length]
  return cuts.slice(1).flatMap((to, at) => sliceRuns(unit.runs, cuts[at]!, to).map((run) => (at % 2 ? { ...run, brackets: [...run.brackets, mark] } : run)))
}

/** Where a bracket stands in its unit, with what is nested in it. */
interface Extent {
  readonly id: string
  readonly by: PartyCode
  readonly parent: string | null
  readonly from: number
  readonly to: number
  /** The characters it strikes that are not spaces. */
  readonly struck: readonly number[]
  readonly proposes: boolean
}

function passagesIn(unit: Unit): Alternative[][] {
  const extents = extentsOf(unit)
  const found: Extent[][] = []
  for (const parent of new Set(extents.map((each) => each.parent))) {
    const level = extents.filter((each) => each.parent === parent).sort((a, b) => a.from - b.from || a.to - b.to)
    const replacing = level.filter((each) => each.struck.length > 0 && each.proposes)
    for (const key of new Set(replacing.map(({ struck }) => struck.join()))) found.push(replacing.filter(({ struck }) => struck.join() === key))
    let chain: Extent[] = []
    for (const each of level.filter(({ struck }) => struck.length === 0)) {
      const before = chain[chain.length - 1]
      if (before && !(touch(unit, before, each, extents) && (each.by === '' || each.by !== before.by))) {
        found.push(chain)
        chain = []
      }
      chain.push(each)
    }
    found.push(chain)
  }
  const sets = found.filter((each) => each.length > 1 && new Set(each.map(({ id, by }) => by || id)).size > 1)
  return sets.sort((a, b) => a[0]!.from - b[0]!.from).map((set) => set.map((each) => ({ id: each.id, by: each.by, words: wordsOf(unit, each) })))
}

/** Whether nothing but a space or a stroke stands between two brackets, on the level both stand on. */
function touch(unit: Unit, before: Extent, behind: Extent, extents: readonly Extent[]): boolean {
  const gap = sliceRuns(unit.runs, before.to, behind.from)
  const around = new Set<string>()
  for (let id = before.parent; id !== null && !around.has(id); id = extents.find((each) => each.id === id)?.parent ?? null) around.add(id)
  return before.to <= behind.from && isGap(textOf(gap)) && gap.every((run) => run.brackets.every(({ id }) => around.has(id)))
}

function isGap(text: string): boolean {
  return /^\s?\/?\s?$/.test(text)
}

function extentsOf(unit: Pick<Unit, 'runs'>): Extent[] {
  const marks = bracketsIn(unit.runs).map(({ mark }) => mark)
  const parents = new Map(marks.map(({ id, parent }) => [id, marks.some((each) => each.id === parent) ? parent : null]))
  const found = new Map<string, { from: number; to: number; struck: number[]; proposes: boolean; by: string }>()
  let at = 0
  for (const run of unit.runs) {
    const to = at + run.text.length
    const reach = (id: string, by: string) => {
      const extent = found.get(id) ?? { from: at, to, struck: [], proposes: false, by }
      found.set(id, extent)
      Object.assign(extent, { from: Math.min(extent.from, at), to: Math.max(extent.to, to) })
      return extent
    }
    for (const mark of run.brackets) {
      const extent = reach(mark.id, mark.by)
      if (mark.kind !== 'del') extent.proposes = true
      else for (let i = at; i < to; i++) if (run.text.charAt(i - at).trim()) extent.struck.push(i)
      const seen = new Set([mark.id])
      for (let id = parents.get(mark.id) ?? null; id !== null && !seen.has(id); id = parents.get(id) ?? null) {
        seen.add(id)
        reach(id, marks.find((each) => each.id === id)!.by)
      }
    }
    at = to
  }
  return [...found].map(([id, extent]) => ({ id, parent: parents.get(id) ?? null, ...extent }))
}

function wordsOf(unit: Unit, { id, from, to, struck }: Extent): string {
  if (struck.length === 0) return textOf(sliceRuns(unit.runs, from, to)).trim()
  return textOf(unit.runs.filter((run) => run.brackets.some((mark) => mark.id === id && mark.kind !== 'del'))).trim()
}

/** The unit that a version, or a version of a version, stands against; the unit itself where there is none. */
function rootOf(draft: Pick<Draft, 'units'>, unit: Unit): string {
  const seen = new Set<string>()
  let root = unit
  while (root.alternativeTo !== null && !seen.has(root.id)) {
    seen.add(root.id)
    const next = draft.units.find(({ id }) => id === root.alternativeTo)
    if (!next) break
    root = next
  }
  return root.alternativeTo !== null && seen.has(root.id) ? unit.id : root.id
}
