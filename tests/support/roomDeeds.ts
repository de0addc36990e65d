import type { Draft } from '../../schema/draft.ts'
import { mapRuns } from './mapRuns.ts'
import type { Effect } from '../../schema/effect.ts'
import { factsOf } from '../../schema/record.ts'
import { bracketsIn } from '../../schema/runs.ts'
import { agreed } from './contested.ts'

type Choose = <T>(among: readonly T[]) => T | undefined

/** What acts do to the document in the middle of everything, so that copies are behind when they write. */
export const roomDeeds = {
  seal: (draft, choose) => stamp(draft, choose, true),
  reopen: (draft, choose) => stamp(draft, choose, false),
  hold(draft, choose) {
    const unit = choose(draft.units)
    return unit ? { text: [], record: [{ key: `hold:${unit.id}`, value: { by: 'chair', until: '2012-04-19T10:00:30.000Z' } }] } : null
  },
  release(draft, choose) {
    const id = choose(Object.keys(draft.holds))
    return id ? { text: [], record: [{ key: `hold:${id}`, value: null }] } : null
  },
  removeUnit(draft, choose) {
    const unit = draft.units.length > 3 ? choose(draft.units) : undefined
    return unit ? { text: [{ op: 'remove', unit: unit.id }], record: [{ key: `unit:${unit.id}`, value: null }] } : null
  },
  accept: (draft, choose) => resolve(draft, choose, true),
  reject: (draft, choose) => resolve(draft, choose, false),
} as const satisfies Record<string, (draft: Draft, choose: Choose) => Effect | null>

function stamp(draft: Draft, choose: Choose, sealed: boolean): Effect | null {
  const unit = choose(draft.units.filter((each) => (each.stamp === null) === sealed))
  return unit ? { text: [], record: [{ key: `unit:${unit.id}`, value: { ...factsOf(unit), stamp: sealed ? agreed : null } }] } : null
}

function resolve(draft: Draft, choose: Choose, accepted: boolean): Effect | null {
  const unit = choose(draft.units.filter((each) => bracketsIn(each.runs).length > 0))
  const bracket = unit && choose(bracketsIn(unit.runs))?.mark.id
  if (!unit || !bracket) return null
  const edits = mapRuns(unit.runs, (run) => {
    const mark = run.brackets.find((each) => each.id === bracket)
    if (!mark) return run
    if (mark.kind !== 'hold' && accepted === (mark.kind === 'del')) return null
    return { ...run, brackets: run.brackets.filter((each) => each !== mark) }
  })
  return { text: [{ op: 'edit', unit: unit.id, edits }], record: [] }
}
