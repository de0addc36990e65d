import type { PartyCode, Position, Stance } from '../../schema/draft.ts'
import { holders } from '../../schema/draft.ts'
import type { OpenItem } from '../../schema/openItems.ts'

/** Who stands where on one thing on the table. */
export interface Sides {
  readonly item: OpenItem
  readonly for: readonly PartyCode[]
  readonly against: readonly PartyCode[]
  /** Neither yet: reserves, awaits its capital, can live with it. */
  readonly others: readonly { readonly party: PartyCode; readonly stance: Stance; readonly until?: string }[]
}

/** For and against, item by item: whoever holds a proposal is for it. */
export function sidesOf(items: readonly OpenItem[]): Sides[] {
  return items.map((item) => {
    const of = (...stances: readonly Stance[]) => item.positions.filter(({ stance }) => stances.includes(stance))
    return {
      item,
      for: unique([...holders(item.by), ...of('proposes', 'supports').map(({ party }) => party)]),
      against: unique(of('opposes').map(({ party }) => party)),
      others: of('reserves', 'pending consultations', 'can live with').map(({ party, stance, until }: Position) => ({ party, stance, ...(until !== undefined && { until }) })),
    }
  })
}

function unique(codes: readonly PartyCode[]): PartyCode[] {
  return [...new Set(codes)]
}
