import type { Draft, Meeting, Stamp, Unit } from './draft.ts'

/** A decision that waits to be confirmed. */
export interface PendingDecision {
  readonly unit: Unit
  readonly stamp: Stamp
  /** The meeting that decided; null where an imported text does not tell. */
  readonly meeting: Meeting | null
}

/** All decisions that wait to be confirmed, in document order: what a meeting with its quorum takes up first. */
export function pendingQueue(draft: Pick<Draft, 'units' | 'meetings'>): PendingDecision[] {
  return draft.units.flatMap((unit) => {
    const { stamp } = unit
    return stamp?.pending ? [{ unit, stamp, meeting: draft.meetings.find(({ id }) => id === stamp.meeting) ?? null }] : []
  })
}
