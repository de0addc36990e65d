import type { Draft, Position, Unit, UnitFacts } from '../draft.ts'
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
import { withChange, withEffect } from '../withEffect.ts'
import type { ActOf, Done, Performer } from './act.ts'
import { asSeen, wordsOf } from './checks.ts'
import { resolve } from './resolve.ts'
import { notSuspended } from './suspendMeeting.ts'
import { relabelled } from './restamp.ts'
import { inherited, toldInFull, toldInShort, toldOfStaying, turnedTo, wentAlong } from './succession.ts'

/** Accepts one of several rivals and settles the others with it, all or none: proposals are rejected, versions of the text leave it, words
 * that merely stood in brackets go. The sentence holds every word that went, so that none goes without a trace.
 *
 * What was held on the versions that lost is told as the words are; what was asked of the paragraph itself stays with the version that takes its place, and with it its label and its past. */
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
  return outcome.ok ? withSuccession(draft, chosen, over, outcome) : outcome
}

/** The outcome with what passes to the winner, and with what goes named in full, as the words are. */
function withSuccession(draft: Draft, chosen: string, over: readonly string[], { effect, sentence, notices = [], ...rest }: Done): Done {
  const after = effect.text.reduce(withChange, draft.units)
  const winner = after.find(({ id }) => id === chosen)
  const root = winner && placeOf(draft, chosen, over)
  const inheritance = root && inherited(root, winner)
  const inPlace = root && inheritance ? inPlaceOf(draft, root, chosen, effect.record, inheritance.stays) : effect.record
  const record = winner ? turnedTo(draft, over, chosen, inPlace) : inPlace
  const saved = root && inheritance ? root.positions.filter((position) => !inheritance.goes.includes(position)) : []
  const went = wentAlong(draft, after, record, saved)
  const staying = inheritance ? toldOfStaying(draft, unitName({ units: withEffect(draft, { text: effect.text, record }).units }, chosen), inheritance.stays) : []
  return {
    ...rest, ok: true, effect: { text: effect.text, record },
    sentence: [sentence, ...toldInFull(draft, went), ...staying].join(' '),
    notices: [...notices, ...toldInShort(draft, went), ...staying],
  }
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

/** The unit whose place the winner takes: the one all versions stand against or, where that stays, the one it was a version of itself. */
function placeOf(draft: Draft, chosen: string, over: readonly string[]): Unit | undefined {
  const own = draft.units.find(({ id }) => id === chosen)?.alternativeTo
  const place = [setOf(draft, chosen)?.unit, own].find((id) => id !== null && id !== undefined && id !== chosen && over.includes(id))
  return draft.units.find(({ id }) => id === place)
}

/** The winner with the label and the past of the unit it takes the place of, its moves and its lifted stamps, and what is still asked of the
 * paragraph. A note that a lifted stamp cites stays with it. */
function inPlaceOf(draft: Draft, root: Unit, chosen: string, record: readonly RecordChange[], stays: readonly Position[]): RecordChange[] {
  const key = `unit:${chosen}` as const
  const winner = draft.units.find((unit) => unit.id === chosen)!
  // The record holds the facts of a unit under its key.
  const facts = (record.find((change) => change.key === key)?.value as UnitFacts | undefined) ?? factsOf(winner)
  const isOther = winner.label === null || /alt\d*\P{L}*$/u.test(winner.label)
  const label = isOther && root.label !== null ? relabelled({ units: [{ ...winner, by: null }] }, chosen, root.label) : {}
  const former = [...root.former, ...facts.former]
  const cited = new Set(former.map(({ stamp }) => `note:${stamp.note}`))
  return [
    ...record.filter((change) => change.key !== key && !(change.value === null && cited.has(change.key))),
    { key, value: { ...facts, ...label, alternativeTo: null, moved: facts.moved ?? root.moved, former, positions: [...facts.positions, ...stays] } },
  ]
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
