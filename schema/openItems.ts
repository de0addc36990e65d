import type { BracketKind, Draft, PartyCode, Position, Unit } from './draft.ts'
import { holders, isSealed } from './draft.ts'
import type { PerUnit } from './perUnit.ts'
import { perUnit } from './perUnit.ts'
import { placesOf } from './places.ts'
import { bracketsIn, textOf } from './runs.ts'

/** Something on the table: a bracket, a unit that is itself proposed, or what parties hold on a unit. */
export interface OpenItem {
  readonly type: 'bracket' | 'unit' | 'positions'
  /** Id of the bracket; of the unit for the other two. */
  readonly id: string
  readonly unit: string
  /** How the room refers to the unit ("1.2, 3."). */
  readonly place: string
  /** Holders, as in `BracketMark.by`; empty where the draft names nobody. */
  readonly by: string
  readonly kind: BracketKind | 'replace' | 'unit' | null
  /** Words proposed, proposed to go, and merely in brackets. */
  readonly inserted: string
  readonly struck: string
  readonly held: string
  /** The bracket it was proposed inside of. */
  readonly parent: string | null
  readonly positions: readonly Position[]
  /** Printed remarks that came with it. */
  readonly remarks: readonly string[]
  /** The unit is agreed or deleted: only acts touch it. */
  readonly sealed: boolean
}

/** All that is on the table, in document order: within a unit the unit's own proposal and positions first, then its brackets. Whoever
 * asks again and again gives what was made the last time. */
export function openItems(draft: Pick<Draft, 'units' | 'brackets'>, places = placesOf(draft), made: PerUnit<readonly OpenItem[]> = perUnit()): OpenItem[] {
  return draft.units.flatMap((unit) => {
    const place = places.get(unit.id) ?? ''
    return made(unit, [place, draft.brackets], () => itemsIn(unit, place, draft.brackets))
  })
}

/** What is still to be decided: not under a stamp. */
export function isOpen(item: OpenItem): boolean {
  return !item.sealed
}

/** Whether a party holds the item, alone or with others, or has taken a position on it. */
export function concerns(item: OpenItem, party: PartyCode | null): boolean {
  return party !== null && (holders(item.by).includes(party) || item.positions.some((position) => position.party === party))
}

function itemsIn(unit: Unit, place: string, facts: Draft['brackets']): OpenItem[] {
  const about = { unit: unit.id, place, sealed: isSealed(unit), inserted: '', struck: '', held: '', parent: null }
  const items: OpenItem[] = []
  if (unit.by !== null)
    items.push({ ...about, type: 'unit', id: unit.id, by: unit.by, kind: 'unit', inserted: textOf(unit.runs), positions: unit.positions, remarks: unit.remarks })
  else if (unit.positions.length || unit.remarks.length)
    items.push({ ...about, type: 'positions', id: unit.id, by: '', kind: null, positions: unit.positions, remarks: unit.remarks })

  const brackets = new Map<string, OpenItem>()
  for (const { mark, text } of bracketsIn(unit.runs)) {
    const before = brackets.get(mark.id)
    const { positions = [], remarks = [] } = facts[mark.id] ?? {}
    const item = before ?? { ...about, type: 'bracket', id: mark.id, by: mark.by, kind: mark.kind, parent: mark.parent, positions, remarks }
    brackets.set(mark.id, {
      ...item,
      kind: item.kind === mark.kind ? mark.kind : 'replace',
      [mark.kind === 'ins' ? 'inserted' : mark.kind === 'del' ? 'struck' : 'held']: text,
    })
  }
  return [...items, ...brackets.values()]
}
