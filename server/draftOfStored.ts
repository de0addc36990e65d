import type * as Y from 'yjs'
import { applyUpdate } from 'yjs'
import type { Draft } from '../schema/draft.ts'
import { draftOf, quietDoc } from '../schema/ydoc.ts'
import type { Stored } from './store/store.ts'

/** The document that was stored, live. */
export function docOfStored({ base, updates }: Pick<Stored, 'base' | 'updates'>): Y.Doc {
  const doc = quietDoc()
  if (base) applyUpdate(doc, base)
  for (const update of updates) applyUpdate(doc, update)
  return doc
}

/** The document that was stored, as a value. */
export function draftOfStored(stored: Pick<Stored, 'base' | 'updates'>): Draft {
  const doc = docOfStored(stored)
  try {
    return draftOf(doc)
  } finally {
    doc.destroy()
  }
}
