import { useEffect } from 'react'
import { useRoom } from './useRoom.ts'

/** Has the browser ask before the page is closed or loaded anew, while words stand here that no server has. */
export function useLeaveGuard(): void {
  const room = useRoom()
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      const { saved, composing, offered } = room.getState()
      if (!saved || composing?.text.trim() || offered.length > 0) event.preventDefault()
    }
    addEventListener('beforeunload', onLeave)
    return () => removeEventListener('beforeunload', onLeave)
  }, [room])
}
