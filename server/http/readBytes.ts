import type { Readable } from 'node:stream'

/** Longest file taken, in bytes: more than a draft of two thousand pages, and a few seconds of work. */
const longest = 3_000_000
/** Where even reading on stops. */
const hopeless = 200_000_000

/** The bytes of an upload, or 'too large'.
 *
 * What is too large is read to its end and thrown away: a browser that is cut off while it still sends shows its own error and
 * never the sentence. */
export async function readBytes(payload: Readable): Promise<Uint8Array | 'too large'> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of payload as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length <= longest) chunks.push(chunk)
    else chunks.length = 0
    if (length > hopeless) break
  }
  return length <= longest ? Buffer.concat(chunks) : 'too large'
}
