import type { BracketMark } from '../../../schema/draft.ts'
import type { PrintedWords } from '../../../schema/word/hashOfPrint.ts'
import { hashOfPrint } from '../../../schema/word/hashOfPrint.ts'
import type { HiddenMark } from '../../../schema/word/hiddenMarks.ts'
import { hiddenName } from '../../../schema/word/hiddenMarks.ts'
import type { WordChange } from '../../../schema/word/wordText.ts'
import type { Setting } from './run.ts'
import { el } from './xml.ts'

/** Puts runs under hidden bookmarks that tell what is on the page to whoever reads the file again. */
export function bookmarked(runs: string, marks: readonly HiddenMark[], setting: Setting): string {
  let out = runs
  for (const mark of marks) {
    const id = setting.nextId()
    out = el('w:bookmarkStart', { 'w:id': id, 'w:name': hiddenName(mark, id) }) + out + el('w:bookmarkEnd', { 'w:id': id })
  }
  return out
}

/** The brackets of one unit, numbered as they are met. */
export class BracketNumbers {
  readonly #numbers = new Map<string, number>()

  of(id: string): number {
    const number = this.#numbers.get(id) ?? this.#numbers.size + 1
    this.#numbers.set(id, number)
    return number
  }

  /** What is said of words under these brackets, to which these notes are tied. */
  words(brackets: readonly BracketMark[], notes: readonly string[]): HiddenMark[] {
    return [
      ...brackets.map(({ id, kind, parent }) => ({ type: 'bracket', number: this.of(id), kind, parent: parent === null ? null : this.of(parent) }) as const),
      ...notes.map((number) => ({ type: 'anchor', number: Number(number) }) as const),
    ]
  }
}

/** The hash of a paragraph as the reader of Word files will see it. */
export function printedHash(style: string, runs: string): string {
  return hashOfPrint(style, null, printedWords(runs))
}

/** The words of runs this project wrote, with what is struck or underlined and by whom they come in or go. */
function* printedWords(runs: string): Generator<PrintedWords> {
  const changes: WordChange[] = []
  let strike = false
  let underline = false
  let style: string | undefined
  for (const [tag, opened, author = '', look, text] of runs.matchAll(tags)) {
    if (opened === 'ins' || opened === 'del') changes.push({ kind: opened, author: plain(author), date: '' })
    else if (tag === '</w:ins>' || tag === '</w:del>') changes.pop()
    else if (tag === '<w:strike/>') strike = true
    else if (look !== undefined) [style, underline] = [look, look === 'Hyperlink']
    else if (tag.startsWith('<w:u ')) underline = true
    else if (tag === '</w:r>') [strike, underline, style] = [false, false, undefined]
    else if (tag === '<w:tab/>' || tag === '<w:br/>') yield { text: tag === '<w:tab/>' ? '\t' : '\n', strike, underline, style, changes: [...changes] }
    else if (text !== undefined) yield { text: plain(text), strike, underline, style, changes: [...changes] }
  }
}

// The number a writer chose for a note stands behind its sign and belongs to it; a link is underlined by its style.
const tags = /<w:(ins|del) [^>]*?w:author="([^"]*)"[^>]*>|<\/w:(?:ins|del)>|<w:footnoteReference[^>]*\/>(?:<w:(?:t|delText)>\d+<\/w:(?:t|delText)>)?|<w:strike\/>|<w:u [^>]*>|<w:rStyle w:val="(\w+)"\/>|<\/w:r>|<w:tab\/>|<w:br\/>|<w:(?:t|delText)(?: [^>]*)?>([^<]*)</g

function plain(escaped: string): string {
  return escaped.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
}
