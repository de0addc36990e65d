import type { BracketFacts, BracketKind, Draft } from '../draft.ts'
import { holders } from '../draft.ts'
import { bracketsIn } from '../runs.ts'
import type { Authors } from './authors.ts'
import type { WordParagraph, WordText } from './wordText.ts'

/** Says of each bracket that was a tracked change when it was made: the earliest instant of the changes it holds. */
export function placeDates(draft: Draft, { paragraphs }: WordText, authors: Authors): Draft {
  const brackets: Record<string, BracketFacts> = { ...draft.brackets }
  for (const { lines, runs } of draft.units) {
    if (!lines) continue
    const changes = paragraphs.slice(lines[0] - 1, lines[1]).flatMap((paragraph) => datedWords(paragraph, authors))
    if (changes.length === 0) continue
    for (const { mark, text } of bracketsIn(runs)) {
      const holder = sorted(holders(mark.by))
      const words = letters(text)
      const within = changes.filter((change) => change.kind === mark.kind && change.by === holder && words.includes(change.letters))
      const whole = within.filter((change) => change.letters === words)
      const known = brackets[mark.id]?.at
      const at = [...(whole.length > 0 ? whole : within).map((change) => change.at), ...(known === undefined ? [] : [known])].sort()[0]
      if (at !== undefined) brackets[mark.id] = { ...(brackets[mark.id] ?? { positions: [], remarks: [] }), at }
    }
  }
  return { ...draft, brackets }
}

interface DatedWords {
  readonly kind: BracketKind
  readonly by: string
  readonly at: string
  readonly letters: string
}

function datedWords({ runs, own }: WordParagraph, authors: Authors): DatedWords[] {
  return runs.flatMap((run) => run.changes.flatMap(({ kind, author, date }) => {
    const at = instant(date)
    const words = letters(run.text)
    // A print of our own gives midnight to changes of which nobody knows when they were made.
    if ((kind !== 'ins' && kind !== 'del') || at === null || words === '' || (own && at.endsWith('T00:00:00Z'))) return []
    return [{ kind, by: sorted(authors.partiesOf(author).map(({ code }) => code)), at, letters: words }]
  }))
}

/** Word writes instants, now and then without saying that they are of no zone. */
function instant(date: string): string | null {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z?$/.test(date) ? `${date.replace(/Z$/, '')}Z` : null
}

function sorted(codes: readonly string[]): string {
  return [...codes].sort().join(',')
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}
