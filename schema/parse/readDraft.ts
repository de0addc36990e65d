import type { BracketFacts, BracketMark, Draft, Note, Party, Position, Run, Stamp, Unit } from '../draft.ts'
import { emptyDraft } from '../draft.ts'
import { bracketsIn, normalRuns, textOf } from '../runs.ts'
import { blocksOf } from './blocks.ts'
import { withNotesUnderRule } from './footRule.ts'
import type { DateOrder } from './dates.ts'
import { provenOrder, readDate, dayIn } from './dates.ts'
import { documentTitle } from './documentTitle.ts'
import { lastWordStart } from './cells.ts'
import type { Sitting } from './importedMeetings.ts'
import { importedMeetings } from './importedMeetings.ts'
import { tieMoves } from './moves.ts'
import type { LostNumber } from './noteAnchors.ts'
import { matchLostNumbers, readNotes } from './noteAnchors.ts'
import type { PartyBook } from './partyBook.ts'
import { createPartyBook } from './partyBook.ts'
import type { ReadOptions } from './readOptions.ts'
import { positionsOf, readPosition, readRemark } from './readRemark.ts'
import { settleUntil } from './settleUntil.ts'
import type { ReadUnit } from './readUnit.ts'
import { readUnit } from './readUnit.ts'
import type { SourceLine } from './sourceLines.ts'
import { sourceLines } from './sourceLines.ts'
import { waits } from './waits.ts'
import { withoutNames } from './withoutNames.ts'

/** A text read as a draft, with what a report on it needs to know. Stamps are not yet bound to their words. */
export interface ReadDraft {
  readonly draft: Draft
  readonly lines: readonly SourceLine[]
  readonly units: readonly ReadUnit[]
  readonly strangers: readonly Party[]
  /** Places where the number of a note was lost, with the note it must have been. */
  readonly lost: readonly (LostNumber & { readonly note: string | null; readonly at: string })[]
  /** How dates were read, and whether the text proves it. */
  readonly order: DateOrder
  readonly proven: boolean
}

/** Reads a text in the conventions of negotiated drafts. Never fails; what it does not understand stays text. */
export function readDraft(source: string | readonly SourceLine[], parties: readonly Party[], options: ReadOptions = {}): ReadDraft {
  const lines = withNotesUnderRule(typeof source === 'string' ? sourceLines(source) : source)
  const book = withoutNames(createPartyBook(parties), options.notParties)
  const blocks = blocksOf(lines, book)
  const notes = readNotes(blocks)
  const lost: (LostNumber & { readonly at: string })[] = []
  const units = readUnits(blocks.filter((block) => block.kind !== 'note'), parties, book, notes, lost, options.progress)

  const until = units.flatMap(({ unit, facts }) => [unit, ...Object.values(facts)].flatMap(({ positions }) => positions.flatMap((position) => position.until ?? [])))
  const dates = [...units.flatMap(({ status }) => (status?.date ? [status.date] : [])), ...until.flatMap((day) => readDate(day) ?? [])]
  const proof = provenOrder(dates)
  const order = options.dates ?? proof ?? 'month first'
  const matched = matchLostNumbers(uncited(notes, units), lost, firstReference(units))
  const places = lost.map((place, at) => ({ ...place, note: matched[at]! }))
  const noteAt = new Map(places.map((place) => [place.at, place.note]))

  const noteById = new Map(notes.map((note) => [note.id, note]))
  const noteBehind = (at: number, number: string | null) => noteById.get(number === '' ? (noteAt.get(`s${at}`) ?? '') : String(Number(number ?? NaN)))
  const sittings = units.map(({ status, slash }, at): Sitting | null =>
    status && { level: status.level, date: status.date ? dayIn(status.date, order) : null, note: noteBehind(at, slash ?? status.note) })
  const { meetings, idOf } = importedMeetings(sittings.flatMap((sitting) => sitting ?? []), order)
  const leftOver = new Map<number, number>()
  for (const place of places) if (place.kind === 'slash' && place.at.startsWith('?') && place.note === null) leftOver.set(place.unit, (leftOver.get(place.unit) ?? 0) + 1)
  const stamped = units.map(({ unit: read, status, slash, slashPrinted }, at): Unit => {
    const slashes = leftOver.get(at) ?? 0
    const unit = slashes ? { ...read, remarks: [...read.remarks, ...Array.from({ length: slashes }, () => '/')] } : read
    const runs = settleNotes(unit.runs, noteAt)
    const sitting = sittings[at]
    if (!status || !sitting) {
      const note = slash === null || slashPrinted.endsWith('IDEM') ? undefined : noteBehind(at, slash)
      if (note && runs.length) return { ...unit, runs: noteOnLastWord(runs, note.id) }
      return slash === null ? { ...unit, runs } : { ...unit, runs, remarks: [...unit.remarks, slashPrinted] }
    }
    const { decision, level } = status
    const printed = slashPrinted === '' || slashPrinted === '/' ? status.printed : `${status.printed} ${slashPrinted}`
    const stamp: Stamp = { decision, level, date: sitting.date, meeting: idOf(sitting), note: sitting.note?.id ?? null, printed: printed.replace(/\s*\n\s*/g, ' '), pending: waits(level, sitting.note), hash: '', words: '' }
    return { ...unit, runs, stamp }
  })
  const unitAt = new Map(blocks.flatMap((block, at) => (block.kind === 'note' ? [] : [at])).map((at, unit) => [at, unit]))
  const tied = tieMoves(withAlternatives(stamped, units, unitAt))
  const facts: Record<string, BracketFacts> = {}
  for (const read of units) Object.assign(facts, read.facts)
  const placed = withNotePositions(tied, facts, notes, book)
  const settled = settleUntil(placed, order)
  const head = placed.units.find((unit) => unit.kind === 'title')
  const strangers = book.strangers()
  const draft: Draft = {
    ...emptyDraft, ...documentTitle(head ? textOf(head.runs) : ''), units: settled.units, brackets: settled.facts, notes, meetings,
    parties: [...parties, ...strangers],
  }
  return { draft, lines, units, strangers, lost: places, order, proven: proof === order }
}

function readUnits(blocks: Parameters<typeof readUnit>[0][], parties: readonly Party[], book: PartyBook, notes: readonly Note[], lost: (LostNumber & { at: string })[], progress?: ReadOptions['progress']): ReadUnit[] {
  const ids = new Set(notes.map((note) => note.id))
  const noteOf = (number: string) => (ids.has(String(Number(number))) ? String(Number(number)) : undefined)
  let brackets = 0
  return blocks.map((block, unit) => {
    if (unit % 100 === 0) progress?.(unit, blocks.length)
    const lostNumber = (kind: LostNumber['kind']) => {
      if (notes.length === 0 || lost.length >= MOST_LOST) return null
      const at = `?${lost.length}`
      lost.push({ kind, unit, status: false, at })
      return at
    }
    const read = readUnit(unit === 0 ? { ...block, alternative: false } : block, `u${unit + 1}`, parties, { book, noteOf, newBracket: () => `b${(brackets += 1)}`, lostNumber })
    const number = read.slash ?? read.status?.note ?? null
    if (number === '') lost.push({ kind: 'slash', unit, status: read.status !== null, at: `s${unit}` })
    return read
  })
}

// A text with more lost numbers than any draft has notes is damaged in another way.
const MOST_LOST = 5000

/** Notes that no printed number cites for the first time: what cites them lost its number, or was never there. */
function uncited(notes: readonly Note[], units: readonly ReadUnit[]): Note[] {
  const cited = new Set<string>()
  for (const { status, slash, unit } of units) {
    if (status?.note && !status.idem) cited.add(String(Number(status.note)))
    if (slash) cited.add(String(Number(slash)))
    for (const run of unit.runs) for (const note of run.notes) cited.add(note)
  }
  return notes.filter((note) => !cited.has(note.id))
}

function firstReference(units: readonly ReadUnit[]): (note: Note) => number {
  const first = new Map<string, number>()
  for (const [at, { status }] of units.entries()) {
    const id = status?.note ? String(Number(status.note)) : ''
    if (id && !first.has(id)) first.set(id, at)
  }
  return (note) => first.get(note.id) ?? Infinity
}

/** Puts the notes in place of their stand-ins. */
function settleNotes(runs: readonly Run[], noteAt: ReadonlyMap<string, string | null>): Run[] {
  if (!runs.some((run) => run.notes.some((note) => note.startsWith('?')))) return [...runs]
  return normalRuns(runs.map((run) => ({ ...run, notes: [...new Set(run.notes.flatMap((note) => (note.startsWith('?') ? (noteAt.get(note) ?? []) : [note])))] })))
}

function noteOnLastWord(runs: readonly Run[], note: string): Run[] {
  const last = runs[runs.length - 1]
  if (!last) return [...runs]
  const start = last.brackets.length ? 0 : lastWordStart(last.text)
  return normalRuns([...runs.slice(0, -1), { ...last, text: last.text.slice(0, start) }, { ...last, text: last.text.slice(start), notes: [...new Set([...last.notes, note])] }])
}

/** "//" stands before another version of the unit that precedes it, or of the one that one is itself a version of; a label may name
 * another. `unitAt` gives the unit of a block. */
function withAlternatives(units: readonly Unit[], read: readonly ReadUnit[], unitAt: ReadonlyMap<number, number>): Unit[] {
  const out: Unit[] = []
  for (const [at, unit] of units.entries()) {
    const before = out[at - 1]
    const { alternative, versionOf } = read[at]!.block
    const base = versionOf === undefined ? before : out[unitAt.get(versionOf) ?? at]
    out.push(alternative && base ? { ...unit, alternativeTo: base.alternativeTo ?? base.id } : unit)
  }
  return out
}

/** A note that says who holds what ("Pending consultations by the United States.") is a position on what it is anchored to: a bracket
 * where all its words carry the note, the unit otherwise. */
function withNotePositions(units: readonly Unit[], facts: Readonly<Record<string, BracketFacts>>, notes: readonly Note[], book: PartyBook): { units: Unit[]; facts: Record<string, BracketFacts> } {
  const taken = new Map<string, Position[]>()
  for (const note of notes) {
    const position = readPosition(note.text, book)
    if (position) taken.set(note.id, positionsOf(position, note.text, note.id))
  }
  const out: Record<string, BracketFacts> = { ...facts }
  const proposed = new Map(notes.flatMap((note) => {
    const said = readRemark(note.text, book)
    return said?.type === 'attribution' ? [[note.id, said.parties.join(',')] as const] : []
  }))
  if (proposed.size > 0) units = units.map((unit) => withHolders(unit, proposed))
  if (taken.size === 0) return { units: [...units], facts: out }
  const placed = units.map((unit): Unit => {
    const positions: Position[] = []
    for (const note of notesOf(unit)) {
      const held = taken.get(note) ?? []
      if (held.length === 0) continue
      const bracket = anchoredBracket(unit.runs, note)
      if (bracket === null) positions.push(...held)
      else out[bracket] = { remarks: out[bracket]?.remarks ?? [], positions: [...(out[bracket]?.positions ?? []), ...held] }
    }
    return positions.length ? { ...unit, positions: [...unit.positions, ...positions] } : unit
  })
  return { units: placed, facts: out }
}

/** "[set forth in them],1/" with the note "1. Proposed by Brazil": the note names who holds the bracket. */
function withHolders(unit: Unit, proposed: ReadonlyMap<string, string>): Unit {
  const holder = new Map<string, string>()
  for (const note of notesOf(unit)) {
    const by = proposed.get(note)
    const bracket = by === undefined ? null : anchoredBracket(unit.runs, note)
    if (by !== undefined && bracket !== null) holder.set(bracket, by)
  }
  if (holder.size === 0) return unit
  const marked = (mark: BracketMark): BracketMark => (mark.kind === 'hold' && mark.by === '' && holder.has(mark.id) ? { ...mark, kind: 'ins', by: holder.get(mark.id)! } : mark)
  return { ...unit, runs: normalRuns(unit.runs.map((run) => ({ ...run, brackets: run.brackets.map(marked) }))) }
}

function notesOf(unit: Unit): Set<string> {
  return new Set([...unit.runs.flatMap((run) => run.notes), ...(unit.stamp?.note ? [unit.stamp.note] : [])])
}

function anchoredBracket(runs: readonly Run[], note: string): string | null {
  const anchored = runs.filter((run) => run.notes.includes(note))
  if (anchored.length === 0) return null
  const candidates = bracketsIn(anchored).filter(({ mark }) => runs.every((run) => !run.brackets.some((each) => each.id === mark.id) || run.notes.includes(note) || run.text.trim() === ''))
  return candidates.find(({ mark }) => anchored.every((run) => run.text.trim() === '' || run.brackets.some((each) => each.id === mark.id)))?.mark.id ?? null
}
