import type { BracketFacts, Draft, Position, Run, Unit } from '../draft.ts'
import { lastWordStart } from '../parse/cells.ts'
import { normalRuns, plain, textOf } from '../runs.ts'
import type { Change, UnitChange, UnitPlace } from './reviewItem.ts'
import { unitAt } from './wordPlaces.ts'

/** The changes that are made once a text is read. */
export type LateChange = Extract<Change, { type: 'unit' | 'note' }>

/** A draft with what somebody says of its units and notes. Whatever is done, the words stay: in the text, a remark, a label.
 *
 * Units are found where they begin in the source, all in the draft as it was read, so that no change depends on another. */
export function withLateChanges(read: Draft, changes: readonly LateChange[]): Draft {
  const at = (place: UnitPlace | null) => (place === null ? undefined : unitAt(read.units, place))
  let draft = read
  for (const change of [...changes].sort((a, b) => rank(a) - rank(b))) {
    if (change.type === 'note') draft = anchored(draft, change.note, at(change.unit)?.id ?? null)
    else {
      const unit = at(change.unit)
      if (unit) draft = changed(draft, unit.id, change.change, at)
    }
  }
  return draft
}

/** Notes first, since a status may take one along; units are joined last, since then they are gone. */
function rank(change: LateChange): number {
  if (change.type === 'note') return 0
  return change.change.type === 'status of' ? 1 : change.change.type === 'join' ? 3 : 2
}

function changed(draft: Draft, id: string, change: UnitChange, at: (place: UnitPlace | null) => Unit | undefined): Draft {
  const unit = draft.units.find((each) => each.id === id)
  if (!unit) return draft
  const put = (next: Partial<Unit>) => withUnit(draft, id, (each) => ({ ...each, ...next }))
  switch (change.type) {
    case 'kind':
      return put({ kind: change.kind })
    case 'label as words':
      return unit.label === null ? draft : put({ label: null, kind: unit.kind === 'objective' || unit.kind === 'chapter' ? 'paragraph' : unit.kind, runs: normalRuns([plain(`${unit.label} `), ...unit.runs]) })
    case 'no status': {
      if (!unit.stamp) return draft
      const printed = unit.stamp.printed ?? unit.stamp.decision.toUpperCase()
      return put(change.keep === 'remark' ? { stamp: null, remarks: [...unit.remarks, printed] } : { stamp: null, runs: normalRuns([...unit.runs, plain(`${unit.runs.length ? ' ' : ''}${printed}`)]) })
    }
    case 'status of': {
      const other = at(change.unit)?.id
      const stamp = draft.units.find((each) => each.id === other)?.stamp
      return stamp && !unit.stamp ? put({ stamp: { ...stamp, decision: change.decision, printed: null } }) : draft
    }
    case 'alternative to': {
      const other = at(change.unit)
      return put({ alternativeTo: other && other.id !== id ? other.id : null, remarks: [...unit.remarks, ...(change.remark === null ? [] : [change.remark])] })
    }
    case 'move':
      return tied(draft, unit, change.other === null ? null : (at(change.other) ?? null))
    case 'remark':
      return asRemark(draft, unit, change.printed)
    case 'join':
      return joined(draft, unit)
  }
}

function withUnit(draft: Draft, id: string, change: (unit: Unit) => Unit): Draft {
  return { ...draft, units: draft.units.map((unit) => (unit.id === id ? change(unit) : unit)) }
}

/** Ties a move to another unit, which lets go of whatever it was tied to; with none it becomes a remark. */
function tied(draft: Draft, unit: Unit, other: Unit | null): Draft {
  const { moved } = unit
  if (!moved) return draft
  return {
    ...draft,
    units: draft.units.map((each): Unit => {
      if (each.id === unit.id) return other ? { ...each, moved: { ...moved, other: other.id } } : { ...each, moved: null, remarks: [...each.remarks, moved.printed] }
      if (!each.moved) return each
      if (other && each.id === other.id) return { ...each, moved: { ...each.moved, other: unit.id } }
      return each.moved.other === unit.id || (other && each.moved.other === other.id) ? { ...each, moved: { ...each.moved, other: null } } : each
    }),
  }
}

/** What was read as positions becomes the remark it is printed as. */
function asRemark(draft: Draft, unit: Unit, printed: string): Draft {
  const without = <T extends Pick<BracketFacts, 'positions' | 'remarks'>>(facts: T): T => {
    const held = facts.positions.filter((position) => position.printed === printed && position.note === null)
    return held.length === 0 ? facts : { ...facts, positions: facts.positions.filter((position) => !held.includes(position)), remarks: [...facts.remarks, printed] }
  }
  const ids = new Set(unit.runs.flatMap((run) => run.brackets.map((mark) => mark.id)))
  const brackets = Object.fromEntries(Object.entries(draft.brackets).map(([id, facts]) => [id, ids.has(id) ? without(facts) : facts]))
  return { ...withUnit(draft, unit.id, without), brackets }
}

/** Whether a unit can go on where another ends: neither is a proposal or a version of its own, and no status ends the first. */
export function mayJoin(before: Unit, unit: Unit): boolean {
  return !before.stamp && before.by === null && unit.by === null && unit.alternativeTo === null && before.alternativeTo === null
}

/** Lets a unit go on where the one before it ends. */
function joined(draft: Draft, unit: Unit): Draft {
  const at = draft.units.findIndex((each) => each.id === unit.id)
  const before = draft.units[at - 1]
  if (!before || !mayJoin(before, unit)) return draft
  const words = normalRuns([...(unit.label === null ? [] : [plain(`${unit.label} `)]), ...unit.runs])
  const space = before.runs.length && words.length && !/\s$/.test(textOf(before.runs)) ? [plain(' ')] : []
  const whole: Unit = {
    ...before, runs: normalRuns([...before.runs, ...space, ...words]), stamp: unit.stamp, moved: before.moved ?? unit.moved,
    positions: [...before.positions, ...unit.positions], remarks: [...before.remarks, ...unit.remarks, ...(before.moved && unit.moved ? [unit.moved.printed] : [])],
    lines: before.lines && unit.lines ? [before.lines[0], unit.lines[1]] : before.lines,
  }
  const units = draft.units.flatMap((each): Unit[] => (each.id === unit.id ? [] : each.id === before.id ? [whole] : [repointed(each, unit.id, before.id)]))
  return { ...draft, units }
}

function repointed(unit: Unit, from: string, to: string): Unit {
  const alternativeTo = unit.alternativeTo === from ? to : unit.alternativeTo
  const moved = unit.moved?.other === from ? { ...unit.moved, other: to } : unit.moved
  return alternativeTo === unit.alternativeTo && moved === unit.moved ? unit : { ...unit, alternativeTo, moved }
}

/** Takes a note from wherever it is anchored and anchors it on the last word of a unit, or nowhere. What it says that parties hold goes
 * with it. */
function anchored(draft: Draft, note: string, unit: string | null): Draft {
  const held: Position[] = []
  const taken = (facts: readonly Position[]) => facts.filter((position) => position.note !== note || (held.push(position), false))
  const brackets = Object.fromEntries(Object.entries(draft.brackets).map(([id, facts]) => [id, facts.positions.some((each) => each.note === note) ? { ...facts, positions: taken(facts.positions) } : facts]))
  const units = draft.units.map((each): Unit => ({
    ...each, runs: each.runs.some((run) => run.notes.includes(note)) ? normalRuns(each.runs.map((run) => ({ ...run, notes: run.notes.filter((id) => id !== note) }))) : each.runs,
    stamp: each.stamp?.note === note ? { ...each.stamp, note: null } : each.stamp,
    positions: each.positions.some((position) => position.note === note) ? taken(each.positions) : each.positions,
  }))
  const once = held.filter((position, at) => held.findIndex((each) => each.party === position.party && each.stance === position.stance) === at)
  const placed = units.map((each): Unit => (each.id === unit ? { ...each, runs: noteOnLastWord(each.runs, note), positions: [...each.positions, ...once] } : each))
  return { ...draft, units: placed, brackets }
}

function noteOnLastWord(runs: readonly Run[], note: string): readonly Run[] {
  const last = runs[runs.length - 1]
  if (!last) return runs
  const start = last.brackets.length ? 0 : lastWordStart(last.text)
  return normalRuns([...runs.slice(0, -1), { ...last, text: last.text.slice(0, start) }, { ...last, text: last.text.slice(start), notes: [...last.notes, note] }])
}
