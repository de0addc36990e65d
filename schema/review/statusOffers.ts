import { spelledDay } from '../calendar.ts'
import type { Stamp } from '../draft.ts'
import { counted, unitName } from '../naming.ts'
import { dayIn, isAmbiguous } from '../parse/dates.ts'
import type { DateOrder } from '../parse/dates.ts'
import { stampText } from '../rendition/houseStyle.ts'
import type { Offer, Other } from './offer.ts'
import type { SourceRead } from './readSource.ts'
import type { UnitPlace } from './reviewItem.ts'
import { unitPlaces } from './wordPlaces.ts'

/** How statuses may be read otherwise: dates the other way round, a missing status as that of its neighbours, one where there should be none. */
export function statusOffers(source: SourceRead): Offer[] {
  const { asRead } = source
  const places = unitPlaces(asRead.units)
  return [...dateOffers(source), ...missing(source, places), ...stamped(source, places)]
}

function dateOffers({ read }: SourceRead): Offer[] {
  const ambiguous = read.units.flatMap(({ unit, status }) => (status?.date && isAmbiguous(status.date) ? [{ unit, date: status.date, printed: status.printed }] : []))
  const first = ambiguous[0]
  if (!first) return []
  const example = (order: DateOrder) => `Dates are read ${order}: “${first.printed}” is of ${spelledDay(dayIn(first.date, order) ?? '')}.`
  const other: DateOrder = read.order === 'month first' ? 'day first' : 'month first'
  return [{
    kind: 'ambiguous date', place: 'dates', lines: [], says: '', sure: read.proven ? 'sure' : 'a guess',
    units: ambiguous.map(({ unit }) => unit.id),
    understood: example(read.order), others: [{ id: other, sentence: example(other), change: { type: 'dates', order: other } }],
  }]
}

function missing({ read, asRead }: SourceRead, places: ReadonlyMap<string, UnitPlace>): Offer[] {
  const open = read.units.flatMap(({ unit, status, wordLines, block }, at) => (!status && ['objective', 'action', 'paragraph'].includes(unit.kind) ? [{ at, line: wordLines[0] ?? block.lines[0]!.n }] : []))
  if (open.length > MOST || open.length === read.units.length) return []
  return open.flatMap(({ at, line }): Offer[] => {
    const unit = asRead.units[at]
    const place = unit && places.get(unit.id)
    if (!unit || !place) return []
    const near = [asRead.units.slice(0, at).findLast((each) => each.stamp), asRead.units.slice(at + 1).find((each) => each.stamp)].filter((each) => each !== undefined)
    const neighbours = near.filter((each, index) => near.findIndex((first) => printed(first.stamp!) === printed(each.stamp!)) === index)
    const others = neighbours.flatMap((each): Other[] => {
      const other = places.get(each.id)
      return other ? [{ id: `as ${other.line}.${other.nth}`, sentence: `It is ${printed(each.stamp!)}, as ${unitName(asRead, each.id)}.`, change: { type: 'unit', unit: place, change: { type: 'status of', unit: other, decision: each.stamp!.decision } } }] : []
    })
    return [{
      kind: 'missing status', place: `${place.line}.${place.nth}`, lines: [line], units: [unit.id], sure: 'likely',
      sentence: `${unitName(asRead, unit.id)} has no status.`, understood: 'It is open.', others,
    }]
  })
}

function printed(stamp: Stamp): string {
  return stampText(stamp, null)
}

const MOST = 500

function stamped({ read, asRead }: SourceRead, places: ReadonlyMap<string, UnitPlace>): Offer[] {
  const doubtful = new Set(asRead.findings.flatMap(({ kind, lines }) => (kind === 'status on a heading' || kind === 'agreed with open brackets' || kind === 'deleted with open brackets' ? lines : [])))
  return asRead.units.flatMap((unit, at): Offer[] => {
    const place = places.get(unit.id)
    const { wordLines = [], statusLine = null } = read.units[at] ?? {}
    if (!unit.stamp || !place || ![...wordLines, statusLine ?? place.line].some((line) => doubtful.has(line))) return []
    const stands = { place: `${place.line}.${place.nth}`, lines: [...new Set([wordLines[0] ?? place.line, statusLine ?? place.line])], units: [unit.id] }
    const name = unitName(asRead, unit.id)
    const status = unit.stamp.printed ?? printed(unit.stamp)
    const none = (keep: 'remark' | 'words'): Other => ({
      id: keep, change: { type: 'unit', unit: place, change: { type: 'no status', keep } },
      sentence: keep === 'remark' ? `${name} has no status; “${status}” is kept as a remark.` : `${name} has no status; “${status}” is words of it.`,
    })
    const brackets = new Set(unit.runs.flatMap((run) => run.brackets.map(({ id }) => id))).size
    if (['chapter', 'heading', 'subheading', 'title'].includes(unit.kind))
      return [{ ...stands, kind: 'status on a heading', sentence: `${name} is a heading and carries a status of its own.`, understood: `The heading alone is ${printed(unit.stamp)}.`, sure: 'likely', others: [none('remark'), none('words')] }]
    if (brackets === 0) return []
    const { decision } = unit.stamp
    return [{ ...stands, kind: decision === 'agreed' ? 'agreed with open brackets' : 'deleted with open brackets', says: decision === 'agreed' ? `${name} is agreed` : `${name} is deleted`, sure: 'sure',
      understood: `It is ${printed(unit.stamp)}, and ${counted(brackets, 'bracket stays', 'brackets stay')} open under the status.`, others: [none('remark')] }]
  })
}
