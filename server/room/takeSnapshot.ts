import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import * as Y from 'yjs'
import type { Draft } from '../../schema/draft.ts'
import { canonicalJson } from '../canonicalJson.ts'
import type { SnapshotInfo, SnapshotRow } from '../store/store.ts'

/** The whole document as it is, ready to be kept for good. */
export function takeSnapshot(doc: Y.Doc, draft: Draft, info: Omit<SnapshotInfo, 'sha256'>): SnapshotRow {
  const json = canonicalJson(draft)
  return { ...info, sha256: sha256(json), state: gzipSync(Y.encodeStateAsUpdate(doc)), json: gzipSync(json) }
}

/** The draft a snapshot holds. Throws when its bytes are not those that were hashed. */
export function draftOfSnapshot(row: Pick<SnapshotRow, 'id' | 'json' | 'sha256'>): Draft {
  const json = gunzipSync(row.json).toString('utf8')
  if (sha256(json) !== row.sha256) throw new Error(`snapshot ${row.id} is not what was written`)
  return JSON.parse(json) as Draft
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
