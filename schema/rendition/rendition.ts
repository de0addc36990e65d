import type { PartyCode, UnitKind } from '../draft.ts'
import type { Piece } from './pieces.ts'

/** Which reading of a draft is printed: with every mark, or as the text would read. */
export type RenditionAs = 'annotated' | 'clean'

/** What a clean reading assumes of what is still open: nothing, no proposal accepted, all of them, or those of one party. */
export type Assumption = 'base' | 'all' | PartyCode

export interface RenditionOptions {
  readonly as: RenditionAs
  readonly assume?: Assumption | undefined
}

/** One unit as it is printed, whatever the format. */
export interface RenditionBlock {
  readonly unit: string
  readonly kind: UnitKind
  readonly label: string | null
  /** It is printed as another version of the unit before it. */
  readonly alternative: boolean
  /** And a "//" says so, since its label does not. */
  readonly signed: boolean
  readonly by: string | null
  readonly deleted: boolean
  readonly pieces: readonly Piece[]
  /** Behind the words: remarks, the stamp, where it came from. */
  readonly marks: readonly Mark[]
}

export interface Mark {
  readonly type: 'remark' | 'stamp' | 'moved'
  readonly text: string
  /** The note a stamp cites at the end of its text, which a format with real notes sets in its own way. */
  readonly cites?: NoteCitation | undefined
}

/** A note cited by its number; again, where it stands at the foot already. */
export interface NoteCitation {
  readonly number: string
  readonly idem: boolean
}

/** Something still in brackets, for the list at the end of a clean text. */
export interface StillOpen {
  readonly unit: string
  /** "Objective 1.2, 3." */
  readonly place: string
  /** "[while]", or what is proposed about the words. */
  readonly words: string
  /** Names of the holders, empty where nobody is named. */
  readonly by: string
}

/** A draft made ready for print: every writer starts from this and decides nothing about the text. */
export interface Rendition extends RenditionOptions {
  readonly title: string
  readonly symbol: string
  /** Lines at the top right of the first page; further ones repeat the symbol. */
  readonly head: readonly string[]
  readonly blocks: readonly RenditionBlock[]
  readonly notes: readonly { readonly number: string; readonly text: string }[]
  readonly stillOpen: readonly StillOpen[]
}
