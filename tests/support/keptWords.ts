import type { Draft } from '../../schema/draft.ts'
import type { Source } from '../../schema/review/reviewItem.ts'
import { draftWords, sourceWords } from './words.ts'

/** The words of a source that a draft does not have. A name that was read as a party's is kept as the party, and a verb between a name and
 * a colon ("Uru delete:") as what the party holds. */
export function lostWords(source: Source, draft: Draft): string[] {
  const names = new Set(draft.parties.flatMap(({ code, names: long, short }) => sourceWords([code, ...long, ...short].join(' '))))
  const left = new Map<string, number>()
  for (const word of draftWords(draft)) left.set(word, (left.get(word) ?? 0) + 1)
  return sourceWords(textOf(source)).filter((word) => {
    const count = left.get(word) ?? 0
    left.set(word, count - 1)
    return count <= 0 && !names.has(word) && !/^(?:delete|hold|propose|oppose|support|retain|reserve|considering|pending)s?$/i.test(word)
  })
}

function textOf(source: Source): string {
  if (source.kind === 'text') return source.text
  const { paragraphs, comments, notes } = source.word
  return [...paragraphs.map(({ label, runs }) => `${label ?? ''} ${runs.map(({ text }) => text).join('')}`), ...comments.map(({ text }) => text), ...notes.map(({ text }) => text)].join('\n')
}
