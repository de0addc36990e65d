import type { Decision, Draft, Stamp } from '../../schema/draft.ts'
import type { Outcome } from '../../schema/acts/act.ts'
import { confirm } from '../../schema/acts/confirm.ts'
import { stamp } from '../../schema/acts/stamp.ts'
import { hashOfWords } from '../../schema/hash.ts'
import { stampLevel } from '../../schema/naming.ts'
import type { Refusal } from '../../schema/refusal.ts'
import type { Me } from '../sync/room.ts'

/** What a decision would print and leave open, or why it would be refused. */
export type StampPreview = { readonly ok: true; readonly printed: string; readonly notices: readonly string[] } | Refusal

/** Strikes on paper: the very act the server would do, on the draft of this screen, without sending it. */
export function stampPreview(draft: Draft, me: Me, units: readonly string[], decision: Decision, now: string): StampPreview {
  return printedBy(stamp(draft, { key: '', type: 'stamp', units, decision, seen: seenNow(draft, units) }, { actor: me, now, newId: () => '' }))
}

/** Confirms on paper what is pending, in the same way. */
export function confirmPreview(draft: Draft, me: Me, units: readonly string[], now: string): StampPreview {
  return printedBy(confirm(draft, { key: '', type: 'confirm', units, seen: seenNow(draft, units) }, { actor: me, now, newId: () => '' }))
}

/** Hashes of the words on this screen. */
export function seenNow(draft: Pick<Draft, 'units'>, units: readonly string[]): Record<string, string> {
  return Object.fromEntries(draft.units.filter((unit) => units.includes(unit.id)).map((unit) => [unit.id, hashOfWords(unit)]))
}

function printedBy(outcome: Outcome): StampPreview {
  if (!outcome.ok) return outcome
  const first = outcome.effect.record.flatMap((change) => (change.key.startsWith('unit:') && isStamped(change.value) ? [change.value.stamp] : []))[0]
  return { ok: true, printed: first ? printedStamp(first) : '', notices: outcome.notices ?? [] }
}

/** A stamp in the house's words: "AGREED INF 04/19/12", "DELETED AD REFERENDUM". */
export function printedStamp(given: Pick<Stamp, 'decision' | 'level' | 'date'>): string {
  return [given.decision.toUpperCase(), stampLevel(given)].filter(Boolean).join(' ')
}

function isStamped(value: unknown): value is { stamp: Stamp } {
  return typeof value === 'object' && value !== null && 'stamp' in value && value.stamp !== null
}
