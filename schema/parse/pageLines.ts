import type { SourceLine } from './sourceLines.ts'

/** The heads and feet of pages that came along into a text: page numbers and document symbols on lines of their own. Only what returns, numbers
 * apart, is taken for one, and nothing before the first words of the text. */
export function pageLines(lines: readonly SourceLine[]): ReadonlySet<SourceLine> {
  const found = lines.filter(({ text }) => text.length <= LONGEST && isOfPage.test(text))
  const counts = new Map<string, number>()
  for (const { text } of found) counts.set(keyOf(text), (counts.get(keyOf(text)) ?? 0) + 1)
  return new Set(found.filter((line) => line !== lines[0] && counts.get(keyOf(line.text))! > 1))
}

const LONGEST = 60
const isOfPage = /^(?:[-–] ?\d{1,4} ?[-–]|page \d{1,4}(?: of \d{1,4})?|(?:\d{2}-\d{4,6}\s+)?\d{1,4}\/\d{1,4}|(?=.*\d)[A-Z][\w.]*(?:\/[\w.-]+){2,})$/i

function keyOf(text: string): string {
  return text.replace(/\d+/g, '#').replace(/\s+/g, ' ')
}
