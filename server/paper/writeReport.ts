import type { Draft } from '../../schema/draft.ts'
import { hashOfWords } from '../../schema/hash.ts'
import { report } from '../../schema/report.ts'

/** A draft as programs read it, with the hash of every unit, and with what else is to be told of it: as JSON. */
export function writeReport(draft: Draft, more: Readonly<Record<string, unknown>>): string {
  const told = report(draft)
  const hashes = new Map(draft.units.map((unit) => [unit.id, hashOfWords(unit)]))
  const { title, symbol, parties, meetings } = draft
  return JSON.stringify({
    ...told, ...more, title, symbol, meeting: meetings.find((meeting) => meeting.open) ?? null, parties,
    units: told.units.map((unit) => ({ ...unit, hash: hashes.get(unit.id) })),
  })
}
