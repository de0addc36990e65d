import type { Run, Unit } from '../draft.ts'
import { holders, noFacts } from '../draft.ts'
import { labelAfter } from '../labels.ts'
import { actorName, ended, unitName } from '../naming.ts'
import { bracketIds } from '../proposals.ts'
import { refuse } from '../refusal.ts'
import { sliceRuns, textOf } from '../runs.ts'
import { withEffect } from '../withEffect.ts'
import type { ActContext, Performer } from './act.ts'
import { asSeen, first, isRefusal, notHeld, notSealed, unitsNamed } from './checks.ts'

/** Splits a unit in two at a character. The second half becomes a unit of its own, with the next free label.
 *
 * A bracket that the split goes through becomes two, since each can now be decided by itself; what is known of it is copied. */
export const split: Performer<'split'> = (draft, act, context) => {
  const units = unitsNamed(draft, [act.unit])
  if (isRefusal(units)) return units
  const unit = units[0]!
  const refusal = first(notSealed(draft, units), notHeld(draft, units, context), asSeen(draft, units, act.seen))
  if (refusal) return refusal
  const text = textOf(unit.runs)
  if (act.at > text.length || isInsidePair(text, act.at)) return refuse('malformed', `${unitName(draft, unit.id)} has no place number ${act.at} to split it at.`, { unit: unit.id })
  const [end, start] = gapAround(unit.runs, act.at)
  if (end === 0 || start === text.length) return refuse('state', 'There are words on one side only. Insert a new unit instead.', { unit: unit.id })

  const back = sliceRuns(unit.runs, start, text.length)
  const through = bracketIds({ runs: sliceRuns(unit.runs, 0, end) }).filter((id) => bracketIds({ runs: back }).includes(id))
  const ids = newBracketIds(unit, through, context)
  const id = context.newId()
  const { alternativeTo } = unit
  const effect = {
    text: [
      { op: 'edit', unit: unit.id, edits: [{ keep: end }, { drop: text.length - end }] },
      { op: 'insert', after: unit.id, unit: { id, kind: unit.kind, by: unit.by, runs: withBracketIds(back, ids) } },
    ],
    record: [
      { key: `unit:${id}` as const, value: { ...noFacts, label: labelAfter(draft, unit.id, unit.kind), alternativeTo } },
      ...through.filter((each) => draft.brackets[each]).map((each) => ({ key: `bracket:${ids.get(each)!}` as const, value: draft.brackets[each]! })),
    ],
  } as const
  return {
    ok: true,
    effect,
    sentence: ended(`${actorName(draft, context.actor)} split ${unitName(draft, unit.id)}; its second part is ${unitName(withEffect(draft, effect), id)}`),
    units: [unit.id, id],
  }
}

/** New ids for brackets of a unit, in the form clients make them: the holder's code first. */
export function newBracketIds(unit: Pick<Unit, 'runs'>, ids: readonly string[], { newId }: Pick<ActContext, 'newId'>): Map<string, string> {
  const holderOf = (id: string) => unit.runs.flatMap((run) => run.brackets).find((mark) => mark.id === id)?.by ?? ''
  return new Map(ids.map((id) => [id, [...holders(holderOf(id)).slice(0, 1), newId()].join('-')]))
}

/** The runs with brackets under other ids, as their own and as their children's parents. */
export function withBracketIds(runs: readonly Run[], ids: ReadonlyMap<string, string>): Run[] {
  return runs.map((run) => ({
    ...run,
    brackets: run.brackets.map((mark) => ({ ...mark, id: ids.get(mark.id) ?? mark.id, parent: mark.parent === null ? null : (ids.get(mark.parent) ?? mark.parent) })),
  }))
}

/** The stretch of plain spaces of the text around a place: a unit neither ends nor begins with one. */
function gapAround(runs: readonly Run[], at: number): [end: number, start: number] {
  const isSpace = (index: number) => {
    const run = sliceRuns(runs, index, index + 1)[0]
    return run?.text === ' ' && run.brackets.length === 0 && run.notes.length === 0
  }
  let end = at
  let start = at
  while (end > 0 && isSpace(end - 1)) end--
  while (isSpace(start)) start++
  return [end, start]
}

function isInsidePair(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at))
}
