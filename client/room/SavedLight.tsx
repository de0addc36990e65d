import { Button } from 'react-aria-components'
import type { Connection } from '../sync/room.ts'
import { useRoomState } from './useRoom.ts'

const say: Readonly<Record<Exclude<Connection, 'live' | 'noDocument'> | 'saved' | 'saving', string>> = {
  saved: 'Saved on disk',
  saving: 'Saving…',
  connecting: 'Connecting…',
  reconnecting: 'Reconnecting — keep typing',
  offline: 'Offline — your words are kept',
  otherVersion: 'New version: reload',
  signedOut: 'Signed out',
}

/** The light that tells whether all that was typed here is on the server's disk. */
export function SavedLight() {
  const connection = useRoomState((state) => state.connection)
  const saved = useRoomState((state) => state.saved)
  const light = connection === 'live' || connection === 'noDocument' ? (saved ? 'saved' : 'saving') : connection
  const final = light === 'otherVersion' || light === 'signedOut'
  return (
    <div className="saved-light" data-light={light}>
      {final ? (
        <Button className="link-button" onPress={() => location.reload()}>
          {say[light]}
        </Button>
      ) : (
        <span>{say[light]}</span>
      )}
      {/* "Saving" and "saved" follow each key; only a change of the line itself is said aloud. */}
      <span role="status" className="visually-hidden">
        {connection === 'live' || connection === 'noDocument' ? '' : say[connection]}
      </span>
    </div>
  )
}
