import type { Finding } from '../../../schema/draft.ts'
import type { WordChange, WordParagraph, WordRun } from '../../../schema/word/wordText.ts'
import { HiddenBookmarks } from './hiddenBookmarks.ts'
import type { Numbering } from './numbering.ts'
import type { Xml } from './readXml.ts'
import { first, valueOf } from './readXml.ts'
import { runPieces } from './readRun.ts'
import type { Look, Styles } from './styles.ts'
import { lookOf, outlineOf } from './styles.ts'

/** The paragraphs of a part, with what was found that cannot be taken over. */
export interface Body {
  readonly paragraphs: readonly WordParagraph[]
  readonly findings: readonly Finding[]
}

/** Reads what stands in a body, a table cell, a note or a comment: paragraphs in order, through content controls, links and fields. */
export function readBody(root: Xml, styles: Styles, numbering: () => Numbering): Body {
  for (const skip of [true, false]) {
    const reader = new BodyReader(styles, numbering(), skip)
    reader.blocks(root)
    // A table of contents that never ends would take the whole text with it.
    if (!reader.isInContents() || !skip) return { paragraphs: reader.paragraphs, findings: reader.told() }
  }
  return { paragraphs: [], findings: [] }
}

interface Field {
  /** Before the separator stands what the field does, after it what it prints. */
  printing: boolean
  instruction: string
}

class BodyReader {
  readonly paragraphs: WordParagraph[] = []
  private readonly tables: Finding[] = []
  private readonly places = { pictures: [] as number[], boxes: [] as number[], hidden: [] as number[], contents: [] as number[], foreign: [] as number[] }
  private readonly fields: Field[] = []
  private readonly comments: string[] = []
  private readonly hidden = new HiddenBookmarks()
  private depth = 0
  /** Character style of the run that is read. */
  private style: string | undefined
  /** Text boxes are told after the paragraph they are tied to. */
  private boxes: Xml[] = []

  constructor(private readonly styles: Styles, private readonly numbering: Numbering, private readonly skipContents: boolean) {}

  isInContents(): boolean {
    return this.fields.some((field) => this.isSkipped(field))
  }

  blocks(node: Xml): void {
    for (const child of node.children) {
      if (child.name === 'w:p') this.paragraph(child)
      else if (child.name === 'w:tbl') this.table(child)
      else if (child.name === 'w:altChunk') this.places.foreign.push(this.here())
      else if (child.name === 'w:commentRangeStart' || child.name === 'w:commentRangeEnd') this.range(child)
      else if (child.name === 'mc:AlternateContent') this.blocks(alternative(child))
      else if (!child.name.endsWith('Pr')) this.blocks(child)
    }
  }

  told(): Finding[] {
    const { pictures, boxes, hidden, contents, foreign } = this.places
    const tell = (lines: readonly number[], sentence: string): Finding[] => (lines.length ? [{ kind: 'other', lines: [...new Set(lines)], sentence }] : [])
    return [
      ...this.tables,
      ...tell(pictures, `${pictures.length === 1 ? 'A picture was' : `${pictures.length} pictures or drawings were`} left out: a draft holds text only.`),
      ...tell(boxes, 'The words of a text box were put behind the paragraph it is tied to.'),
      ...tell(hidden, 'Words hidden in Word are shown here: see whether they belong to the draft.'),
      ...tell(contents, 'A table of contents was left out: it repeats the headings.'),
      ...tell(foreign, 'Another file is embedded in this place and was not read: open it and bring its text in.'),
    ]
  }

  private here(): number {
    return this.paragraphs.length + 1
  }

  private table(node: Xml): void {
    const from = this.here()
    const own = this.tables.length
    this.depth += 1
    this.blocks(node)
    this.depth -= 1
    if (this.depth > 0) return
    this.tables.length = own
    const lines = Array.from({ length: Math.max(this.here() - from, 1) }, (_, at) => from + at)
    this.tables.push({ kind: 'other', lines, sentence: 'A table was read as text, cell by cell: see whether its cells are paragraphs of the draft.' })
  }

  private range({ name, attributes }: Xml): void {
    const id = attributes['w:id'] ?? ''
    const at = this.comments.indexOf(id)
    if (name === 'w:commentRangeStart' && at < 0) {
      this.comments.push(id)
      this.hidden.comment(id)
    }
    if (name === 'w:commentRangeEnd' && at >= 0) this.comments.splice(at, 1)
  }

  private paragraph(node: Xml): void {
    const properties = first(node, 'w:pPr')
    const style = this.styles.paragraph(valueOf(properties, 'w:pStyle'))
    const marks = first(properties, 'w:rPr')
    const label = this.numbering.next(first(properties, 'w:numPr'), style.numbering)
    const level = valueOf(properties, 'w:outlineLvl')
    const runs: WordRun[] = []
    this.hidden.begin()
    this.inline(node, [], style.look, runs)
    this.paragraphs.push({
      label, style: style.name, outline: level === undefined ? style.outline : outlineOf(level), runs: joined(runs),
      mark: changeOf(marks?.children.find((child) => child.name in changeKinds)), ...this.hidden.paragraph(),
    })
    // What a field does stands in one paragraph: one that does not end there is broken, and must not take the text with it.
    while (this.fields.length > 0 && !this.fields[this.fields.length - 1]!.printing) this.fields.pop()
    const boxes = this.boxes
    this.boxes = []
    for (const box of boxes) {
      this.places.boxes.push(this.here())
      this.blocks(box)
    }
  }

  private inline(node: Xml, changes: readonly WordChange[], look: Look, out: WordRun[]): void {
    for (const child of node.children) {
      const change = changeOf(child)
      if (child.name === 'w:r') this.run(child, changes, look, out)
      else if (change) this.inline(child, [...changes, change], look, out)
      else if (child.name === 'w:commentRangeStart' || child.name === 'w:commentRangeEnd') this.range(child)
      else if (child.name === 'mc:AlternateContent') this.inline(alternative(child), changes, look, out)
      else if (child.name === 'w:bookmarkStart' || child.name === 'w:bookmarkEnd') this.hidden.bookmark(child)
      else if (child.name === 'm:t') this.write(child.text, changes, look, null, out)
      else if (child.name === 'w:txbxContent') this.boxes.push(child)
      else if (child.name === 'w:drawing' || child.name === 'w:pict' || child.name === 'w:object') this.picture(child)
      else if (child.name === 'w:fldSimple') this.inline(child, changes, look, out)
      else if (child.name !== 'w:rt' && !child.name.endsWith('Pr')) this.inline(child, changes, look, out)
    }
  }

  private run(node: Xml, changes: readonly WordChange[], around: Look, out: WordRun[]): void {
    const properties = first(node, 'w:rPr')
    this.style = valueOf(properties, 'w:rStyle')
    const look = { ...around, ...this.styles.character(valueOf(properties, 'w:rStyle')), ...lookOf(properties) }
    let own = false
    for (const piece of runPieces(node)) {
      if (piece.type === 'text') {
        // The sign a writer chose for a note stands behind it in the same run.
        if (!own) this.write(piece.text, changes, look, null, out)
      } else if (piece.type === 'note') {
        own = piece.own
        this.write('', changes, look, piece.id, out)
      } else if (piece.type === 'field') this.field(piece.part, piece.text)
      else if (piece.type === 'picture') this.picture(piece.node)
      else if (piece.type === 'reference') {
        // A comment without a range is about the place of its sign.
        const last = out[out.length - 1]
        if (last && !last.comments.includes(piece.id) && !this.isRanged(piece.id, out)) out[out.length - 1] = { ...last, comments: [...last.comments, piece.id] }
      } else this.inline(piece.node, changes, look, out)
    }
  }

  private isRanged(id: string, out: readonly WordRun[]): boolean {
    return this.comments.includes(id) || out.some((run) => run.comments.includes(id)) || this.paragraphs.slice(-40).some(({ runs }) => runs.some((run) => run.comments.includes(id)))
  }

  private field(part: 'begin' | 'separate' | 'end' | 'instruction', text: string): void {
    const field = this.fields[this.fields.length - 1]
    if (part === 'begin') this.fields.push({ printing: false, instruction: '' })
    else if (part === 'end') this.fields.pop()
    else if (field && part === 'instruction') field.instruction += text
    else if (field && part === 'separate') {
      field.printing = true
      if (this.isSkipped(field)) this.places.contents.push(this.here())
    }
  }

  private isSkipped({ printing, instruction }: Field): boolean {
    return printing && this.skipContents && /^\s*(?:TOC|INDEX)\b/.test(instruction)
  }

  private picture(node: Xml): void {
    const boxes = boxesIn(node, 0)
    this.boxes.push(...boxes)
    if (boxes.length === 0) this.places.pictures.push(this.here())
  }

  private write(text: string, changes: readonly WordChange[], look: Look, note: string | null, out: WordRun[]): void {
    if ((text === '' && note === null) || this.fields.some((field) => !field.printing || this.isSkipped(field))) return
    if (look.hidden) this.places.hidden.push(this.here())
    out.push({
      text: look.caps ? text.toUpperCase() : text, strike: look.strike ?? false, underline: look.underline ?? false, bold: look.bold ?? false,
      highlight: look.highlight ?? false, changes, comments: [...this.comments], note,
      ...(this.style !== undefined && { style: this.style }), ...this.hidden.run(),
    })
  }
}

const changeKinds: Readonly<Record<string, WordChange['kind']>> = { 'w:ins': 'ins', 'w:del': 'del', 'w:moveFrom': 'moveFrom', 'w:moveTo': 'moveTo' }

function changeOf(node: Xml | undefined): WordChange | null {
  const kind = node && changeKinds[node.name]
  return kind ? { kind, author: node.attributes['w:author'] ?? '', date: node.attributes['w:date'] ?? '' } : null
}

/** One way to write what is written in several: the newest, which Word itself would take. */
function alternative(node: Xml): Xml {
  return first(node, 'mc:Choice') ?? first(node, 'mc:Fallback') ?? { ...node, children: [] }
}

function boxesIn(node: Xml, depth: number): Xml[] {
  if (depth > 60) return []
  return node.children.flatMap((child) => {
    if (child.name === 'w:txbxContent') return [child]
    return boxesIn(child.name === 'mc:AlternateContent' ? alternative(child) : child, depth + 1)
  })
}

/** Word breaks a text into many runs that look alike. */
function joined(runs: readonly WordRun[]): WordRun[] {
  const out: WordRun[] = []
  for (const run of runs) {
    const last = out[out.length - 1]
    if (last && last.note === null && run.note === null && sameLook(last, run)) out[out.length - 1] = { ...last, text: last.text + run.text }
    else out.push(run)
  }
  return out
}

function sameLook(a: WordRun, b: WordRun): boolean {
  const flat = ({ strike, underline, bold, highlight, changes, comments, style, hidden }: WordRun) => JSON.stringify([strike, underline, bold, highlight, changes, comments, style, hidden])
  return flat(a) === flat(b)
}
