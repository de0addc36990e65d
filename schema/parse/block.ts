import type { UnitKind } from '../draft.ts'
import type { SourceLine } from './sourceLines.ts'

/** The lines of one unit or note, before its words are read. */
export interface Block {
  readonly kind: UnitKind | 'note'
  readonly label: string | null
  /** It began with "//": another version of the unit before it. */
  readonly alternative: boolean
  /** Its label says that it is another version of the unit at this index of the blocks: "3 alt" of "3", "Option 2" of "Option 1". */
  readonly versionOf?: number
  /** A bracket that opens in one unit and closes in another covers it. */
  readonly span?: Span
  /** The kind was written out, and the words end where the text says so. */
  readonly explicit: boolean
  readonly lines: SourceLine[]
  /** Heads and feet of pages that stand among its lines. */
  readonly pageLines?: string[]
  /** What stands on each line, without the label. */
  readonly parts: { readonly n: number; readonly text: string }[]
}

/** What of a bracket over several units stands in one of them. */
export interface Span {
  readonly opens: boolean
  readonly closes: boolean
  /** "Uru: ", as it stands behind the opening bracket. */
  readonly head: string
}
