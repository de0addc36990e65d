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

/** Whether paragraphs are broken into lines throughout, so that a line end says nothing. */
export function isHardWrapped(lines: readonly SourceLine[]): boolean {
  const long = lines.filter((line) => line.text.length > WIDEST_COLUMN).length
  const full = lines.filter((line) => line.text.length > NARROWEST_COLUMN).length
  return long === 0 && full * 3 > lines.length
}

// What typists and mail programs break lines at.
const WIDEST_COLUMN = 110
const NARROWEST_COLUMN = 45
