import type { Draft, Unit, UnitKind } from './draft.ts'
import type { NumberedLabel } from './labels.ts'
import { alternativeLabel, nextLabel, numberedLabel } from './labels.ts'
import { isStub } from './movePhrases.ts'

/** The labels a draft has once every list in it is numbered plainly, by unit id: only those that change.
 *
 * Each list keeps the style it is printed in, and whether it begins anew under every heading or runs on through them. What is deleted and
 * the stub of a move have no number any more; labels made of words stay. A proposed unit is not of the text yet and goes behind the one
 * before it (2bis.), and a version bears the label of the unit it stands against. */
export function renumbered(draft: Pick<Draft, 'units'>): ReadonlyMap<string, string | null> {
  const labels = new Map<string, string | null>(draft.units.map(({ id, label }) => [id, label]))
  const lists = listsIn(draft.units)
  const dotted = dottedSeries(lists)
  const paths: Paths = { chapter: null, objective: null }
  for (const unit of draft.units) {
    if (unit.kind === 'chapter') Object.assign(paths, { chapter: null, objective: null })
    if (unit.kind === 'objective') paths.objective = null
    const list = lists.find(({ members }) => members.includes(unit))
    if (list) labels.set(unit.id, labelIn(list, unit, dotted, paths))
    else if (isOut(unit)) labels.set(unit.id, null)
  }
  draft.units.forEach((unit, at) => {
    if (unit.label === null || isOut(unit)) return
    const root = draft.units.find(({ id }) => id === unit.alternativeTo)
    if (root) labels.set(unit.id, versionLabel(draft, labels, unit, root))
    else if (unit.by !== null) labels.set(unit.id, proposalLabel(draft, labels, unit, at))
  })
  return new Map([...labels].filter(([id, label]) => draft.units.some((unit) => unit.id === id && unit.label !== label)))
}

/** A row of numbers. */
interface List {
  readonly kind: UnitKind
  readonly series: string
  readonly roman: boolean
  /** What it goes on from, where it runs on under a new heading. */
  readonly before: List | null
  /** The list it stands inside of: 1.1. under 1. */
  readonly inside: List | null
  /** With those that lose their number, which tell how it was counted. */
  readonly members: Unit[]
  /** The number given last, and with what it stands under: 3, "1.3". */
  last: number
  path: string
}

interface Paths {
  /** The number of the chapter and of the objective one is under, as other numbers begin: "2", "2.1". */
  chapter: string | null
  objective: string | null
}

function listsIn(units: readonly Unit[]): List[] {
  const lists: List[] = []
  // Of the lists that are open, one stands inside another: (a) under 2.
  const open = new Map<UnitKind, List[]>()
  for (const unit of units) {
    for (const [kind, ends] of Object.entries(listEnds)) if (ends.includes(unit.kind)) open.set(kind as UnitKind, [])
    if (!(unit.kind in listEnds) || unit.label === null || unit.by !== null || unit.alternativeTo !== null) continue
    const nest = open.get(unit.kind) ?? []
    const read = numberedLabel(unit.label)
    if (!read) continue
    // Objectives of one chapter are one list, whether or not each says which chapter; elsewhere 1.1. stands under 1.
    const series = unit.kind === 'objective' ? read.series : `${read.series} ${depthOf(read.under)}`
    const at = nest.findLastIndex((each) => each.series === series)
    if (at >= 0) {
      nest[at]!.members.push(unit)
      open.set(unit.kind, nest.slice(0, at + 1))
      continue
    }
    const before = nest.length ? null : (lists.findLast((each) => each.kind === unit.kind && each.series === series) ?? null)
    const roman = /^[^\p{L}]*i{1,3}(?!\p{L})/iu.test(unit.label.replace(/^\p{L}{2,}\s/u, ''))
    const list: List = { kind: unit.kind, series, roman, before: before && runsOn(before, unit) ? before : null, inside: nest[nest.length - 1] ?? null, members: [unit], last: 0, path: '' }
    lists.push(list)
    open.set(unit.kind, [...nest, list])
  }
  return lists
}

/** A list runs on where its first number is higher than the last before, and was never counted from one. Objectives count under their chapter. */
function runsOn(before: List, unit: Unit): boolean {
  const [last, first] = [before.members[before.members.length - 1]!, unit].map((each) => numberedLabel(each.label!, before.roman)!)
  return first!.under === '' && first!.number > 1 && first!.number > last!.number
}

/** Series of which most labels say what they stand under ("Objective 1.2"). */
function dottedSeries(lists: readonly List[]): ReadonlySet<string> {
  const keys = new Set(lists.map(keyOf))
  return new Set([...keys].filter((key) => {
    const all = lists.filter((list) => keyOf(list) === key).flatMap(({ members }) => members)
    return all.filter(({ label }) => numberedLabel(label!)!.under !== '').length * 2 >= all.length
  }))
}

function keyOf({ kind, series }: List): string {
  return `${kind} ${series}`
}

function labelIn(list: List, unit: Unit, dotted: ReadonlySet<string>, paths: Paths): string | null {
  if (isOut(unit)) return null
  if (list.last === 0 && list.before) list.last = list.before.last
  const live = list.members.filter((each) => !isOut(each))
  const read = (each: Unit): NumberedLabel => numberedLabel(each.label!, list.roman)!
  const isDotted = dotted.has(keyOf(list))
  const fitting = live.filter((each) => (read(each).under !== '') === isDotted)
  // One for the whole list, so that all of it is printed alike.
  const model = read(fitting.find((each) => read(each).isPlain) ?? fitting[0] ?? live.find((each) => read(each).isPlain) ?? live[0] ?? unit)
  const under = isDotted ? pathFor(list, model.under, paths) : ''
  const label = model.renumbered(list.last + 1, under)
  // A list longer than its letters keeps what it has.
  if (label === null) return unit.label
  list.last += 1
  list.path = `${under}${list.last}`
  if (unit.kind === 'chapter') paths.chapter = String(list.last)
  if (unit.kind === 'objective') paths.objective = list.path
  return label
}

function pathFor({ kind, inside }: List, under: string, { chapter, objective }: Paths): string {
  const deep = depthOf(under)
  const fits = (path: string | null) => path !== null && path !== '' && (deep === 0 || path.split('.').length === deep)
  const path = (kind === 'objective' ? [chapter] : [inside?.path ?? null, objective, chapter]).find(fits)
  return path === null || path === undefined ? under : `${path}.`
}

function depthOf(under: string): number {
  return under.split('.').length - 1
}

/** What has no number of its own once a draft is consolidated. */
function isOut(unit: Unit): boolean {
  if (unit.label === null || !(isStub(unit) || unit.stamp?.decision === 'deleted')) return false
  return unit.alternativeTo !== null || unit.by !== null || numberedLabel(unit.label) !== null
}

function versionLabel(draft: Pick<Draft, 'units'>, labels: ReadonlyMap<string, string | null>, unit: Unit, root: Unit): string | null {
  const label = labels.get(root.id) ?? null
  if (label === root.label || label === null) return unit.label
  const taken = draft.units.filter((each) => each.alternativeTo === root.id && each !== unit).flatMap(({ id }) => labels.get(id) ?? [])
  return alternativeLabel(label, new Set(taken)) ?? unit.label
}

function proposalLabel(draft: Pick<Draft, 'units'>, labels: ReadonlyMap<string, string | null>, unit: Unit, at: number): string | null {
  const ends = listEnds[unit.kind] ?? []
  const inList = (units: readonly Unit[]) => {
    const end = units.findIndex(({ kind }) => ends.includes(kind))
    return (end < 0 ? units : units.slice(0, end)).filter((each) => each.kind === unit.kind && typeof labels.get(each.id) === 'string' && each.alternativeTo === null)
  }
  const [above, below] = [inList(draft.units.slice(0, at).reverse()), inList(draft.units.slice(at + 1)).filter(({ by }) => by === null)]
  const taken = new Set([...above, ...below].map(({ id }) => labels.get(id)!))
  const previous = above[0]
  const isKept = !taken.has(unit.label!) && (previous === undefined || labels.get(previous.id) === previous.label)
  if (isKept) return unit.label
  return nextLabel(previous ? labels.get(previous.id)! : null, below[0] ? labels.get(below[0].id)! : null, taken) ?? unit.label
}

const listEnds: Readonly<Partial<Record<UnitKind, readonly UnitKind[]>>> = {
  action: ['title', 'heading', 'chapter', 'objective', 'subheading'],
  paragraph: ['title', 'heading', 'chapter', 'objective', 'subheading'],
  objective: ['title', 'chapter'],
  chapter: ['title'],
}
