import type { Draft, Unit } from '../../../schema/draft.ts'
import { holderNames, partyName } from '../../../schema/naming.ts'
import { placesOf } from '../../../schema/places.ts'
import { standingOf } from '../../../schema/standing.ts'
import { ink } from '../ink.ts'
import { noteCited, positionWords, stampParts } from './printed.ts'

/** All that is shown of a unit besides its words, as plain values. */
export interface UnitLook {
  readonly name: string
  readonly label: string | null
  readonly standing: 'agreed' | 'deleted' | 'open' | 'none'
  /** Decided, but waiting to be confirmed. */
  readonly pending: boolean
  readonly stamp: { readonly decision: string; readonly level: string; readonly note: string } | null
  /** Why nothing can be typed here; null where something can. */
  readonly closed: string | null
  /** Somebody holds it for a decision. */
  readonly held: boolean
  /** The room is on it. */
  readonly pointed: boolean
  /** Proposed as a whole: by whom, and in which ink. */
  readonly proposed: { readonly by: string; readonly ink: string } | null
  readonly alternative: string | null
  /** The printed note of a move, at either end. */
  readonly moved: string | null
  readonly stub: boolean
  /** Positions and remarks, as printed after the unit. */
  readonly after: readonly string[]
}

/** The looks of all units, in order. */
export function unitLooks(draft: Draft): Map<string, UnitLook> {
  const places = placesOf(draft)
  return new Map([...notesOfStamps(draft)].map(([unit, note]) => [unit.id, lookOf(unit, draft, places, note)]))
}

/** The look of one unit. */
export function unitLook(draft: Draft, id: string, places = placesOf(draft)): UnitLook | undefined {
  for (const [unit, note] of notesOfStamps(draft)) if (unit.id === id) return lookOf(unit, draft, places, note)
  return undefined
}

/** Every unit with the number its stamp cites: whether a note was cited before goes by all that stands above. */
function* notesOfStamps(draft: Pick<Draft, 'units' | 'notes'>): Generator<readonly [Unit, string]> {
  const numbers = new Map(draft.notes.map((note, index) => [note.id, index + 1]))
  const cited = new Set<string>()
  for (const unit of draft.units) {
    for (const run of unit.runs) for (const note of run.notes) cited.add(note)
    yield [unit, noteCited(unit.stamp?.note ?? null, numbers, cited)]
    if (unit.stamp?.note) cited.add(unit.stamp.note)
  }
}

/** Two looks that are drawn alike. */
export function sameLook(a: UnitLook, b: UnitLook): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function lookOf(unit: Unit, draft: Draft, places: ReadonlyMap<string, string>, note: string): UnitLook {
  const names = (id: string) => places.get(id) ?? 'a paragraph'
  const name = names(unit.id)
  const { state, pending } = standingOf(unit)
  const held = draft.holds[unit.id] !== undefined
  return {
    name,
    label: unit.label,
    standing: state,
    pending,
    stamp: unit.stamp && { ...stampParts(unit.stamp), note },
    closed: unit.stamp ? `${capital(unit.stamp.decision)}: nothing can be typed here until the chair reopens it.` : held ? 'Held for a decision: the words stand still for a moment.' : null,
    held,
    pointed: draft.pointer === unit.id,
    proposed: unit.by === null ? null : { by: proposer(unit.by, draft), ink: ink(unit.by) },
    alternative: unit.alternativeTo === null ? null : names(unit.alternativeTo),
    moved: unit.moved?.printed ?? null,
    stub: unit.moved?.role === 'origin',
    after: [...unit.positions.flatMap((position) => positionWords(position, draft)), ...unit.remarks],
  }
}

function proposer(by: string, draft: Draft): string {
  return holderNames(draft, by) || partyName(draft, by)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
