import type { Refusal } from './refusal.ts'
import { refuse } from './refusal.ts'

/** The most text a draft may have, in bytes. The longest drafts of a decade of negotiations stay under two million. */
export const LARGEST_TEXT = 20_000_000

/** Why a file of this many bytes is not read at all; null where it is. */
export function tooLarge(bytes: number): Refusal | null {
  if (bytes <= LARGEST_TEXT) return null
  return refuse('size', `The file has ${Math.round(bytes / 1_000_000)} MB; a draft may have at most ${LARGEST_TEXT / 1_000_000} MB of text. Divide it, or save it without pictures.`)
}

/** The text of a file that is to become a draft, or why it cannot.
 *
 * UTF-8 with or without byte order mark, and UTF-16 with one, which is what Notepad saves. A replacement character that stands in
 * the file is kept: word processors leave them where they lost a number. */
export function checkImportable(bytes: Uint8Array): { readonly ok: true; readonly text: string } | Refusal {
  if (bytes.length === 0) return refuse('malformed', 'The file is empty. Choose the file that holds the text of the draft.')
  const large = tooLarge(bytes.length)
  if (large) return large
  const word = kindOfBinary(bytes)
  if (word) return refuse('malformed', `This is ${word}, not a text file. Save the draft as plain text (UTF-8) and import that.`)
  const text = decode(bytes)
  if (text === null || text.includes('\0')) return refuse('malformed', 'The file is not plain text in UTF-8. Save the draft as plain text (UTF-8) and import that.')
  if (text.trim() === '') return refuse('malformed', 'The file holds no words. Choose the file that holds the text of the draft.')
  return { ok: true, text }
}

function decode(bytes: Uint8Array): string | null {
  const [a, b] = bytes
  const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null // Not a text in this encoding: the caller says so in a sentence.
  }
}

function kindOfBinary(bytes: Uint8Array): string | null {
  const starts = (...signature: number[]) => signature.every((byte, i) => bytes[i] === byte)
  if (starts(0x50, 0x4b, 0x03, 0x04)) return 'a Word or zip file'
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'an old Word file'
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'a PDF'
  return null
}
