import type * as Y from 'yjs'
import type { Draft, Run } from '../../schema/draft.ts'
import { draftOfRecord } from '../../schema/record.ts'
import { idOf, recordRoot, runsOf, textIn, textRoot, unitElements, unitOf } from '../../schema/ydoc.ts'

/** Reads a live document as a value, again and again: of the text only what was written since is read anew, since between two acts that is
 * a paragraph or two of many hundreds. */
export function createDraftReader(): (doc: Y.Doc) => Draft {
  let followed: { readonly doc: Y.Doc; readonly runs: Map<unknown, readonly Run[]> } | null = null

  return (doc) => {
    followed = followed?.doc === doc ? followed : follow(doc)
    const { runs } = followed
    const { facts, ...rest } = draftOfRecord(recordRoot(doc).entries())
    const units = unitElements(doc).map((element) => {
      const text = textIn(element)
      const read = text ? (runs.get(text) ?? runsOf(text)) : []
      if (text) runs.set(text, read)
      return unitOf(element, facts.get(idOf(element)), read)
    })
    return { ...rest, units }
  }
}

function follow(doc: Y.Doc): { readonly doc: Y.Doc; readonly runs: Map<unknown, readonly Run[]> } {
  const runs = new Map<unknown, readonly Run[]>()
  textRoot(doc).observeDeep((events) => {
    for (const { target } of events) {
      // Where paragraphs come and go, those that went are to be forgotten as well.
      if (target === textRoot(doc)) runs.clear()
      runs.delete(target)
    }
  })
  return { doc, runs }
}
