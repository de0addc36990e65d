import type { Finding } from '../draft.ts'
import { spelledDay } from '../calendar.ts'
import { counted } from '../naming.ts'
import { stampText } from '../rendition/houseStyle.ts'
import { textOf } from '../runs.ts'
import { dayIn, isAmbiguous, readDate } from './dates.ts'
import { finding, onLines } from './finding.ts'
import type { ReadDraft } from './readDraft.ts'
import { readStatus } from './readStatus.ts'
import type { ReadUnit } from './readUnit.ts'

/** What is doubtful about statuses: missing ones, several spellings of one, dates that can be read two ways. */
export function statusFindings(read: ReadDraft): Finding[] {
  const { draft, units } = read
  const stamped = units.filter((each) => each.status !== null)
  const linesOf = (some: readonly ReadUnit[]) => some.map((each) => each.statusLine)
  const where = (test: (each: ReadUnit, printed: string) => boolean) => linesOf(stamped.filter((each) => test(each, each.status!.printed)))
  const missing = stamped.length === 0 ? [] : units.filter(({ unit, status }) => !status && ['objective', 'action', 'paragraph'].includes(unit.kind))
  const deleted = units.filter(({ unit, status }) => status?.decision === 'deleted' && unit.runs.length > 0)
  const dateless = stamped.filter(({ status }) => status!.level === 'AD REFERENDUM' && status!.date === null)
  return [
    ...finding('missing status', missing.map(({ wordLines, block }) => wordLines[0] ?? block.lines[0]!.n), `${counted(missing.length, 'unit has', 'units have')} no status. They were taken as open.`),
    ...units.flatMap((each) => inText(each)),
    ...finding('other', linesOf(stamped.filter(({ unit }) => unit.remarks.some((remark) => readStatus(remark) !== null))), 'Two statuses stand on one unit. The last was taken as the one that counts; the other stays on record as a remark.'),
    ...finding('status on a heading', linesOf(stamped.filter(({ unit }) => ['chapter', 'heading', 'subheading', 'title'].includes(unit.kind))), 'A heading carries a status of its own, and others of its kind do not. It was kept as printed.'),
    ...dates(read, stamped),
    ...spellings(draft, stamped),
    ...minority('Statuses stand in parentheses', 'two spellings', where((_, printed) => /^[([]/.test(printed)), stamped.length),
    ...minority('Statuses stand on a line of their own', 'two spellings', where(({ block, statusLine }) => Boolean(readStatus(block.parts.find((part) => part.n === statusLine)?.text ?? '')) && block.parts.length > 1), stamped.length),
    ...minority('"INF." is printed with a full stop', 'two spellings', where((_, printed) => /\bINF\./.test(printed)), stamped.length),
    ...finding('two spellings', where((_, printed) => /[A-Z]\d{1,3}\/|\d\/IDEM/.test(printed)), 'The number of the footnote is printed without a space before or behind it. The status and the number were told apart.'),
    ...finding('spacing', where((_, printed) => /\s{2,}/.test(printed)), 'Statuses are printed with two spaces inside.'),
    ...finding('other', linesOf(dateless), `${counted(dateless.length, 'status', 'statuses')} AD REFERENDUM ${dateless.length === 1 ? 'has' : 'have'} no date; the meeting was taken from the footnote.`),
    ...finding('other', deleted.map(({ wordLines }) => wordLines[0] ?? null), 'Deleted units keep their words and numbers, and were imported as deleted with both. A clean print leaves them out.'),
  ]
}

/** A status is only one at the end of a unit; one inside is where two paragraphs ran into one another. */
function inText({ unit, block }: ReadUnit): Finding[] {
  const text = textOf(unit.runs)
  if (!text.includes('AGREED ') && !text.includes('DELETED ')) return []
  if (!/(?<![\p{L}])(?:AGREED|DELETED) (?:INF|AD REF)/u.test(text)) return []
  return finding('other', [block.lines[0]!.n], 'A status stands inside the text, where two paragraphs may have run into one another. It was left as text: divide the unit, or correct the line.')
}

function dates({ order, proven, units }: ReadDraft, stamped: readonly ReadUnit[]): Finding[] {
  const ofStatus = stamped.flatMap(({ status, statusLine }) => (status!.date ? [{ date: status!.date, line: statusLine }] : []))
  const ofPositions = units.flatMap(({ unit, facts, block }) => [unit, ...Object.values(facts)].flatMap(({ positions }) => positions.flatMap(({ until }) => {
    const date = until === undefined ? null : readDate(until)
    return date ? [{ date, line: block.lines[block.lines.length - 1]!.n }] : []
  })))
  const printed = [...ofStatus, ...ofPositions]
  const ambiguous = printed.filter(({ date }) => isAmbiguous(date))
  const first = ambiguous[0]
  const day = first && dayIn(first.date, order)
  const impossible = printed.filter(({ date }) => dayIn(date, order) === null)
  return [
    ...finding('other', impossible.map(({ line }) => line), 'A status or a position has a date that is not in the calendar. It was read without a date.'),
    ...(first && day ? finding('ambiguous date', ambiguous.map(({ line }) => line),
      proven ? `Dates such as that on line ${first.line} can be read two ways. They were read ${order} (${spelledDay(day)}), as other dates in this text prove.`
        : `Dates such as that on line ${first.line} can be read two ways and nothing in the text proves which. They were read ${order} (${spelledDay(day)}): confirm or correct this.`) : []),
  ]
}

function spellings(draft: ReadDraft['draft'], stamped: readonly ReadUnit[]): Finding[] {
  const stamps = new Map(draft.units.map((unit) => [unit.id, unit.stamp]))
  const canonical = new Map<string, Map<string, number[]>>()
  for (const { unit, status, statusLine, slash } of stamped) {
    const stamp = stamps.get(unit.id)
    if (!stamp) continue
    const form = stampText(stamp, stamp.note && status!.idem ? { number: stamp.note, idem: true } : null)
    const spelled = canonical.get(form) ?? new Map<string, number[]>()
    const spelling = `${status!.printed}${slash === null ? '' : ` ${slash}/`}`
    const lines = spelled.get(spelling) ?? []
    lines.push(statusLine!)
    canonical.set(form, spelled.set(spelling, lines))
  }
  const several = [...canonical].filter(([, spelled]) => spelled.size > 1)
  return several.flatMap(([form, spelled]) => {
    const rare = [...spelled].sort(([, a], [, b]) => b.length - a.length)
    const lines = rare.flatMap(([, at]) => at)
    return finding('two spellings', lines, `${form} is spelled in ${spelled.size} ways: ${rare.map(([spelling, at]) => `"${spelling}" (${onLines(at)})`).join('; ')}. The printed words stay on record; print uses one form.`)
  })
}

function minority(what: string, kind: Finding['kind'], lines: readonly (number | null)[], all: number): Finding[] {
  return lines.length < all ? finding(kind, lines, `${what} here and not elsewhere. They were read alike.`) : []
}
