import type { Draft, Party, Unit } from '../draft.ts'
import { hashOfWords } from '../hash.ts'
import { serialiseRuns } from '../serialise.ts'
import { findingsIn } from './findings.ts'
import type { ReadDraft } from './readDraft.ts'
import { readDraft } from './readDraft.ts'
import type { ReadOptions } from './readOptions.ts'
import type { SourceLine } from './sourceLines.ts'

/** Reads annotated text as a draft: units with labels, statuses, brackets, positions, notes and moves, and a list of findings.
 *
 * Never fails and never loses a word: what is not understood stays text or is kept as a remark. Ids are counted, so the same text gives
 * the same draft. A source that knows more of its lines than a text can say gives them itself. Every stamp is bound to the words as they were found. */
export function parse(source: string | readonly SourceLine[], { parties, ...options }: { readonly parties: readonly Party[] } & ReadOptions): Draft {
  return finished(readDraft(source, parties, options))
}

/** The draft that was read, with what there is to look at in it. */
export function finished(read: ReadDraft): Draft {
  const draft = withBoundStamps(read.draft)
  return { ...draft, findings: findingsIn({ ...read, draft }) }
}

/** The draft with every stamp bound to the words that are in its unit. */
export function withBoundStamps(draft: Draft): Draft {
  return { ...draft, units: draft.units.map((unit): Unit => (unit.stamp ? { ...unit, stamp: { ...unit.stamp, hash: hashOfWords(unit), words: serialiseRuns(unit.runs, draft) } } : unit)) }
}
