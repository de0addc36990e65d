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
  const numbers = new Map(draft.notes.map((note, index) => [note.id, index + 1]))
  const cited = new Set<string>()
  const places = placesOf(draft)
  const names = (id: string) => places.get(id) ?? 'a paragraph'
  return new Map(
    draft.units.map((unit) => {
      for (const run of unit.runs) for (const note of run.notes) cited.add(note)
      const look = lookOf(unit, draft, names, noteCited(unit.stamp?.note ?? null, numbers, cited))
      if (unit.stamp?.note) cited.add(unit.stamp.note)
      return [unit.id, look]
    }),
  )
}

/** Two looks that are drawn alike. */
export function sameLook(a: UnitLook, b: UnitLook): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function lookOf(unit: Unit, draft: Draft, names: (id: string) => string, note: string): UnitLook {
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
