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
  readonly all: () => readonly Unsent[]
  readonly clear: () => void
}

/** Remembers the last words of every unit with unsaved changes: when somebody removes the unit, its words leave the document with it. */
export function createTyped(): Typed {
  const units = new Map<string, Unsent>()
  return {
    note(transactions, { acknowledged }) {
      for (const transaction of transactions) {
        if (!transaction.docChanged || transaction.getMeta(FROM_DOCUMENT)) continue
        for (const { id, after } of changedUnits(transaction) ?? []) units.set(id, { unit: id, before: runsIn(acknowledged, id), after: runsOfNode(after) })
      }
    },
    all: () => [...units.values()],
    clear: () => units.clear(),
  }
}

function runsIn(doc: Y.Doc, id: string): Run[] {
  const element = unitElement(doc, id)
  return element ? normalRuns(unitOf(element).runs) : []
}
