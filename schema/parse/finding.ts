import type { Finding } from '../draft.ts'

/** A finding about some lines, each counted once; none where there are no lines. */
export function finding(kind: Finding['kind'], lines: readonly (number | null)[], sentence: string): Finding[] {
  const found = [...new Set(lines.filter((line) => line !== null))].sort((a, b) => a - b)
  return found.length ? [{ kind, lines: found, sentence }] : []
}

/** "line 20", "lines 20 and 23", "lines 20, 23, 24 and 40 more". */
export function onLines(lines: readonly number[]): string {
  const [first, ...rest] = lines
  if (first === undefined) return 'no line'
  if (rest.length === 0) return `line ${first}`
  if (lines.length > MOST_NAMED + 1) return `lines ${lines.slice(0, MOST_NAMED).join(', ')} and ${lines.length - MOST_NAMED} more`
  return `lines ${lines.slice(0, -1).join(', ')} and ${lines[lines.length - 1]}`
}

// The list of lines goes with the finding; the sentence only has to point.
const MOST_NAMED = 6
