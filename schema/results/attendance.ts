import type { ActContext, Outcome } from '../acts/act.ts'
import { attend, callRoll } from '../acts/callRoll.ts'
import { readAct } from '../acts/readAct.ts'
import { setHouse } from '../acts/setHouse.ts'
import { setParty } from '../acts/setParty.ts'
import type { LoggedDeed } from '../compare/telling.ts'
import { notTakenBack } from '../compare/telling.ts'
import type { Draft, PartyCode } from '../draft.ts'
import type { Quorum } from '../quorum.ts'
import { quorumOf, sittingOf } from '../quorum.ts'
import { withEffect } from '../withEffect.ts'

/** The room after a roll call, an arrival or a departure. */
export interface RoomThen {
  readonly how: 'recorded' | 'roll call'
  readonly arrived: readonly PartyCode[]
  readonly left: readonly PartyCode[]
  readonly present: readonly PartyCode[]
  readonly quorum: Quorum
  /** What `quorum.met` was before. */
  readonly wasMet: boolean | null
}

/** A meeting as its log tells who was there: roll calls, arrivals and departures in order, and the decisions taken without a quorum. */
export interface Attendance {
  readonly rooms: readonly RoomThen[]
  /** Units decided on while there was no quorum, in order, each once. */
  readonly withoutQuorum: readonly string[]
}

/** Replays the attendance of a meeting from the draft it opened with. The deeds are performed again, so that a quorum is reckoned by the
 * parties and rules of its moment; what was taken back did not happen. */
export function attendanceOf(before: Draft, log: readonly LoggedDeed[]): Attendance {
  // The words are nobody's business here, and long.
  let room: Draft = { ...before, units: [], brackets: {}, findings: [], holds: {}, floor: [], parked: [], pointer: null }
  const rooms: RoomThen[] = []
  const without = new Set<string>()
  for (const { type, act, units } of notTakenBack(log)) {
    const quorum = quorumOf(room)
    if (type === 'stamp' && quorum && sittingOf(quorum) === 'no quorum') for (const unit of units) without.add(unit)
    if (type === 'reopen') for (const unit of units) without.delete(unit)
    const outcome = performed(room, type, act)
    if (!outcome?.ok) continue
    const were = quorum?.meeting.roll?.present ?? []
    room = withEffect(room, outcome.effect)
    const now = quorumOf(room)
    if (!now || (type !== 'callRoll' && type !== 'attend')) continue
    const present = now.meeting.roll?.present ?? []
    rooms.push({
      how: type === 'callRoll' ? 'roll call' : 'recorded', present, quorum: now, wasMet: quorum?.met ?? null,
      arrived: present.filter((code) => !were.includes(code)), left: were.filter((code) => !present.includes(code)),
    })
  }
  return { rooms, withoutQuorum: [...without] }
}

/** Only what bears on who is counted is performed. */
function performed(room: Draft, type: string, asked: unknown): Outcome | null {
  if (!counting.has(type)) return null
  const act = readAct(asked)
  if ('ok' in act) return null
  switch (act.type) {
    case 'callRoll':
      return callRoll(room, act, context)
    case 'attend':
      return attend(room, act, context)
    case 'setHouse':
      return setHouse(room, act, context)
    case 'setParty':
      return setParty(room, act, context)
    default:
      return null
  }
}

const counting: ReadonlySet<string> = new Set(['callRoll', 'attend', 'setHouse', 'setParty'])

// Who recorded it stands in the log and does not change who was there.
const context: ActContext = { actor: { user: '', name: '', role: 'chair', party: null }, now: '', newId: () => '' }
