import type { Readable } from 'node:stream'
import { LARGEST_TEXT } from '../../schema/importable.ts'
import { looksLikeWord } from '../word/in/wordKind.ts'

/** Longest text taken, in bytes: more than a draft of two thousand pages, and a few seconds of work. */
const longestText = 3_000_000
/** Longest Word file taken: most of it is pictures, which are not read, and it is read in a thread of its own. */
const longest = LARGEST_TEXT
/** Longest review taken: what a Word file of the longest kind says, with its history written out. */
const longestReview = 60_000_000
/** Where even reading on stops. */
const hopeless = 200_000_000

/** The bytes of an upload, or 'too large'. */
export async function readBytes(payload: Readable): Promise<Uint8Array | 'too large'> {
  const bytes = await collected(payload, longest)
  return bytes !== 'too large' && bytes.length > longestText && !looksLikeWord(bytes) ? 'too large' : bytes
}

/** The bytes of a review that is confirmed, or 'too large'. */
export function readReviewBytes(payload: Readable): Promise<Uint8Array | 'too large'> {
  return collected(payload, longestReview)
}

/** What is too large is read to its end and thrown away: a browser that is cut off while it still sends shows its own error and
 * never the sentence. */
async function collected(payload: Readable, most: number): Promise<Uint8Array | 'too large'> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of payload as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length <= most) chunks.push(chunk)
    else chunks.length = 0
    if (length > hopeless) break
  }
  return length <= most ? Buffer.concat(chunks) : 'too large'
}
