import { useEffect } from 'react'
import type { Room } from '../sync/room.ts'

/** Goes to the paragraph an address names, once the draft is there. */
export function useArrival(room: Room | null, unit: string | undefined): void {
  useEffect(() => {
    if (!room || unit === undefined) return
    let frame = 0
    const go = () => {
      const { connection, draft } = room.getState()
      if (connection !== 'live' || !draft.units.some(({ id }) => id === unit)) return
      stop()
      // The page draws what is in the draft first.
      frame = requestAnimationFrame(() => room.editor.scrollTo(unit))
    }
    const stop = room.subscribe(go)
    go()
    return () => {
      stop()
      cancelAnimationFrame(frame)
    }
  }, [room, unit])
}
