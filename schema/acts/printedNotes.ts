import type { Draft, Note } from '../draft.ts'

/** Ids of the notes that are cited in print: at words, by stamps that stand, by positions. A former stamp is history and prints nothing. */
export function printedNotes(draft: Pick<Draft, 'units' | 'brackets'>): ReadonlySet<string> {
  const positions = [...draft.units, ...Object.values(draft.brackets)].flatMap((each) => each.positions)
  return new Set([
    ...draft.units.flatMap((unit) => [...unit.runs.flatMap((run) => run.notes), ...(unit.stamp?.note ? [unit.stamp.note] : [])]),
    ...positions.flatMap(({ note }) => note ?? []),
  ])
}

/** The notes a change leaves at the foot with nobody citing them. One that nobody cited before is not the change's to take away. */
export function leftUncited(before: Draft, after: Pick<Draft, 'units' | 'brackets'>): Note[] {
  const [was, is] = [printedNotes(before), printedNotes(after)]
  return before.notes.filter(({ id }) => was.has(id) && !is.has(id))
}

/** What the log says of notes that go, with their words, which are nowhere else once they are gone. */
export function notesGone(notes: readonly Note[]): string {
  return notes.map(({ text }) => ` The note "${text}" goes, since nothing cites it any more.`).join('')
}
