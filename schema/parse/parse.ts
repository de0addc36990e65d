import type { Draft, Party, Unit } from '../draft.ts'
import { hashOfWords } from '../hash.ts'
import { serialiseRuns } from '../serialise.ts'
import { findingsIn } from './findings.ts'
import { readDraft } from './readDraft.ts'
import type { SourceLine } from './sourceLines.ts'

/** Reads annotated text as a draft: units with labels, statuses, brackets, positions, notes and moves, and a list of findings.
 *
 * Never fails and never loses a word: what is not understood stays text or is kept as a remark. Ids are counted, so the same text gives
 * the same draft. A source that knows more of its lines than a text can say gives them itself. Every stamp is bound to the words as they were found. */
export function parse(source: string | readonly SourceLine[], { parties }: { readonly parties: readonly Party[] }): Draft {
  const read = readDraft(source, parties)
  const { draft } = read
  const units = draft.units.map((unit): Unit => (unit.stamp ? { ...unit, stamp: { ...unit.stamp, hash: hashOfWords(unit), words: serialiseRuns(unit.runs, draft) } } : unit))
  return { ...draft, units, findings: findingsIn({ ...read, draft: { ...draft, units } }) }
}
