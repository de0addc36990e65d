import type { Draft } from '../draft.ts'
import { counted } from '../naming.ts'
import type { IssueKind, OutstandingRow } from '../outstanding.ts'
import { outstanding } from '../outstanding.ts'

/** The list of outstanding issues as it is handed out: what every format prints. */
export interface OutstandingTable {
  readonly symbol: string
  /** "Outstanding issues" */
  readonly heading: string
  /** Title of the draft; empty where it has none. */
  readonly title: string
  /** "5 issues: 2 insertions, 1 deletion, 2 decisions pending." */
  readonly summary: string
  readonly columns: readonly string[]
  /** Cells beside the columns; a cell may have several lines. */
  readonly rows: readonly (readonly string[])[]
}

/** The outstanding issues of a draft, for a sheet of paper: positions together in one column. */
export function outstandingTable(draft: Draft): OutstandingTable {
  const rows = outstanding(draft)
  return {
    symbol: draft.symbol, heading: 'Outstanding issues', title: draft.title, summary: summaryOf(rows),
    columns: ['No.', 'Place', 'Issue', 'Held by', 'Words', 'Positions'],
    rows: rows.map((row, at) => [String(at + 1), row.place, issueOf(row), row.holder, row.words, positionLines(row).join('\n')]),
  }
}

/** How many issues there are, kind by kind; a sentence of its own where there is none. */
export function summaryOf(rows: readonly OutstandingRow[]): string {
  if (rows.length === 0) return 'There are no outstanding issues.'
  const parts = Object.entries(plurals).flatMap(([kind, [one, many]]) => {
    const count = rows.filter((row) => row.kind === kind).length
    return count === 0 ? [] : [counted(count, one, many)]
  })
  return `${counted(rows.length, 'issue')}: ${parts.join(', ')}.`
}

/** What kind of issue it is, as the head of a line: "Insertion"; with the decision it stands under on a line of its own. */
export function issueOf({ kind, standing }: Pick<OutstandingRow, 'kind' | 'standing'>): string {
  return [kind.charAt(0).toUpperCase() + kind.slice(1), standing].filter(Boolean).join('\n')
}

/** Who holds what on it, stance by stance, and what is printed about it. */
export function positionLines({ supports, opposes, reserves, pending, canLiveWith, remarks }: OutstandingRow): string[] {
  const stances = [['Supports', supports], ['Opposes', opposes], ['Reserves', reserves], ['Pending consultations', pending], ['Can live with it', canLiveWith]] as const
  return [...stances.flatMap(([stance, who]) => (who === '' ? [] : [`${stance}: ${who}`])), ...remarks]
}

const plurals: Readonly<Record<IssueKind, readonly [one: string, many: string]>> = {
  insertion: ['insertion', 'insertions'], deletion: ['deletion', 'deletions'], replacement: ['replacement', 'replacements'],
  'in brackets': ['passage in brackets', 'passages in brackets'], 'new paragraph': ['new paragraph', 'new paragraphs'],
  positions: ['paragraph with positions', 'paragraphs with positions'], 'decision pending': ['decision pending', 'decisions pending'],
}
