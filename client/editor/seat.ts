import type { Actor } from '../../schema/acts/act.ts'
import type { Draft, PartyCode, Unit } from '../../schema/draft.ts'
import type { Refusal } from '../../schema/refusal.ts'
import type { Deed, DeedDone, Me, Offered } from '../sync/room.ts'

/** The rule on one unit's text: what the server would say to this change. */
export type Judge = (before: Unit, after: Unit, actor: Actor) => Refusal | null

/** What the editor needs of the room it stands in. */
export interface Seat {
  readonly me: Me
  readonly draft: () => Draft
  readonly judge: Judge
  /** The party whose words are typed; null where one types in the text itself. */
  readonly speaksFor: () => PartyCode | null
  /** Whether the first copy of the document has come. */
  readonly ready: () => boolean
  readonly act: (deed: Deed) => Promise<DeedDone | Refusal>
  /** Resolves once all that was typed is on the server's disk, and to false when that takes too long to wait for. */
  readonly settled: () => Promise<boolean>
  /** Resolves once the draft is as asked for, and to false when that takes too long to wait for. */
  readonly until: (as: (draft: Draft) => boolean) => Promise<boolean>
  /** Says why nothing happened. */
  readonly refused: (refusal: Pick<Refusal, 'sentence' | 'unit'>) => void
  /** Keeps words that could not go where they were meant to. */
  readonly offer: (words: Omit<Offered, 'id'>) => void
  /** A new bracket id for this party. */
  readonly newBracket: (party: PartyCode) => string
}

/** The unit of the draft with this id. */
export function unitIn(draft: Pick<Draft, 'units'>, id: string): Unit | undefined {
  return draft.units.find((unit) => unit.id === id)
}
