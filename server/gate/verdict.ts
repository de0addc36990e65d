import type * as Y from 'yjs'
import type { Actor } from '../../schema/acts/act.ts'
import type { Hold, Run, Unit, UnitFacts } from '../../schema/draft.ts'
import { holders, noFacts } from '../../schema/draft.ts'
import { heldBy } from '../../schema/holds.ts'
import { calledHere, judgeSeal, judgeUnit } from '../../schema/judge.ts'
import { newMarks } from '../../schema/newMarks.ts'
import type { Refusal } from '../../schema/refusal.ts'
import { refuse } from '../../schema/refusal.ts'
import { idOf, recordRoot, unitOf } from '../../schema/ydoc.ts'
import { rawFaultOfDelegation, rawFaultOfStaff } from './rawRule.ts'
import type { Span } from './spans.ts'
import { runsOfSpans, spelled } from './spans.ts'

/** A unit's text as it is stored, and what follows from it. */
export interface Snapshot {
  readonly spans: readonly Span[]
  readonly runs: readonly Run[]
  /** Equal for texts that are stored equally. */
  readonly spelled: string
}

export function snapshotOf(spans: readonly Span[]): Snapshot {
  return { spans, runs: runsOfSpans(spans), spelled: spelled(spans) }
}

/** What the judgement of one unit needs to know besides its text. */
export interface Bench {
  readonly doc: Y.Doc
  readonly actor: Actor
  /** ISO instant. */
  readonly now: string
  /** Holder of a bracket that is or was in the document, by its id. */
  readonly holderOf: (id: string) => string | undefined
}

/** Whether one unit's text may become another; null when it may. What neither changes a word nor puts another in its place may happen anywhere. */
export function verdictOn(element: Y.XmlElement, before: Snapshot, after: Snapshot, bench: Bench): Refusal | null {
  if (before.spelled === after.spelled && !after.spans.some((span) => span.fresh)) return null
  const was = unitIn(element, before.runs, bench.doc)
  const now = { ...was, runs: after.runs }
  return (
    judgeClosed(was, bench) ?? judgeUnit(was, now, bench.actor) ?? judgeIds(was, now, bench) ?? judgeHolders(was, now, bench) ?? judgeStored(was, before, after, bench)
  )
}

/** Units that take no typing now, from anybody. */
export function judgeClosed(unit: Unit, { doc, now }: Pick<Bench, 'doc' | 'now'>): Refusal | null {
  const sealed = judgeSeal(unit)
  if (sealed) return sealed
  const hold = recordRoot(doc).get(`hold:${unit.id}`) as Hold | undefined // the record is written by acts alone
  if (!hold || !heldBy({ holds: { [unit.id]: hold } }, unit.id, now)) return null
  return refuse('held', `${startOf(calledHere(unit))} is held for a decision. It takes words again once it is released.`, { unit: unit.id })
}

/** The unit an element holds, with these runs. */
export function unitIn(element: Y.XmlElement, runs: readonly Run[], doc: Y.Doc): Unit {
  const facts = recordRoot(doc).get(`unit:${idOf(element)}`) as UnitFacts | undefined // the record is written by acts alone
  return unitOf(element, facts ? { ...noFacts, ...facts } : noFacts, runs)
}

/** A new bracket has an id that no other holder's bracket has, in any unit. */
function judgeIds(was: Unit, now: Unit, { holderOf }: Bench): Refusal | null {
  const taken = newMarks(was.runs, now.runs).some((mark) => (holderOf(mark.id) ?? mark.by) !== mark.by)
  return taken ? refuse('forged', `A bracket made in ${calledHere(was)} goes by the id of another party’s.`, { unit: was.id }) : null
}

/** What the floor is keyed for is a party of this document. */
function judgeHolders(was: Unit, now: Unit, { doc, actor }: Bench): Refusal | null {
  if (actor.role === 'delegation') return null
  const stranger = newMarks(was.runs, now.runs).flatMap((mark) => holders(mark.by)).find((code) => !recordRoot(doc).has(`party:${code}`))
  return stranger === undefined ? null : refuse('malformed', `No party of this document goes by “${stranger}”.`, { unit: was.id })
}

/** The same rule on the text as it is stored. */
function judgeStored(was: Unit, before: Snapshot, after: Snapshot, { actor }: Bench): Refusal | null {
  const fault = actor.role === 'delegation' ? rawFaultOfDelegation(before.spans, after.spans, was.by, actor.party ?? '') : rawFaultOfStaff(before.spans, after.spans)
  return fault ? refuse('not yours', `${startOf(calledHere(was))} ${fault}.`, { unit: was.id }) : null
}

function startOf(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
