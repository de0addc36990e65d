import type { HiddenMark } from '../../../schema/word/hiddenMarks.ts'
import { readHiddenName } from '../../../schema/word/hiddenMarks.ts'
import type { OwnParagraph, WordParagraph, WordRun } from '../../../schema/word/wordText.ts'
import type { Xml } from './readXml.ts'

/** Follows the hidden bookmarks of a print of our own through a paragraph, as they begin and end. Those of a file by anybody else are none. */
export class HiddenBookmarks {
  private readonly open = new Map<string, HiddenMark>()
  private unit: OwnParagraph['unit'] = null
  private note: number | null = null
  private comments = new Map<string, number>()

  begin(): void {
    this.open.clear()
    this.unit = null
    this.note = null
    this.comments = new Map()
  }

  bookmark({ name, attributes }: Xml): void {
    const id = attributes['w:id'] ?? ''
    const mark = name === 'w:bookmarkStart' ? readHiddenName(attributes['w:name'] ?? '') : null
    if (!mark) return void this.open.delete(id)
    this.open.set(id, mark)
    if (mark.type === 'unit' || mark.type === 'derived') this.unit = mark
    if (mark.type === 'uncited') this.note = mark.number
  }

  /** A comment begins here. */
  comment(id: string): void {
    for (const mark of this.open.values()) if (mark.type === 'comment') this.comments.set(id, mark.number)
  }

  run(): Pick<WordRun, 'hidden'> {
    return this.open.size === 0 ? {} : { hidden: [...this.open.values()] }
  }

  paragraph(): Pick<WordParagraph, 'own'> {
    return this.unit || this.note !== null ? { own: { unit: this.unit, note: this.note, comments: Object.fromEntries(this.comments) } } : {}
  }
}
