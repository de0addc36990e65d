import type { Draft, PartyCode, Unit } from './draft.ts'
import { holders } from './draft.ts'
import { openItems } from './openItems.ts'
import type { PerUnit } from './perUnit.ts'
import { perUnit } from './perUnit.ts'
import { placesOf } from './places.ts'
import type { Standing } from './standing.ts'
import { standingOf } from './standing.ts'

/** Why a unit is on the chair's list. */
export type Wanting = 'proposal' | 'brackets' | 'decision' | 'confirmation' | 'consultations' | 'brackets under a stamp'

/** A unit that still needs a decision. */
export interface RunListEntry {
  readonly unit: string
  readonly place: string
  readonly wanting: Wanting
  /** Brackets open in it, the unit itself counted where it is proposed. */
  readonly brackets: number
  /** Who has to move: holders of what is open, and parties whose consultations are awaited. */
  readonly parties: readonly PartyCode[]
  readonly parked: boolean
}

/** How far a part of the draft is. */
export interface Tally {
  readonly agreed: number
  readonly of: number
  readonly brackets: number
}

/** What is left to do, and how far each part and each party is. */
export interface RunList {
  /** In the order of the draft; what is parked comes last, in the order it was put off. */
  readonly entries: readonly RunListEntry[]
  readonly total: Tally
  /** By heading, chapter or objective that has something to decide on. */
  readonly sections: readonly (Tally & { readonly unit: string; readonly place: string })[]
  /** Open brackets by holder, most first. */
  readonly parties: readonly { readonly party: PartyCode; readonly brackets: number }[]
}

/** What a unit adds to the list. */
export interface UnitTally {
  readonly state: Standing['state']
  readonly brackets: number
  /** Who holds each of them. */
  readonly by: readonly PartyCode[]
  readonly entry: RunListEntry | null
}

/** Only what still needs a decision. What is agreed leaves the list, unless it waits for a confirmation or a capital, or has brackets left. Whoever
 * asks again and again gives what was made the last time. */
export function runList(draft: Pick<Draft, 'units' | 'brackets' | 'parked'>, places = placesOf(draft), made: PerUnit<UnitTally> = perUnit()): RunList {
  const isParked = new Set(draft.parked)
  const entries: RunListEntry[] = []
  const sections: { unit: string; place: string; agreed: number; of: number; brackets: number }[] = []
  const held = new Map<PartyCode, number>()
  const total = { agreed: 0, of: 0, brackets: 0 }
  for (const unit of draft.units) {
    if (['heading', 'chapter', 'objective'].includes(unit.kind)) sections.push({ unit: unit.id, place: places.get(unit.id) ?? '', agreed: 0, of: 0, brackets: 0 })
    const [place, parked] = [places.get(unit.id) ?? '', isParked.has(unit.id)]
    const { state, brackets, by, entry } = made(unit, [place, parked, draft.brackets], () => tallyOf(unit, place, parked, draft.brackets))
    const section = sections.at(-1)
    for (const tally of section ? [total, section] : [total]) {
      if (state !== 'none' && state !== 'deleted') tally.of += 1
      if (state === 'agreed') tally.agreed += 1
      if (state !== 'deleted') tally.brackets += brackets
    }
    if (!entry) continue
    for (const party of by) held.set(party, (held.get(party) ?? 0) + 1)
    entries.push(entry)
  }
  const parked = draft.parked.flatMap((id) => entries.filter((entry) => entry.unit === id))
  return {
    entries: [...entries.filter((entry) => !entry.parked), ...parked],
    total,
    sections: sections.filter(({ of, brackets }) => of + brackets > 0),
    parties: [...held].map(([party, brackets]) => ({ party, brackets })).sort((a, b) => b.brackets - a.brackets || (a.party < b.party ? -1 : 1)),
  }
}

function tallyOf(unit: Unit, place: string, parked: boolean, brackets: Draft['brackets']): UnitTally {
  const items = openItems({ units: [unit], brackets }, new Map([[unit.id, place]])).filter(({ type }) => type !== 'positions')
  const by = items.flatMap((item) => holders(item.by))
  const wanting = wantingOf(unit, items.length)
  const awaited = unit.positions.filter(({ stance }) => stance === 'pending consultations').map(({ party }) => party)
  const entry = wanting && { unit: unit.id, place, wanting, brackets: items.length, parties: [...new Set([...by, ...awaited])], parked }
  return { state: standingOf(unit).state, brackets: items.length, by, entry }
}

function wantingOf(unit: Unit, brackets: number): Wanting | null {
  if (unit.stamp) {
    if (unit.stamp.pending) return 'confirmation'
    if (unit.positions.some(({ stance }) => stance === 'pending consultations')) return 'consultations'
    return brackets && unit.stamp.decision === 'agreed' ? 'brackets under a stamp' : null
  }
  if (unit.by !== null) return 'proposal'
  if (brackets) return 'brackets'
  return standingOf(unit).state === 'open' ? 'decision' : null
}
