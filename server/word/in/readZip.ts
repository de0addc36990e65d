import { crc32, inflateRawSync } from 'node:zlib'
import { WordFault } from './wordFault.ts'

/** A zip file, of which only the parts that are asked for are ever inflated. */
export interface Zip {
  /** In small letters: the names of parts are compared so. */
  readonly names: ReadonlySet<string>
  /** The bytes of a part; null where there is none of this name. Throws a `WordFault` where it is not what the directory says. */
  readonly part: (name: string) => Uint8Array | null
}

interface Entry {
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly at: number
}

/** Opens a zip by its central directory. Throws a `WordFault` for what no word processor writes: encryption, zip64, one name twice.
 *
 * A megabyte of zeros packs a gigabyte, so each part has a limit, all parts together have one, and neither believes a size in a header. */
export function readZip(bytes: Uint8Array, most = MOST_BYTES): Zip {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = directory(file)
  let left = most
  return {
    names: new Set(entries.keys()),
    part(name) {
      const entry = entries.get(name.toLowerCase())
      if (!entry) return null
      if (entry.size > left) throw new WordFault('This Word file unpacks to far more than a draft can hold. It was not read.')
      left -= entry.size
      return unpacked(file, entry)
    },
  }
}

// The text of two thousand pages is thirty million bytes of XML.
const MOST_BYTES = 64_000_000
const MOST_ENTRIES = 10_000
const LONGEST_COMMENT = 65_535
const damaged = 'This Word file is damaged or was not received whole. Open it in Word, save it again and import that.'

function directory(file: Buffer): Map<string, Entry> {
  const end = endOfDirectory(file)
  const [count, size, start] = [file.readUInt16LE(end + 10), file.readUInt32LE(end + 12), file.readUInt32LE(end + 16)]
  if (count === 0xffff || size === 0xffffffff || start === 0xffffffff) throw new WordFault('This file is a very large zip archive (zip64), which no draft needs. Save it again in Word and import that.')
  if (file.readUInt16LE(end + 4) !== 0 || file.readUInt16LE(end + 8) !== count) throw new WordFault(damaged)
  if (count > MOST_ENTRIES) throw new WordFault(`This Word file has ${count} parts, far more than a draft can have. It was not read.`)
  const entries = new Map<string, Entry>()
  let at = start
  for (let each = 0; each < count; each++) {
    if (at + 46 > end || file.readUInt32LE(at) !== 0x02014b50) throw new WordFault(damaged)
    const [name, comment, extra] = [file.readUInt16LE(at + 28), file.readUInt16LE(at + 32), file.readUInt16LE(at + 30)]
    if (file.readUInt16LE(at + 8) & 0x2041) throw new WordFault('This file is encrypted. Remove the password, save it and import that.')
    const path = file.toString('utf8', at + 46, at + 46 + name).replaceAll('\\', '/').replace(/^\//, '')
    if (entries.has(path.toLowerCase())) throw new WordFault('This Word file holds one part twice, which no word processor writes. It was not read.')
    entries.set(path.toLowerCase(), {
      method: file.readUInt16LE(at + 10), crc: file.readUInt32LE(at + 16), packed: file.readUInt32LE(at + 20),
      size: file.readUInt32LE(at + 24), at: file.readUInt32LE(at + 42),
    })
    at += 46 + name + extra + comment
  }
  return entries
}

function endOfDirectory(file: Buffer): number {
  for (let at = file.length - 22; at >= 0 && at >= file.length - 22 - LONGEST_COMMENT; at--)
    if (file.readUInt32LE(at) === 0x06054b50) return at
  throw new WordFault(damaged)
}

function unpacked(file: Buffer, { method, crc, packed, size, at }: Entry): Uint8Array {
  if (at + 30 > file.length || file.readUInt32LE(at) !== 0x04034b50) throw new WordFault(damaged)
  const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28)
  if (start + packed > file.length) throw new WordFault(damaged)
  const raw = file.subarray(start, start + packed)
  const out = method === 0 ? raw : method === 8 ? inflated(raw, size) : null
  if (out === null) throw new WordFault('This Word file is packed in a way no word processor uses. Save it again in Word and import that.')
  if (out.length !== size) throw new WordFault('A part of this Word file is not as long as the file says. It was not read.')
  if (crc32(out) !== crc) throw new WordFault(damaged)
  return out
}

function inflated(raw: Uint8Array, size: number): Uint8Array {
  try {
    return inflateRawSync(raw, { maxOutputLength: Math.max(size, 1) })
  } catch (error) {
    if (error instanceof RangeError) throw new WordFault('A part of this Word file is longer than the file says. It was not read.')
    throw new WordFault(damaged)
  }
}
