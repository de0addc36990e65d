import type { Note } from '../../schema/draft.ts'

const say = { notes: 'Notes' }

/** The notes of a draft at the foot of its page, under the numbers they are cited by. */
export function Notes({ notes }: { notes: readonly Note[] }) {
  if (notes.length === 0) return null
  return (
    <section className="notes" aria-label={say.notes}>
      <ol>
        {notes.map((note, at) => (
          <li key={note.id} data-note-text={note.id}>
            <span className="notes-number">{at + 1}/</span> {note.text}
          </li>
        ))}
      </ol>
    </section>
  )
}
