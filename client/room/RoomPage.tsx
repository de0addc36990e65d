import { useEffect } from 'react'
import { clearToasts } from '../controls/toasts.ts'
import { overviewAddress } from '../route.ts'
import { useLastSeen } from '../compare/useLastSeen.ts'
import { RoomView } from './RoomView.tsx'
import { useArrival } from './useArrival.ts'
import { useDroppedFiles } from './useDroppedFiles.ts'
import { useOpenRoom } from './useOpenRoom.ts'
import { RoomContext } from './useRoom.ts'

const say = { loading: 'Opening the draft …', overview: 'My documents' }

/** One document, opened for whoever is signed in. */
export function RoomPage({ document: id, unit }: { document: string; unit?: string }) {
  const room = useOpenRoom(id)
  const opened = typeof room === 'string' ? null : room
  useDroppedFiles()
  useArrival(opened, unit)
  useLastSeen(id, opened?.me.user)
  useEffect(() => clearToasts, [id])

  if (typeof room === 'string')
    return (
      <main className="plain-page">
        <span className="wordmark">adref</span>
        <h1>{room}</h1>
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
