import { createContext, useContext, useSyncExternalStore } from 'react'
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
