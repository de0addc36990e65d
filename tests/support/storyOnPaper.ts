import type { BracketMark, Draft } from '../../schema/draft.ts'
import { bracketIds } from '../../schema/proposals.ts'
import { normalRuns, sliceRuns, textOf } from '../../schema/runs.ts'
import { withEffect } from '../../schema/withEffect.ts'
import type { Keyless } from './actors.ts'
import { chair, done, seenNow, the } from './actors.ts'
import type { Story } from './story.ts'

/** The story by acts alone, with nobody at a screen: what the draft comes to. */
export function toldOnPaper({ start, sittings }: Story): Draft {
  let ids = 0
  let draft = start
  const act = (deed: Keyless) => (draft = withEffect(draft, done(draft, chair, deed, { newId: () => `n${++ids}` }).effect))
  const mark = (unit: string, from: number, words: string, more: Pick<BracketMark, 'kind' | 'by'>) => {
    const { runs } = the(draft, unit)
    const text = textOf(runs)
    const brackets: BracketMark[] = [{ id: `b-${++ids}`, parent: null, ...more }]
    const to = more.kind === 'ins' ? from : from + words.length
    const marked = more.kind === 'ins' ? [{ text: words, brackets, notes: [] }] : sliceRuns(runs, from, to).map((run) => ({ ...run, brackets }))
    const changed = normalRuns([...sliceRuns(runs, 0, from), ...marked, ...sliceRuns(runs, to, text.length)])
    draft = { ...draft, units: draft.units.map((each) => (each.id === unit ? { ...each, runs: changed } : each)) }
  }
  for (const { date, body, kind, reopened, moves, alternatives, holds, proposals, positions, gavels } of sittings) {
    act({ type: 'openMeeting', date, body, kind })
    for (const { unit, asked, reason } of reopened) {
      act({ type: 'reopen', units: [unit], asked, reason })
      act({ type: 'takePosition', on: unit, party: asked, stance: null })
    }
    for (const { unit, after, label } of moves) act({ type: 'moveUnit', unit, after, label, seen: seenNow(draft, unit) })
    for (const { to, by, words } of alternatives) act({ type: 'insertUnit', after: to, kind: the(draft, to).kind, text: words, by, alternativeTo: to })
    for (const { unit, from, words } of holds) mark(unit, from, words, { kind: 'hold', by: '' })
    for (const { unit, from, words, by } of proposals) mark(unit, from, words, { kind: 'ins', by })
    for (const { unit, bracket, party, stance, words } of positions)
      act({ type: 'takePosition', on: bracket === null ? unit : (bracketIds(the(draft, unit))[bracket] ?? ''), party, stance, ...(words !== null && { printed: words }) })
    for (const { units, decision, subjectTo } of gavels) act({ type: 'stamp', units, decision, seen: seenNow(draft, ...units), ...(subjectTo !== null && { awaiting: [{ party: subjectTo }] }) })
    act({ type: 'closeMeeting' })
  }
  return draft
}
