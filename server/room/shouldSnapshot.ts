/** How long nobody must have changed anything, in milliseconds. */
const quiet = 2 * 60_000
/** Least time between two snapshots that the server takes by itself. */
const apart = 10 * 60_000

/** Whether the server should take a snapshot by itself: after a quiet period that follows an edit, and not too often. Times in milliseconds. */
export function shouldSnapshot(now: number, lastEdit: number | null, lastSnapshot: number | null): boolean {
  const due = snapshotDue(lastEdit, lastSnapshot)
  return due !== null && now >= due
}

/** When the next one is due if nobody edits before; null when nothing has changed since the last. */
export function snapshotDue(lastEdit: number | null, lastSnapshot: number | null): number | null {
  if (lastEdit === null || (lastSnapshot !== null && lastSnapshot >= lastEdit)) return null
  return Math.max(lastEdit + quiet, (lastSnapshot ?? -Infinity) + apart)
}
