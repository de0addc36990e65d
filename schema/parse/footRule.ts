import type { SourceLine } from './sourceLines.ts'

/** The lines with footnotes under a rule made to begin as footnotes do: what a word processor prints under a drawn line as "1. …" or
 * "1 …" becomes "1/ …".
 *
 * Only where the text before cites the first of them and nothing but notes follows the rule, since a numbered list may follow one too. The
 * rule itself is layout, as a blank line is. */
export function withNotesUnderRule(lines: readonly SourceLine[]): readonly SourceLine[] {
  const plain = lines.filter(({ text }, at) => !(isRule(text) && /^\d{1,3}\/ /.test(lines[at + 1]?.text ?? '')))
  if (plain.length < lines.length) return withNotesUnderRule(plain)
  const rule = lines.findLastIndex((line) => isRule(line.text))
  const foot = lines.slice(rule + 1)
  const first = rule < 0 ? undefined : numberOf(foot[0])
  if (first === undefined || !lines.slice(0, rule).some((line) => cites(line.text, first))) return lines
  let next = first
  for (const line of foot) {
    const number = numberOf(line)
    if (number === next) next += 1
    else if (number !== undefined || line.blankBefore) return lines
  }
  return [...lines.slice(0, rule), ...foot.map((line) => ({ ...line, text: line.text.replace(numbered, '$1/ ') }))]
}

function isRule(text: string): boolean {
  return /^[_–—-]{4,}$/.test(text)
}

const numbered = /^(\d{1,3})\s*[.):/]?\s+(?=\S)/

function numberOf(line: SourceLine | undefined): number | undefined {
  const found = line && numbered.exec(line.text)
  return found ? Number(found[1]) : undefined
}

function cites(text: string, number: number): boolean {
  return new RegExp(`(?<!\\d)${number}/`).test(text)
}
