import { isDay } from '../calendar.ts'

/** Whether numbers of a date are read month first or day first. */
export type DateOrder = 'month first' | 'day first'

/** A date as printed, taken apart; the order of day and month may have to come from elsewhere. */
export type PrintedDate =
  | { readonly type: 'clear'; readonly day: string }
  | { readonly type: 'numbers'; readonly first: number; readonly second: number; readonly year: number }

/** Source of a regular expression that matches a date: "04/19/12", "2012-04-19", "April 19, 2012", "19 April 2012", "1er août 2012". */
export const datePattern = String.raw`\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|[A-Za-z]{3,9}\.? \d{1,2},? \d{4}|\d{1,2}(?:er|º|°)? (?:de )?[A-Za-zÀ-ÿ]{3,10}\.?,? (?:de |del )?\d{4}`

/** Takes a printed date apart; null where it is none. */
export function readDate(printed: string): PrintedDate | null {
  const text = printed.trim().replace(/\s+/g, ' ')
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return isDay(text) ? { type: 'clear', day: text } : null
  const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)$/.exec(text)
  if (numbers) {
    const [first, second, year] = numbers.slice(1).map(Number) as [number, number, number]
    return { type: 'numbers', first, second, year: numbers[3]!.length === 4 ? year : centuryOf(year) + year }
  }
  const [, monthFirst, dayAfter, yearAfter] = /^([A-Za-z]+)\.? (\d{1,2}),? (\d{4})$/.exec(text) ?? []
  const [, dayFirst, monthAfter, yearLast] = /^(\d{1,2})(?:er|º|°)? (?:de )?([A-Za-zÀ-ÿ]+)\.?,? (?:de |del )?(\d{4})$/.exec(text) ?? []
  const month = monthOf(monthFirst ?? monthAfter ?? '')
  const day = month && dayOf(Number(yearAfter ?? yearLast), month, Number(dayAfter ?? dayFirst))
  return day ? { type: 'clear', day } : null
}

/** What a set of dates proves about their order: null where it proves nothing, or both. */
export function provenOrder(dates: readonly PrintedDate[]): DateOrder | null {
  const numbers = dates.flatMap((date) => (date.type === 'numbers' ? [date] : []))
  const monthFirst = numbers.some((date) => date.second > 12 && date.first <= 12)
  const dayFirst = numbers.some((date) => date.first > 12 && date.second <= 12)
  return monthFirst === dayFirst ? null : monthFirst ? 'month first' : 'day first'
}

/** The ISO day of a date in this order, which gives way where the date itself allows only the other; null where there is no such day. */
export function dayIn(date: PrintedDate, order: DateOrder): string | null {
  if (date.type === 'clear') return date.day
  const { first, second, year } = date
  const asIs = order === 'month first' ? dayOf(year, first, second) : dayOf(year, second, first)
  return asIs ?? (order === 'month first' ? dayOf(year, second, first) : dayOf(year, first, second))
}

/** Whether a date could be read both ways with different results. */
export function isAmbiguous(date: PrintedDate): boolean {
  return date.type === 'numbers' && date.first <= 12 && date.second <= 12 && date.first !== date.second
}

/** The first date written out in a sentence ("… meeting of March 28, 2012."), as an ISO day. */
export function dayInSentence(sentence: string, order: DateOrder): string | null {
  for (const [printed] of sentence.matchAll(new RegExp(datePattern, 'g'))) {
    const date = readDate(printed)
    const day = date && dayIn(date, order)
    if (day) return day
  }
  return null
}

function dayOf(year: number, month: number, date: number): string | null {
  const day = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  return isDay(day) ? day : null
}

/** Two digits of a year: papers of the United Nations and its regions begin in the forties. */
function centuryOf(year: number): number {
  return year < 45 ? 2000 : 1900
}

const months = [
  ['jan', 'ene'], ['feb', 'fev', 'fév'], ['mar'], ['apr', 'abr', 'avr'], ['may', 'mai'], ['jun', 'juin'], ['jul', 'juil'],
  ['aug', 'ago', 'aoû', 'aout'], ['sep', 'set'], ['oct', 'out'], ['nov'], ['dec', 'dic', 'dez', 'déc'],
]

function monthOf(name: string): number {
  const low = name.toLowerCase()
  return low.length < 3 ? 0 : months.findIndex((forms) => forms.some((form) => low.startsWith(form))) + 1
}
