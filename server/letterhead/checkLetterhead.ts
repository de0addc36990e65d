import type { Refusal } from '../../schema/refusal.ts'
import { refuse } from '../../schema/refusal.ts'
import { WordFault } from '../word/in/wordFault.ts'
import { looksLikeWord, wordKind } from '../word/in/wordKind.ts'
import { openLetterhead } from './openLetterhead.ts'
import { checkPlaceholders } from './placeText.ts'

/** The largest letterhead taken, in bytes: some pages of it, with pictures and fonts. */
export const LARGEST_LETTERHEAD = 5_000_000

/** Whether a file can be printed on: null, or a refusal that says what to do about it. */
export function checkLetterhead(bytes: Uint8Array): Refusal | null {
  if (bytes.length === 0) return refuse('malformed', 'The file is empty. Choose a letterhead that was saved as a Word document (.docx).')
  if (bytes.length > LARGEST_LETTERHEAD) return refuse('size', 'This letterhead is too large: at most 5 megabytes are taken. Make its pictures smaller and upload it again.')
  if (!looksLikeWord(bytes)) return refuse('malformed', 'This is not a Word file. Choose a letterhead that was saved as a Word document (.docx).')
  const kind = wordKind(bytes)
  if (kind !== 'word') return refuse('malformed', kind)
  try {
    checkPlaceholders(openLetterhead(bytes))
    return null
  } catch (error) {
    if (error instanceof WordFault) return refuse('malformed', error.message)
    throw error
  }
}
