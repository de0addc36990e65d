import { meetingName } from '../../schema/acts/openMeeting.ts'
import type { Draft } from '../../schema/draft.ts'
import type { Refusal } from '../../schema/refusal.ts'
import { refuse } from '../../schema/refusal.ts'
import type { LogEntry } from '../log.ts'
import { draftOfSnapshot } from '../room/takeSnapshot.ts'
import type { SnapshotInfo, SnapshotRow, Store } from '../store/store.ts'

/** A meeting with the snapshots it began and ended with, as they are kept; `to` is null while it is open, and `now` the draft then. */
export interface KeptSpan {
  readonly meeting: string
  readonly from: SnapshotRow
  readonly to: SnapshotRow | null
  readonly now: Draft | null
  readonly log: readonly LogEntry[]
}

/** From what a meeting began with to what it ended with, by the snapshots the server took then; to now, while it is open. */
export async function meetingSpan(store: Store, document: string, id: string, now: Draft): Promise<KeptSpan | Refusal> {
  const known = now.meetings.find((meeting) => meeting.id === id)
  if (!known) return refuse('gone', 'There is no such meeting of this document.')
  if (known.imported) return refuse('state', 'This meeting is known from printed stamps alone. Its results were written before the text came here.')
  // Two meetings of one body on one day have one name, so what a snapshot holds decides.
  const named = (did: string) => (info: SnapshotInfo) => info.kind === 'automatic' && info.title.includes(` ${did} ${meetingName(known)}.`)
  const all = await store.snapshots(document)
  const holding = async (among: readonly SnapshotInfo[], open: boolean): Promise<SnapshotRow | null> => {
    for (const info of among) {
      const row = await store.snapshot(document, info.id)
      if (row && draftOfSnapshot(row).meetings.some((meeting) => meeting.id === id && meeting.open === open)) return row
    }
    return null
  }
  // Newest first: a closing that was taken back was not the end.
  const opening = await holding(all.filter(named('opened')), true)
  const closing = known.open ? null : await holding(all.filter(named('closed')), false)
  if (!opening || (!known.open && !closing)) return refuse('state', 'No snapshot was taken when this meeting opened and closed, so nobody can say what it changed. Compare two other snapshots instead.')
  const log = (await store.log(document)).filter(({ at }) => at >= opening.at && (closing === null || at <= closing.at))
  return { meeting: id, from: opening, to: closing, now: known.open ? now : null, log }
}
