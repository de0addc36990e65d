/** A line of the source that has something on it. */
export interface SourceLine {
  /** 1-based, as an editor counts; of another source whatever it counts, which may be the same for several lines. */
  readonly n: number
  /** Without the blanks around it. */
  readonly text: string
  readonly blankBefore: boolean
  /** As found, for findings about spaces. */
  readonly raw: string
}

/** The lines of a source that have something on them. Any line ending counts; a byte order mark does not. */
export function sourceLines(source: string): SourceLine[] {
  const out: SourceLine[] = []
  let blankBefore = false
  for (const [at, raw] of source.replace(/^\ufeff/, '').split(/\r\n|\n|\r/).entries()) {
    const text = raw.trim()
    if (text === '') blankBefore = true
    else {
      out.push({ n: at + 1, text, blankBefore, raw })
      blankBefore = false
    }
  }
  return out
}

/** What the ends of lines say in a text: whether paragraphs are broken into lines throughout, and which lines stand after a gap.
 *
 * What comes out of a PDF may have a blank line after every line; then only more of them than elsewhere divide paragraphs. It is told by the
 * sentences such lines break, since paragraphs may be short as well. */
export function layoutOf(lines: readonly SourceLine[]): { readonly lines: readonly SourceLine[]; readonly hardWrapped: boolean } {
  const spaced = lines.filter((line, at) => at > 0 && line.blankBefore).length
  const isBroken = ({ text, blankBefore }: SourceLine, at: number) => blankBefore && /^[\p{Ll},;)\]]/u.test(text) && !/[.:;!?]["”’)\]]*$/.test(lines[at - 1]?.text.slice(-20) ?? '.')
  const long = lines.filter((line) => line.text.length > WIDEST_COLUMN).length
  if (lines.length < 6 || spaced * 10 < (lines.length - 1) * 9 || long * 5 > lines.length || lines.filter(isBroken).length * 3 < lines.length) return { lines, hardWrapped: isHardWrapped(lines) }
  return { lines: lines.map((line, at) => ({ ...line, blankBefore: at > 0 && line.n - lines[at - 1]!.n > 2 })), hardWrapped: true }
}

/** Whether paragraphs are broken into lines throughout, so that a line end says nothing. */
function isHardWrapped(lines: readonly SourceLine[]): boolean {
  const long = lines.filter((line) => line.text.length > WIDEST_COLUMN).length
  const full = lines.filter((line) => line.text.length > NARROWEST_COLUMN).length
  return long === 0 && full * 3 > lines.length
}

// What typists and mail programs break lines at.
const WIDEST_COLUMN = 110
const NARROWEST_COLUMN = 45
