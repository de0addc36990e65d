import type { Draft, FormerStamp, Level, Meeting, Stamp, Unit } from '../draft.ts'
import { hashOfWords } from '../hash.ts'
import { actorName, ended, levelInBrackets, stampLevel, unitName } from '../naming.ts'
import type { Quorum } from '../quorum.ts'
import { countOf, quorumOf, sittingOf } from '../quorum.ts'
import type { RecordChange } from '../record.ts'
import { factsOf } from '../record.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'
import { asSeen, first, isRefusal, notHeld, unitsNamed, wordsOf } from './checks.ts'
import { meetingName } from './openMeeting.ts'
import { leftUncited, notesGone } from './printedNotes.ts'
import { openIn, quorumNow, subjectTo } from './stamp.ts'
import { decidingMeeting } from './suspendMeeting.ts'

/** Confirms decisions that were pending, all or none, at the level and date of a meeting with its quorum. The stamp that waited stays
 * on the record; the note that said so goes with the last stamp that cites it.
 *
 * Where the house has its last word said at the formal level, a working group lifts what had no quorum to its own level only. */
export const confirm: Performer<'confirm'> = (draft, act, context) => {
  const meeting = decidingMeeting(draft)
  if (isRefusal(meeting)) return meeting
  const quorum = quorumOf(draft)!
  const units = unitsNamed(draft, act.units)
  if (isRefusal(units)) return units
  const level = draft.house.levels[meeting.kind]
  const refusal = first(
    unable(quorum), ...units.map((unit) => waits(draft, unit)), ...units.map((unit) => tooLow(draft, unit, meeting, level)),
    notHeld(draft, units, context), asSeen(draft, units, act.seen))
  if (refusal) return refusal

  const { actor, now: at } = context
  const after = units.map((unit): Unit => {
    const former: FormerStamp = { stamp: unit.stamp!, lifted: { how: 'confirmed', at, by: actor.name, asked: null, reason: '' } }
    const stamp: Stamp = {
      decision: former.stamp.decision, level: level.level, date: level.dated ? meeting.date : null, meeting: meeting.id, note: null,
      printed: null, pending: level.pending, hash: hashOfWords(unit), words: wordsOf(draft, unit),
    }
    return { ...unit, stamp, former: [...unit.former, former] }
  })
  const gone = leftUncited(draft, { ...draft, units: draft.units.map((unit) => after.find(({ id }) => id === unit.id) ?? unit) })
  const record: RecordChange[] = after.map((unit) => ({ key: `unit:${unit.id}`, value: factsOf(unit) }))
  for (const { id } of gone) record.push({ key: `note:${id}`, value: null })
  for (const { id } of units) if (draft.holds[id]) record.push({ key: `hold:${id}`, value: null })
  const were = units.map((unit) => `${unitName(draft, unit.id)} (${[unit.stamp!.decision, stampLevel(unit.stamp!)].filter(Boolean).join(' ')})`).join('; ')
  const said = `${actorName(draft, actor)} confirmed ${were} at ${meetingName(meeting)}${levelInBrackets(after[0]!.stamp!)}${subjectTo(draft, after)}${quorumNow(quorum)}`
  return {
    ok: true,
    effect: { text: [], record },
    sentence: gone.length ? ended(said) + notesGone(gone) : said,
    units: units.map(({ id }) => id),
    notices: [
      ...(level.pending ? ['A formal meeting still has to confirm what was decided at this level.'] : []),
      ...units.flatMap((unit) => openIn(draft, unit)),
    ],
  }
}

/** Why nothing can be confirmed at this moment, whatever waits; null when the meeting can. Asked by the page before it offers to. */
export function confirmingRefused(draft: Draft): Refusal | null {
  const meeting = decidingMeeting(draft)
  return isRefusal(meeting) ? meeting : unable(quorumOf(draft)!)
}

/** Only a meeting that decides with its quorum confirms; that of a formal meeting is presumed until the roll is called. */
function unable(quorum: Quorum): Refusal | null {
  if (quorum.meeting.kind === 'informal') return refuse('meeting', 'An informal meeting confirms nothing. Open a formal meeting or one of the working group.')
  if (sittingOf(quorum) !== 'no quorum') return null
  return quorum.called
    ? refuse('meeting', `There is no quorum to confirm with: ${countOf(quorum)}.`)
    : refuse('meeting', 'The roll has not been called, so nobody can say there is a quorum. Call it first.')
}

function waits(draft: Draft, unit: Unit): Refusal | null {
  if (unit.stamp?.pending) return null
  const why = unit.stamp ? `is ${unit.stamp.decision}${levelInBrackets(unit.stamp)} and does not wait to be confirmed` : 'has not been decided on, so there is nothing to confirm'
  return refuse('state', `${unitName(draft, unit.id)} ${why}.`, { unit: unit.id })
}

/** Where a decision waits at the new level too, it has to have been of a lower one, or nothing would be gained. */
function tooLow(draft: Draft, unit: Unit, meeting: Meeting, level: Level): Refusal | null {
  if (!level.pending || !unit.stamp || rankOf(draft, unit.stamp) < ranks[meeting.kind]) return null
  return refuse('state', `${unitName(draft, unit.id)} is ${unit.stamp.decision}${levelInBrackets(unit.stamp)} already. Only a formal meeting can confirm it.`, { unit: unit.id })
}

function rankOf(draft: Draft, stamp: Stamp): number {
  // The note of a stamp says that it had no quorum.
  if (stamp.note !== null) return 0
  return ranks[draft.meetings.find(({ id }) => id === stamp.meeting)?.kind ?? 'informal']
}

const ranks = { informal: 0, 'working group': 1, formal: 2 } as const
