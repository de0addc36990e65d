import type { Draft } from '../../schema/draft.ts'
import { draftOfSnapshot } from '../room/takeSnapshot.ts'
import type { SnapshotRow } from '../store/store.ts'

/** A draft as it is handed to a thread: as a value, or as a snapshot keeps it, which is read there. */
export type KeptDraft = Draft | Pick<SnapshotRow, 'id' | 'json' | 'sha256'>

export function draftKept(kept: KeptDraft): Draft {
  return 'sha256' in kept ? draftOfSnapshot(kept) : kept
}
