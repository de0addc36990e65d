import type { Transaction } from 'prosemirror-state'
import type * as Y from 'yjs'
import type { Run } from '../../schema/draft.ts'
import { normalRuns } from '../../schema/runs.ts'
import { unitElement, unitOf } from '../../schema/ydoc.ts'
import { FROM_DOCUMENT } from '../editor/binding.ts'
import { changedUnits } from '../editor/changedUnits.ts'
import { runsOfNode } from '../editor/unitNode.ts'
import type { Link } from './link.ts'
import type { Unsent } from './replay.ts'

/** Keeps, for units that might go, what was typed into them and is not on the server's disk. */
export interface Typed {
  readonly note: (transactions: readonly Transaction[], link: Link) => void
  /** All of it; of a unit that is in another place of this document than it was typed into, said so. */
  readonly all: (doc: Y.Doc) => readonly Unsent[]
  readonly clear: () => void
}

/** Remembers the last words of every unit with unsaved changes: when somebody removes the unit, or moves it, they leave the document with
 * the place it had. */
export function createTyped(): Typed {
  // By unit and place: what was typed after a move does not stand for what was typed before it.
  const units = new Map<string, Unsent & { readonly place: string | null }>()
  return {
    note(transactions, { acknowledged, doc }) {
      for (const transaction of transactions) {
        if (!transaction.docChanged || transaction.getMeta(FROM_DOCUMENT)) continue
        for (const { id, after } of changedUnits(transaction) ?? []) {
          const place = placeIn(doc, id)
          units.set(`${place} ${id}`, { unit: id, before: runsIn(acknowledged, id), after: runsOfNode(after), place })
        }
      }
    },
    all: (doc) => [...units.values()].map(({ place, ...each }) => ({ ...each, moved: placeIn(doc, each.unit) !== null && placeIn(doc, each.unit) !== place })),
    clear: () => units.clear(),
  }
}

/** Which of the places a unit has had in a document it stands in: the one it was put there by. */
function placeIn(doc: Y.Doc, id: string): string | null {
  const item = unitElement(doc, id)?._item
  return item ? `${item.id.client} ${item.id.clock}` : null
}

function runsIn(doc: Y.Doc, id: string): Run[] {
  const element = unitElement(doc, id)
  return element ? normalRuns(unitOf(element).runs) : []
}
