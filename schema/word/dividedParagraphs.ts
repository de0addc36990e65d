import type { Finding } from '../draft.ts'
import type { Authors } from './authors.ts'
import { isProposed } from './paragraphChars.ts'
import type { WordParagraph } from './wordText.ts'

/** A paragraph as it is on the table, with the numbers of the first and the last paragraph of the file it is made of. */
export interface WholeParagraph {
  readonly paragraph: WordParagraph
  readonly from: number
  readonly to: number
}

/** Joins what somebody proposes to divide: an inserted paragraph mark between words of the text is a proposal about one paragraph.
 *
 * The mark stands at the end of a paragraph. Where a new paragraph is inserted, Word marks the new one and LibreOffice the one before, so
 * only the words tell: as long as one of the two neighbours is all new, the mark divides nothing. */
export function wholeParagraphs(paragraphs: readonly WordParagraph[], authors: Authors, isOwn: (paragraph: WordParagraph) => boolean = () => false): { readonly whole: readonly WholeParagraph[]; readonly findings: readonly Finding[] } {
  const whole: WholeParagraph[] = []
  const findings: Finding[] = []
  for (const [at, paragraph] of paragraphs.entries()) {
    const before = whole[whole.length - 1]
    // What we printed ourselves ends where it ends.
    const mark = before && !isOwn(before.paragraph) ? before.paragraph.mark : null
    if (before && mark?.kind === 'ins' && !isOwn(paragraph) && hasText(before.paragraph) && hasText(paragraph)) {
      const space = /\s$/.test(wordsOf(before.paragraph)) || /^\s/.test(wordsOf(paragraph)) ? [] : [{ ...paragraph.runs[0]!, text: ' ', note: null, changes: [], strike: false, underline: false }]
      whole[whole.length - 1] = { from: before.from, to: at + 1, paragraph: { ...before.paragraph, runs: [...before.paragraph.runs, ...space, ...paragraph.runs], mark: paragraph.mark } }
      findings.push({ kind: 'other', lines: [before.from, at + 1], sentence: `${authors.nameOf(mark.author)} proposes to divide this paragraph in two, before “${start(paragraph)}”. It was kept as one: divide it if that is agreed.` })
      continue
    }
    if (before && mark?.kind === 'del' && hasText(before.paragraph) && hasText(paragraph))
      findings.push({ kind: 'other', lines: [before.from, at + 1], sentence: `${authors.nameOf(mark.author)} proposes to join these two paragraphs. They were kept as two: join them if that is agreed.` })
    whole.push({ paragraph, from: at + 1, to: at + 1 })
  }
  return { whole, findings }
}

/** Whether words of the text on the table stand in a paragraph that nobody proposes to delete as a whole. */
function hasText({ runs }: WordParagraph): boolean {
  return runs.some((run) => run.text.trim() !== '' && !isProposed(run) && !run.changes.some(({ kind }) => kind !== 'moveTo'))
}

function wordsOf({ runs }: WordParagraph): string {
  return runs.map((run) => run.text).join('')
}

function start(paragraph: WordParagraph): string {
  return wordsOf(paragraph).trim().split(/\s+/).slice(0, 5).join(' ')
}
