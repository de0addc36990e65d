import { spelledDay } from './calendar.ts'
import type { Draft, PartyCode, Position, Stance, Unit } from './draft.ts'
import { holders } from './draft.ts'
import { holderNames, inShort, inWords, levelInBrackets, partyName, unitName } from './naming.ts'
import type { OpenItem } from './openItems.ts'
import { openItems } from './openItems.ts'
import { textOf } from './runs.ts'

/** What is not settled about a text: words proposed in, out or in place of others, words in brackets, a paragraph proposed, what parties
 * hold on a paragraph, a decision that waits. */
export const issueKinds = ['insertion', 'deletion', 'replacement', 'in brackets', 'new paragraph', 'positions', 'decision pending'] as const
export type IssueKind = (typeof issueKinds)[number]

/** One outstanding issue, in words: a line of the list the secretariat hands out. */
export interface OutstandingRow {
  readonly kind: IssueKind
  /** Id of the bracket; of the unit for whatever is about a whole one. */
  readonly id: string
  readonly unit: string
  /** "Objective 1.2, 3." */
  readonly place: string
  /** Who holds it: codes, and the names in words. */
  readonly by: readonly PartyCode[]
  readonly holder: string
  /** "[a ministerial] to be replaced by [an expert-level]"; the beginning of the unit, where it is about the whole of it as it stands. */
  readonly words: string
  /** The positions of others, by stance in words: "Argentina and Brazil". Empty where nobody holds it. */
  readonly supports: string
  readonly opposes: string
  readonly reserves: string
  /** With the day asked for: "Mexico (until April 30, 2012)". */
  readonly pending: string
  readonly canLiveWith: string
  /** As printed in the text it came from, where that says more. */
  readonly remarks: readonly string[]
  /** The decision the unit is under: "AGREED (INF 04/19/12)", "DELETED (AD REFERENDUM)"; empty for an open one. */
  readonly standing: string
}

/** All that is outstanding, in document order: every open bracket and proposed unit, those under a stamp included, every decision that
 * waits to be confirmed or for a delegation's answer, and what parties hold on a unit, unless it is settled and they can live with it. */
export function outstanding(draft: Draft): readonly OutstandingRow[] {
  const items = new Map<string, OpenItem[]>()
  for (const item of openItems(draft)) items.set(item.unit, [...(items.get(item.unit) ?? []), item])
  return draft.units.flatMap((unit) => {
    const found = items.get(unit.id) ?? []
    const waits = isWaiting(unit)
    const rows = found.filter((item) => item.type !== 'positions' || (!waits && isHeld(unit))).map((item) => rowOf(draft, unit, item))
    return waits ? [decisionRow(draft, unit), ...rows] : rows
  })
}

/** Whether a decision is not yet firm: it waits for a meeting with its quorum, or for a delegation that consults its capital. */
function isWaiting({ stamp, positions }: Unit): boolean {
  return stamp !== null && (stamp.pending || positions.some(({ stance }) => stance === 'pending consultations'))
}

/** Whether what parties hold on a unit is still to be dealt with: once it is decided on, only what stands against it is. */
function isHeld({ stamp, positions }: Unit): boolean {
  return positions.some(({ stance }) => stamp === null || !settled.has(stance))
}

const settled: ReadonlySet<Stance> = new Set(['proposes', 'supports', 'can live with'])

function rowOf(draft: Draft, unit: Unit, item: OpenItem): OutstandingRow {
  const words = item.type === 'positions' ? inShort(textOf(unit.runs)) : wordsOf(item)
  return { kind: item.kind === null ? 'positions' : kinds[item.kind], id: item.id, words, ...aboutUnit(draft, unit), ...heldBy(draft, item.by, item.positions), remarks: item.remarks }
}

function decisionRow(draft: Draft, unit: Unit): OutstandingRow {
  // What is held on a unit that is itself a proposal stands with the proposal.
  const isProposed = unit.by !== null
  return {
    kind: 'decision pending', id: unit.id, words: inShort(textOf(unit.runs)), ...aboutUnit(draft, unit),
    ...heldBy(draft, '', isProposed ? [] : unit.positions), remarks: isProposed ? [] : unit.remarks,
  }
}

const kinds = { ins: 'insertion', del: 'deletion', replace: 'replacement', hold: 'in brackets', unit: 'new paragraph' } as const

function wordsOf({ struck, inserted, held }: OpenItem): string {
  const [out, into, kept] = [struck, inserted, held].map((words) => (words === '' ? '' : `[${oneLine(words)}]`))
  if (out && into) return `${out} to be replaced by ${into}`
  return out ? `${out} to be deleted` : (into || kept || '')
}

function aboutUnit(draft: Draft, { id, stamp }: Unit): Pick<OutstandingRow, 'unit' | 'place' | 'standing'> {
  return { unit: id, place: unitName(draft, id), standing: stamp === null ? '' : `${stamp.decision.toUpperCase()}${levelInBrackets(stamp)}` }
}

function heldBy(draft: Draft, by: string, positions: readonly Position[]): Pick<OutstandingRow, 'by' | 'holder' | 'supports' | 'opposes' | 'reserves' | 'pending' | 'canLiveWith'> {
  const of = (stance: Stance) => positions.filter((position) => position.stance === stance)
  const named = (stance: Stance) => inWords(unique(of(stance).map(({ party }) => partyName(draft, party))))
  const all = unique([...holders(by), ...of('proposes').map(({ party }) => party)])
  const pending = of('pending consultations').map(({ party, until }) => partyName(draft, party) + (until === undefined ? '' : ` (until ${spelledDay(until)})`))
  return {
    by: all, holder: holderNames(draft, all.join(',')),
    supports: named('supports'), opposes: named('opposes'), reserves: named('reserves'), pending: inWords(unique(pending)), canLiveWith: named('can live with'),
  }
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)]
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}
