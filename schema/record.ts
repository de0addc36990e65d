import type { BracketFacts, Concordance, Draft, Finding, FloorRequest, Header, Hold, House, Meeting, Note, Party, UnitFacts } from './draft.ts'
import { emptyDraft, noFacts } from './draft.ts'

/** What the record holds under each key. Flat, one plain value a key, replaced as a whole: the server is its only writer. */
export interface RecordValues {
  title: string
  symbol: string
  header: Header
  house: House
  findings: readonly Finding[]
  clerks: readonly string[]
  pointer: string
  parked: readonly string[]
  floor: readonly FloorRequest[]
  [unit: `unit:${string}`]: UnitFacts
  [bracket: `bracket:${string}`]: BracketFacts
  [note: `note:${string}`]: Note
  [party: `party:${string}`]: Party
  [meeting: `meeting:${string}`]: Meeting
  [hold: `hold:${string}`]: Hold
  [concordance: `concordance:${string}`]: Concordance
}
export type RecordKey = keyof RecordValues & string

/** One entry of the record set, or taken away (null). */
export type RecordChange = { [K in RecordKey]: { readonly key: K; readonly value: RecordValues[K] | null } }[RecordKey]

/** The facts of a unit without its words. */
export function factsOf(unit: UnitFacts): UnitFacts {
  const { label, stamp, former, alternativeTo, moved, positions, remarks, lines } = unit
  return { label, stamp, former, alternativeTo, moved, positions, remarks, lines }
}

/** The record of a draft, as changes from an empty one. */
export function recordOf(draft: Draft): RecordChange[] {
  return [
    { key: 'title', value: draft.title },
    { key: 'symbol', value: draft.symbol },
    { key: 'header', value: draft.header },
    { key: 'house', value: draft.house },
    { key: 'findings', value: draft.findings },
    { key: 'clerks', value: draft.clerks },
    { key: 'pointer', value: draft.pointer },
    { key: 'parked', value: draft.parked },
    { key: 'floor', value: draft.floor },
    ...draft.units.map((unit) => ({ key: `unit:${unit.id}` as const, value: factsOf(unit) })),
    ...Object.entries(draft.brackets).map(([id, value]) => ({ key: `bracket:${id}` as const, value })),
    ...draft.notes.map((value) => ({ key: `note:${value.id}` as const, value })),
    ...draft.parties.map((value) => ({ key: `party:${value.code}` as const, value })),
    ...draft.meetings.map((value) => ({ key: `meeting:${value.id}` as const, value })),
    ...Object.entries(draft.holds).map(([id, value]) => ({ key: `hold:${id}` as const, value })),
    ...draft.concordances.map((value) => ({ key: `concordance:${value.id}` as const, value })),
  ]
}

/** A draft without its text, read from the record. Lists come in the order of their ids, which does not depend on who wrote first, and
 * meetings by their day before that. The ids of what acts make begin with the instant, so that notes are numbered in the order they came. */
export function draftOfRecord(entries: Iterable<readonly [string, unknown]>): Omit<Draft, 'units'> & { facts: ReadonlyMap<string, UnitFacts> } {
  const all = new Map(entries)
  // The record is written by the server alone, from these same types.
  const under = <T>(prefix: string) =>
    [...all].filter(([key]) => key.startsWith(prefix)).map(([key, value]) => [key.slice(prefix.length), value as T] as const).sort(([a], [b]) => byId(a, b))
  const facts = new Map(under<UnitFacts>('unit:').map(([id, value]) => [id, { ...noFacts, ...value }]))
  return {
    title: (all.get('title') as string | undefined) ?? '',
    symbol: (all.get('symbol') as string | undefined) ?? '',
    header: (all.get('header') as Header | undefined) ?? emptyDraft.header,
    house: (all.get('house') as House | undefined) ?? emptyDraft.house,
    pointer: (all.get('pointer') as string | null | undefined) ?? null,
    parked: (all.get('parked') as readonly string[] | undefined) ?? [],
    floor: (all.get('floor') as readonly FloorRequest[] | undefined) ?? [],
    concordances: under<Concordance>('concordance:').map(([, value]) => value),
    findings: (all.get('findings') as readonly Finding[] | undefined) ?? [],
    clerks: (all.get('clerks') as readonly string[] | undefined) ?? [],
    brackets: Object.fromEntries(under<BracketFacts>('bracket:')),
    notes: under<Note>('note:').map(([, value]) => value),
    parties: under<Party>('party:').map(([, value]) => value),
    meetings: under<Meeting>('meeting:').map(([, value]) => value).sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : (a.date ?? '') > (b.date ?? '') ? 1 : 0)),
    holds: Object.fromEntries(under<Hold>('hold:')),
    facts,
  }
}

/** The order of ids: numbers inside them count as numbers, so that "m10" comes after "m9". */
export function byId(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0)
}

const collator = new Intl.Collator('en', { numeric: true })
