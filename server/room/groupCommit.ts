import type { Batch, Store } from '../store/store.ts'
import { emptyBatch } from '../store/store.ts'

/** Writes what a room accepted, all of one turn of the event loop in one transaction, and only then lets it be seen. */
export interface GroupCommit {
  /** Puts rows into the next write. */
  add(rows: Partial<Omit<Batch, 'base'>>): void
  /** Runs once everything added so far is on disk: at once when it already is. In the order asked for. */
  afterwards(deliver: () => void): void
  /** Resolves once everything added so far is on disk; rejects when it could not be written. */
  settled(): Promise<void>
  /** Whether everything added is on disk. */
  readonly idle: boolean
}

interface Pending {
  batch: Mutable<Batch>
  deliveries: (() => void)[]
  rejections: ((reason: unknown) => void)[]
}
type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer Row)[] ? Row[] : T[K] }

/** A group commit for one document.
 *
 * `baseAt` is asked, just before a write, whether the state should be written whole with it. After a failure nothing is written or
 * delivered any more: what the room holds in memory is then more than the disk does, and `failed` has to throw it away. */
export function createGroupCommit(
  store: Pick<Store, 'append'>,
  document: string,
  hooks: { readonly baseAt: () => Batch['base']; readonly failed: (reason: unknown) => void },
): GroupCommit {
  let pending: Pending | null = null
  let writing = false
  let broken: { reason: unknown } | null = null

  const queue = (): Pending => {
    if (!pending) {
      pending = { batch: { ...emptyBatch, updates: [], clients: [], entries: [], outcomes: [], snapshots: [] }, deliveries: [], rejections: [] }
      if (!writing) setImmediate(() => void flush())
    }
    return pending
  }

  const flush = async () => {
    while (pending && !broken) {
      const current = pending
      pending = null
      writing = true
      try {
        const { batch } = current
        if (batch.updates.length > 0) batch.base = hooks.baseAt()
        if (batch.updates.length + batch.entries.length + batch.outcomes.length + batch.snapshots.length + batch.clients.length > 0)
          await store.append(document, batch)
        for (const deliver of current.deliveries) deliver()
      } catch (reason) {
        broken = { reason }
        for (const reject of [...current.rejections, ...(pendingNow()?.rejections ?? [])]) reject(reason)
        pending = null
        hooks.failed(reason)
      } finally {
        writing = false
      }
    }
  }
  const pendingNow = () => pending

  return {
    add(rows) {
      if (broken) throw new Error('the room could not be written and is closed', { cause: broken.reason })
      const { batch } = queue()
      batch.updates.push(...(rows.updates ?? []))
      batch.clients.push(...(rows.clients ?? []))
      batch.entries.push(...(rows.entries ?? []))
      batch.outcomes.push(...(rows.outcomes ?? []))
      batch.snapshots.push(...(rows.snapshots ?? []))
    },
    afterwards(deliver) {
      if (broken) return
      if (!pending && !writing) deliver()
      else queue().deliveries.push(deliver)
    },
    settled() {
      if (broken) return Promise.reject(broken.reason instanceof Error ? broken.reason : new Error(String(broken.reason)))
      if (!pending && !writing) return Promise.resolve()
      return new Promise((resolve, reject) => {
        const { deliveries, rejections } = queue()
        deliveries.push(resolve)
        rejections.push(reject)
      })
    },
    get idle() {
      return !pending && !writing
    },
  }
}
