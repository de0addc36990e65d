import * as Y from 'yjs'
import { quietDoc } from '../../schema/ydoc.ts'

/** A second copy of the document, fed only with what was accepted, to go on with when the first had to be thrown away.
 *
 * It follows a moment later, outside the keystroke; a refusal brings it up to date first. */
export interface Standby {
  /** Makes sure that there is one: to be called before the first copy is written to. */
  ready(): void
  /** Makes it take over what was accepted. */
  feed(update: Uint8Array): void
  /** Hands the copy out; the next is made from what it holds once there is time. */
  take(): Y.Doc
  destroy(): void
}

/** Updates that wait at most, so that a burst of typing does not become one long pause. */
const mostWaiting = 64

/** A copy made from what `first` gives as soon as there is time; until then nothing may be thrown away. */
export function createStandby(first: () => Uint8Array): Standby {
  let copy: Y.Doc | null = null
  let waiting: Uint8Array[] = []
  let source = first
  let timer: NodeJS.Immediate | null = null

  const catchUp = () => {
    timer = null
    if (!copy) {
      copy = quietDoc(source())
      // What was accepted since is in the source already.
      waiting = []
    }
    try {
      for (const update of waiting) Y.applyUpdate(copy, update)
    } catch {
      // A copy that cannot follow is no copy; the next one is made from the document itself.
      copy = null
    }
    waiting = []
  }
  const later = () => {
    timer ??= setImmediate(catchUp)
    timer.unref()
  }
  later()

  return {
    ready() {
      if (!copy) catchUp()
    },
    feed(update) {
      waiting.push(update)
      if (waiting.length >= mostWaiting) catchUp()
      else later()
    },
    take() {
      // Without a copy `source` would now read the spoilt document.
      if (copy) catchUp()
      if (!copy) throw new Error('there is no copy of the document to go on with')
      const taken = copy
      copy = null
      source = () => Y.encodeStateAsUpdate(taken)
      later()
      return taken
    },
    destroy() {
      if (timer) clearImmediate(timer)
      copy?.destroy()
    },
  }
}
