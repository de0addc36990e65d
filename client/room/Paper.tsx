import { useEffect, useRef } from 'react'
import { useFacts } from './useFacts.ts'
import { useRoom, useRoomState } from './useRoom.ts'

const say = { page: 'The draft', end: 'End of the draft', empty: 'This draft has no text yet.', opening: 'Opening the draft …', notes: 'Notes' }

/** The sheet of paper: the text itself, its notes at the foot, and the mark where it ends. */
export function Paper({ isHidden }: { isHidden: boolean }) {
  const room = useRoom()
  const { notes, abilities } = useFacts()
  const empty = useRoomState((state) => state.draft.units.length === 0)
  const connecting = useRoomState((state) => state.connection === 'connecting')
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => (place.current ? room.editor.mount(place.current) : undefined), [room])

  return (
    // Whoever has no cursor in the text scrolls it by keyboard all the same.
    <div className="desk" hidden={isHidden} {...(abilities.propose ? {} : { role: 'region', 'aria-label': say.page, tabIndex: 0 })}>
      <article className="paper">
        <div ref={place} className="paper-text" id="draft" />
        {empty && <p className="paper-empty">{connecting ? say.opening : say.empty}</p>}
        {notes.length > 0 && (
          <section className="notes" aria-label={say.notes}>
            <ol>
              {notes.map((note, at) => (
                <li key={note.id} data-note-text={note.id}>
                  <span className="notes-number">{at + 1}/</span> {note.text}
                </li>
              ))}
            </ol>
          </section>
        )}
        {!empty && <p className="paper-end">{say.end}</p>}
      </article>
    </div>
  )
}
