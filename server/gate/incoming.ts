import { createDecoder, readVarUint } from 'lib0/decoding'
import * as Y from 'yjs'
import { LONGEST_INSERTION } from '../../schema/hygiene.ts'
import { refuse } from '../../schema/refusal.ts'
import { RECORD_ROOT, TEXT_ROOT } from '../../schema/ydoc.ts'
import { Fault, forgedFault } from './fault.ts'
import { limits } from './limits.ts'

/** Something a client says it made: an item, or the place of one that is gone. */
export type Struct = Y.Item | Y.GC

/** An update of which nothing is applied yet, holding only what the document does not know. */
export interface Incoming {
  readonly bytes: Uint8Array
  /** By client, each list without gaps and beginning where the document ends. */
  readonly structs: ReadonlyMap<number, readonly Struct[]>
  /** By client, in order and without overlaps. */
  readonly deletions: ReadonlyMap<number, readonly Range[]>
}

/** A stretch of clocks. */
export interface Range {
  readonly clock: number
  readonly len: number
}

/** Reads an update without touching the document, and throws a `Fault` unless it is one that typing could make.
 *
 * What is already known is cut away first: integrating it again has no effect but to split what others wrote at places the
 * sender chooses, which ruins a character made of two halves. */
export function readIncoming(update: Uint8Array, store: Y.Doc['store']): Incoming {
  checkSize(update)
  const whole = decode(update)
  checkCount(update, whole.structs)
  const { bytes, structs, ds } = withoutKnown(update, whole, store)
  checkNames(whole.structs)
  return { bytes, structs: sorted(structs, store), deletions: inOrder(ds.clients) }
}

/** The characters an update brings, less those it deletes itself, in the order they were sent. */
export function wordsOf(incoming: Incoming): string {
  let out = ''
  for (const [client, structs] of incoming.structs) {
    const deleted = incoming.deletions.get(client) ?? []
    for (const struct of structs) out += lettersLeft(struct, deleted)
  }
  return out
}

/** Whether a struct is text that the update does not delete itself. */
export function bringsWords(struct: Struct, incoming: Incoming): boolean {
  return lettersLeft(struct, incoming.deletions.get(struct.id.client) ?? []) !== ''
}

function checkSize(update: Uint8Array): void {
  if (update.length > limits.bytes) throw tooMuch()
  // The number of structs is claimed before them, and a reader that believed it would make room for all.
  try {
    const header = createDecoder(update)
    const groups = readVarUint(header)
    if (groups > 0 && readVarUint(header) > limits.structs) throw tooMuch()
  } catch (error) {
    throw error instanceof Fault ? error : unreadable()
  }
}

function decode(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> {
  try {
    return Y.decodeUpdate(update)
  } catch {
    throw unreadable()
  }
}

function checkCount(update: Uint8Array, structs: readonly Y.AbstractStruct[]): void {
  if (structs.length > limits.structs) throw tooMuch()
  // Of two groups under one id Yjs reads both and integrates the second.
  const groups = structs.filter((struct, i) => struct.id.client !== structs[i - 1]?.id.client)
  const clients = new Set(groups.map((struct) => struct.id.client))
  if (clients.size > limits.clients) throw tooMuch()
  if (clients.size !== groups.length || clients.size !== readVarUint(createDecoder(update))) throw unreadable()
}

/** Reading alone would create a shared root under any name, so even what is known may not name another. */
function checkNames(structs: readonly Y.AbstractStruct[]): void {
  for (const struct of structs) {
    const parent: unknown = struct instanceof Y.Item ? struct.parent : null
    if (typeof parent === 'string' && parent !== TEXT_ROOT && parent !== RECORD_ROOT) throw forgedFault('structure', 'it would add a part that this document does not have')
  }
}

function withoutKnown(update: Uint8Array, whole: ReturnType<typeof Y.decodeUpdate>, store: Y.Doc['store']) {
  const state = new Map<number, number>()
  for (const struct of whole.structs) state.set(struct.id.client, Y.getState(store, struct.id.client))
  if (whole.structs.every((struct) => struct.id.clock >= state.get(struct.id.client)!)) return { bytes: update, ...whole }
  try {
    const bytes = Y.diffUpdate(update, Y.encodeStateVector(state))
    return { bytes, ...Y.decodeUpdate(bytes) }
  } catch {
    throw unreadable()
  }
}

function sorted(structs: readonly Y.AbstractStruct[], store: Y.Doc['store']): Map<number, Struct[]> {
  const out = new Map<number, Struct[]>()
  const next = new Map<number, number>()
  let letters = 0
  for (const struct of structs) {
    const { client, clock } = struct.id
    if (!(struct instanceof Y.Item || struct instanceof Y.GC)) throw unreadable()
    if (clock !== (next.get(client) ?? Y.getState(store, client))) throw missing()
    if (!isText(struct) && struct.length > limits.unseen) throw tooMuch()
    if (isText(struct)) letters += struct.length
    next.set(client, clock + struct.length)
    const own = out.get(client)
    if (own) own.push(struct)
    else out.set(client, [struct])
  }
  if (letters > LONGEST_INSERTION) throw tooMuch()
  return out
}

function isText(struct: Struct): struct is Y.Item & { content: Y.ContentString } {
  return struct instanceof Y.Item && struct.content instanceof Y.ContentString
}

function lettersLeft(struct: Struct, deleted: readonly Range[]): string {
  if (!isText(struct)) return ''
  const { clock } = struct.id
  let left = ''
  let at = 0
  for (let i = firstEndingAfter(deleted, clock); i < deleted.length && deleted[i]!.clock < clock + struct.length; i++) {
    left += struct.content.str.slice(at, Math.max(deleted[i]!.clock - clock, at))
    at = deleted[i]!.clock + deleted[i]!.len - clock
  }
  return left + struct.content.str.slice(at)
}

function firstEndingAfter(ranges: readonly Range[], clock: number): number {
  let from = 0
  let to = ranges.length
  while (from < to) {
    const middle = (from + to) >> 1
    if (ranges[middle]!.clock + ranges[middle]!.len > clock) to = middle
    else from = middle + 1
  }
  return from
}

function inOrder(deletions: ReadonlyMap<number, readonly Range[]>): Map<number, readonly Range[]> {
  return new Map([...deletions].map(([client, ranges]) => [client, merged(ranges)]))
}

function merged(ranges: readonly Range[]): readonly Range[] {
  // A range of no length deletes nothing and still splits what stands there.
  if (ranges.some(({ len }) => len < 1)) throw unreadable()
  if (ranges.every(({ clock }, i) => i === 0 || clock >= ranges[i - 1]!.clock + ranges[i - 1]!.len)) return ranges
  const out: { clock: number; len: number }[] = []
  for (const { clock, len } of [...ranges].sort((a, b) => a.clock - b.clock)) {
    const last = out[out.length - 1]
    if (last && clock <= last.clock + last.len) last.len = Math.max(last.len, clock + len - last.clock)
    else out.push({ clock, len })
  }
  return out
}

/** Nothing may wait in the document for what somebody else sends later. */
export function missing(): Fault {
  return forgedFault('malformed', 'it builds on changes that never arrived. Reload the page and make it again')
}

function unreadable(): Fault {
  return forgedFault('malformed', 'it could not be read. Reload the page and make it again')
}

function tooMuch(): Fault {
  return new Fault(refuse('size', 'That is more than can be taken at once. Make it in smaller parts.'))
}
