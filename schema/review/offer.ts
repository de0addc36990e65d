import type { Finding } from '../draft.ts'
import type { SourceLine } from '../parse/sourceLines.ts'
import type { EditedLines } from './lineEdits.ts'
import type { Change, ReviewItem } from './reviewItem.ts'

/** Another way to read something, and what makes the reader read it so. */
export interface Other {
  /** Names the reading among those of its item. */
  readonly id: string
  readonly sentence: string
  readonly change: Change
}

/** What can be said of something that was found: what was understood, and what else it may be. */
export interface Offer {
  readonly kind: Finding['kind']
  /** Where in the source it stands, in words that other answers do not change. */
  readonly place: string
  readonly lines: readonly number[]
  readonly units: readonly string[]
  readonly understood: string
  readonly sure: ReviewItem['sure']
  readonly others: readonly Other[]
  /** What is doubtful, where the finding speaks of several such places at once or there is none. */
  readonly sentence?: string
  /** Words of the finding it belongs to, where its lines do not tell. */
  readonly says?: string
  /** It is offered although nothing was found to be wrong. */
  readonly alone?: boolean
}

/** Names a place in a line by its index in a text, and in a Word file by the letters that follow up to the next bracket, since the
 * index there depends on the names that are printed in brackets before it. */
export function placeName(line: SourceLine, at: number, edits: EditedLines, isText: boolean): string {
  if (isText) return `${line.n}:${edits.before(line, at)}`
  return `${line.n}:${edits.row(line)}:${line.text.charAt(at)}${/^[^[\]]*/.exec(line.text.slice(at + 1))![0].replace(/[^\p{L}\p{N}]+/gu, '').slice(0, 16)}`
}
