import { subjectTo } from '../acts/stamp.ts'
import type { FormerStamp, Stamp, Unit } from '../draft.ts'
import { counted, ended, inShort, levelInBrackets, stampLevel, unitName } from '../naming.ts'
import { textOf } from '../runs.ts'
import type { Change } from './comparison.ts'
import { conditionChanges } from './conditionChanges.ts'
import { begun, holdersInSentence, partyInSentence } from './inSentence.ts'
import type { UnitPair } from './pairUnits.ts'
import { clause } from './positionWords.ts'
import type { Telling } from './telling.ts'

/** What happened to a unit as a whole: that it came, went, moved or got another label, and what was decided on it. */
export function unitChanges(telling: Telling, { before, after, moved }: UnitPair): Change[] {
  if (after === null) return before === null || before.moved?.role === 'origin' ? [] : [gone(telling, before)]
  // A stub that a move left behind is told by the move.
  if (before === null) return after.moved?.role === 'origin' ? [] : [came(telling, after), ...decided(telling, after, null, after.stamp)]
  const was = unitName(telling.before, before.id)
  const is = telling.name(after.id)
  const changes: Change[] = []
  if (moved) changes.push(telling.change('moved', after.id, was === is ? ended(`${is} was moved to another place`) : ended(`${was} was moved and is now ${is}`)))
  else if (before.label !== after.label) changes.push(telling.change('relabelled', after.id, ended(`${clause(was)}, labelled ${quoted(before.label)}, is now ${quoted(after.label)}`)))
  if (before.by !== null && after.by === null) changes.push(accepted(telling, before, was, is))
  return [...changes, ...decisions(telling, before, after), ...conditionChanges(telling, before, after)]
}

/** A version that took the place of another took its label too: then the new name alone would be that of what it won over. */
function accepted({ before: draft, change }: Telling, before: Unit, was: string, is: string): Change {
  const whose = holdersInSentence(draft, before.by)
  const words = `: “${inShort(textOf(before.runs))}”`
  const sentence = was === is ? `The proposal of ${whose || 'a paragraph'} was accepted and is part of the text now, as ${is}${words}` : `${clause(was)}, proposed${whose ? ` by ${whose}` : ''}, was accepted and is part of the text now, as ${is}${words}`
  return change('gone bracket', before.id, ended(sentence), before.by)
}

function came({ after: draft, name, change }: Telling, unit: Unit): Change {
  if (unit.by === null) return change('new unit', unit.id, ended(`${name(unit.id)} is new: “${inShort(textOf(unit.runs))}”`))
  const what = unit.alternativeTo === null ? 'a new paragraph' : `an alternative to ${name(unit.alternativeTo)}`
  const who = holdersInSentence(draft, unit.by)
  return change('new unit', unit.id, ended(`${who ? `${begun(who)} proposed` : 'There is'} ${what}, ${name(unit.id)}: “${inShort(textOf(unit.runs))}”`), unit.by)
}

function gone({ before: draft, change, endOf }: Telling, unit: Unit): Change {
  const whose = holdersInSentence(draft, unit.by)
  const ending = endOf(unit.id)
  const what = unit.by === null ? unitName(draft, unit.id) : `${clause(unitName(draft, unit.id))}, proposed${whose ? ` by ${whose}` : ''},`
  return change('gone unit', unit.id, ended(`${what} ${ending ?? 'is gone'}: “${inShort(textOf(unit.runs))}”`), unit.by)
}

/** Stamps that were lifted since, in their order, and the one that stands. */
function decisions(telling: Telling, before: Unit, after: Unit): Change[] {
  const lifted = after.former.filter((former) => !telling.wasLifted(former))
  const changes = lifted.map((former, at) => liftedChange(telling, after, former, { wasKnown: at === 0 && before.stamp !== null, next: lifted[at + 1]?.stamp ?? after.stamp, isLast: at === lifted.length - 1 }))
  if (lifted.length === 0 && before.stamp && !after.stamp) changes.push(telling.change('reopened', after.id, ended(`${telling.name(after.id)} is not ${before.stamp.decision}${levelInBrackets(before.stamp)} any more`)))
  const last = lifted[lifted.length - 1]
  if (last?.lifted.how === 'confirmed') return changes
  if (lifted.length === 0 && before.stamp?.pending && after.stamp && !after.stamp.pending && before.stamp.decision === after.stamp.decision)
    return [...changes, telling.change('confirmed', after.id, confirmed(telling, after, before.stamp, after.stamp))]
  return [...changes, ...decided(telling, after, lifted.length === 0 ? before.stamp : null, after.stamp, lifted.length > 0)]
}

function decided({ after: draft, name, change }: Telling, unit: Unit, before: Stamp | null, stamp: Stamp | null, wasReopened = false): Change[] {
  const isSame = before !== null && stamp !== null && before.decision === stamp.decision && stampLevel(before) === stampLevel(stamp) && before.pending === stamp.pending && before.meeting === stamp.meeting
  if (stamp === null || isSame) return []
  const open = new Set(unit.runs.flatMap((run) => run.brackets.map(({ id }) => id))).size
  const condition = subjectTo(draft, [unit])
  const still = open === 0 ? '' : `${condition && ','} with ${counted(open, 'bracket')} open`
  return [change(stamp.decision, unit.id, ended(`${name(unit.id)} was ${stamp.decision}${levelInBrackets(stamp)}${condition}${still}${wasReopened ? `${condition && ','} after it was reopened` : ''}${stamp.pending ? '; to be confirmed' : ''}`))]
}

interface Lift {
  /** The earlier draft has the stamp. */
  readonly wasKnown: boolean
  /** The stamp that came after it. */
  readonly next: Stamp | null
  readonly isLast: boolean
}

function liftedChange(telling: Telling, unit: Unit, { stamp, lifted }: FormerStamp, { wasKnown, next, isLast }: Lift): Change {
  if (lifted.how === 'confirmed') return telling.change('confirmed', unit.id, confirmed(telling, unit, stamp, next, isLast))
  const asked = lifted.asked === null ? '' : ` at the request of ${partyInSentence(telling.after, lifted.asked)}`
  const reason = lifted.reason === '' ? '' : `: ${lifted.reason}`
  const since = wasKnown ? `, which was ${stamp.decision}${levelInBrackets(stamp)}, was reopened` : ` was ${stamp.decision}${levelInBrackets(stamp)} and reopened`
  return telling.change('reopened', unit.id, ended(`${wasKnown ? clause(telling.name(unit.id)) : telling.name(unit.id)}${since}${asked}${reason}`), lifted.asked)
}

function confirmed({ after: draft, name }: Telling, unit: Unit, was: Stamp, is: Stamp | null, stands = true): string {
  const now = is ? stampLevel(is) : ''
  const condition = is !== null && is === unit.stamp ? subjectTo(draft, [unit]) : ''
  return ended(`${clause(name(unit.id))}, ${was.decision}${levelInBrackets(was)}, was confirmed${now ? ` (${now})` : ''}${condition}${stands ? '' : ', before it was reopened'}`)
}

function quoted(label: string | null): string {
  return label === null ? 'without a label' : `“${label.trim()}”`
}
