import * as encoding from 'lib0/encoding'

/** One thing in an update written by hand, byte by byte, as no editor would. */
export interface Crafted {
  readonly origin?: readonly [client: number, clock: number]
  readonly right?: readonly [client: number, clock: number]
  /** A root by name, or the item that holds the list. */
  readonly parent?: string | readonly [client: number, clock: number]
  readonly sub?: string
  readonly content:
    | { readonly string: string }
    | { readonly format: readonly [name: string, json: string] }
    | { readonly deleted: number }
    | { readonly any: string }
    | { readonly type: 'text' | 'element' }
    | { readonly embed: string }
    | { readonly subdocument: string }
    | { readonly gap: number }
    | { readonly skip: number }
}

/** Structs of one client from a clock on. `claims` says another number of them than there are. */
export interface CraftedGroup {
  readonly client: number
  readonly clock: number
  readonly structs: readonly Crafted[]
  readonly claims?: number
}

/** The bytes of an update. */
export function craft(groups: readonly CraftedGroup[], deletions: readonly (readonly [client: number, clock: number, length: number])[] = []): Uint8Array {
  const out = encoding.createEncoder()
  encoding.writeVarUint(out, groups.length)
  for (const { client, clock, structs, claims } of groups) {
    encoding.writeVarUint(out, claims ?? structs.length)
    encoding.writeVarUint(out, client)
    encoding.writeVarUint(out, clock)
    for (const struct of structs) writeStruct(out, struct)
  }
  encoding.writeVarUint(out, deletions.length)
  for (const [client, clock, length] of deletions) for (const part of [client, 1, clock, length]) encoding.writeVarUint(out, part)
  return encoding.toUint8Array(out)
}

const references = { gap: 0, deleted: 1, string: 4, embed: 5, format: 6, type: 7, any: 8, subdocument: 9, skip: 10 } as const

function writeStruct(out: encoding.Encoder, { origin, right, parent, sub, content }: Crafted): void {
  const kind = Object.keys(content)[0] as keyof typeof references
  const bare = kind === 'gap' || kind === 'skip'
  encoding.writeUint8(out, references[kind] | (!bare && origin ? 0x80 : 0) | (!bare && right ? 0x40 : 0) | (!bare && sub !== undefined ? 0x20 : 0))
  if (!bare) {
    for (const id of [origin, right]) if (id) for (const part of id) encoding.writeVarUint(out, part)
    if (!origin && !right) {
      encoding.writeVarUint(out, typeof parent === 'string' ? 1 : 0)
      if (typeof parent === 'string') encoding.writeVarString(out, parent)
      else for (const part of parent ?? [0, 0]) encoding.writeVarUint(out, part)
      if (sub !== undefined) encoding.writeVarString(out, sub)
    }
  }
  if ('string' in content) encoding.writeVarString(out, content.string)
  else if ('format' in content) for (const part of content.format) encoding.writeVarString(out, part)
  else if ('deleted' in content) encoding.writeVarUint(out, content.deleted)
  else if ('gap' in content) encoding.writeVarUint(out, content.gap)
  else if ('skip' in content) encoding.writeVarUint(out, content.skip)
  else if ('embed' in content) encoding.writeVarString(out, content.embed)
  else if ('any' in content) {
    encoding.writeVarUint(out, 1)
    encoding.writeAny(out, content.any)
  } else if ('subdocument' in content) {
    encoding.writeVarString(out, content.subdocument)
    encoding.writeAny(out, {})
  } else {
    encoding.writeVarUint(out, content.type === 'text' ? 6 : 3)
    if (content.type === 'element') encoding.writeVarString(out, 'unit')
  }
}
