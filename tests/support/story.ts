import type { Decision, Draft, MeetingKind, PartyCode, Position, Run, Stamp, Unit } from '../../schema/draft.ts'
import { holders, oas } from '../../schema/draft.ts'
import { bracketIds } from '../../schema/proposals.ts'
import { textOf } from '../../schema/runs.ts'
import { sectionOf } from '../../schema/section.ts'

/** How a draft came to stand as it does: where it began, and what each meeting did to it. */
export interface Story {
  readonly start: Draft
  readonly sittings: readonly Sitting[]
  readonly cast: Cast
}

/** The delegations that have a seat of their own; what all others say is keyed from the floor. */
export interface Cast {
  /** Is opposed to words in brackets. */
  readonly opposed: PartyCode
  /** Asks for words to be included. */
  readonly asking: PartyCode
  /** Has to consult its capital. */
  readonly consulting: PartyCode
  /** Proposes most. */
  readonly proposing: PartyCode
}

/** One meeting, in the order in which things happen in it. */
export interface Sitting {
  readonly date: string
  readonly body: string
  readonly kind: MeetingKind
  readonly reopened: readonly { readonly unit: string; readonly asked: PartyCode; readonly reason: string }[]
  readonly moves: readonly { readonly unit: string; readonly after: string; readonly label: string }[]
  readonly alternatives: readonly { readonly to: string; readonly by: PartyCode; readonly words: string }[]
  /** Words put in brackets in nobody's name, by their place in the unit as it begins. */
  readonly holds: readonly { readonly unit: string; readonly from: number; readonly words: string }[]
  /** Of one unit the last first, so that each stands where it would in the unit as it begins. */
  readonly proposals: readonly { readonly unit: string; readonly from: number; readonly words: string; readonly by: PartyCode }[]
  readonly positions: readonly StoryPosition[]
  readonly gavels: readonly Gavel[]
}

export interface StoryPosition {
  readonly unit: string
  /** Which of the unit's brackets it is about; null: the unit. */
  readonly bracket: number | null
  readonly party: PartyCode
  readonly stance: Position['stance']
  /** As printed, without the brackets around it; null where a note prints it. */
  readonly words: string | null
}

export interface Gavel {
  readonly decision: Decision
  readonly units: readonly string[]
  /** The objective or chapter all of which is decided at once. */
  readonly section: string | null
  /** Whose consultations the decision is subject to. */
  readonly subjectTo: PartyCode | null
}

/** Tells the story of a draft as it was imported. Its first agreement of the last meeting was reopened once before, so that what
 * print does not show is told too. */
export function storyOf(target: Draft): Story {
  const last = target.meetings.at(-1)
  if (!last) throw new Error('This draft was never before a meeting.')
  const taken = new Set(target.units.filter((unit) => isTaken(unit, target)).map(({ id }) => id))
  const cast = castOf(target, taken)
  const start = beginningOf(target, taken)
  const held = (unit: Unit) => target.meetings.find(({ id }) => id === unit.stamp?.meeting) ?? last
  const again = target.units.find((unit) => unit.stamp?.decision === 'agreed' && unit.stamp.meeting === last.id && bracketIds(unit).length === 0)
  if (!again) throw new Error('The last meeting agreed nothing.')

  let now = start
  const [first, before] = [target.meetings[0], target.meetings.at(-2)]
  const sittings = target.meetings.map((meeting): Sitting => {
    const mine = target.units.filter((unit) => held(unit) === meeting)
    const reopened = meeting === before ? [{ unit: again.id, asked: cast.consulting, reason: 'The capital asks to see the words of the whole first.' }] : []
    const moves = mine.flatMap((unit) => moveOf(target, unit))
    now = reopened.reduce((draft, { unit }) => stamped(draft, [unit], null), moves.reduce(moved, now))
    const wanted = new Map(mine.flatMap((unit): [string, Decision][] => (unit.stamp ? [[unit.id, unit.stamp.decision]] : [])))
    const gavels: Gavel[] = meeting === first ? [{ decision: 'agreed', units: [again.id], section: null, subjectTo: cast.consulting }] : []
    now = gavels.reduce((draft, { units }) => stamped(draft, units, 'agreed'), now)
    for (const decision of ['deleted', 'agreed'] as const)
      for (const gavel of gavelsOn(now, decision, wanted)) {
        gavels.push(gavel)
        now = stamped(now, gavel.units, decision)
      }
    return {
      date: meeting.date ?? '', body: meeting.body || 'Working Group', kind: meeting.kind, reopened, moves, gavels,
      alternatives: mine.flatMap((unit) => (unit.alternativeTo !== null && unit.by !== null ? [{ to: unit.alternativeTo, by: unit.by, words: textOf(unit.runs) }] : [])),
      holds: mine.filter(({ id }) => taken.has(id)).flatMap(holdsIn),
      proposals: mine.filter(({ id }) => taken.has(id)).flatMap(proposalsIn),
      positions: mine.flatMap((unit) => positionsOn(target, unit)),
    }
  })
  return { start, sittings, cast }
}

/** The draft before the first meeting: no stamp, no note, no position, nothing moved, no alternative, and no bracket in the units that the
 * story puts some in. What is proposed elsewhere stays, since it was there. */
export function beginningOf(target: Draft, taken: ReadonlySet<string>): Draft {
  const source = (stub: Unit) => target.units.find(({ id }) => stub.moved?.role === 'origin' && id === stub.moved.other)
  const units = target.units.flatMap((unit): Unit[] => {
    if (unit.alternativeTo !== null || unit.moved?.role === 'destination') return []
    const here = source(unit) ?? unit
    const runs = taken.has(here.id) ? plainRuns(here) : here.runs.map((run) => ({ ...run, notes: [] }))
    return [{ ...here, label: unit.label, runs, stamp: null, moved: null, positions: [], lines: null }]
  })
  const left = new Set(units.flatMap(bracketIds))
  const brackets = Object.fromEntries(Object.entries(target.brackets).filter(([id]) => left.has(id)).map(([id, facts]) => [id, { ...facts, positions: [] }]))
  return { ...target, house: oas, units, brackets, notes: [], meetings: [], findings: [] }
}

/** The story puts in the brackets of what was decided or spoken to, where the interface makes them: words in, in one name, and words
 * that stand in nobody's. */
function isTaken(unit: Unit, { brackets }: Draft): boolean {
  const marks = unit.runs.flatMap((run) => run.brackets)
  const spoken = unit.stamp !== null || unit.positions.length > 0 || marks.some(({ id }) => (brackets[id]?.positions.length ?? 0) > 0)
  return spoken && marks.every(({ kind, by, parent }) => parent === null && (kind === 'ins' ? holders(by).length === 1 : kind === 'hold' && by === ''))
}

function castOf(target: Draft, taken: ReadonlySet<string>): Cast {
  const positions = [...target.units, ...Object.values(target.brackets)].flatMap((each) => each.positions)
  const who = (stance: Position['stance']) => positions.find((position) => position.stance === stance)?.party ?? missing(stance)
  const authors = target.units.filter(({ id }) => taken.has(id)).flatMap(proposalsIn).map(({ by }) => by)
  const often = (code: PartyCode) => authors.filter((each) => each === code).length
  return { opposed: who('opposes'), asking: who('proposes'), consulting: who('pending consultations'), proposing: authors.toSorted((a, b) => often(b) - often(a))[0] ?? missing('proposes words') }
}

function missing(what: string): never {
  throw new Error(`Nobody in this draft ${what}.`)
}

/** The words of a unit as it begins: without what is proposed in it. */
function plainRuns(unit: Unit): Run[] {
  const text = textOf(unit.runs.filter((run) => !run.brackets.some(({ kind }) => kind === 'ins')))
  return [{ text, brackets: [], notes: [] }]
}

function placed(unit: Unit): { readonly run: Run; readonly from: number }[] {
  let at = 0
  return unit.runs.map((run) => {
    const from = at
    if (!run.brackets.some(({ kind }) => kind === 'ins')) at += run.text.length
    return { run, from }
  })
}

function holdsIn(unit: Unit): Sitting['holds'] {
  return placed(unit).filter(({ run }) => run.brackets.some(({ kind }) => kind === 'hold')).map(({ run, from }) => ({ unit: unit.id, from, words: run.text }))
}

function proposalsIn(unit: Unit): Sitting['proposals'] {
  const found = placed(unit).flatMap(({ run, from }) => run.brackets.filter(({ kind }) => kind === 'ins').map(({ by }) => ({ unit: unit.id, from, words: run.text, by })))
  return found.reverse()
}

function positionsOn(target: Draft, unit: Unit): StoryPosition[] {
  const told = (positions: readonly Position[], bracket: number | null) =>
    positions.map(({ party, stance, printed, note }): StoryPosition => ({ unit: unit.id, bracket, party, stance, words: note === null ? (printed?.replace(/^[[(]|[\])]$/g, '') ?? null) : null }))
  return [...told(unit.positions, null), ...bracketIds(unit).flatMap((id, at) => told(target.brackets[id]?.positions ?? [], at))]
}

function moveOf(target: Draft, unit: Unit): Sitting['moves'] {
  if (unit.moved?.role !== 'destination') return []
  const before = target.units[target.units.indexOf(unit) - 1]
  return [{ unit: unit.id, after: before?.id ?? missing('stands before what was moved'), label: unit.label ?? '' }]
}

const heads: readonly Unit['kind'][] = ['heading', 'chapter', 'objective']

/** Who decides takes as much at once as can be: a whole objective or chapter, else neighbours, else one. */
function gavelsOn(draft: Draft, decision: Decision, wanted: ReadonlyMap<string, Decision>): Gavel[] {
  const gavels: Gavel[] = []
  const done = new Set<string>()
  const isOpen = (unit: Unit | undefined): unit is Unit => unit !== undefined && unit.stamp === null && unit.by === null && textOf(unit.runs).trim() !== ''
  const isWanted = (unit: Unit | undefined) => isOpen(unit) && wanted.get(unit.id) === decision && !done.has(unit.id)
  const take = (units: readonly string[], section: string | null) => {
    for (const id of units) done.add(id)
    gavels.push({ decision, units, section, subjectTo: null })
  }
  for (const head of draft.units) {
    if (done.has(head.id) || !heads.includes(head.kind)) continue
    const inside = sectionOf(draft, head.id).flatMap((id) => draft.units.find((unit) => unit.id === id) ?? []).filter((unit) => unit.kind !== 'subheading' && isOpen(unit))
    if (inside.length > 1 && inside.every(isWanted)) take(inside.map(({ id }) => id), head.id)
  }
  for (const [at, unit] of draft.units.entries()) {
    if (!isWanted(unit)) continue
    const rest = draft.units.slice(at)
    const end = rest.findIndex((each) => !isWanted(each))
    take(rest.slice(0, end < 0 ? undefined : end).map(({ id }) => id), null)
  }
  return gavels
}

/** On paper, for the planning alone. */
function stamped(draft: Draft, units: readonly string[], decision: Decision | null): Draft {
  const stamp: Stamp | null = decision && { decision, level: '', date: null, meeting: null, note: null, printed: null, pending: false, hash: '', words: '' }
  return { ...draft, units: draft.units.map((unit) => (units.includes(unit.id) ? { ...unit, stamp } : unit)) }
}

function moved(draft: Draft, { unit: id, after, label }: Sitting['moves'][number]): Draft {
  const unit = draft.units.find((each) => each.id === id)!
  const stub: Unit = { ...unit, id: `${id} was here`, runs: [] }
  const left = draft.units.map((each) => (each === unit ? stub : each))
  const at = left.findIndex((each) => each.id === after) + 1
  return { ...draft, units: [...left.slice(0, at), { ...unit, label }, ...left.slice(at)] }
}
