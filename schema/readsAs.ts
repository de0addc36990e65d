import type { Draft, Position, Run, Unit } from './draft.ts'
import type { PartyBook } from './parse/partyBook.ts'
import { createPartyBook } from './parse/partyBook.ts'
import { dayIn } from './parse/dates.ts'
import { readUnit } from './parse/readUnit.ts'
import { dayPrinted } from './parse/settleUntil.ts'
import type { WordsContext } from './parse/readWords.ts'
import { readWords } from './parse/readWords.ts'
import { noteNumbers } from './rendition/houseStyle.ts'
import { sameWords } from './sameWords.ts'

/** Whether a text, read as the words of a unit, gives these words under these brackets. */
export function readsAsWords(text: string, runs: readonly Run[], draft: Draft): boolean {
  return sameWords(readWords(text, contextOf(draft), true).runs, numbered(runs, draft)) !== null
}

/** Whether a text, read as the body of a unit, gives this unit: its words, status, remarks, and what parties hold on its brackets. */
export function readsAsUnit(body: string, unit: Unit, at: number, draft: Draft): boolean {
  const line = { n: 1, text: body, blankBefore: true, raw: body }
  const block = { kind: unit.kind, label: unit.label, alternative: unit.alternativeTo !== null, explicit: false, lines: [line], parts: body === '' ? [] : [{ n: 1, text: body }] }
  const read = readUnit(block, `u${at + 1}`, draft.parties, contextOf(draft))
  const ids = sameWords(numbered(unit.runs, draft), read.unit.runs)
  if (!ids || read.unit.by !== unit.by) return false
  const { status } = read
  const { stamp } = unit
  if ((status === null) !== (stamp === null) || (read.unit.moved?.printed ?? null) !== (unit.moved?.printed ?? null)) return false
  if (status && stamp) {
    const date = status.date ? dayIn(status.date, 'month first') : null
    const note = stamp.note === null ? null : (noteNumbers(draft).get(stamp.note) ?? null)
    if (status.decision !== stamp.decision || status.level !== stamp.level || date !== stamp.date || (read.slash ?? status.note) !== note) return false
  }
  if (read.unit.moved?.role !== unit.moved?.role || read.slash !== null) return false
  if (!sameList(held(read.unit.positions, true), held(unit.positions)) || !sameList(read.unit.remarks, unit.remarks)) return false
  return [...ids].every(([id, found]) => {
    const [mine, theirs] = [draft.brackets[id], read.facts[found]]
    return sameList(held(mine?.positions ?? []), held(theirs?.positions ?? [], true)) && sameList(mine?.remarks ?? [], theirs?.remarks ?? [])
  })
}

/** `printed`: the day of a position was read and not yet settled. */
function held(positions: readonly Position[], printed = false): string[] {
  const dayOf = (until: string | undefined) => (until === undefined ? '' : printed ? dayPrinted(until, 'month first') : until)
  return positions.filter((position) => position.note === null).map(({ party, stance, until }) => `${party} ${stance} ${dayOf(until)}`)
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  const [x, y] = [[...a].sort(), [...b].sort()]
  return x.length === y.length && x.every((each, at) => each === y[at])
}

/** The runs with the notes they would have in print. */
function numbered(runs: readonly Run[], draft: Draft): Run[] {
  const numbers = noteNumbers(draft)
  return runs.map((run) => ({ ...run, notes: run.notes.flatMap((note) => numbers.get(note) ?? []) }))
}

function contextOf(draft: Draft): WordsContext {
  const numbers = new Set(noteNumbers(draft).values())
  const book: PartyBook = createPartyBook(draft.parties)
  let brackets = 0
  return { book, noteOf: (number) => (numbers.has(number) ? number : undefined), newBracket: () => `b${(brackets += 1)}`, lostNumber: () => '' }
}
