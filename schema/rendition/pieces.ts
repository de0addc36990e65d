import type { BracketMark } from '../draft.ts'

/** What is printed for the words of a unit, in order. */
export type Piece =
  /** `notes`: the numbers of those these words are about. */
  | { readonly type: 'words'; readonly text: string; readonly brackets: readonly BracketMark[]; readonly notes?: readonly string[] | undefined }
  /** "[Uru: " or "]"; the head is empty where nobody is named. */
  | { readonly type: 'open'; readonly mark: BracketMark; readonly text: string }
  | { readonly type: 'close'; readonly mark: BracketMark; readonly text: string }
  /** The number of a note ("3"), or the marks around its words where place alone does not tell which they are. */
  | { readonly type: 'note'; readonly number: string; readonly text: string }
  /** `bracket`: the one it is about. */
  | { readonly type: 'remark'; readonly text: string; readonly bracket?: string | undefined }

/** The pieces as plain text. */
export function pieceText(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join('')
}
