import type { Run, Unit, UnitFacts } from '../draft.ts'
import type { TextEdit } from '../edits.ts'
import { actorName, ended, unitName } from '../naming.ts'
import { refuse } from '../refusal.ts'
import { plain, textOf } from '../runs.ts'
import type { Performer } from './act.ts'
import { asSeen, first, isRefusal, notHeld, notSealed, unitsNamed } from './checks.ts'
import { forgotten, unlink } from './cleaning.ts'
import { factChanges } from './factChanges.ts'

/** Joins a unit to the one before it, with one space between them. The label of the first stays; all else that is known of the second
 * (positions, remarks, lifted stamps) goes to the first. */
export const join: Performer<'join'> = (draft, act, context) => {
  const named = unitsNamed(draft, [act.unit])
  if (isRefusal(named)) return named
  const unit = named[0]!
  const before = draft.units[draft.units.indexOf(unit) - 1]
  if (!before) return refuse('state', 'There is no unit before this one to join it to.', { unit: unit.id })
  const both = [before, unit]
  const refusal = first(
    notSealed(draft, both),
    notHeld(draft, both, context),
    before.by !== unit.by ? refuse('state', `${unitName(draft, before.id)} and ${unitName(draft, unit.id)} are not held by the same, so they cannot become one.`, { unit: unit.id }) : null,
    asSeen(draft, both.filter(({ id }) => id === unit.id || act.seen[id] !== undefined), act.seen),
  )
  if (refusal) return refusal

  const joined: Unit = { ...before, ...together(before, unit) }
  const facts = factChanges(draft)
  unlink(draft, unit.id, before.id, facts)
  facts.set(before.id, together(before, unit))
  const after = draft.units.filter((each) => each !== unit).map((each) => (each === before ? { ...joined, runs: [...before.runs, ...unit.runs] } : each))
  return {
    ok: true,
    effect: {
      text: [{ op: 'edit', unit: before.id, edits: appending(before.runs, unit.runs) }, { op: 'remove', unit: unit.id }],
      record: [...facts.changes(), ...forgotten(draft, after)],
    },
    sentence: ended(`${actorName(draft, context.actor)} joined ${unitName(draft, unit.id)} to ${unitName(draft, before.id)}`),
    units: [before.id, unit.id],
    notices: unit.label === null ? [] : [`The label "${unit.label}" is free again.`],
  }
}

function appending(front: readonly Run[], back: readonly Run[]): TextEdit[] {
  const [left, right] = [textOf(front), textOf(back)]
  const keep: TextEdit = { keep: left.length }
  if (!left || !right) return [keep, ...back.map((insert) => ({ insert }))]
  const spaced = left.endsWith(' ')
  const [head, ...rest] = back
  // A second space goes only where it is nobody's.
  const bare = head && spaced && right.startsWith(' ') && head.brackets.length === 0 && head.notes.length === 0
  const runs = bare ? [{ ...head, text: head.text.replace(/^ +/, '') }, ...rest] : back
  return [keep, ...(spaced || right.startsWith(' ') ? [] : [{ insert: plain(' ') }]), ...runs.filter(({ text }) => text).map((insert) => ({ insert }))]
}

function together(front: Unit, back: Unit): Partial<UnitFacts> {
  const moved = front.moved ?? back.moved
  return {
    former: [...front.former, ...back.former],
    positions: [...front.positions, ...back.positions],
    remarks: [...front.remarks, ...back.remarks],
    alternativeTo: front.alternativeTo === back.id ? null : front.alternativeTo,
    moved: moved && (moved.other === back.id || moved.other === front.id) ? { ...moved, other: null } : moved,
    lines: front.lines && back.lines ? [front.lines[0], back.lines[1]] : front.lines,
  }
}
