import { useEffect, useState } from 'react'
import { isRefusal, session } from '../api.ts'
import { clearToasts } from '../controls/toasts.ts'
import { overviewAddress } from '../route.ts'
import type { Me, Room } from '../sync/room.ts'
import { openRoom } from '../sync/openRoom.ts'
import { RoomView } from './RoomView.tsx'
import { useDroppedFiles } from './useDroppedFiles.ts'
import { RoomContext } from './useRoom.ts'

const say = {
  loading: 'Opening the draft …',
  signedOut: 'You are not signed in at this browser. Open the invitation link you were sent.',
  notYours: 'There is no such document, or it is not open to you.',
  overview: 'My documents',
}

/** One document, opened for whoever is signed in. */
export function RoomPage({ document: id }: { document: string }) {
  const [room, setRoom] = useState<Room | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  useDroppedFiles()

  useEffect(() => {
    let left = false
    let opened: Room | null = null
    void identify(id).then((found) => {
      if (left) return
      if (typeof found === 'string') setFailed(found)
      else {
        opened = openRoom(id, found)
        setRoom(opened)
      }
    })
    return () => {
      left = true
      if (opened) leave(opened)
      clearToasts()
    }
  }, [id])

  if (failed !== null)
    return (
      <main className="plain-page">
        <span className="wordmark">adref</span>
        <h1>{failed}</h1>
        <p>
          <a href={overviewAddress}>{say.overview}</a>
        </p>
      </main>
    )
  if (room === null)
    return (
      <main className="plain-page quiet" aria-busy>
        {say.loading}
      </main>
    )
  return (
    <RoomContext value={room}>
      <RoomView />
    </RoomContext>
  )
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
async function identify(id: string): Promise<Me | string> {
  const who = await session()
  if (who === null) return say.signedOut
  if (isRefusal(who)) return who.sentence
  const membership = who.memberships.find((each) => each.document === id)
  if (!membership) return say.notYours
  return { user: who.user.id, name: who.user.name, role: membership.role, party: membership.party, clerk: membership.clerk }
}
