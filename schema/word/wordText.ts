import type { Finding } from '../draft.ts'
import type { HiddenMark } from './hiddenMarks.ts'

/** A change somebody made while Word was recording. Inside an insertion there may be a deletion by somebody else. */
export interface WordChange {
  readonly kind: 'ins' | 'del' | 'moveFrom' | 'moveTo'
  readonly author: string
  /** ISO instant as Word wrote it, empty where it did not. */
  readonly date: string
}

/** Characters that look alike and have the same history. */
export interface WordRun {
  readonly text: string
  readonly strike: boolean
  readonly underline: boolean
  readonly bold: boolean
  readonly highlight: boolean
  /** Outermost first. */
  readonly changes: readonly WordChange[]
  /** Ids of the comments these characters are commented by. */
  readonly comments: readonly string[]
  /** Id of the note cited here; then there is no text. */
  readonly note: string | null
  /** Name of its character style, where it has one. */
  readonly style?: string | undefined
  /** What a print of our own says about these characters. */
  readonly hidden?: readonly HiddenMark[] | undefined
}

export interface WordParagraph {
  /** The number Word prints before it ("1bis."), which is not in the text; null where it prints none. */
  readonly label: string | null
  /** Name of its style ("heading 1"), empty where it has none. */
  readonly style: string
  /** 0 for the first level of headings; null for body text. */
  readonly outline: number | null
  readonly runs: readonly WordRun[]
  /** Whether its end was inserted or deleted, which makes two paragraphs of one or one of two. */
  readonly mark: WordChange | null
  /** What a print of our own says about the paragraph as a whole. */
  readonly own?: OwnParagraph | undefined
}

/** A paragraph of our own print, as far as its hidden bookmarks tell. */
export interface OwnParagraph {
  readonly unit: Extract<HiddenMark, { readonly type: 'unit' | 'derived' }> | null
  /** Number of the note it prints that nothing cites. */
  readonly note: number | null
  /** Number of the bracket each comment is about, by its id; 0 for the whole unit. */
  readonly comments: Readonly<Record<string, number>>
}

export interface WordComment {
  readonly id: string
  readonly author: string
  readonly date: string
  readonly text: string
  /** The comment this one answers. */
  readonly parent: string | null
  readonly resolved: boolean
}

export interface WordNote {
  readonly id: string
  readonly text: string
}

/** What a Word file says: paragraphs in order, those of tables cell by cell, with all that hangs on them. */
export interface WordText {
  readonly paragraphs: readonly WordParagraph[]
  readonly comments: readonly WordComment[]
  /** Footnotes and endnotes. */
  readonly notes: readonly WordNote[]
  /** What could not be taken over as it is; lines are paragraphs, counted from 1. */
  readonly findings: readonly Finding[]
}
