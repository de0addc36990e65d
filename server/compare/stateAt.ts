import { gunzipSync } from 'node:zlib'
import { applyUpdate } from 'yjs'
import type { Draft } from '../../schema/draft.ts'
import type { Refusal } from '../../schema/refusal.ts'
import { refuse } from '../../schema/refusal.ts'
import { draftOf, quietDoc } from '../../schema/ydoc.ts'
import { draftOfSnapshot } from '../room/takeSnapshot.ts'
import type { SnapshotRow, Store, UpdateRow } from '../store/store.ts'

/** The document as it stood at some moment. */
export interface StateThen {
  /** Under which it can be asked for again: a snapshot's id, or "seq:" and the number of a change. */
  readonly id: string
  readonly title: string
  /** ISO instant. */
  readonly at: string
  readonly draft: Draft
}

/** A state as it is kept, from which it can be made: a snapshot; one with the changes after it; or the draft as it is now. */
export type KeptState =
  | { readonly kind: 'snapshot'; readonly row: SnapshotRow }
  | { readonly kind: 'replay'; readonly row: SnapshotRow | null; readonly changes: readonly Omit<UpdateRow, 'user'>[] }
  | { readonly kind: 'now'; readonly at: string; readonly draft: Draft }

/** The state somebody names: a snapshot by its id, "seq:120" as it stood after a change, "ago:3600" as it stood so many seconds ago.
 *
 * The last is for whoever left and came back. They know by their own clock how long they were away, and no two clocks need to agree. */
export async function stateAt(store: Store, document: string, name: string, now: number): Promise<KeptState | Refusal> {
  const [, kind, number] = /^(seq|ago):(\d{1,12})$/.exec(name) ?? []
  if (kind === undefined) {
    const row = await store.snapshot(document, name)
    return row ? { kind: 'snapshot', row } : refuse('gone', 'There is no such snapshot of this document. Choose another from the list.')
  }
  const count = Number(number)
  const until = kind === 'ago' ? new Date(Math.max(now - count * 1000, 0)).toISOString() : null
  return await replay(store, document, ({ seq, at }) => (until === null ? seq <= count : at <= until))
}

type Moment = { readonly seq: number; readonly at: string }

/** The changes up to a moment on top of the last snapshot before it. Before everything stands what the document began with. */
async function replay(store: Store, document: string, isThen: (moment: Moment) => boolean): Promise<KeptState> {
  const snapshots = await store.snapshots(document)
  const start = snapshots.find(isThen) ?? snapshots[snapshots.length - 1]
  const row = start ? await store.snapshot(document, start.id) : null
  const after = await store.changesAfter(document, row?.seq ?? 0)
  const later = after.findIndex((change) => !isThen(change))
  return { kind: 'replay', row, changes: later < 0 ? after : after.slice(0, later) }
}

/** The state that is kept so. */
export function stateThen(kept: KeptState): StateThen {
  if (kept.kind === 'now') return { id: 'now', title: 'Now', at: kept.at, draft: kept.draft }
  if (kept.kind === 'snapshot') return { id: kept.row.id, title: kept.row.title, at: kept.row.at, draft: draftOfSnapshot(kept.row) }
  const { row, changes } = kept
  const last = changes[changes.length - 1]
  if (row && !last) return stateThen({ kind: 'snapshot', row })
  const doc = quietDoc()
  try {
    if (row) applyUpdate(doc, gunzipSync(row.state))
    for (const { update } of changes) applyUpdate(doc, update)
    return { id: `seq:${last?.seq ?? 0}`, title: 'As it stood', at: last?.at ?? new Date(0).toISOString(), draft: draftOf(doc) }
  } finally {
    doc.destroy()
  }
}
