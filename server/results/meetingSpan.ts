import { spelledDay } from '../../schema/calendar.ts'
import type { Draft, Meeting } from '../../schema/draft.ts'
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
  const all = await store.snapshots(document)
  const holding = async (among: readonly SnapshotInfo[], open: boolean): Promise<SnapshotRow | null> => {
    for (const info of among) {
      const row = await store.snapshot(document, info.id)
      if (row && draftOfSnapshot(row).meetings.some((meeting) => meeting.id === id && meeting.open === open)) return row
    }
    return null
  }
  // Newest first: a closing that was taken back was not the end.
  const opening = await holding(all.filter((info) => isOf(info, known, /\b(?:opening|opened)\b/i)), true)
  const closing = known.open ? null : await holding(all.filter((info) => isOf(info, known, /\bclosed?\b/i)), false)
  if (!opening || (!known.open && !closing)) return refuse('state', 'No snapshot was taken when this meeting opened and closed, so nobody can say what it changed. Compare two other snapshots instead.')
  const log = (await store.log(document)).filter(({ at }) => at >= opening.at && (closing === null || at <= closing.at))
  return { meeting: id, from: opening, to: closing, now: known.open ? now : null, log }
}

/** Whether a snapshot was taken when a meeting of this body on this day opened, or closed. Which of several it was is for what the snapshot
 * holds to decide; and how exactly its title puts it may change. */
function isOf({ kind, title }: SnapshotInfo, { body, date }: Pick<Meeting, 'body' | 'date'>, did: RegExp): boolean {
  return kind === 'automatic' && did.test(title) && title.includes(body) && (date === null || title.includes(spelledDay(date)))
}
