import { attribution } from './attribution.ts'
import type { BracketKind, Draft, Finding, Moved, Position, Stance, Stamp, Unit, UnitKind } from './draft.ts'
import { holders } from './draft.ts'
import { cleanText } from './reading.ts'
import { idemStamps } from './rendition/annotated.ts'
import { noteNumbers, positionText, stampText } from './rendition/houseStyle.ts'
import { bracketsIn, textOf } from './runs.ts'

/** A draft as the programs of others read it: the answer of `adref parse FILE --json` and of `GET /api/documents/:id`. */
export interface Report {
  readonly title: string
  readonly symbol: string
  readonly units: readonly ReportedUnit[]
  readonly notes: readonly { readonly id: string; readonly text: string; readonly lines: readonly [number, number] | null; readonly anchors: readonly string[] }[]
  readonly findings: readonly Finding[]
}

export interface ReportedUnit {
  readonly id: string
  readonly kind: UnitKind
  /** As printed; of a heading without a label its words, of an alternative without one the sign before it. */
  readonly label: string | null
  /** All characters: what is proposed, what is proposed to go, and the brackets that have no partner. */
  readonly text: string
  /** What a reader would accept today. */
  readonly clean: string
  /** First and last line of the source; null for a unit made in the room. */
  readonly lines: readonly [number, number] | null
  readonly stamp: ReportedStamp | null
  /** Codes of the holders of a unit that is itself a proposal. */
  readonly by: readonly string[]
  readonly brackets: readonly ReportedBracket[]
  readonly positions: readonly ReportedPosition[]
  /** Printed words about the unit that are neither its text nor a position. */
  readonly remarks: readonly string[]
  readonly moved: Moved | null
  readonly alternativeTo: string | null
}

export interface ReportedStamp extends Pick<Stamp, 'decision' | 'level' | 'date' | 'note'> {
  /** The note was cited before. */
  readonly idem: boolean
  readonly printed: string
}

export interface ReportedBracket {
  readonly id: string
  readonly kind: BracketKind
  readonly by: readonly string[]
  readonly text: string
  readonly parent: string | null
  readonly positions: readonly ReportedPosition[]
  readonly remarks: readonly string[]
}

export interface ReportedPosition {
  readonly party: string
  readonly stance: Stance
  readonly printed: string
  /** Id of the note that prints it. */
  readonly note: string | null
}

/** The report on a draft, imported or live. */
export function report(draft: Draft): Report {
  const idem = idemStamps(draft)
  const anchors = anchorsOf(draft)
  return {
    title: draft.title, symbol: draft.symbol,
    units: draft.units.map((unit) => reportedUnit(draft, unit, idem.has(unit.id))),
    notes: draft.notes.map(({ id, text, lines }) => ({ id, text, lines, anchors: anchors.get(id) ?? [] })),
    findings: draft.findings,
  }
}

function reportedUnit(draft: Draft, unit: Unit, idem: boolean): ReportedUnit {
  const { id, kind, lines, moved, alternativeTo, stamp } = unit
  const text = textOf(unit.runs).replace(/\s+/g, ' ').trim()
  const isNamed = kind === 'heading' || kind === 'subheading'
  const named = unit.by !== null && alternativeTo !== null ? [attribution(draft.parties, unit.by)].filter((each) => !unit.remarks.some((remark) => remark === each)) : []
  return {
    id, kind, label: unit.label ?? (isNamed ? text : alternativeTo === null ? null : '//'), text, clean: cleanText(unit), lines,
    stamp: stamp && reportedStamp(draft, stamp, idem),
    by: holders(unit.by),
    brackets: bracketsIn(unit.runs).map(({ mark, text: words }) => ({
      id: mark.id, kind: mark.kind, by: holders(mark.by), text: words.replace(/\s+/g, ' ').trim(), parent: mark.parent,
      positions: (draft.brackets[mark.id]?.positions ?? []).map((position) => reportedPosition(draft, position)),
      remarks: draft.brackets[mark.id]?.remarks ?? [],
    })),
    positions: unit.positions.map((position) => reportedPosition(draft, position)),
    remarks: [...named, ...unit.remarks], moved, alternativeTo,
  }
}

function reportedStamp(draft: Draft, stamp: Stamp, idem: boolean): ReportedStamp {
  const { decision, level, date, note, printed } = stamp
  const number = note === null ? undefined : noteNumbers(draft).get(note)
  return { decision, level, date, note, idem, printed: printed ?? stampText(stamp, number === undefined ? null : { number, idem }) }
}

function reportedPosition(draft: Draft, position: Position): ReportedPosition {
  return { party: position.party, stance: position.stance, printed: positionText(draft.parties, position), note: position.note }
}

/** The units that cite each note, by their stamp or at words of theirs, in document order. */
function anchorsOf(draft: Draft): Map<string, string[]> {
  const anchors = new Map<string, string[]>()
  for (const unit of draft.units)
    for (const note of new Set([...unit.runs.flatMap((run) => run.notes), ...(unit.stamp?.note ? [unit.stamp.note] : [])]))
      anchors.set(note, [...(anchors.get(note) ?? []), unit.id])
  return anchors
}
