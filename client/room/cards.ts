import type { OpenItem } from '../../schema/openItems.ts'
import { keptList } from '../../schema/perUnit.ts'

/** One thing on the table as the panel shows it. */
export interface Card {
  readonly id: string
  readonly item: OpenItem
  /** The cursor is in it. */
  readonly isHere: boolean
}

/** The cards of one unit. */
export interface CardGroup {
  readonly id: string
  readonly place: string
  readonly sealed: boolean
  readonly cards: readonly Card[]
}

export function cardId(item: OpenItem): string {
  return `${item.type}:${item.id}`
}

/** Groups items by their unit, again and again: cards and groups in which nothing changed stay the same values, so that only the
 * others are drawn again. */
export function createGrouping(): (items: readonly OpenItem[], here: string | null) => readonly CardGroup[] {
  let last = new Map<string, CardGroup>()
  let cards = new Map<string, Card>()
  return (items, here) => {
    const byUnit = new Map<string, Card[]>()
    const next = new Map<string, Card>()
    for (const item of items) {
      const id = cardId(item)
      const isHere = item.type === 'bracket' && item.id === here
      const before = cards.get(id)
      const card = before?.item === item && before.isHere === isHere ? before : { id, item, isHere }
      next.set(id, card)
      const group = byUnit.get(item.unit)
      if (group) group.push(card)
      else byUnit.set(item.unit, [card])
    }
    cards = next
    last = new Map(
      [...byUnit].map(([unit, found]): [string, CardGroup] => {
        const before = last.get(unit)
        const { place = '', sealed = false } = found[0]?.item ?? {}
        const kept = keptList(before?.cards, found)
        return [unit, before && kept === before.cards && before.place === place && before.sealed === sealed ? before : { id: `group:${unit}`, place, sealed, cards: kept }]
      }),
    )
    return [...last.values()]
  }
}
