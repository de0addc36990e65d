import { spelledDay } from './calendar.ts'
import type { Decision, Draft, Level, Meeting, MeetingKind, Note, QuorumRule } from './draft.ts'
import { stampLevel } from './naming.ts'

/** How the meeting that is open stands with its quorum. */
export interface Quorum {
  readonly meeting: Meeting
  /** Whether the roll was called. Before that nobody is counted, and `present` is 0. */
  readonly called: boolean
  readonly present: number
  readonly needed: number
  readonly members: number
  /** Null where it is not counted: an informal meeting asks for none, and before the roll is called nobody knows. */
  readonly met: boolean | null
}

/** The quorum of the meeting that is open; null when none is.
 *
 * Members and the number needed are those of the roll, so that a change of the parties or of the rules does not make or break a
 * quorum behind the back of the room; the roll called again counts anew. */
export function quorumOf(draft: Pick<Draft, 'meetings' | 'parties' | 'house'>): Quorum | null {
  const meeting = draft.meetings.find(({ open }) => open)
  if (!meeting) return null
  const { roll } = meeting
  const members = roll?.members ?? delegationsOf(draft).length
  const needed = roll?.needed ?? neededBy(draft.house.quorum, members)
  const present = roll?.present.length ?? 0
  return { meeting, called: roll !== null, present, needed, members, met: roll === null || meeting.kind === 'informal' ? null : present >= needed }
}

/** What a gavel would print at this moment, and why. */
export interface Worth {
  readonly level: Level
  /** "AGREED INF 04/19/12". */
  readonly prints: string
  /** The text of the note that would stand with it. */
  readonly note: string | null
  readonly sentence: string
}

/** What a decision would be worth now; null when nothing can be decided, because no meeting is open or it is suspended. */
export function worthOf(draft: Pick<Draft, 'meetings' | 'parties' | 'house' | 'notes'>, decision: Decision): Worth | null {
  const quorum = quorumOf(draft)
  if (!quorum || quorum.meeting.suspended) return null
  const level = levelOf(draft, quorum)
  const prints = [decision.toUpperCase(), stampLevel({ level: level.level, date: level.dated ? quorum.meeting.date : null })].filter(Boolean).join(' ')
  return {
    level,
    prints,
    note: noteOf(draft, quorum, decision)?.text ?? null,
    sentence: `A decision now prints ${prints}${level.pending ? ' and waits to be confirmed' : ''}: ${reasonOf(quorum)}.`,
  }
}

/** Under which of the house's levels a meeting decides. The quorum of a formal meeting is presumed until the roll is called, as
 * rules of procedure have it; of a working group nobody can say that it had one. */
export function sittingOf({ meeting: { kind }, met, called }: Quorum): MeetingKind | 'no quorum' {
  if (kind === 'informal') return kind
  if (kind === 'formal' && !called) return kind
  return met ? kind : 'no quorum'
}

/** The level a decision of the meeting gets. */
export function levelOf(draft: Pick<Draft, 'house'>, quorum: Quorum): Level {
  return draft.house.levels[sittingOf(quorum)]
}

/** The note all decisions of one kind share in a meeting that has no quorum; null where a decision needs none. */
export function noteOf(draft: Pick<Draft, 'house' | 'notes'>, quorum: Quorum, decision: Decision): Note | null {
  if (sittingOf(quorum) !== 'no quorum' || !levelOf(draft, quorum).pending) return null
  const { meeting } = quorum
  const id = `${meeting.id}-${decision}`
  const known = draft.notes.find((note) => note.id === id)
  if (known) return known
  const sitting = `the ${meeting.body.replace(/^the /i, '')} meeting${meeting.date ? ` of ${spelledDay(meeting.date)}` : ''}`
  const done = { agreed: ['Agreed', 'approval of the paragraph'], deleted: ['Deleted', 'its deletion'] }[decision]
  return { id, text: `${done[0]} at ${sitting}, which did not have the required quorum; ${done[1]} is pending.`, lines: null }
}

/** How many have to be present: more than half, a third and no fewer, or the number itself; one at the least. */
export function neededBy(rule: QuorumRule, members: number): number {
  if (rule.rule === 'number') return rule.number
  return rule.rule === 'majority' ? Math.floor(members / 2) + 1 : Math.max(1, Math.ceil(members / 3))
}

/** The delegations of a document, which are its members. Bodies, the chair and the secretariat are not counted. */
export function delegationsOf(draft: Pick<Draft, 'parties'>): string[] {
  return draft.parties.filter(({ kind }) => kind === 'delegation').map(({ code }) => code)
}

/** The count in words: "11 of 34 present, 18 needed". */
export function countOf({ present, members, needed }: Pick<Quorum, 'present' | 'members' | 'needed'>): string {
  return `${present} of ${members} present, ${needed} needed`
}

function reasonOf(quorum: Quorum): string {
  if (quorum.meeting.kind === 'informal') return 'an informal meeting has no quorum to reach'
  if (quorum.called) return `${quorum.met ? 'there is a quorum' : 'there is no quorum'}, ${countOf(quorum)}`
  return quorum.meeting.kind === 'formal' ? 'the quorum is presumed until the roll is called' : 'the roll has not been called, so nobody can say there is a quorum'
}
