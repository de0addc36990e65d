import { spelledDay } from '../calendar.ts'
import { compareDrafts } from '../compare/compareDrafts.ts'
import type { ChangeType } from '../compare/comparison.ts'
import { begun } from '../compare/inSentence.ts'
import type { LoggedDeed } from '../compare/telling.ts'
import type { Draft, Meeting } from '../draft.ts'
import { conditionsOf, openBrackets, progressOf } from '../standing.ts'
import { attendanceOf } from './attendance.ts'
import { presenceOf, quorumSentences } from './presence.ts'
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
  const attendance = attendanceOf(before, log)
  const { decisions } = compareDrafts(before, after, { log })
  const changed = (...types: readonly ChangeType[]): ResultLine[] => decisions.filter(({ type }) => types.includes(type)).map(({ unit, place, sentence }) => ({ unit, place, sentence }))
  const lines: Readonly<Record<ResultPart, readonly ResultLine[]>> = {
    agreed: changed('agreed'), deleted: changed('deleted'), reopened: changed('reopened'), confirmed: changed('confirmed'), conditions: changed('condition'), moved: changed('moved'), relabelled: changed('relabelled'),
    proposals: changed('new unit', 'new bracket'), settled: changed('gone unit', 'gone bracket'), positions: changed('new position', 'gone position'),
    reserved: reservations(after), pending: pendingPoints(after), open: openPoints(after),
    document: changed('head', 'house', 'party'),
  }
  return {
    heading: headingOf(after, meeting), title: after.title, symbol: after.symbol,
    meeting: { id: meeting.id, name: nameOf(meeting), body: meeting.body, kind: meeting.kind, date: meeting.date, open: meeting.open },
    presence: presenceOf(after, meeting, attendance), quorum: quorumSentences(after, meeting, attendance),
    parts: resultParts.filter((part) => lines[part].length > 0).map((part) => ({ part, name: names[part], lines: lines[part] })),
    progress: howFar(after),
  }
}

const names: Readonly<Record<ResultPart, string>> = {
  agreed: 'Agreed', deleted: 'Deleted', reopened: 'Reopened', confirmed: 'Confirmed', conditions: 'Conditions of decisions', moved: 'Moved', relabelled: 'New labels',
  proposals: 'New proposals', settled: 'Proposals settled', positions: 'Positions taken and given up', reserved: 'Reservations and opposition that stand',
  pending: 'Pending', open: 'What stays open', document: 'The document itself',
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
  // "Informal consultations" says its kind itself.
  if (/^(?:the )?(?:in)?formal\b|\bmeeting\b/i.test(body)) return begun(body.replace(/^the /i, ''))
  return body === '' ? which : `${which} of ${/^the /i.test(body) ? body : `the ${body}`}`
}

function howFar(draft: Draft): Results['progress'] {
  const decided = draft.units.filter(({ stamp }) => stamp !== null)
  return {
    ...progressOf(draft), under: decided.reduce((sum, unit) => sum + openBrackets(unit), 0),
    conditional: decided.filter((unit) => unit.stamp?.decision === 'agreed' && conditionsOf(unit).length > 0).length,
  }
}
