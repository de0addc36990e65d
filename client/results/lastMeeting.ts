import type { Meeting } from '../../schema/draft.ts'

/** The meeting whose results people ask for: the one that is open, else the last that was held here. Those known from printed stamps have none. */
export function lastMeeting(meetings: readonly Meeting[]): Meeting | null {
  const held = meetings.filter(({ imported }) => !imported)
  return held.find(({ open }) => open) ?? held.reduce<Meeting | null>((last, each) => (last === null || (each.date ?? '') >= (last.date ?? '') ? each : last), null)
}
