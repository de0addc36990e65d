/** "19 April 2026", from an ISO day. Computed in UTC, since a day has no time zone. */
export function longDay(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day.slice(0, 10)}T00:00:00Z`))
}

/** "19 Apr 2026, 15:04" where the reader is, from an ISO instant; the text itself where it is none. */
export function dayAndTime(at: string): string {
  const instant = new Date(at)
  return Number.isNaN(instant.getTime()) ? at : new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(instant)
}

/** The day it is where the reader is, as an ISO day. */
export function today(): string {
  const now = new Date()
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}
