import { spelledDay } from '../calendar.ts'
import { compareDrafts } from '../compare/compareDrafts.ts'
import type { ChangeType } from '../compare/comparison.ts'
import type { LoggedDeed } from '../compare/telling.ts'
import type { Draft, Meeting } from '../draft.ts'
import { partyName } from '../naming.ts'
import { countOf, delegationsOf } from '../quorum.ts'
import { progressOf } from '../standing.ts'
import type { ResultLine, ResultPart, Results } from './results.ts'
import { resultParts } from './results.ts'
import { openPoints, pendingPoints, reservations } from './openPoints.ts'

/** What a meeting is made of for its results: the draft when it opened, the draft when it closed or as it is now, and its log. */
export interface MeetingSpan {
  readonly before: Draft
  readonly after: Draft
  readonly meeting: Meeting
  readonly log?: readonly LoggedDeed[]
}

/** The results of a meeting: what changed from its opening to its end, and what it leaves pending and open. */
export function resultsOf({ before, after, meeting, log = [] }: MeetingSpan): Results {
  const { decisions } = compareDrafts(before, after, { log })
  const changed = (...types: readonly ChangeType[]): ResultLine[] => decisions.filter(({ type }) => types.includes(type)).map(({ unit, place, sentence }) => ({ unit, place, sentence }))
  const lines: Readonly<Record<ResultPart, readonly ResultLine[]>> = {
    agreed: changed('agreed'), deleted: changed('deleted'), reopened: changed('reopened'), confirmed: changed('confirmed'), moved: changed('moved'), relabelled: changed('relabelled'),
    proposals: changed('new unit', 'new bracket'), settled: changed('gone unit', 'gone bracket'), positions: changed('new position', 'gone position'),
    reserved: reservations(after), pending: pendingPoints(after), open: openPoints(after),
  }
  return {
    heading: headingOf(after, meeting), title: after.title, symbol: after.symbol,
    meeting: { id: meeting.id, name: nameOf(meeting), body: meeting.body, kind: meeting.kind, date: meeting.date, open: meeting.open },
    presence: presenceOf(after, meeting), quorum: quorumOf(meeting),
    parts: resultParts.filter((part) => lines[part].length > 0).map((part) => ({ part, name: names[part], lines: lines[part] })),
    progress: progressOf(after),
  }
}

const names: Readonly<Record<ResultPart, string>> = {
  agreed: 'Agreed', deleted: 'Deleted', reopened: 'Reopened', confirmed: 'Confirmed', moved: 'Moved', relabelled: 'New labels',
  proposals: 'New proposals', settled: 'Proposals settled', positions: 'Positions taken', reserved: 'Reservations and opposition that stand',
  pending: 'Pending', open: 'What stays open',
}

/** The title as it is, between the words of the house in capitals, as results were headed in 2012. */
function headingOf({ title, symbol }: Pick<Draft, 'title' | 'symbol'>, { kind, date }: Pick<Meeting, 'kind' | 'date'>): string {
  const words = title.trim().replace(/^the\s+/i, '') || 'Draft'
  const held = date === null ? '' : ` HELD ON ${spelledDay(date).toUpperCase()}`
  // A draft that was printed as the results of an earlier meeting is named by what that meeting considered.
  const considered = words.replace(/^results of the .*? to consider the\s+/i, '').replace(/\s+held on .*$/i, '')
  const named = symbol === '' || considered.includes(symbol) ? considered : `${considered} (${symbol})`
  return `RESULTS OF THE ${kind.toUpperCase()} MEETING TO CONSIDER THE ${named}${held}`
}

function nameOf({ kind, body }: Pick<Meeting, 'kind' | 'body'>): string {
  const which = kind === 'working group' ? 'Meeting' : `${kind.charAt(0).toUpperCase()}${kind.slice(1)} meeting`
  return body === '' ? which : `${which} of ${/^the /i.test(body) ? body : `the ${body}`}`
}

function presenceOf(draft: Draft, { roll }: Pick<Meeting, 'roll'>): Results['presence'] {
  if (roll === null) return null
  const name = (code: string) => partyName(draft, code)
  const { present, came } = roll
  return {
    present: present.map(name).sort(byName), left: came.filter((code) => !present.includes(code)).map(name).sort(byName),
    absent: delegationsOf(draft).filter((code) => !came.includes(code) && !present.includes(code)).map(name).sort(byName),
  }
}

function quorumOf({ kind, roll, open }: Pick<Meeting, 'kind' | 'roll' | 'open'>): string {
  if (roll === null) return kind === 'informal' ? 'The roll was not called; an informal meeting has no quorum to reach.' : kind === 'formal' ? 'The roll was not called, so the quorum is presumed.' : 'The roll was not called, so nobody can say there was a quorum.'
  const { members, needed } = roll
  const present = roll.present.length
  const when = open ? 'now' : 'at the close'
  if (kind === 'informal') return `${present} of ${members} delegations ${open ? 'are' : 'were'} present ${when}; an informal meeting has no quorum to reach.`
  return `There ${open ? 'is' : 'was'} ${present >= needed ? 'a' : 'no'} quorum ${when}: ${countOf({ present, members, needed })}.`
}

function byName(a: string, b: string): number {
  return a.localeCompare(b, 'en')
}
