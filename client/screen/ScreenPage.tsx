import { overviewAddress } from '../route.ts'
import { useOpenRoom } from '../room/useOpenRoom.ts'
import { RoomContext } from '../room/useRoom.ts'
import { Wall } from './Wall.tsx'
import './screen.css'

const say = { loading: 'Opening the wall …', overview: 'My documents' }

/** The wall of one document, for the projector: follows the room by itself and needs no operating. */
export function ScreenPage({ document }: { document: string }) {
  const room = useOpenRoom(document)
  if (room === null || typeof room === 'string')
    return (
      <main className="plain-page" aria-busy={room === null}>
        <span className="wordmark">adref</span>
        <h1>{room ?? say.loading}</h1>
        <p>
          <a href={overviewAddress}>{say.overview}</a>
        </p>
      </main>
    )
  return (
    <RoomContext value={room}>
      <Wall />
    </RoomContext>
  )
}
