import type { Draft, Meeting, PartyCode } from '../draft.ts'
import { counted, ended, inWords, partyName, unitNames } from '../naming.ts'
import { countOf, delegationsOf } from '../quorum.ts'
import type { Attendance, RoomThen } from './attendance.ts'
import type { Coming, Presence } from './results.ts'

/** Who was in the room at a meeting, by its roll and by what its log tells in between; null where the roll was not called. */
export function presenceOf(draft: Draft, { roll }: Pick<Meeting, 'roll'>, { rooms }: Attendance): Presence | null {
  if (roll === null) return null
  const { present, came } = roll
  const named = (codes: readonly PartyCode[]) => namesOf(draft, codes)
  const wasAway = new Set(rooms.slice(1).flatMap(({ arrived, left }) => [...arrived, ...left]))
  return {
    present: named(present), left: named(came.filter((code) => !present.includes(code))),
    absent: named(delegationsOf(draft).filter((code) => !came.includes(code) && !present.includes(code))),
    throughout: named(present.filter((code) => !wasAway.has(code))), called: named(rooms[0]?.present ?? []),
    comings: rooms.slice(1).filter(({ arrived, left }) => arrived.length + left.length > 0).map((room): Coming => ({
      arrived: named(room.arrived), left: named(room.left), how: room.how, quorum: turned(room), count: countOf(room.quorum),
    })),
  }
}

/** What there is to say on the quorum: how it stood at the end, whether it was lost and reached in between, and what was decided without it. */
export function quorumSentences(draft: Draft, { kind, roll, open }: Pick<Meeting, 'kind' | 'roll' | 'open'>, { rooms, withoutQuorum }: Attendance): string {
  const decided = withoutQuorum.filter((id) => draft.units.some((unit) => unit.id === id))
  const without = decided.length === 0 ? '' : ` ${ended(`Decided without a quorum: ${unitNames(draft, decided)}`)}`
  if (roll === null) {
    if (kind === 'informal') return 'The roll was not called; an informal meeting has no quorum to reach.'
    return (kind === 'formal' ? 'The roll was not called, so the quorum is presumed.' : 'The roll was not called, so nobody can say there was a quorum.') + without
  }
  const { members, needed } = roll
  const present = roll.present.length
  const when = open ? 'now' : 'at the close'
  if (kind === 'informal') return `${present} of ${members} delegations ${open ? 'are' : 'were'} present ${when}; an informal meeting has no quorum to reach.`
  return `There ${open ? 'is' : 'was'} ${present >= needed ? 'a' : 'no'} quorum ${when}: ${countOf({ present, members, needed })}.${turns(rooms)}${without}`
}

/** How the quorum stood at the roll call, and how often it was lost and reached since. */
function turns(rooms: readonly RoomThen[]): string {
  const since = rooms.slice(1).map(turned)
  const [lost, reached] = [since.filter((turn) => turn === 'lost').length, since.filter((turn) => turn === 'reached').length]
  if (lost + reached === 0) return ''
  const start = rooms[0]!.quorum.met ? 'There was one when the roll was called' : 'There was none when the roll was called'
  const did = [...(lost ? [`lost ${times(lost)}`] : []), ...(reached ? [`reached ${rooms[0]!.quorum.met ? 'again ' : ''}${times(reached)}`] : [])]
  return ` ${start}; it was ${inWords(rooms[0]!.quorum.met ? did : did.toReversed())} in between.`
}

function times(count: number): string {
  return count === 1 ? 'once' : counted(count, 'time')
}

function turned({ quorum, wasMet }: RoomThen): Coming['quorum'] {
  return quorum.met === null || wasMet === null || quorum.met === wasMet ? null : quorum.met ? 'reached' : 'lost'
}

/** Who was in the room, in sentences; none where the roll was not called. */
export function presenceLines(presence: Presence | null): string[] {
  if (presence === null) return []
  const { present, left, absent, throughout, called, comings } = presence
  const gone = absent.length ? [`Absent: ${inWords(absent)}.`] : []
  if (comings.length === 0) return [present.length ? `Present: ${inWords(present)}.` : 'No delegation was present.', ...(left.length ? [`Present for a part of it: ${inWords(left)}.`] : []), ...gone]
  const part = [...present.filter((name) => !throughout.includes(name)), ...left].sort((a, b) => a.localeCompare(b, 'en'))
  return [
    called.length ? `Present when the roll was called: ${inWords(called)}.` : 'No delegation was present when the roll was called.',
    `After that, in this order: ${comings.map(comingInWords).join('; ')}.`,
    throughout.length ? `Present throughout: ${inWords(throughout)}.` : 'No delegation was present throughout.',
    ...(part.length ? [`Present for a part of it: ${inWords(part.map((name) => `${name} (${partOf(name, presence)})`))}.`] : []),
    ...gone,
  ]
}

/** "Grenada left, and the quorum was lost (17 of 34 present, 18 needed)". */
function comingInWords({ arrived, left, how, quorum, count }: Coming): string {
  const did = [...(arrived.length ? [`${inWords(arrived)} arrived`] : []), ...(left.length ? [`${inWords(left)} left`] : [])].join(' and ')
  const when = how === 'roll call' ? ', as a new roll call showed' : ''
  return `${did}${when}${quorum === null ? '' : `, and the quorum was ${quorum} (${count})`}`
}

function partOf(name: string, { called, present, comings }: Presence): string {
  const [there, stayed] = [called.includes(name), present.includes(name)]
  const moves = comings.filter(({ arrived, left }) => arrived.includes(name) || left.includes(name)).length
  if (there && stayed) return 'away in between'
  if (there) return moves > 1 ? 'left, not for the first time' : 'left'
  if (stayed) return moves > 1 ? 'arrived late, and was away in between' : 'arrived late'
  return 'arrived late and left'
}

function namesOf(draft: Draft, codes: readonly PartyCode[]): string[] {
  return codes.map((code) => partyName(draft, code)).sort((a, b) => a.localeCompare(b, 'en'))
}
