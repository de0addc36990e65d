import type { Decision, Draft, Finding, Party, PartyCode, Stance, UnitKind } from '../draft.ts'
import type { DateOrder } from '../parse/dates.ts'
import type { WordText } from '../word/wordText.ts'

/** What a draft is read from: annotated text, or what a Word file says. */
export type Source = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'word'; readonly word: WordText }

/** A stretch of a source line that looks alike. */
export interface LookPiece {
  readonly text: string
  readonly strike?: boolean
  readonly underline?: boolean
  readonly highlight?: boolean
  readonly bold?: boolean
  /** Author of a tracked insertion these characters stand in. */
  readonly ins?: string
  /** Author of a tracked deletion these characters stand in. */
  readonly del?: string
}

/** A line of the source as it is shown: a line of text, or a paragraph of a Word file. */
export interface LookLine {
  /** 1-based; the lines of items are these. */
  readonly n: number
  readonly pieces: readonly LookPiece[]
  /** The number Word prints before the paragraph. */
  readonly label?: string
}

/** A unit by where it begins: the line of the source, and which of the units that begin there. Unlike an id it does not change when
 * another unit comes or goes. */
export interface UnitPlace {
  readonly line: number
  readonly nth: number
}

/** Signs put into a line before it is read, or spaces and signs taken out of it. Never words: those are the source's. */
export interface Edit {
  /** Line of the source. */
  readonly n: number
  /** Which of the lines a Word paragraph gives; 0 in a text. */
  readonly row: number
  /** Index in the line without the spaces around it. */
  readonly at: number
  readonly take: string
  readonly put: string
  /** What stands before it, by which it is found where another answer has changed the line. */
  readonly before: string
}

/** What is done to a unit once it is read. */
export type UnitChange =
  | { readonly type: 'kind'; readonly kind: UnitKind }
  /** The label is the beginning of the text. */
  | { readonly type: 'label as words' }
  /** It goes on where the unit before it ends. */
  | { readonly type: 'join' }
  /** It has no status; the printed words stay as a remark, or as the end of the text. */
  | { readonly type: 'no status'; readonly keep: 'remark' | 'words' }
  /** It has the status of the unit at this place. */
  | { readonly type: 'status of'; readonly unit: UnitPlace; readonly decision: Decision }
  /** `remark` is what was printed with it and says of an alternative whose it is. */
  | { readonly type: 'alternative to'; readonly unit: UnitPlace | null; readonly remark: string | null }
  /** Its move is tied to the unit at this place; null makes it a plain remark. */
  | { readonly type: 'move'; readonly other: UnitPlace | null }
  /** What was read as a position in these printed words is a remark and no more. */
  | { readonly type: 'remark'; readonly printed: string }

/** What makes the reader read otherwise. Plain data, since it goes from the page to the server with the answer. */
export type Change =
  | { readonly type: 'edits'; readonly edits: readonly Edit[] }
  /** The name is another name of this party. */
  | { readonly type: 'alias'; readonly name: string; readonly party: PartyCode }
  /** The table has this party too. */
  | { readonly type: 'party'; readonly party: Party }
  /** The name names no party: where it stands there are words. */
  | { readonly type: 'no party'; readonly name: string }
  | { readonly type: 'dates'; readonly order: DateOrder }
  | { readonly type: 'unit'; readonly unit: UnitPlace; readonly change: UnitChange }
  /** The note is cited by the unit at this place, or by none. */
  | { readonly type: 'note'; readonly note: string; readonly unit: UnitPlace | null }
  /** The author of tracked changes writes for these parties; none where nobody is named. */
  | { readonly type: 'author'; readonly author: string; readonly parties: readonly PartyCode[] }
  /** What this author inserted is the text on the table. */
  | { readonly type: 'accepted'; readonly author: string }
  | { readonly type: 'comment'; readonly comment: string; readonly as: 'remark' | Stance }
  /** Strikes in these paragraphs are looks and propose nothing. */
  | { readonly type: 'strikes'; readonly from: number; readonly to: number }

/** A reading somebody chose, as it is sent. */
export interface Answer {
  readonly item: string
  readonly reading: string
  readonly change: Change
}

/** One way to read what an item is about. */
export interface Reading {
  readonly id: string
  /** What the draft has if this is chosen. */
  readonly sentence: string
  /** The answer that chooses it; null for what was understood, which needs none. */
  readonly answer: Answer | null
}

export const sureties = ['sure', 'likely', 'a guess'] as const

/** One thing to look at before a draft is confirmed. */
export interface ReviewItem {
  /** Stays the same while other answers change. */
  readonly id: string
  readonly kind: Finding['kind']
  /** Lines of the source, 1-based. */
  readonly lines: readonly number[]
  /** Ids of units of the draft, as it is read with the answers. */
  readonly units: readonly string[]
  /** What is doubtful. */
  readonly sentence: string
  /** What the draft has now. */
  readonly understood: string
  readonly sure: (typeof sureties)[number]
  /** What was understood first. */
  readonly readings: readonly Reading[]
  /** Index of the reading that is chosen. */
  readonly chosen: number
}

/** A source read with some answers. */
export interface Reviewed {
  readonly draft: Draft
  readonly items: readonly ReviewItem[]
}
