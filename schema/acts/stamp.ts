import { isDay, spelledDay } from '../calendar.ts'
import type { Draft, Meeting, Position, Stamp, Unit } from '../draft.ts'
import { hashOfWords } from '../hash.ts'
import { actorName, bracketName, counted, inWords, levelInBrackets, partyName, unitName, unitNames } from '../naming.ts'
import { fullName } from '../parties.ts'
import { bracketIds } from '../proposals.ts'
import type { Quorum } from '../quorum.ts'
import { countOf, levelOf, noteOf, quorumOf } from '../quorum.ts'
import type { RecordChange } from '../record.ts'
import { factsOf } from '../record.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import { textOf } from '../runs.ts'
import { conditionsOf } from '../standing.ts'
import type { Awaited, Performer } from './act.ts'
import { asSeen, first, isRefusal, notHeld, notSealed, unitsNamed, wordsOf } from './checks.ts'
import { withoutNotes } from './noteRemoval.ts'
import { decidingMeeting } from './suspendMeeting.ts'

/** Decides on units, all or none: agreed or deleted, with level, date and note from the meeting that is open, as its quorum is at this moment.
 *
 * Brackets may stay open under a stamp, as they do in real drafts; the notices name them, so that it never happens unseen. A decision
 * is subject to the consultations that are pending on its unit, those named with the gavel and those that were there before. */
export const stamp: Performer<'stamp'> = (draft, act, context) => {
  const meeting = decidingMeeting(draft)
  const quorum = quorumOf(draft)
  if (isRefusal(meeting)) return meeting
  const units = unitsNamed(draft, act.units)
  if (isRefusal(units)) return units
  const awaiting = act.awaiting ?? []
  const refusal = first(
    notSealed(draft, units), notHeld(draft, units, context), undecided(draft, units), wordless(draft, units), asSeen(draft, units, act.seen), unawaitable(draft, meeting, awaiting))
  if (refusal) return refusal

  const level = levelOf(draft, quorum!)
  const note = noteOf(draft, quorum!, act.decision)
  const after = units.map((unit): Unit => {
    const given: Stamp = {
      decision: act.decision, level: level.level, date: level.dated ? meeting.date : null, meeting: meeting.id, note: note?.id ?? null,
      printed: null, pending: level.pending, hash: hashOfWords(unit), words: wordsOf(draft, unit),
    }
    return { ...unit, stamp: given, positions: awaitingOn(unit, awaiting) }
  })
  const record: RecordChange[] = after.map((unit) => ({ key: `unit:${unit.id}`, value: factsOf(unit) }))
  if (note && !draft.notes.some((each) => each.id === note.id)) record.push({ key: `note:${note.id}`, value: note })
  for (const { id } of units) if (draft.holds[id]) record.push({ key: `hold:${id}`, value: null })
  const before = units.flatMap((unit) => replacedOn(unit, awaiting))
  return {
    ok: true,
    effect: withoutNotes(draft, { text: [], record }, before.flatMap((position) => position.note ?? [])),
    sentence: `${actorName(draft, context.actor)} ${act.decision} ${unitNames(draft, units.map((unit) => unit.id))}${levelInBrackets(after[0]!.stamp!)}${subjectTo(draft, after)}${quorumNow(quorum!)}`,
    units: units.map((unit) => unit.id),
    notices: [...units.flatMap((unit) => openIn(draft, unit)), ...units.flatMap((unit) => replacedIn(draft, unit, awaiting))],
  }
}

/** What a decision on these units waits for, to end a sentence: ", subject to consultations by Brazil until May 3, 2012". */
export function subjectTo(draft: Pick<Draft, 'parties'>, units: readonly Unit[]): string {
  const each = units.flatMap(conditionsOf).map(({ party, until }) => fullName(draft.parties, party) + (until ? ` until ${spelledDay(until)}` : ''))
  return each.length ? `, subject to consultations by ${inWords([...new Set(each)])}` : ''
}

/** The quorum at the moment of a decision, to end a sentence; nothing where nobody was counted. */
export function quorumNow(quorum: Quorum): string {
  return quorum.met === null ? '' : `, ${quorum.met ? 'with' : 'without'} a quorum: ${countOf(quorum)}`
}

/** The brackets a decision leaves open in a unit, in a sentence. */
export function openIn(draft: Draft, unit: Unit): string[] {
  const ids = bracketIds(unit)
  if (!ids.length) return []
  return [`${counted(ids.length, 'bracket stays', 'brackets stay')} open in ${unitName(draft, unit.id)}: ${ids.map((id) => bracketName(draft, unit, id)).join(', ')}.`]
}

/** A party holds one thing on a unit: what it is awaited for stands in place of what it held before. Words or a note that spoke for others
 * as well are generated for them instead. */
function awaitingOn(unit: Unit, awaiting: readonly Awaited[]): readonly Position[] {
  const replaced = replacedOn(unit, awaiting)
  const shared = (position: Position) => replaced.some((each) => (each.note ?? each.printed) !== null && each.note === position.note && each.printed === position.printed)
  const kept = unit.positions.filter((position) => !replaced.includes(position)).map((position) => (shared(position) ? { ...position, printed: null, note: null } : position))
  const added = [...new Map(awaiting.map((each) => [each.party, each])).values()].filter(({ party }) => !kept.some((position) => position.party === party))
  return [...kept, ...added.map(({ party, until }): Position => ({ party, stance: 'pending consultations', printed: null, note: null, ...(until !== undefined && { until }) }))]
}

/** The positions an awaited party held until now, but for consultations it was known to have, to which no day is added. */
function replacedOn(unit: Unit, awaiting: readonly Awaited[]): Position[] {
  return unit.positions.filter(({ party, stance }) => {
    const awaited = awaiting.findLast((each) => each.party === party)
    return awaited !== undefined && (stance !== 'pending consultations' || awaited.until !== undefined)
  })
}

function replacedIn(draft: Draft, unit: Unit, awaiting: readonly Awaited[]): string[] {
  return replacedOn(unit, awaiting)
    .filter(({ stance }) => stance !== 'pending consultations')
    .map(({ party, stance }) => `The position of ${partyName(draft, party)} on ${unitName(draft, unit.id)} (${stance}) is replaced by its pending consultations.`)
}

function unawaitable(draft: Draft, { date }: Meeting, awaiting: readonly Awaited[]): Refusal | null {
  for (const { party, until } of awaiting) {
    if (!draft.parties.some(({ code }) => code === party)) return refuse('malformed', `This document knows no party "${party}".`)
    if (until === undefined) continue
    if (!isDay(until)) return refuse('malformed', `"${until}" is not a day. Write it as 2012-04-19.`)
    if (date !== null && until < date) return refuse('malformed', `The consultations of ${partyName(draft, party)} would be over on ${spelledDay(until)}, before the day of this meeting.`)
  }
  return null
}

function undecided(draft: Draft, units: readonly Unit[]): Refusal | null {
  const unit = units.find((each) => each.by !== null)
  return unit ? refuse('state', `${unitName(draft, unit.id)} is itself a proposal. Accept or reject it first.`, { unit: unit.id }) : null
}

function wordless(draft: Draft, units: readonly Unit[]): Refusal | null {
  const unit = units.find((each) => !textOf(each.runs).trim())
  return unit ? refuse('state', `${unitName(draft, unit.id)} has no words to decide on.`, { unit: unit.id }) : null
}
