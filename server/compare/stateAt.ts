import { gunzipSync } from 'node:zlib'
import { applyUpdate } from 'yjs'
import type { Draft } from '../../schema/draft.ts'
import type { Refusal } from '../../schema/refusal.ts'
import { refuse } from '../../schema/refusal.ts'
import { draftOf } from '../../schema/ydoc.ts'
import { quietDoc } from '../gate/standby.ts'
import { draftOfSnapshot } from '../room/takeSnapshot.ts'
import type { Store } from '../store/store.ts'

/** The document as it stood at some moment. */
export interface StateThen {
  /** Under which it can be asked for again: a snapshot's id, or "seq:" and the number of a change. */
  readonly id: string
  readonly title: string
  /** ISO instant. */
  readonly at: string
  readonly draft: Draft
}

/** The state somebody names: a snapshot by its id, "seq:120" as it stood after a change, "ago:3600" as it stood so many seconds ago.
 *
 * The last is for whoever left and came back. They know by their own clock how long they were away, and no two clocks need to agree. */
export async function stateAt(store: Store, document: string, name: string, now: number): Promise<StateThen | Refusal> {
  const [, kind, number] = /^(seq|ago):(\d{1,12})$/.exec(name) ?? []
  if (kind === undefined) {
    const row = await store.snapshot(document, name)
    return row ? { id: row.id, title: row.title, at: row.at, draft: draftOfSnapshot(row) } : refuse('gone', 'There is no such snapshot of this document. Choose another from the list.')
  }
  const count = Number(number)
  const until = kind === 'ago' ? new Date(Math.max(now - count * 1000, 0)).toISOString() : null
  return await replayed(store, document, ({ seq, at }) => (until === null ? seq <= count : at <= until))
}

type Moment = { readonly seq: number; readonly at: string }

/** The changes up to a moment on top of the last snapshot before it. Before everything stands what the document began with. */
async function replayed(store: Store, document: string, isThen: (moment: Moment) => boolean): Promise<StateThen> {
  const snapshots = await store.snapshots(document)
  const start = snapshots.find(isThen) ?? snapshots[snapshots.length - 1]
  const row = start && (await store.snapshot(document, start.id))
  const doc = quietDoc()
  try {
    if (row) applyUpdate(doc, gunzipSync(row.state))
    let last: Moment = row ?? { seq: 0, at: new Date(0).toISOString() }
    for (const change of await store.changesAfter(document, last.seq)) {
      if (!isThen(change)) break
      applyUpdate(doc, change.update)
      last = change
    }
    const isSnapshot = row !== undefined && row !== null && last.seq === row.seq
    return { id: isSnapshot ? row.id : `seq:${last.seq}`, title: isSnapshot ? row.title : 'As it stood', at: last.at, draft: draftOf(doc) }
  } finally {
    doc.destroy()
  }
}
