import type { createEncoder } from 'lib0/encoding'
import { toUint8Array, writeVarUint } from 'lib0/encoding'
import * as Y from 'yjs'

type Encoder = Parameters<Y.Item['write']>[0]
/** What an item is made of, to be overwritten: no client of Yjs could write this. */
type Open = Record<'origin' | 'rightOrigin' | 'parent' | 'parentSub' | 'content', unknown>

/** An update as it left a client, with places, parents, contents or deletions changed by hand before it is sent. */
export function crafted(update: Uint8Array, known: Y.Doc, number: (below: number) => number): Uint8Array {
  const { structs, ds } = Y.decodeUpdate(update)
  const anyId = () => {
    const clients = [...Y.decodeStateVector(Y.encodeStateVector(known))]
    const [client, clocks] = clients[number(clients.length)] ?? [0, 1]
    return Y.createID(client, number(clocks + 1))
  }
  const items = structs.filter((struct) => struct instanceof Y.Item)
  const item: Open | undefined = items[number(items.length)] as Open | undefined
  const deletions = new Map([...ds.clients].map(([client, ranges]) => [client, ranges.map(({ clock, len }) => [clock, len] as const)]))
  const remove = () => {
    const { client, clock } = anyId()
    deletions.set(client, [...(deletions.get(client) ?? []), [clock, number(4)]])
  }
  const change = number(9)
  if (!item || change === 0) remove()
  else if (change === 1) item.origin = anyId()
  else if (change === 2) item.rightOrigin = anyId()
  else if (change === 3) [item.origin, item.rightOrigin] = [anyId(), anyId()]
  else if (change === 4) [item.origin, item.rightOrigin, item.parent] = [null, null, [anyId(), 'text', 'record', 'more'][number(4)]]
  else if (change === 5) [item.origin, item.rightOrigin, item.parent, item.parentSub] = [null, null, [anyId(), 'record'][number(2)], ['by', 'unit:nested', '0'][number(3)]]
  else if (change === 6) item.content = new Y.ContentFormat(['bracket--aaaaaaaa', 'note--aaaaaaaa', 'strong'][number(3)]!, [null, { id: 'BRA-1', kind: 'ins', by: 'BRA', parent: null }, { id: 'n1' }][number(3)] as never)
  else if (change === 7) item.content = [new Y.ContentString('xy'), new Y.ContentAny(['x']), new Y.ContentJSON(['x']), new Y.ContentBinary(new Uint8Array([1])), new Y.ContentEmbed({ x: 1 } as never), new Y.ContentDeleted(2), new Y.ContentType(new Y.XmlText())][number(7)]!
  else item.content = new Y.ContentString('\ud83c')
  return encoded(structs, deletions)
}

/** An update whose first item names other neighbours than it had. */
export function between(origin: Y.ID | null, rightOrigin: Y.ID | null): (update: Uint8Array) => Uint8Array {
  return (update) => {
    const { structs, ds } = Y.decodeUpdate(update)
    const item: Open | undefined = structs.find((struct) => struct instanceof Y.Item) as Open | undefined
    if (item) [item.origin, item.rightOrigin] = [origin, rightOrigin]
    return encoded(structs, new Map([...ds.clients].map(([client, ranges]) => [client, ranges.map(({ clock, len }) => [clock, len] as const)])))
  }
}

function encoded(structs: readonly Y.AbstractStruct[], deletions: ReadonlyMap<number, readonly (readonly [number, number])[]>): Uint8Array {
  const encoder = new Y.UpdateEncoderV1() as unknown as Encoder & { restEncoder: ReturnType<typeof createEncoder> }
  const byClient = new Map<number, Y.AbstractStruct[]>()
  for (const struct of structs) byClient.set(struct.id.client, [...(byClient.get(struct.id.client) ?? []), struct])
  const out = encoder.restEncoder
  writeVarUint(out, byClient.size)
  for (const [client, list] of byClient) {
    writeVarUint(out, list.length)
    writeVarUint(out, client)
    writeVarUint(out, list[0]!.id.clock)
    for (const struct of list) struct.write(encoder as never, 0, 0)
  }
  writeVarUint(out, deletions.size)
  for (const [client, ranges] of deletions) {
    writeVarUint(out, client)
    writeVarUint(out, ranges.length)
    for (const range of ranges) for (const each of range) writeVarUint(out, each)
  }
  return toUint8Array(out)
}
