import * as Y from 'yjs'
import { idOf, TEXT_ROOT } from '../../schema/ydoc.ts'
import { structureFault } from './content.ts'
import { forgedFault } from './fault.ts'
import type { Incoming, Struct } from './incoming.ts'
import { missing } from './incoming.ts'

/** Where a struct would land: in the text of a unit, or in one that is not in the document any more. */
export type Place = Y.XmlText | 'gone'

/** Finds where each new struct would land, before anything is applied, and throws a `Fault` where that is not one unit's text.
 *
 * Yjs takes the place from the left neighbour and believes the right one, so a struct naming neighbours in two units would
 * change a text that Yjs does not report as changed. */
export function placesOf(incoming: Incoming, doc: Y.Doc): ReadonlyMap<Struct, Place> {
  const places = new Map<Struct, Place | 'looking'>()
  const find = (struct: Struct): Place => {
    const known = places.get(struct)
    if (known === 'looking') throw missing()
    if (known !== undefined) return known
    places.set(struct, 'looking')
    const place = struct instanceof Y.GC ? 'gone' : placeOf(struct)
    places.set(struct, place)
    return place
  }
  const placeOf = (item: Y.Item): Place => {
    const { origin, rightOrigin, parent } = item
    const sides = [origin, rightOrigin].filter((id) => id !== null).map((id) => placeAt(id, item.id))
    if (sides.length === 0) {
      if (!(parent instanceof Y.ID)) throw structureFault()
      return insideOf(parent, doc)
    }
    const [place, other = place] = sides
    if (place !== other) throw forgedFault('malformed', 'it would stand in two units at once')
    return place!
  }
  const placeAt = (id: Y.ID, self: Y.ID): Place => {
    if (id.clock < Y.getState(doc.store, id.client)) return placeOfKnown(Y.getItem(doc.store, id), doc)
    if (id.client === self.client && id.clock >= self.clock) throw missing()
    const struct = structAt(incoming, id)
    if (!struct) throw missing()
    return find(struct)
  }
  for (const structs of incoming.structs.values()) for (const struct of structs) find(struct)
  return places as ReadonlyMap<Struct, Place> // nothing is being looked for any more
}

/** The place of what the document holds: throws unless it is one unit's text or gone. */
export function placeOfKnown(struct: Y.Item | Y.GC, doc: Y.Doc): Place {
  if (!(struct instanceof Y.Item)) return 'gone'
  if (struct.parentSub !== null) throw structureFault()
  return asPlace(struct.parent, doc)
}

/** The unit a text belongs to; undefined for what is not the one text of a unit in the document. */
export function unitOfText(text: unknown, doc: Y.Doc): Y.XmlElement | undefined {
  if (!(text instanceof Y.XmlText) || !text._item || text._item.deleted) return undefined
  const element = text._item.parent
  if (!(element instanceof Y.XmlElement) || !element._item || element._item.deleted) return undefined
  return element._item.parent === doc.getXmlFragment(TEXT_ROOT) && element.length === 1 ? element : undefined
}

/** The id of the unit a text belongs to. */
export function unitIdOf(text: Y.XmlText): string {
  return idOf(text.parent as Y.XmlElement)
}

function insideOf(id: Y.ID, doc: Y.Doc): Place {
  if (id.clock >= Y.getState(doc.store, id.client)) throw missing()
  const holder = Y.getItem(doc.store, id)
  if (!(holder instanceof Y.Item) || holder.content instanceof Y.ContentDeleted) return 'gone'
  return asPlace(holder.content instanceof Y.ContentType ? holder.content.type : null, doc)
}

function asPlace(parent: unknown, doc: Y.Doc): Place {
  if (!(parent instanceof Y.XmlText)) throw structureFault()
  if (isGone(parent)) return 'gone'
  if (!unitOfText(parent, doc)) throw structureFault()
  return parent
}

function isGone(text: Y.XmlText): boolean {
  return text._item?.deleted === true || text.parent?._item?.deleted === true
}

function structAt(incoming: Incoming, id: Y.ID): Struct | undefined {
  return incoming.structs.get(id.client)?.find((struct) => struct.id.clock <= id.clock && id.clock < struct.id.clock + struct.length)
}
