import type { Draft, Unit } from '../../schema/draft.ts'

/** The draft as it reads now, in which units that came out as they were are the same values: only what an answer changed is drawn again. */
export function keepUnits(before: Draft, now: Draft): Draft {
  const known = new Map<string, Unit>(before.units.map((unit) => [JSON.stringify(unit), unit]))
  return { ...now, units: now.units.map((unit) => known.get(JSON.stringify(unit)) ?? unit) }
}
