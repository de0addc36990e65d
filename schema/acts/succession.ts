import { finished, positionWent } from '../compare/positionWords.ts'
import type { BracketFacts, Draft, Position, Unit } from '../draft.ts'
import { bracketName, counted, ended, inWords, partyName, unitName } from '../naming.ts'
import { bracketIds } from '../proposals.ts'
import type { RecordChange } from '../record.ts'
import { positionText } from '../rendition/houseStyle.ts'

/** What parties hold on the paragraph and what they hold on its words, where another version takes the place of a unit.
 *
 * Who supports, opposes or can live with the words that lost said so of those words, and nobody says it for them of others. What was asked of
 * the paragraph (a request, a reservation, an answer that is awaited) is not answered by the choice: it stays, until its party takes it back. */
export interface Inheritance {
  readonly stays: readonly Position[]
  readonly goes: readonly Position[]
}

/** What of the positions on a unit stays with the version that takes its place. A party that holds something on that one already holds that. */
export function inherited(root: Pick<Unit, 'positions'>, heir: Pick<Unit, 'positions'>): Inheritance {
  const isAsked = ({ party, stance }: Position) => asking.has(stance) && !heir.positions.some((each) => each.party === party)
  // A note stands at words that are gone: what it said is generated from now on.
  const stays = root.positions.filter(isAsked).map((position) => (position.note === null ? position : { ...position, note: null, printed: null }))
  return { stays, goes: root.positions.filter((position) => !isAsked(position)) }
}

const asking: ReadonlySet<Position['stance']> = new Set(['proposes', 'reserves', 'pending consultations'])

/** All that goes with words: positions and remarks on units and brackets that are not there any more, and notes nothing cites. */
export interface WentAlong {
  readonly positions: readonly { readonly position: Position; readonly on: string }[]
  readonly remarks: readonly { readonly remark: string; readonly on: string }[]
  readonly notes: readonly string[]
}

/** What goes with a change of the units, given what of it was saved elsewhere. `record` tells which notes go. */
export function wentAlong(draft: Draft, after: readonly Unit[], record: readonly RecordChange[], saved: readonly Position[] = []): WentAlong {
  const left = new Set(after.flatMap(({ id, ...unit }) => [id, ...bracketIds(unit)]))
  const gone = draft.units.flatMap((unit) => {
    const whole: [Pick<BracketFacts, 'positions' | 'remarks'>, string][] = left.has(unit.id) ? [] : [[unit, unitName(draft, unit.id)]]
    return [...whole, ...bracketIds(unit).filter((id) => !left.has(id)).map((id) => [draft.brackets[id] ?? noBracket, `${bracketName(draft, unit, id)} in ${unitName(draft, unit.id)}`] as const)]
  })
  return {
    positions: gone.flatMap(([{ positions }, on]) => positions.filter((position) => !saved.includes(position)).map((position) => ({ position, on }))),
    remarks: gone.flatMap(([{ remarks }, on]) => remarks.map((remark) => ({ remark, on }))),
    notes: notesIn(draft, record),
  }
}

/** The texts of the notes a change takes away. */
export function notesIn(draft: Draft, record: readonly RecordChange[]): string[] {
  return record.flatMap(({ key, value }) => (value === null && key.startsWith('note:') ? (draft.notes.find(({ id }) => `note:${id}` === key)?.text ?? []) : []))
}

const noBracket: BracketFacts = { positions: [], remarks: [] }

/** Each of it in a sentence, for the log: there the words are kept for good. */
export function toldInFull(draft: Draft, { positions, remarks, notes }: WentAlong): string[] {
  return [
    ...positions.map(({ position, on }) => ended(positionWent(draft, position, on))),
    ...remarks.map(({ remark, on }) => ended(`The remark “${remark}” went with ${on}`)),
    ...notes.map((note) => ended(`The note “${note}” went with the words it stood at`)),
  ]
}

/** The same in one sentence, for whoever did it; none where nothing went. */
export function toldInShort(draft: Draft, { positions, remarks, notes }: WentAlong): string[] {
  const parties = [...new Set(positions.map(({ position }) => partyName(draft, position.party)))]
  const parts = [
    ...(parties.length ? [`${positions.length === 1 ? 'the position' : 'the positions'} of ${inWords(parties)}`] : []),
    ...(remarks.length ? [counted(remarks.length, 'remark')] : []), ...(notes.length ? [counted(notes.length, 'note')] : []),
  ]
  return parts.length ? [`With the words went ${inWords(parts)}. The log has them in full.`] : []
}

/** What stays with a paragraph of which another version was chosen, in a sentence; none where nothing does. */
export function toldOfStaying(draft: Draft, name: string, stays: readonly Position[]): string[] {
  return stays.length ? [finished(`What was asked of the paragraph stays with ${name}: ${stays.map((position) => positionText(draft.parties, position)).join(' ')}`)] : []
}

/** Turns the room from units that go to the one that takes their place: the pointer, the parked list, requests for the floor. */
export function turnedTo(draft: Draft, gone: readonly string[], heir: string, record: readonly RecordChange[]): RecordChange[] {
  const turn = (id: string) => (gone.includes(id) ? heir : id)
  const known = record.filter(({ key }) => key !== 'pointer' && key !== 'parked' && key !== 'floor')
  const changes: RecordChange[] = [
    ...(draft.pointer !== null && gone.includes(draft.pointer) ? [{ key: 'pointer', value: heir } as const] : []),
    ...(draft.parked.some((id) => gone.includes(id)) ? [{ key: 'parked', value: [...new Set(draft.parked.map(turn))] } as const] : []),
    ...(draft.floor.some(({ unit }) => unit !== null && gone.includes(unit)) ? [{ key: 'floor', value: draft.floor.map((each) => (each.unit === null ? each : { ...each, unit: turn(each.unit) })) } as const] : []),
  ]
  return [...known, ...changes]
}
