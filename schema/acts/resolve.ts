import type { BracketMark, Draft, Run, Unit } from '../draft.ts'
import { holders } from '../draft.ts'
import type { Effect, TextChange } from '../effect.ts'
import { hashOfWords } from '../hash.ts'
import { bracketName, ended, holderNames, inWords, unitName, unitNames } from '../naming.ts'
import { sealed } from '../policy.ts'
import type { Proposal } from '../proposals.ts'
import { bracketIds, proposalOf } from '../proposals.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import { textOf } from '../runs.ts'
import { withChange } from '../withEffect.ts'
import type { ActContext, Outcome, Seen } from './act.ts'
import { asSeen, first, isRefusal, notHeld, wordsOf } from './checks.ts'
import { forgotten, unlink } from './cleaning.ts'
import { factChanges } from './factChanges.ts'
import type { Fate } from './settle.ts'
import { settleRuns } from './settle.ts'

/** What is to become of proposals: of each mark of a bracket, and of a unit that is itself one. */
export interface Resolution {
  readonly brackets: readonly string[]
  readonly seen?: Seen | undefined
  readonly fateOf: (proposal: { readonly id: string; readonly by: string }) => Fate
  /** Units of the text that go with it: versions that lost to another. */
  readonly removing?: readonly string[]
  /** The unit others now stand in relation to, where one that they were an alternative to goes. */
  readonly instead?: string | null
  /** The words of a unit as they are to be settled, where more than brackets goes; the same characters. */
  readonly runsOf?: (unit: Unit) => readonly Run[]
  /** The sentence but for what happened to sealed units, from the proposals in words. */
  readonly say: (proposals: readonly Proposal[]) => string
}

/** Settles brackets and proposed units, all or none: what accept, reject and withdraw have in common.
 *
 * The brackets of a sealed unit may be settled, since only acts reach them; its stamp then records the words as they stand. */
export function resolve(draft: Draft, context: ActContext, { brackets, seen, fateOf, say, removing = [], instead = null, runsOf = ({ runs }) => runs }: Resolution): Outcome {
  const proposals = proposalsNamed(draft, brackets)
  if (isRefusal(proposals)) return proposals
  const units = draft.units.filter((unit) => removing.includes(unit.id) || proposals.some((proposal) => proposal.units.some(({ id }) => id === unit.id)))
  const refusal = first(notHeld(draft, units, context), asSeen(draft, units.filter(({ id }) => seen?.[id] !== undefined), seen))
  if (refusal) return refusal

  const named = new Set(proposals.flatMap((proposal) => (proposal.type === 'bracket' ? [proposal.id] : [])))
  const fateOfMark = (mark: BracketMark) => (named.has(mark.id) ? fateOf(mark) : null)
  const text: TextChange[] = []
  for (const unit of units) {
    if (unit.runs.some((run) => run.brackets.some((mark) => fateOfMark(mark) !== null)))
      text.push({ op: 'edit', unit: unit.id, edits: settleRuns(runsOf(unit), fateOfMark) })
    const fate = removing.includes(unit.id) ? 'reject' : proposals.some((proposal) => proposal.type === 'unit' && proposal.id === unit.id) ? fateOf({ id: unit.id, by: unit.by ?? '' }) : null
    if (fate === 'accept') text.push({ op: 'hold by', unit: unit.id, by: null })
    else if (fate === 'reject' || fate === 'clear') text.push({ op: 'remove', unit: unit.id })
    else if (fate !== null) text.push({ op: 'hold by', unit: unit.id, by: fate.by })
  }
  const after = text.reduce(withChange, draft.units)
  const removed = units.filter((unit) => !after.some(({ id }) => id === unit.id))
  const kept = first(...removed.map((unit) => (unit.stamp ? sealed(draft, unit) : strangersIn(draft, unit, named))))
  if (kept) return kept

  const facts = factChanges(draft)
  for (const unit of removed) unlink(draft, unit.id, instead, facts)
  const restamped = after.filter((unit) => unit.stamp && units.some(({ id }) => id === unit.id) && unit.stamp.hash !== hashOfWords(unit))
  for (const unit of restamped) facts.set(unit.id, { stamp: { ...unit.stamp!, hash: hashOfWords(unit), words: wordsOf(draft, unit) } })
  const effect: Effect = { text, record: [...facts.changes(), ...forgotten(draft, after)] }
  const stamps = restamped.length ? ` ${restamped.length === 1 ? 'The stamp' : 'The stamps'} of ${unitNames(draft, restamped.map(({ id }) => id))} now ${restamped.length === 1 ? 'covers' : 'cover'} the words as they stand.` : ''
  return {
    ok: true,
    effect,
    sentence: stamps ? ended(say(proposals)) + stamps : ended(say(proposals)),
    units: units.map(({ id }) => id),
    notices: [...wentAlong(draft, units, after, named), ...emptied(draft, units, after)],
  }
}

/** Proposals in a sentence: "[Uru: while] in Objective 1.2, 3.", with what a unit is called where it is one itself. */
export function proposalsInWords(draft: Draft, proposals: readonly Proposal[]): string {
  return proposals.map((proposal) => {
    const where = unitName(draft, proposal.units[0]!.id)
    if (proposal.type === 'bracket') return `${bracketName(draft, proposal.units[0]!, proposal.id)} in ${where}`
    const whose = holderNames(draft, proposal.by)
    return whose ? `${where}, proposed by ${whose}` : `${where}, a proposed unit`
  }).join('; ')
}

function proposalsNamed(draft: Draft, ids: readonly string[]): Proposal[] | Refusal {
  const out: Proposal[] = []
  for (const id of new Set(ids)) {
    const proposal = proposalOf(draft, id)
    if (proposal) out.push(proposal)
    else if (draft.units.some((unit) => unit.id === id)) return refuse('state', `${unitName(draft, id)} belongs to the text. It is no proposal.`, { unit: id })
    else return refuse('gone', 'The proposal is not on the table any more: it was accepted, rejected or withdrawn.')
  }
  return out
}

/** A unit does not go while others have proposals in it, unless those are settled with it. */
function strangersIn(draft: Draft, unit: Unit, named: ReadonlySet<string>): Refusal | null {
  const own = holders(unit.by)
  const left = bracketIds(unit).filter((id) => {
    const by = holders(proposalOf({ units: [unit] }, id)?.by ?? '')
    return !named.has(id) && by.some((party) => !own.includes(party))
  })
  if (!left.length) return null
  return refuse('state', `Others have proposals in ${unitName(draft, unit.id)}: ${left.map((id) => bracketName(draft, unit, id)).join(', ')}. They come first.`, { unit: unit.id })
}

function wentAlong(draft: Draft, units: readonly Unit[], after: readonly Unit[], named: ReadonlySet<string>): string[] {
  const left = new Set(after.flatMap(bracketIds))
  return units.flatMap((unit) => {
    const went = bracketIds(unit).filter((id) => !named.has(id) && !left.has(id)).map((id) => bracketName(draft, unit, id))
    return went.length ? [`${inWords(went)} in ${unitName(draft, unit.id)} went with the words ${went.length === 1 ? 'it stood' : 'they stood'} on.`] : []
  })
}

function emptied(draft: Draft, units: readonly Unit[], after: readonly Unit[]): string[] {
  const empty = after.filter((unit) => !textOf(unit.runs).trim() && units.some(({ id, runs }) => id === unit.id && textOf(runs).trim()))
  return empty.map(({ id }) => `Nothing is left in ${unitName(draft, id)}.`)
}
