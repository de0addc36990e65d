import { createContext, useContext, useMemo, useRef, useSyncExternalStore } from 'react'
import type { Draft } from '../../schema/draft.ts'
import { keptList } from '../../schema/perUnit.ts'
import type { Room, RoomState } from '../sync/room.ts'

/** The room one is in. */
export const RoomContext = createContext<Room | null>(null)

/** The room one is in; only for what stands inside it. */
export function useRoom(): Room {
  const room = useContext(RoomContext)
  if (!room) throw new Error('useRoom outside of a room')
  return room
}

/** A part of the room's state. What `select` returns must be a part of it and not made anew, or the page would never come to rest. */
export function useRoomState<T>(select: (state: RoomState) => T): T {
  const room = useRoom()
  return useSyncExternalStore(room.subscribe, () => select(room.getState()))
}

/** A list of parts of the room's state; the same list again while it has the same parts. */
export function useRoomList<T>(select: (state: RoomState) => readonly T[]): readonly T[] {
  const last = useRef<readonly T[]>(undefined)
  return useRoomState((state) => (last.current = keptList(last.current, select(state))))
}

/** What the meeting goes by: of the draft all but its words, so that a key in the text does not draw it again. */
export function useMeetingRecord(): Pick<Draft, 'meetings' | 'parties' | 'house' | 'notes'> {
  const meetings = useRoomState((state) => state.draft.meetings)
  const parties = useRoomState((state) => state.draft.parties)
  const house = useRoomState((state) => state.draft.house)
  const notes = useRoomState((state) => state.draft.notes)
  return useMemo(() => ({ meetings, parties, house, notes }), [meetings, parties, house, notes])
}
