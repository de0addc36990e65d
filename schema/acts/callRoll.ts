import type { Draft, Meeting, PartyCode, Roll } from '../draft.ts'
import { actorName, partyName } from '../naming.ts'
import { countOf, delegationsOf, neededBy, quorumOf } from '../quorum.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'

/** Calls the roll, or calls it again: the count begins anew, by the parties and rules of now. Who came before stays in the record of the meeting. */
export const callRoll: Performer<'callRoll'> = (draft, act, { actor }) => {
  const meeting = draft.meetings.find(({ open }) => open)
  if (!meeting) return refuse('meeting', 'No meeting is open, so there is no roll to call. Open one first.')
  const delegations = delegationsOf(draft)
  if (!delegations.length) return refuse('state', 'This document names no delegations to call. Add them to its parties first.')
  const stranger = act.present.find((code) => !delegations.includes(code))
  if (stranger !== undefined) return notCounted(draft, stranger)

  const present = delegations.filter((code) => act.present.includes(code))
  const roll: Roll = { present, came: together(draft, meeting.roll?.came ?? [], present), members: delegations.length, needed: neededBy(draft.house.quorum, delegations.length) }
  const again = meeting.roll ? 'called the roll again' : 'called the roll'
  return {
    ok: true,
    effect: { text: [], record: [{ key: `meeting:${meeting.id}`, value: { ...meeting, roll } }] },
    sentence: `${actorName(draft, actor)} ${again}: ${present.length} of ${delegations.length} delegations present.${told(draft, meeting, roll)}`,
    units: [],
  }
}

/** Records a late arrival or a departure, and says so when the quorum goes or comes with it. */
export const attend: Performer<'attend'> = (draft, act, { actor }) => {
  const meeting = draft.meetings.find(({ open }) => open)
  if (!meeting) return refuse('meeting', 'No meeting is open, so nobody arrives or leaves. Open one first.')
  if (!meeting.roll) return refuse('state', 'The roll has not been called. Call it first; then arrivals and departures count.')
  const delegations = delegationsOf(draft)
  if (!delegations.includes(act.party)) return notCounted(draft, act.party)
  const name = partyName(draft, act.party)
  const was = meeting.roll.present.includes(act.party)
  if (was === act.present) return refuse('state', was ? `${name} is in the room already.` : `${name} is not in the room.`)

  const present = act.present ? together(draft, meeting.roll.present, [act.party]) : meeting.roll.present.filter((code) => code !== act.party)
  // A delegation that joined the document after the roll was called is one member more, or there would be 35 of 34.
  const roll: Roll = { ...meeting.roll, present, came: together(draft, meeting.roll.came, present), members: Math.max(meeting.roll.members, present.length) }
  const recount = delegations.length !== roll.members
  return {
    ok: true,
    effect: { text: [], record: [{ key: `meeting:${meeting.id}`, value: { ...meeting, roll } }] },
    sentence: `${actorName(draft, actor)} recorded that ${name} ${act.present ? 'arrived' : 'left'}.${told(draft, meeting, roll)}`,
    units: [],
    notices: recount ? [`The roll counts ${roll.members} members, and the document has ${delegations.length} delegations by now. Call the roll again to count them.`] : [],
  }
}

/** What became of the quorum: nothing is said where it stands as it did, or is not counted. */
function told(draft: Draft, meeting: Meeting, roll: Roll): string {
  const now = quorumOf({ ...draft, meetings: [{ ...meeting, roll }] })
  const met = quorumOf({ ...draft, meetings: [meeting] })?.met ?? null
  if (!now || now.met === null || now.met === met) return ''
  const change = met === null ? (now.met ? 'There is a quorum' : 'There is no quorum') : now.met ? 'The quorum is reached' : 'The quorum is lost'
  return ` ${change}: ${countOf(now)}.`
}

/** Two lists of delegations as one, in the order of the document. */
function together(draft: Draft, some: readonly PartyCode[], others: readonly PartyCode[]): PartyCode[] {
  const all = new Set([...some, ...others])
  const order = draft.parties.map(({ code }) => code).filter((code) => all.has(code))
  // Whoever is no party any more was there all the same.
  return [...order, ...[...all].filter((code) => !order.includes(code))]
}

function notCounted(draft: Draft, code: PartyCode): Refusal {
  const party = draft.parties.find((each) => each.code === code)
  return refuse('malformed', party ? `${partyName(draft, code)} is no delegation. The roll counts delegations alone.` : `This document knows no party "${code}".`)
}
