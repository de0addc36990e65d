import { spelledDay } from '../calendar.ts'
import type { Decision, Draft, Meeting, Note, Stamp, Unit } from '../draft.ts'
import { hashOfWords } from '../hash.ts'
import { actorName, bracketName, counted, levelInBrackets, unitName, unitNames } from '../naming.ts'
import { bracketIds } from '../proposals.ts'
import type { RecordChange } from '../record.ts'
import { factsOf } from '../record.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import { textOf } from '../runs.ts'
import type { Performer } from './act.ts'
import { asSeen, first, isRefusal, notHeld, notSealed, unitsNamed, wordsOf } from './checks.ts'

/** Decides on units, all or none: agreed or deleted, with level, date and note from the meeting that is open.
 *
 * Brackets may stay open under a stamp, as they do in real drafts; the notices name them, so that it never happens unseen. */
export const stamp: Performer<'stamp'> = (draft, act, context) => {
  const meeting = draft.meetings.find((each) => each.open)
  if (!meeting) return refuse('meeting', 'No meeting is open, so a decision would have no date. Open one first, with its date, body and kind.')
  const units = unitsNamed(draft, act.units)
  if (isRefusal(units)) return units
  const refusal = first(notSealed(draft, units), notHeld(draft, units, context), undecided(draft, units), wordless(draft, units), asSeen(draft, units, act.seen))
  if (refusal) return refusal

  const note = noteOf(draft, meeting, act.decision)
  const level = levelOf(meeting)
  const stamps = units.map((unit): Stamp => ({
    decision: act.decision, level, date: level === 'AD REFERENDUM' ? null : meeting.date, meeting: meeting.id, note: note?.id ?? null,
    printed: null, pending: level === 'AD REFERENDUM', hash: hashOfWords(unit), words: wordsOf(draft, unit),
  }))
  const record: RecordChange[] = units.map((unit, i) => ({ key: `unit:${unit.id}`, value: { ...factsOf(unit), stamp: stamps[i]! } }))
  if (note && !draft.notes.some((each) => each.id === note.id)) record.push({ key: `note:${note.id}`, value: note })
  for (const { id } of units) if (draft.holds[id]) record.push({ key: `hold:${id}`, value: null })
  return {
    ok: true,
    effect: { text: [], record },
    sentence: `${actorName(draft, context.actor)} ${act.decision} ${unitNames(draft, units.map((unit) => unit.id))}${levelInBrackets(stamps[0]!)}`,
    units: units.map((unit) => unit.id),
    notices: units.flatMap((unit) => openIn(draft, unit)),
  }
}

/** What a decision of a meeting is worth. A working group decides ad referendum: until the roll is called nobody can say it had its quorum. */
function levelOf(meeting: Meeting): string {
  return { informal: 'INF', formal: '', 'working group': 'AD REFERENDUM' }[meeting.kind]
}

/** The note all decisions of one kind share in a meeting whose decisions wait for confirmation. */
function noteOf(draft: Draft, meeting: Meeting, decision: Decision): Note | null {
  if (levelOf(meeting) !== 'AD REFERENDUM') return null
  const id = `${meeting.id}-${decision}`
  const known = draft.notes.find((note) => note.id === id)
  if (known) return known
  const sitting = `the ${meeting.body.replace(/^the /i, '')} meeting${meeting.date ? ` of ${spelledDay(meeting.date)}` : ''}`
  const done = { agreed: ['Agreed', 'approval of the paragraph'], deleted: ['Deleted', 'its deletion'] }[decision]
  return { id, text: `${done[0]} at ${sitting}, which did not have the required quorum; ${done[1]} is pending.`, lines: null }
}

function undecided(draft: Draft, units: readonly Unit[]): Refusal | null {
  const unit = units.find((each) => each.by !== null)
  return unit ? refuse('state', `${unitName(draft, unit.id)} is itself a proposal. Accept or reject it first.`, { unit: unit.id }) : null
}

function wordless(draft: Draft, units: readonly Unit[]): Refusal | null {
  const unit = units.find((each) => !textOf(each.runs).trim())
  return unit ? refuse('state', `${unitName(draft, unit.id)} has no words to decide on.`, { unit: unit.id }) : null
}

function openIn(draft: Draft, unit: Unit): string[] {
  const ids = bracketIds(unit)
  if (!ids.length) return []
  return [`${counted(ids.length, 'bracket stays', 'brackets stay')} open in ${unitName(draft, unit.id)}: ${ids.map((id) => bracketName(draft, unit, id)).join(', ')}.`]
}
