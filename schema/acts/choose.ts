import type { Draft, Unit, UnitFacts } from '../draft.ts'
import type { AlternativeSet } from '../alternatives.ts'
import { isHold, rivalFate, setOf, withSeparators } from '../alternatives.ts'
import { hashOfWords } from '../hash.ts'
import { actorName, bracketName, ended, holderNames, inWords, unitName } from '../naming.ts'
import { proposalOf } from '../proposals.ts'
import type { RecordChange } from '../record.ts'
import { factsOf } from '../record.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import { textOf } from '../runs.ts'
import type { ActOf, Performer } from './act.ts'
import { asSeen, wordsOf } from './checks.ts'
import { resolve } from './resolve.ts'
import { notSuspended } from './suspendMeeting.ts'
import { relabelled } from './restamp.ts'

/** Accepts one of several rivals and settles the others with it, all or none: proposals are rejected, versions of the text leave it, words
 * that merely stood in brackets go. The sentence holds every word that went, so that none goes without a trace.
 *
 * A version that wins over the unit it stood against takes that unit's label and place. */
export const choose: Performer<'choose'> = (draft, act, context) => {
  const { chosen, over } = act
  if (over.length === 0 || over.includes(chosen)) return refuse('malformed', 'Say over what it is chosen: at least one rival, and not itself.')
  const settled = notSuspended(draft) ?? settledMeanwhile(draft, act)
  if (settled) return settled
  const set = setOf(draft, chosen)
  const stranger = over.find((id) => !isRival(draft, set, chosen, id))
  if (stranger !== undefined) return refuse('state', `${nameOf(draft, chosen)} and ${nameOf(draft, stranger)} are no alternatives to each other. Decide on each by itself.`)

  const units = draft.units.filter((unit) => [chosen, ...over].some((id) => id === unit.id || unitOf(draft, id)?.id === unit.id))
  const changed = asSeen(draft, units, act.seen)
  if (changed) return changed
  const removing = over.filter((id) => isText(draft, id))
  const outcome = resolve(draft, context, {
    brackets: [chosen, ...over].filter((id) => !isText(draft, id)),
    removing,
    instead: chosen,
    fateOf: ({ id }) => rivalFate({ id }, unitOf(draft, id) ?? { runs: [] }, chosen, over),
    runsOf: (unit) => (set?.type === 'passage' && set.unit === unit.id ? withSeparators(unit, chosen, over) : unit.runs),
    say: () => ended(`${actorName(draft, context.actor)} chose ${nameOf(draft, chosen)} over ${inWords(over.map((id) => inFull(draft, id)))}`),
  })
  if (!outcome.ok) return outcome
  const root = draft.units.find((unit) => over.includes(unit.id) && draft.units.some((each) => each.id === chosen && each.alternativeTo === unit.id))
  return root ? { ...outcome, effect: { ...outcome.effect, record: inPlaceOf(draft, root, chosen, outcome.effect.record) } } : outcome
}

/** The refusal for what is not on the table any more, which tells how the units that were looked at read by now. */
function settledMeanwhile(draft: Draft, { chosen, over, seen }: ActOf<'choose'>): Refusal | null {
  const gone = [chosen, ...over].filter((id) => !draft.units.some((unit) => unit.id === id) && !proposalOf(draft, id))
  if (gone.length === 0) return null
  const looked = draft.units.filter((unit) => seen[unit.id] !== undefined)
  const changed = looked.filter((unit) => seen[unit.id] !== hashOfWords(unit))
  if (changed.length) {
    const now = Object.fromEntries(changed.map((unit) => [unit.id, { hash: hashOfWords(unit), words: wordsOf(draft, unit) }]))
    return refuse('changed', `This was decided meanwhile. ${changed.map((unit) => `${unitName(draft, unit.id)} now reads: “${wordsOf(draft, unit)}”`).join(' ')}`, { unit: changed[0]!.id, now })
  }
  const left = looked[0]
  return refuse('gone', `This was decided meanwhile: ${gone.length === 1 ? 'one version is' : 'some versions are'} not on the table any more${left ? `, and ${unitName(draft, left.id)} stands` : ''}. Look again before you choose.`)
}

/** Whether one thing may lose to another: proposals in the same unit may, and otherwise only what stands in one set of alternatives. */
function isRival(draft: Draft, set: AlternativeSet | undefined, chosen: string, id: string): boolean {
  if (set?.members.some((member) => member.id === id)) return true
  const [mine, theirs] = [chosen, id].map((each) => proposalOf(draft, each))
  if (mine?.type !== 'bracket' || theirs?.type !== 'bracket') return false
  return theirs.units.every((unit) => mine.units.some((each) => each.id === unit.id) && !isHold(unit, id))
}

/** The winner with the label and the past moves of the unit it takes the place of. */
function inPlaceOf(draft: Draft, root: Unit, chosen: string, record: readonly RecordChange[]): RecordChange[] {
  const key = `unit:${chosen}` as const
  const winner = draft.units.find((unit) => unit.id === chosen)!
  // The record holds the facts of a unit under its key.
  const facts = (record.find((change) => change.key === key)?.value as UnitFacts | undefined) ?? factsOf(winner)
  const isOther = winner.label === null || /alt\d*\P{L}*$/u.test(winner.label)
  const label = isOther && root.label !== null ? relabelled({ units: [{ ...winner, by: null }] }, chosen, root.label) : {}
  return [...record.filter((change) => change.key !== key), { key, value: { ...facts, ...label, alternativeTo: null, moved: facts.moved ?? root.moved } }]
}

function isText(draft: Draft, id: string): boolean {
  return draft.units.some((unit) => unit.id === id && unit.by === null)
}

function unitOf(draft: Draft, id: string): Unit | undefined {
  return draft.units.find((unit) => unit.id === id) ?? proposalOf(draft, id)?.units[0]
}

function nameOf(draft: Draft, id: string): string {
  const unit = unitOf(draft, id)!
  if (unit.id !== id) return `${bracketName(draft, unit, id)} in ${unitName(draft, unit.id)}`
  return unit.by ? `${unitName(draft, id)} (proposed by ${holderNames(draft, unit.by)})` : unitName(draft, id)
}

/** What goes, with all of its words. */
function inFull(draft: Draft, id: string): string {
  const unit = unitOf(draft, id)!
  if (unit.id !== id) return bracketName(draft, unit, id, true)
  const whose = unit.by ? `proposed by ${holderNames(draft, unit.by)}: ` : ''
  return `${unitName(draft, id)} (${whose}“${textOf(unit.runs).trim()}”)`
}
