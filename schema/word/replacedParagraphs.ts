import type { WholeParagraph } from './dividedParagraphs.ts'
import type { WordParagraph, WordRun } from './wordText.ts'

/** A paragraph, and whether it is another version of the one before it. */
export interface Version extends WholeParagraph {
  readonly alternative: boolean
}

/** Tells alternatives: where somebody deletes a whole paragraph and inserts another behind it, the second is their version of the first,
 * which stays on the table. */
export function withVersions(whole: readonly WholeParagraph[], isOwn: (paragraph: WordParagraph) => boolean = () => false): Version[] {
  const out: Version[] = []
  for (const each of whole) {
    const before = out[out.length - 1]
    const author = before && !before.alternative && !isOwn(before.paragraph) && !isOwn(each.paragraph) ? deletedBy(before.paragraph) : null
    const alternative = before !== undefined && author !== null && insertedBy(each.paragraph) === author
    if (alternative) out[out.length - 1] = { ...before, paragraph: kept(before.paragraph, author) }
    out.push({ ...each, alternative })
  }
  return out
}

function deletedBy({ runs }: WordParagraph): string | null {
  return common(runs, ({ changes }) => changes.filter(({ kind }) => kind === 'del').map(({ author }) => author))
}

function insertedBy({ runs }: WordParagraph): string | null {
  return common(runs, ({ changes }) => (changes[0]?.kind === 'ins' ? [changes[0].author] : []))
}

/** The author that all words of a paragraph have. */
function common(runs: readonly WordRun[], authorsOf: (run: WordRun) => string[]): string | null {
  const words = runs.filter((run) => run.note !== null || run.text.trim() !== '')
  const [first, ...rest] = words.map(authorsOf)
  return first?.find((author) => rest.every((authors) => authors.includes(author))) ?? null
}

function kept(paragraph: WordParagraph, author: string): WordParagraph {
  return { ...paragraph, mark: null, runs: paragraph.runs.map((run) => ({ ...run, changes: run.changes.filter((change) => change.kind !== 'del' || change.author !== author) })) }
}
