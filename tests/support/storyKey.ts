import type { Draft, PartyCode, Position, Unit } from '../../schema/draft.ts'
import { report } from '../../schema/report.ts'

/** What a key and a draft both say of a unit, with what depends on spelling left out. Units are told by their place, notes by their number. */
export interface UnitFacts {
  readonly kind: string
  readonly label: string | null
  /** What a reader would accept today. */
  readonly clean: string
  readonly by: readonly PartyCode[]
  readonly stamp: { readonly decision: string; readonly level: string; readonly date: string | null; readonly note: number | null; readonly idem: boolean; readonly meeting: string | null } | null
  readonly brackets: readonly { readonly kind: string; readonly text: string; readonly by: readonly PartyCode[]; readonly positions: readonly string[] }[]
  /** "PER proposes". */
  readonly positions: readonly string[]
  readonly moved: { readonly role: string; readonly other: number } | null
  readonly alternativeTo: number | null
}

/** The facts of a draft, in the terms of a key. */
export function factsOf(draft: Draft): UnitFacts[] {
  const found = report(draft)
  const at = (id: string | null) => draft.units.findIndex((unit) => unit.id === id)
  const numberOf = (note: string | null) => (note === null ? null : draft.notes.findIndex(({ id }) => id === note) + 1)
  const held = (positions: readonly Pick<Position, 'party' | 'stance'>[]) => positions.map(({ party, stance }) => `${party} ${stance}`)
  return found.units.map((unit, index): UnitFacts => ({
    kind: unit.kind, label: unit.label, clean: unit.clean, by: unit.by,
    stamp: unit.stamp && {
      decision: unit.stamp.decision, level: unit.stamp.level, date: unit.stamp.date, note: numberOf(unit.stamp.note), idem: unit.stamp.idem,
      meeting: draft.meetings.find(({ id }) => id === draft.units[index]?.stamp?.meeting)?.date ?? null,
    },
    brackets: unit.brackets.map(({ kind, text, by, positions }) => ({ kind, text, by, positions: held(positions) })),
    positions: held(unit.positions),
    moved: unit.moved && { role: unit.moved.role, other: at(unit.moved.other) },
    alternativeTo: unit.alternativeTo === null ? null : at(unit.alternativeTo),
  }))
}

/** The key of the draft of 2012, as far as tests read it. */
export interface Key2012 {
  readonly document: { readonly title: string; readonly base_symbol: string; readonly meetings_seen: readonly { readonly date: string; readonly kind: string }[] }
  readonly units: readonly KeyUnit2012[]
  readonly footnotes: readonly { readonly n: number; readonly text: string; readonly line: number; readonly anchor: { readonly unit: string }; readonly back_references: readonly string[] }[]
  readonly irregularities: readonly { readonly code: string; readonly lines: readonly number[] }[]
}
export interface KeyUnit2012 {
  readonly id: string
  readonly kind: string
  readonly label_printed: string | null
  readonly lines: readonly [number, number]
  readonly clean: string | null
  readonly status: {
    readonly printed: string | null; readonly decision: string; readonly mode: string | null; readonly date: string | null
    readonly footnote: number | null; readonly idem: boolean; readonly effective_meeting_date: string | null
  }
  readonly brackets: readonly { readonly n: number; readonly kind: string; readonly content: string | null; readonly delegation: string | null }[]
  readonly movement: { readonly role: string; readonly to?: string; readonly from?: string; readonly raw: string } | null
  readonly comments: readonly { readonly kind: string; readonly delegation: string; readonly target_bracket?: number }[]
  readonly alternatives: { readonly position: number; readonly others: readonly string[] } | null
}

/** The entries of the key that are units of ours: its footnotes are notes. */
export function unitsOf(key: Key2012): KeyUnit2012[] {
  return key.units.filter((unit) => unit.kind !== 'footnote')
}

export const kinds2012: Readonly<Record<string, Unit['kind']>> = {
  document_title: 'title', section_heading: 'heading', chapter_heading: 'chapter', list_heading: 'subheading', objective: 'objective',
  action: 'action', moved_stub: 'action', paragraph: 'paragraph', alternative_paragraph: 'paragraph',
}
const bracketKinds: Readonly<Record<string, string>> = { contested_text: 'hold', insertion_proposal: 'ins', replacement_proposal: 'ins' }
const stances: Readonly<Record<string, string>> = { opposition: 'opposes', request: 'proposes', pending_consultation: 'pending consultations' }

/** The facts of the key of 2012, made by hand. */
export function factsOf2012(key: Key2012, parties: Draft['parties']): UnitFacts[] {
  const units = unitsOf(key)
  const at = (id: string | undefined) => units.findIndex((unit) => unit.id === id)
  const codes = (name: string | null) => (name === null ? [] : [codeOf(parties, name)])
  return units.map((unit): UnitFacts => {
    const { status, movement } = unit
    const held = (bracket: number | undefined) =>
      unit.comments.filter(({ kind, target_bracket }) => kind in stances && target_bracket === bracket).map(({ kind, delegation }) => `${codeOf(parties, delegation)} ${stances[kind]}`)
    return {
      kind: kinds2012[unit.kind] ?? unit.kind, label: unit.label_printed, clean: unit.clean ?? '',
      by: unit.comments.filter(({ kind }) => kind === 'attribution').flatMap(({ delegation }) => codes(delegation)),
      stamp: status.printed === null ? null : { decision: status.decision, level: status.mode ?? '', date: status.date, note: status.footnote, idem: status.idem, meeting: status.effective_meeting_date },
      brackets: unit.brackets.filter(({ kind }) => kind in bracketKinds).map(({ n, kind, content, delegation }) => ({ kind: bracketKinds[kind] ?? kind, text: content ?? '', by: codes(delegation), positions: held(n) })),
      positions: held(undefined),
      moved: movement && { role: movement.role, other: at(movement.to ?? movement.from) },
      alternativeTo: unit.alternatives && unit.alternatives.position > 1 ? at(unit.alternatives.others[0]) : null,
    }
  })
}

/** The key of the project's own drafts, as far as tests read it. */
export interface OwnKey {
  readonly units: readonly {
    readonly kind: string
    readonly label: string | null
    readonly text: string
    readonly by: readonly PartyCode[] | null
    readonly stamp: { readonly decision: string; readonly level: string; readonly date: string | null; readonly note: number | null; readonly idem: boolean } | null
    readonly brackets: readonly { readonly kind: string; readonly by: readonly PartyCode[]; readonly text: string; readonly positions: readonly Pick<Position, 'party' | 'stance'>[] }[]
    readonly positions: readonly Pick<Position, 'party' | 'stance'>[]
    readonly moved: { readonly role: string; readonly other: number } | null
    readonly alternativeTo: number | null
  }[]
  readonly notes: readonly { readonly n: number; readonly text: string }[]
}

/** The facts of a key of our own, which tells in other words what a reader would accept. The meeting of a stamp without a day is the one its note names. */
export function factsOfOwn(key: OwnKey): Omit<UnitFacts, 'clean'>[] {
  const dayOf = (note: number | null) => {
    const named = /\b[A-Z][a-z]+ \d{1,2}, \d{4}\b/.exec(key.notes.find(({ n }) => n === note)?.text ?? '')?.[0]
    return named === undefined ? null : new Date(`${named} UTC`).toISOString().slice(0, 10)
  }
  const held = (positions: readonly Pick<Position, 'party' | 'stance'>[]) => positions.map(({ party, stance }) => `${party} ${stance}`)
  return key.units.map((unit): Omit<UnitFacts, 'clean'> => ({
    kind: unit.kind,
    label: unit.label ?? (unit.kind === 'heading' || unit.kind === 'subheading' ? unit.text : unit.alternativeTo === null ? null : '//'),
    by: unit.by ?? [],
    stamp: unit.stamp && {
      decision: unit.stamp.decision, level: unit.stamp.level, date: unit.stamp.date, note: unit.stamp.note, idem: unit.stamp.idem, meeting: unit.stamp.date ?? dayOf(unit.stamp.note),
    },
    brackets: unit.brackets.map(({ kind, text, by, positions }) => ({ kind, text, by, positions: held(positions) })),
    positions: held(unit.positions), moved: unit.moved && { role: unit.moved.role, other: unit.moved.other }, alternativeTo: unit.alternativeTo,
  }))
}

function codeOf(parties: Draft['parties'], name: string): PartyCode {
  return parties.find((party) => party.names.includes(name) || party.short.includes(name))?.code ?? name
}

