import * as Y from 'yjs'
import { forgedFault } from './fault.ts'
import type { Struct } from './incoming.ts'
import type { Place } from './place.ts'

/** Throws a `Fault` unless some honest client, knowing less than the document holds now, could have put each new item where it stands.
 *
 * Yjs puts an item between the two neighbours its maker saw, and lets it be sorted among what others put there unseen. That
 * everybody ends with the same order is proved for makers who tell the truth: one who names neighbours that never were
 * neighbours makes each reader see another text, according to what reached them first. To be called once they are integrated. */
export function checkNeighbours(places: ReadonlyMap<Struct, Place>, doc: Y.Doc): void {
  const knownBy = new Map<number, Known>()
  const known = ({ id, origin, rightOrigin }: Y.Item): Known => {
    const all = knownBy.get(id.client) ?? createKnown(doc)
    knownBy.set(id.client, all)
    all.add(id.client, id.clock)
    for (const side of [origin, rightOrigin]) if (side) all.add(side.client, side.clock + 1)
    return all
  }
  const madeInOrder = [...places].sort(([a], [b]) => a.id.client - b.id.client || a.id.clock - b.id.clock)
  for (const [item, place] of madeInOrder) {
    if (!(item instanceof Y.Item) || place === 'gone') continue
    for (const [client, clock] of between(item, place, doc)) {
      if (client === item.id.client ? clock < item.id.clock : clock < known(item).upTo(client)) throw crossed()
    }
  }
}

/** What stands between the neighbours that an item names, deleted things too: by client and first clock. */
function* between({ id, length, origin, rightOrigin }: Y.Item, text: Y.XmlText, doc: Y.Doc): Iterable<[client: number, clock: number]> {
  const first = origin ? Y.getItem(doc.store, origin) : text._start
  let from = origin ? origin.clock + 1 : 0
  for (let item = first instanceof Y.Item ? first : null; item !== null; item = item.right) {
    const { client, clock } = item.id
    const ends = rightOrigin !== null && client === rightOrigin.client && clock <= rightOrigin.clock && rightOrigin.clock < clock + item.length
    const start = Math.max(clock, item === first ? from : 0)
    const end = ends ? rightOrigin.clock : clock + item.length
    if (client === id.client && start <= id.clock && id.clock < end) {
      if (start < id.clock) yield [client, start]
      if (id.clock + length < end) yield [client, id.clock + length]
    } else if (start < end) yield [client, start]
    else if (ends && start > rightOrigin.clock) break
    if (ends) return
    from = 0
  }
  if (rightOrigin) throw crossed()
}

interface Known {
  /** Whoever knows this of a client knows all that stood before it, and what each of those was put beside. */
  add(client: number, upTo: number): void
  upTo(client: number): number
}

function createKnown(doc: Y.Doc): Known {
  const clocks = new Map<number, number>()
  return {
    upTo: (client) => clocks.get(client) ?? 0,
    add(client, upTo) {
      const todo: [number, number][] = [[client, upTo]]
      for (let next = todo.pop(); next; next = todo.pop()) {
        const [of, end] = next
        const from = clocks.get(of) ?? 0
        if (end <= from) continue
        clocks.set(of, end)
        const structs = doc.store.clients.get(of) ?? []
        for (let i = Y.findIndexSS(structs, from); i < structs.length && structs[i]!.id.clock < end; i++) {
          const struct = structs[i]!
          if (!(struct instanceof Y.Item)) continue
          const holder = struct.parent instanceof Y.AbstractType ? struct.parent._item : null
          for (const id of [struct.origin, struct.rightOrigin, holder?.id]) if (id) todo.push([id.client, id.clock + 1])
        }
      }
    },
  }
}

function crossed() {
  return forgedFault('malformed', 'it was put where nobody could have put it. Reload the page and make it again')
}
