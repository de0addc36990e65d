import type { Draft } from '../../schema/draft.ts'
import type { RunList } from '../../schema/runList.ts'
import { runList } from '../../schema/runList.ts'

/** The unit the wall is on: where the pointer stands, else the first that needs a decision, else the beginning. */
export function wallSubject(draft: Draft, list: Pick<RunList, 'entries'> = runList(draft)): number {
  const at = (id: string | undefined) => draft.units.findIndex((unit) => unit.id === id)
  const pointed = draft.pointer === null ? -1 : at(draft.pointer)
  if (pointed >= 0) return pointed
  return Math.max(0, at(list.entries[0]?.unit))
}
