import { useEffect, useState } from 'react'
import { isRefusal, session } from '../api.ts'
import { openRoom } from '../sync/openRoom.ts'
import type { Me, Room } from '../sync/room.ts'

const say = {
  signedOut: 'You are not signed in at this browser. Open the invitation link you were sent.',
  notYours: 'There is no such document, or it is not open to you.',
}

/** A document opened for whoever is signed in, and left with the page: null while it opens, a sentence where it cannot be. */
export function useOpenRoom(document: string): Room | string | null {
  const [room, setRoom] = useState<Room | string | null>(null)
  useEffect(() => {
    let left = false
    let opened: Room | null = null
    void identify(document).then((found) => {
      if (left) return
      opened = typeof found === 'string' ? null : openRoom(document, found)
      setRoom(opened ?? (found as string))
    })
    return () => {
      left = true
      if (opened) leave(opened)
    }
  }, [document])
  return room
}

/** Leaves a room as soon as all that was typed in it is on the server's disk. */
function leave(room: Room): void {
  if (room.getState().saved) return room.destroy()
  const stop = room.subscribe(() => {
    if (!room.getState().saved) return
    stop()
    room.destroy()
  })
}

/** Who one is in a document, or the sentence why one cannot enter. */
async function identify(document: string): Promise<Me | string> {
  const who = await session()
  if (who === null) return say.signedOut
  if (isRefusal(who)) return who.sentence
  const membership = who.memberships.find((each) => each.document === document)
  if (!membership) return say.notYours
  return { user: who.user.id, name: who.user.name, role: membership.role, party: membership.party, clerk: membership.clerk }
}
