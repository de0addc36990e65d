import { isListHeading, isUsualHeading, readLabel } from '../parse/readLabel.ts'
import type { AnnotatedLine } from './annotatedLine.ts'
import type { WordParagraph } from './wordText.ts'

/** The lines with those of the title made one that says it is the title.
 *
 * A flat text cannot tell where a title ends; Word can: a number, a heading or another style begins something else. */
export function withTitle(lines: readonly AnnotatedLine[], paragraphs: readonly WordParagraph[]): AnnotatedLine[] {
  const first = lines[0]
  if (!first || !isTitleLine(first.text, LONGEST_TITLE)) return [...lines]
  const own = paragraphs[first.from - 1]
  let end = 1
  for (; end < lines.length; end++) {
    const line = lines[end]!
    const paragraph = paragraphs[line.from - 1]
    const isOther = (paragraph?.label ?? null) !== null || (paragraph?.outline ?? null) !== (own?.outline ?? null) || (/title/i.test(own?.style ?? '') && !/title/i.test(paragraph?.style ?? ''))
    if (isOther || lines[end - 1]!.text.length > LONGEST_LINE || !isTitleLine(line.text, LONGEST_LINE)) break
  }
  const title = lines.slice(0, end)
  return [{ text: `\\title\\ ${title.map(({ text }) => text.trim()).join(' ')}`, from: first.from, to: title[end - 1]!.to }, ...lines.slice(end)]
}

function isTitleLine(text: string, longest: number): boolean {
  const words = text.trim()
  return words.length <= longest && !/[.;:!?]$|^[[(/\\•\ufffd]|^\d{1,3}\//.test(words) && !isUsualHeading(words) && !isListHeading(words) && readLabel(words, 'paragraph', true) === null
}

const LONGEST_TITLE = 400
const LONGEST_LINE = 130
