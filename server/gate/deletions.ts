import * as Y from 'yjs'
import type { Incoming } from './incoming.ts'
import { missing } from './incoming.ts'
import type { Place } from './place.ts'
import { placeOfKnown } from './place.ts'

/** The places from which an update takes something away, found before anything is applied. What is deleted already counts for nothing.
 *
 * A client that comes back names everything it knows to be deleted, in units and in the record; only what still stands is judged. */
export function deletedPlaces(incoming: Incoming, doc: Y.Doc): Set<Place> {
  const places = new Set<Place>()
  for (const [client, ranges] of incoming.deletions) {
    const state = Y.getState(doc.store, client)
    const last = incoming.structs.get(client)?.at(-1)
    const end = last ? last.id.clock + last.length : state
    for (const { clock, len } of ranges) {
      if (clock + len > end) throw missing()
      for (const struct of standing(doc, client, clock, Math.min(clock + len, state))) places.add(placeOfKnown(struct, doc))
    }
  }
  return places
}

function* standing(doc: Y.Doc, client: number, from: number, to: number): Iterable<Y.Item | Y.GC> {
  const structs = doc.store.clients.get(client)
  if (!structs || from >= to) return
  for (let i = Y.findIndexSS(structs, from); i < structs.length && structs[i]!.id.clock < to; i++) if (!structs[i]!.deleted) yield structs[i]!
}
