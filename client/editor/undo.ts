import * as Y from 'yjs'
import type { Run } from '../../schema/draft.ts'
import { normalRuns } from '../../schema/runs.ts'
import { idOf, marksOf, textIn, textRoot, unitElements } from '../../schema/ydoc.ts'

/** What taking back a step would do to one unit, known before it is done. */
export interface Undoing {
  readonly unit: string
  readonly after: readonly Run[]
}

/** What is to become of a step: it is taken back, dropped for the one before it, or was taken back in another way. */
export type Verdict = 'go' | 'drop' | 'done'

/** Undo and redo of what was typed here, and of nothing else. */
export interface History {
  readonly canUndo: () => boolean
  readonly canRedo: () => boolean
  readonly undo: () => void
  readonly redo: () => void
  /** The next step typed is a step of its own. */
  readonly stop: () => void
  /** Nothing typed so far is taken back any more. */
  readonly close: () => void
  readonly destroy: () => void
}

/** The history of one person in one copy of the document.
 *
 * A step that the server would refuse by now, since the words were agreed or a bracket resolved, is dropped and not done: the
 * effect of every step is worked out from the document first and put to `judged`. */
export function history(doc: Y.Doc, origin: object, judged: (undoing: readonly Undoing[]) => Verdict, changed: () => void): History {
  const manager = new Y.UndoManager(textRoot(doc), { trackedOrigins: new Set([origin]), captureTimeout: 600 })
  for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared', 'stack-item-updated'] as const) manager.on(event, changed)

  const step = (stack: Manager['undoStack'], go: () => unknown) => {
    for (let top = stack[stack.length - 1]; top; top = stack[stack.length - 1]) {
      const effect = effectOf(doc, top)
      // A step without effect is passed over by hand, for the manager would go on to the next one unasked.
      const verdict = effect.length > 0 ? judged(effect) : 'drop'
      if (verdict === 'go') {
        go()
        break
      }
      stack.pop()
      if (verdict === 'done') break
    }
    changed()
  }
  return {
    canUndo: () => manager.undoStack.length > 0,
    canRedo: () => manager.redoStack.length > 0,
    undo: () => step(manager.undoStack, () => manager.undo()),
    redo: () => step(manager.redoStack, () => manager.redo()),
    stop: () => manager.stopCapturing(),
    close: () => manager.clear(),
    destroy: () => manager.destroy(),
  }
}

type Manager = Y.UndoManager
type StackItem = Manager['undoStack'][number]

/** What the units would read after taking back this step: what it inserted gone, what it deleted back. Units it does not reach are left out.
 *
 * Walks the characters of each unit as Yjs does to show them, but sees through the step. */
export function effectOf(doc: Y.Doc, step: Step): Undoing[] {
  return unitElements(doc).flatMap((element) => {
    const text = textIn(element)
    const items = text ? itemsOf(text) : []
    const fate = fateIn(items, step)
    return items.some((item) => fate(item) !== null) ? [{ unit: idOf(element), after: runsAfter(items, fate) }] : []
  })
}

type Step = Pick<StackItem, 'insertions' | 'deletions'>

/** Whether the step takes a character of an item away, brings it back, or does nothing to it (null). */
type Fate = (item: Y.Item, offset?: number) => 'goes' | 'comes' | null

function fateIn(items: readonly Y.Item[], { insertions, deletions }: Step): Fate {
  const inserted = new Spans(insertions)
  // What was taken back once and done again stands in the text under a new name, to which the old one points.
  for (let found = true; found; ) {
    found = false
    for (const { id, redone, length } of items)
      if (redone && inserted.has(id.client, id.clock, length) && !inserted.has(redone.client, redone.clock, length)) {
        inserted.add(redone.client, redone.clock, length)
        found = true
      }
  }
  const deleted = new Spans(deletions)
  return ({ id, length, deleted: isGone, redone }, offset) => {
    const [clock, span] = offset === undefined ? [id.clock, length] : [id.clock + offset, 1]
    const isInserted = inserted.has(id.client, clock, span)
    if (!isGone) return isInserted ? 'goes' : null
    return !isInserted && redone === null && deleted.has(id.client, clock, span) ? 'comes' : null
  }
}

function runsAfter(items: readonly Y.Item[], fate: Fate): Run[] {
  const runs: Run[] = []
  const attributes = new Map<string, unknown>()
  const stays = (item: Y.Item, offset?: number) => (item.deleted ? fate(item, offset) === 'comes' : fate(item, offset) === null)
  for (const item of items) {
    const { content } = item
    if (content instanceof Y.ContentFormat) {
      if (!stays(item)) continue
      if (content.value === null) attributes.delete(content.key)
      else attributes.set(content.key, content.value)
    } else if (content instanceof Y.ContentString) {
      const marks = marksOf(Object.fromEntries(attributes))
      for (let i = 0; i < content.str.length; i++) if (stays(item, i)) runs.push({ text: content.str.charAt(i), ...marks })
    }
  }
  return normalRuns(runs)
}

function itemsOf(text: Y.XmlText): Y.Item[] {
  const items: Y.Item[] = []
  for (let item = text._start; item; item = item.right) items.push(item)
  return items
}

/** Stretches of what each client wrote. */
class Spans {
  readonly #clients = new Map<number, { clock: number; len: number }[]>()

  constructor(ranges: StackItem['insertions']) {
    for (const [client, spans] of ranges.clients) this.#clients.set(client, spans.map(({ clock, len }) => ({ clock, len })))
  }

  has(client: number, clock: number, length: number): boolean {
    return (this.#clients.get(client) ?? []).some((span) => span.clock < clock + length && clock < span.clock + span.len)
  }

  add(client: number, clock: number, len: number): void {
    this.#clients.set(client, [...(this.#clients.get(client) ?? []), { clock, len }])
  }
}
