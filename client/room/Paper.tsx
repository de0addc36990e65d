import { memo, useEffect, useRef } from 'react'
import { Notes } from './Notes.tsx'
import { useFacts } from './useFacts.ts'
import { useRoom, useRoomState } from './useRoom.ts'

const say = { end: 'End of the draft', empty: 'This draft has no text yet.', opening: 'Opening the draft …' }

/** The sheet of paper: the text itself, its notes at the foot, and the mark where it ends. */
export const Paper = memo(function Paper({ isHidden }: { isHidden: boolean }) {
  const room = useRoom()
  const { notes } = useFacts()
  const empty = useRoomState((state) => state.draft.units.length === 0)
  const connecting = useRoomState((state) => state.connection === 'connecting')
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => (place.current ? room.editor.mount(place.current) : undefined), [room])

  return (
    <div className="desk" hidden={isHidden}>
      <article className="paper">
        <div ref={place} className="paper-text" id="draft" />
        {empty && <p className="paper-empty">{connecting ? say.opening : say.empty}</p>}
        <Notes notes={notes} />
        {!empty && <p className="paper-end">{say.end}</p>}
      </article>
    </div>
  )
})
