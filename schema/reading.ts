import type { BracketMark, Run, Unit } from './draft.ts'

/** What becomes of a proposal in a reading: its words are in or out. `hold` words always stay, since nobody proposes to change them. */
export type Taken = (mark: Pick<BracketMark, 'id' | 'by'>) => boolean

/** The text of a unit as it would read with some proposals accepted and the others not. Words proposed inside a proposal that is out are out
 * with it, and where words are left out no space stays behind that would stand double or before a punctuation mark. */
export function readingOf(unit: Pick<Unit, 'runs'>, taken: Taken): string {
  const parents = new Map(unit.runs.flatMap((run) => run.brackets.map((mark) => [mark.id, mark])))
  let text = ''
  let gap = false
  for (const run of unit.runs) {
    if (!isIn(run, taken, parents)) {
      gap = true
      continue
    }
    if (gap && /^\s*[,.;:!?)]/.test(run.text)) text = text.trimEnd()
    text += gap && /^\s*[,.;:!?)]/.test(run.text) ? run.text.trimStart() : run.text
    gap = false
  }
  return text.replace(/\s+/g, ' ').trim()
}

/** A text without the brackets that have no partner in it. */
export function withoutStrays(text: string): string {
  return text.replace(/[[\]]/g, '').replace(/\s+/g, ' ').trim()
}

/** The text a reader would accept today: no bracket characters, nothing that is merely proposed, no colon after a heading.
 *
 * In an agreed unit the open proposals count as taken in: they were on the screen when the gavel fell, and only the mark was not cleaned. */
export function cleanText(unit: Pick<Unit, 'runs' | 'stamp' | 'kind'>): string {
  const agreed = unit.stamp?.decision === 'agreed'
  const text = withoutStrays(readingOf(unit, () => agreed))
  return unit.kind === 'heading' || unit.kind === 'subheading' || unit.kind === 'chapter' ? text.replace(/\s*:$/, '') : text
}

/** Whether the words of a run stand in a reading. */
export function isIn(run: Run, taken: Taken, marks: ReadonlyMap<string, BracketMark>): boolean {
  const author = run.brackets.find((mark) => mark.kind === 'ins')
  if (run.brackets.some((mark) => mark.kind === 'del' && taken(mark))) return false
  let mark: BracketMark | undefined = author
  for (let depth = 0; mark && depth < 24; depth++) {
    if (mark.kind === 'ins' && !taken(mark)) return false
    mark = mark.parent === null ? undefined : marks.get(mark.parent)
  }
  return true
}
