import type { Party } from '../draft.ts'
import { parse } from '../parse/parse.ts'
import { draftOfWord } from '../word/draftOfWord.ts'
import type { Answer, Reviewed, ReviewItem, Source } from './reviewItem.ts'

/** Reads a source with the answers given so far: the draft as it would be imported, and what to look at before it is.
 *
 * Pure: the same source and answers give the same draft, so that an answer taken back gives the former one. */
export function review(source: Source, parties: readonly Party[], _answers: readonly Answer[]): Reviewed {
  const draft = source.kind === 'text' ? parse(source.text, { parties }) : draftOfWord(source.word, parties)
  const items = draft.findings.map(({ kind, lines, sentence }, at): ReviewItem => {
    const units = draft.units.filter((unit) => unit.lines && lines.some((line) => line >= unit.lines![0] && line <= unit.lines![1])).map((unit) => unit.id)
    return { id: `${kind} ${lines[0] ?? 0}.${at}`, kind, lines, units, sentence, understood: sentence, sure: 'likely', readings: [{ id: 'understood', sentence, answer: null }], chosen: 0 }
  })
  return { draft, items }
}
