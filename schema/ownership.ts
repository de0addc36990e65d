import type { PartyCode, Run, Unit } from './draft.ts'
import { bracketKey } from './runs.ts'

/** A stretch of a unit's text as one party sees it: its own words, or somebody else's, with the marks on them that are not its own. */
export interface Cell {
  readonly text: string
  /** Written by the party. */
  readonly own: boolean
  /** Everything others have put on these words, as a text that is equal for equal marks; empty where there is nothing. */
  readonly foreign: string
}

/** Whether a run's words were written by the party: in its `ins`, or without any in a unit that is itself its proposal.
 *
 * A bracket of several holders is nobody's alone. */
export function isOwn(run: Pick<Run, 'brackets'>, unitBy: string | null, party: PartyCode): boolean {
  const authors = run.brackets.filter((mark) => mark.kind === 'ins')
  return authors.length === 0 ? unitBy === party : authors.some((mark) => mark.by === party)
}

/** A unit's text as the party sees it. */
export function cellsOf(unit: Pick<Unit, 'by' | 'runs'>, party: PartyCode): Cell[] {
  return unit.runs.map((run) => {
    const marks = run.brackets.filter((mark) => mark.by !== party).map(bracketKey).sort()
    const foreign = marks.length + run.notes.length === 0 ? '' : JSON.stringify([marks, [...run.notes].sort()])
    return { text: run.text, own: isOwn(run, unit.by, party), foreign }
  })
}

/** The unit as everybody else must still see it: without the party's words and marks. */
export function projection(cells: readonly Cell[]): string {
  return JSON.stringify(joined(cells.filter((cell) => !cell.own)))
}

/** Whether others' marks on the party's own words are still theirs: none new, none moved to other words, none taken off words that stayed.
 *
 * A party may always delete its own words with what stands on them, and type others. Words are compared between two neighbouring
 * words of somebody else, which stay, so that a mark cannot be carried elsewhere. */
export function keepsForeignMarks(before: readonly Cell[], after: readonly Cell[]): boolean {
  const was = gapsOf(before)
  const now = gapsOf(after)
  for (const at of new Set([...was.keys(), ...now.keys()])) {
    const old = was.get(at) ?? []
    const current = now.get(at) ?? []
    if (!old.some(isMarked) && !current.some(isMarked)) continue
    const sameWords = wordsOf(old) === wordsOf(current)
    if (sameWords ? !sameCells(old, current) : !isSubsequence(markedLetters(current), markedLetters(old))) return false
  }
  return true
}


/** The party's words by how many characters of others stand before them. */
function gapsOf(cells: readonly Cell[]): Map<number, Cell[]> {
  const gaps = new Map<number, Cell[]>()
  let at = 0
  for (const cell of cells) {
    if (!cell.own) at += cell.text.length
    else if (gaps.has(at)) gaps.get(at)!.push(cell)
    else gaps.set(at, [cell])
  }
  return gaps
}

function joined(cells: readonly Cell[]): [text: string, foreign: string][] {
  const out: [string, string][] = []
  for (const { text, foreign } of cells) {
    const last = out[out.length - 1]
    if (last && last[1] === foreign) last[0] += text
    else out.push([text, foreign])
  }
  return out
}

function isMarked(cell: Cell): boolean {
  return cell.foreign !== ''
}

function wordsOf(cells: readonly Cell[]): string {
  return cells.map((cell) => cell.text).join('')
}

function sameCells(a: readonly Cell[], b: readonly Cell[]): boolean {
  return JSON.stringify(joined(a)) === JSON.stringify(joined(b))
}

function markedLetters(cells: readonly Cell[]): string[] {
  return cells.filter(isMarked).flatMap((cell) => Array.from({ length: cell.text.length }, (_, i) => cell.text.charAt(i) + cell.foreign))
}

function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0
  for (const letter of whole) if (at < part.length && part[at] === letter) at++
  return at === part.length
}
