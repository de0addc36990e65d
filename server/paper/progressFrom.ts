import type { Tally } from '../../schema/runList.ts'
import { runList } from '../../schema/runList.ts'
import type { KeptDraft } from './keptDraft.ts'
import { draftKept } from './keptDraft.ts'

/** How far each of these states of a document is. */
export function progressFrom(states: readonly KeptDraft[]): Tally[] {
  return states.map((kept) => runList(draftKept(kept)).total)
}
