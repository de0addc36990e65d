import type { Unit } from '../../schema/draft.ts'

/** The words of a unit with their brackets: "the law, {1 URY ins|while }respecting". */
export function shownWords(unit: Pick<Unit, 'runs'> | undefined): string {
  const ids: string[] = []
  const name = (id: string) => (ids.includes(id) ? ids.indexOf(id) : ids.push(id) - 1) + 1
  return (unit?.runs ?? []).map((run) => {
    const marks = run.brackets.map((mark) => [name(mark.id), mark.by, mark.kind, mark.parent === null ? '' : `in ${name(mark.parent)}`].filter((part) => part !== '').join(' ')).sort()
    const notes = run.notes.length ? `#${run.notes.join(',')}` : ''
    return (marks.length ? `{${marks.join(' + ')}|${run.text}}` : run.text) + notes
  }).join('')
}
