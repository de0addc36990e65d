import type { Draft } from '../../schema/draft.ts'
import { byId } from '../../schema/record.ts'
import { normalRuns } from '../../schema/runs.ts'

/** A draft in the one form its equals share, for `toEqual`. */
export function canonical(draft: Draft): Draft {
  return {
    ...draft,
    units: draft.units.map((unit) => ({ ...unit, runs: normalRuns(unit.runs) })),
    notes: [...draft.notes].sort((a, b) => byId(a.id, b.id)),
    parties: [...draft.parties].sort((a, b) => byId(a.code, b.code)),
    meetings: [...draft.meetings].sort((a, b) => byId(a.id, b.id)),
  }
}
