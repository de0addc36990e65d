/** Whether a text is a day of the calendar, as "2012-04-19". */
export function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)?.slice(1).map(Number)
  if (!parts) return false
  const [year, month, day] = parts as [number, number, number]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

/** A day as the house prints it in a stamp: month first, two digits of the year, "04/19/12". */
export function printedDay(day: string): string {
  const [year, month, date] = day.split('-')
  return `${month}/${date}/${year?.slice(2)}`
}

/** A day as it is written out in a sentence: "April 19, 2012". */
export function spelledDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${months[(month ?? 1) - 1]} ${date}, ${year}`
}

/** The instant some seconds later, as an ISO instant in UTC; the sum is done by hand since nothing here may ask for a clock. */
export function secondsAfter(instant: string, seconds: number): string {
  const total = Date.parse(instant) + seconds * 1000
  if (Number.isNaN(total)) throw new Error(`"${instant}" is not an instant`)
  const days = Math.floor(total / DAY)
  const [year, month, day] = dayOf(days)
  const rest = total - days * DAY
  const pad = (value: number, length = 2) => String(value).padStart(length, '0')
  const time = [rest / 3_600_000, (rest / 60_000) % 60, (rest / 1000) % 60].map((part) => pad(Math.floor(part))).join(':')
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}T${time}.${pad(rest % 1000, 3)}Z`
}

/** Seconds from one instant to another, negative where the other came first. */
export function secondsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1000
}

const DAY = 86_400_000

const months = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
]

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Year, month and day of a number of days since 1970. */
function dayOf(days: number): [number, number, number] {
  let year = 1970 + Math.floor(days / 366)
  const start = (of: number) => Date.UTC(of, 0, 1) / DAY
  while (start(year + 1) <= days) year++
  let left = days - start(year)
  let month = 1
  while (left >= daysIn(year, month)) left -= daysIn(year, month++)
  return [year, month, left + 1]
}
