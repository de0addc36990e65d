import * as Y from 'yjs'
import { quietDoc, quieten } from '../../schema/ydoc.ts'
import { createStandby } from './standby.ts'

/** A document that is written in one piece or not at all. Nothing of Yjs's can be undone, so a copy steps into the place of a spoilt one. */
export interface Live {
  readonly doc: Y.Doc
  /** Runs what writes the document, and gives the updates it made. When it throws, the document is thrown away with all it wrote. */
  write(change: (reached: ReadonlySet<unknown>) => void): Uint8Array[]
  destroy(): void
}

/** Becomes the owner of a document. It keeps its client id, which is the server's, in every copy. */
export function createLive(source: Uint8Array | Y.Doc): Live {
  let doc = source instanceof Y.Doc ? source : quietDoc(source)
  if (source instanceof Y.Doc) quieten(source)
  const server = doc.clientID
  const standby = createStandby(() => Y.encodeStateAsUpdate(doc))
  let written: Uint8Array[] | null = null
  const reached = new Set<unknown>()

  const follow = () => {
    doc.clientID = server
    doc.on('update', (update: Uint8Array) => {
      if (written) written.push(update)
      else standby.feed(update)
    })
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      for (const type of transaction.changed.keys()) reached.add(type)
    })
  }
  follow()

  return {
    get doc() {
      return doc
    },
    write(change) {
      standby.ready()
      const updates: Uint8Array[] = []
      written = updates
      reached.clear()
      try {
        change(reached)
      } catch (error) {
        doc.destroy()
        doc = standby.take()
        follow()
        throw error
      } finally {
        written = null
      }
      for (const update of updates) standby.feed(update)
      return updates
    },
    destroy() {
      standby.destroy()
      doc.destroy()
    },
  }
}
