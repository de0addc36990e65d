import { hashOfWords } from '../schema/hash.ts'
import { unitName } from '../schema/naming.ts'
import { draftOfStored } from './draftOfStored.ts'
import { faultsInLog } from './log.ts'
import { draftOfSnapshot } from './room/takeSnapshot.ts'
import type { Store } from './store/store.ts'

/** What was looked at in a document, and what is wrong with it. */
export interface Verification {
  readonly id: string
  readonly title: string
  readonly entries: number
  readonly snapshots: number
  readonly seals: number
  /** Sentences; empty when everything holds. */
  readonly faults: readonly string[]
}

/** Walks the decision log, every snapshot and every seal of every document. Only reads. */
export async function verify(store: Store): Promise<Verification[]> {
  const all: Verification[] = []
  for (const { id, title } of await store.documents()) {
    const entries = await store.log(id)
    const snapshots = await store.snapshots(id)
    const stored = await store.load(id)
    const draft = draftOfStored(stored ?? { base: null, updates: [] })
    const stamped = draft.units.filter((unit) => unit.stamp)
    const broken = await Promise.all(snapshots.map(async (info) => ((await isWhole(store, id, info.id)) ? [] : [`the snapshot "${info.title}" of ${info.at} is not what was written`])))
    const seals = stamped.filter((unit) => unit.stamp?.hash !== hashOfWords(unit)).map((unit) => `the words of ${unitName(draft, unit.id)} are not those that were ${unit.stamp?.decision}`)
    const faults = [...faultsInLog(id, entries, await store.head(id)), ...broken.flat(), ...seals]
    all.push({ id, title, entries: entries.length, snapshots: snapshots.length, seals: stamped.length, faults })
  }
  return all
}

async function isWhole(store: Store, document: string, id: string): Promise<boolean> {
  const row = await store.snapshot(document, id)
  if (!row) return false
  try {
    draftOfSnapshot(row)
    return true
  } catch {
    // Bytes that cannot be unpacked were changed as well.
    return false
  }
}
