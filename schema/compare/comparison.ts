import type { PartyCode, UnitKind } from '../draft.ts'

/** What may have happened to a draft besides its words, decisions first: the order in which a list of changes is read. */
export const changeTypes = [
  'agreed', 'deleted', 'reopened', 'confirmed', 'condition', 'moved', 'relabelled', 'new unit', 'gone unit', 'new bracket', 'gone bracket',
  'new position', 'gone position', 'head', 'house', 'party',
] as const
export type ChangeType = (typeof changeTypes)[number]

/** One thing that happened between two states of a draft, as a negotiator would tell it. */
export interface Change {
  readonly type: ChangeType
  /** The unit it happened to, as the later draft names it; for one that is gone, as the earlier did. */
  readonly unit: string | null
  /** How the room refers to that unit ("1.2, 3."). */
  readonly place: string
  readonly sentence: string
  /** Codes joined by a comma of those who hold the bracket or position, proposed the unit or asked for a reopening; empty where it was nobody's alone. */
  readonly by: string
}

/** A stretch of words that stayed, came or went. */
export interface ComparedWords {
  readonly text: string
  readonly op: 'same' | 'added' | 'removed'
  /** Codes joined by a comma of whoever these words are by; empty for words of the text itself. */
  readonly by: string
}

/** One unit in both drafts. Its words are as printed, brackets and short names included, without label, stamp and remarks. */
export interface UnitDifference {
  /** Id in the later draft; of a unit that is gone, in the earlier. */
  readonly unit: string
  readonly place: string
  readonly kind: UnitKind
  readonly state: 'same' | 'changed' | 'new' | 'gone'
  /** Every word of both: without what was removed the later text, without what was added the earlier. */
  readonly words: readonly ComparedWords[]
  /** The words before; null for a unit that is new. */
  readonly before: string | null
  /** The words now; null for a unit that is gone. */
  readonly after: string | null
  /** Whose words came or went, in order of appearance. */
  readonly authors: readonly PartyCode[]
}

/** Two states of a draft side by side: what was decided first, then every unit in the order of the later one, with those that are gone
 * where they stood. */
export interface Comparison {
  readonly decisions: readonly Change[]
  readonly units: readonly UnitDifference[]
  readonly counts: {
    readonly decisions: Readonly<Record<ChangeType, number>>
    readonly units: Readonly<Record<UnitDifference['state'], number>>
    /** Words and signs that came and went. */
    readonly words: { readonly added: number; readonly removed: number }
  }
}
