import { alternativesIn } from './alternatives.ts'
import { settleRuns } from './acts/settle.ts'
import type { BracketMark, Draft, Run, Unit } from './draft.ts'
import { holders } from './draft.ts'
import { editRuns } from './edits.ts'
import { bracketName, holderNames, unitName } from './naming.ts'
import { bracketIds, proposalOf } from './proposals.ts'
import { authorOf, bracketsIn } from './runs.ts'

/** Something on the table that accepting another touches, and what would become of it. */
export interface Conflict {
  /** The bracket, or the proposed unit, that is touched. */
  readonly id: string
  readonly unit: string
  /** What is about to be accepted. */
  readonly accepted: string
  readonly how: 'rival' | 'on struck words' | 'nested' | 'strikes its words'
  /** `goes` with the words it stands on; `obsolete?` stays on the table, though what it was about is settled or partly gone. */
  readonly fate: 'goes' | 'stays' | 'obsolete?'
  /** For the chair, before the gavel. */
  readonly sentence: string
}

/** What accepting these proposals would touch, in document order and each thing once, by its closest tie.
 *
 * Nothing here decides anything: what does not go by itself stays on the table until somebody rejects, withdraws or words it anew. */
export function conflictsOf(draft: Pick<Draft, 'units' | 'parties'>, accepted: readonly string[]): readonly Conflict[] {
  const sets = alternativesIn(draft)
  return draft.units.flatMap((unit): Conflict[] => {
    const here = accepted.filter((id) => bracketIds(unit).includes(id))
    const after = editRuns(unit.runs, settleRuns(unit.runs, (mark) => (here.includes(mark.id) ? 'accept' : null)))
    const inside = bracketIds(unit).flatMap((id): Conflict[] => {
      if (accepted.includes(id)) return []
      const set = sets.find(({ type, members }) => type === 'passage' && members.some((member) => member.id === id))
      const tie = tieOf(unit, id, here, set?.members.find((member) => here.includes(member.id))?.id)
      if (!tie) return []
      const fate = fateOf(unit.runs, after, id, tie.how)
      return [{ id, unit: unit.id, ...tie, fate, sentence: sentenceOf(draft, unit, id, tie, fate) }]
    })
    const chosen = sets.find(({ type, members }) => type === 'units' && members.some(({ id }) => id === unit.id))?.members.find(({ id }) => id !== unit.id && accepted.includes(id))
    if (!chosen || accepted.includes(unit.id)) return inside
    const whose = unit.by === null ? '' : ` (proposed by ${holderNames(draft, unit.by) || 'nobody named'})`
    const sentence = `${unitName(draft, unit.id)}${whose} stands against ${unitName(draft, chosen.id)} and stays beside it. Choose between them, and it goes.`
    return [{ id: unit.id, unit: unit.id, accepted: chosen.id, how: 'rival', fate: 'obsolete?', sentence }, ...inside]
  })
}

type Tie = Pick<Conflict, 'accepted' | 'how'>

/** The closest way in which a bracket is touched; null where it is not. */
function tieOf(unit: Unit, id: string, accepted: readonly string[], rival: string | undefined): Tie | null {
  if (rival !== undefined) return { accepted: rival, how: 'rival' }
  const under = unit.runs.filter((run) => run.brackets.some((mark) => mark.id === id))
  const strikes = (mark: BracketMark) => mark.kind === 'del' && accepted.includes(mark.id)
  const struck = under.flatMap((run) => run.brackets).find(strikes)
  if (struck) return { accepted: struck.id, how: 'on struck words' }
  const outer = ancestors(unit.runs, id).find((each) => accepted.includes(each))
  if (outer !== undefined) return { accepted: outer, how: 'nested' }
  const added = under.find((run) => accepted.includes(authorOf(run)?.id ?? '') && run.brackets.some((mark) => mark.id === id && mark.kind !== 'ins'))
  return added ? { accepted: authorOf(added)!.id, how: 'strikes its words' } : null
}

function fateOf(before: readonly Run[], after: readonly Run[], id: string, how: Conflict['how']): Conflict['fate'] {
  const words = (runs: readonly Run[]) => bracketsIn(runs).filter(({ mark }) => mark.id === id).map(({ mark, text }) => `${mark.kind} ${text.replace(/\s+/g, '')}`)
  const left = words(after)
  if (left.length === 0) return 'goes'
  return how === 'rival' || how === 'on struck words' || left.join('|') !== words(before).join('|') ? 'obsolete?' : 'stays'
}

function ancestors(runs: readonly Run[], id: string): string[] {
  const found: string[] = []
  const parents = new Map(runs.flatMap((run) => run.brackets.map((mark) => [mark.id, mark.parent] as const)))
  for (let at = parents.get(id) ?? null; at !== null && !found.includes(at) && at !== id; at = parents.get(at) ?? null) found.push(at)
  return found
}

function sentenceOf(draft: Pick<Draft, 'units' | 'parties'>, unit: Unit, id: string, { accepted, how }: Tie, fate: Conflict['fate']): string {
  const [mine, theirs] = [bracketName(draft, unit, id), bracketName(draft, unit, accepted)]
  const by = proposalOf({ units: [unit] }, id)?.by ?? ''
  const ask = holders(by).length ? `Ask ${holderNames(draft, by)} whether it is obsolete or needs other words.` : 'Look whether it is obsolete or needs other words.'
  const where = { rival: `stands against ${theirs}`, 'on struck words': `stands on words that ${theirs} strikes`, nested: `stands inside ${theirs}`, 'strikes its words': `is about words that ${theirs} brings in` }[how]
  if (fate === 'goes') return `${mine} ${where}, and goes with its words.`
  return fate === 'stays' ? `${mine} ${where}, and stays on the table as it is.` : `${mine} ${where}. It would stay on the table. ${ask}`
}
