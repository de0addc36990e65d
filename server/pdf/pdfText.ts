import type { UnitKind } from '../../schema/draft.ts'
import { citation } from '../../schema/rendition/houseStyle.ts'
import type { Piece } from '../../schema/rendition/pieces.ts'
import { pieceText } from '../../schema/rendition/pieces.ts'
import type { Mark, NoteCitation, Rendition, RenditionBlock, RenditionOptions } from '../../schema/rendition/rendition.ts'
import { isRightToLeft } from '../word/out/run.ts'

export interface PdfOptions extends RenditionOptions {
  /** Every how many lines a line is numbered; none without it. */
  readonly lineNumbers?: number | undefined
}

type Look = 'strong' | 'emph' | 'underline' | 'strike'

/** A stretch of one look, the end of a line, or a citation: with the text of the note where it is cited first. */
export type PdfRun =
  | ({ readonly text: string } & { readonly [look in Look]?: true })
  | { readonly break: true }
  | { readonly cite: string; readonly text: string }
  | { readonly again: string }

export interface PdfUnit {
  /** Where what is still open leads to it. A place nobody goes to costs as much as a paragraph. */
  readonly id: string | null
  readonly kind: UnitKind
  /** Of a heading, counted from 1 and never skipping one, as readers who listen to a page need it; 0 for a paragraph. */
  readonly level: number
  /** The label in the margin. */
  readonly hanging: string | null
  readonly rtl: boolean
  readonly runs: readonly PdfRun[]
}

/** All that a PDF says, in the order it says it. */
export interface PdfText {
  readonly title: string
  readonly symbol: string
  /** Lines at the top right of the first page. */
  readonly head: readonly string[]
  /** Every how many lines one is numbered. */
  readonly lines: number | null
  readonly units: readonly PdfUnit[]
  /** Notes nobody cites, with their numbers. */
  readonly uncited: readonly string[]
  readonly open: readonly { readonly unit: string | null; readonly place: string; readonly words: string; readonly by: string }[]
  /** Level of the last heading. */
  readonly deepest: number
}

/** A rendition as what its PDF says. */
export function pdfText(rendition: Rendition, lines: number | null): PdfText {
  const notes = new Map(rendition.notes.map(({ number, text }) => [number, plain(text)]))
  const cited = new Set<string>()
  const cite = ({ number, idem }: NoteCitation): PdfRun[] => {
    const text = notes.get(number)
    const known = cited.has(number)
    cited.add(number)
    const mark: PdfRun = text === undefined ? { text: citation({ number, idem: false }) } : known ? { again: number } : { cite: number, text }
    return idem ? [mark, { text: '\u00a0IDEM', strong: true }] : [mark]
  }
  const sought = new Set(rendition.stillOpen.map(({ unit }) => unit))
  const printed = new Map(rendition.blocks.flatMap(({ unit }, at) => (sought.has(unit) ? [[unit, `unit-${at + 1}`] as const] : [])))
  let deepest = 0
  const units = rendition.blocks.map((block): PdfUnit => {
    const hanging = block.label !== null && hangs(block.kind, block.label) ? plain(block.label) : null
    const runs = runsOf(block, hanging !== null, rendition.as === 'annotated', cite)
    // A heading without words is none.
    const level = runs.some((run) => 'text' in run && !('cite' in run) && run.text.trim() !== '') ? Math.min(levels[block.kind], deepest + 1) : 0
    if (level > 0) deepest = level
    return { id: printed.get(block.unit) ?? null, kind: block.kind, level, hanging, runs, rtl: isRightToLeft(pieceText(block.pieces) || (block.label ?? '')) }
  })
  return {
    title: plain(rendition.title) || plain(rendition.symbol) || 'Draft', symbol: plain(rendition.symbol), head: rendition.head.map(plain).filter((line) => line !== ''), lines, units, deepest,
    uncited: [...notes].filter(([number]) => !cited.has(number)).map(([number, text]) => `${number}/ ${text}`),
    open: rendition.stillOpen.map(({ unit, place, words, by }) => ({ unit: printed.get(unit) ?? null, place: plain(place), words: plain(words), by: plain(by) })),
  }
}

const levels = { title: 1, heading: 2, chapter: 2, objective: 3, subheading: 4, action: 0, paragraph: 0 } as const satisfies Record<UnitKind, number>

/** Whether a label stands in the margin: a number does, a name runs in. */
function hangs(kind: UnitKind, label: string): boolean {
  return kind === 'action' || (kind === 'paragraph' && /^[\d([]/.test(label))
}

function runsOf(block: RenditionBlock, isHanging: boolean, isAnnotated: boolean, cite: (cites: NoteCitation) => PdfRun[]): PdfRun[] {
  const { kind, label, pieces, marks, signed } = block
  const own: { readonly [look in Look]?: true } = kind === 'title' || kind === 'heading' || kind === 'chapter' ? { strong: true } : kind === 'subheading' ? { emph: true } : {}
  const words = pieces.flatMap((piece) => pieceRuns(piece, own, isAnnotated, cite))
  const behind = marks.flatMap((mark, at): PdfRun[] => [...(at === 0 && words.length === 0 ? [] : [{ text: ' ' }]), ...markRuns(mark, cite)])
  const isBare = words.length + behind.length === 0
  const inLine: PdfRun[] = label === null || isHanging ? [] : [{ text: plain(label), strong: true }, ...(isBare ? [] : [behindLabel(kind)])]
  return [...(signed ? [{ text: '// ' }] : []), ...inLine, ...words, ...behind]
}

function behindLabel(kind: UnitKind): PdfRun {
  if (kind === 'objective') return { break: true }
  return kind === 'chapter' ? { text: ' – ', strong: true } : { text: ' ' }
}

function pieceRuns(piece: Piece, own: { readonly [look in Look]?: true }, isAnnotated: boolean, cite: (cites: NoteCitation) => PdfRun[]): PdfRun[] {
  const text = spaced(piece.text)
  switch (piece.type) {
    case 'words':
      return [{ text, ...own, ...(isAnnotated && has(piece, 'ins') && { underline: true }), ...(isAnnotated && has(piece, 'del') && { strike: true }) }]
    case 'open':
    case 'close': {
      const head = text.trimEnd()
      // A name does not stand at the end of a line without what it proposes.
      return [{ text: head, ...own, ...(isAnnotated && { strong: true }) }, ...(head === text ? [] : [{ text: piece.type === 'open' ? '\u00a0' : ' ' }])]
    }
    case 'note':
      return cite({ number: piece.number, idem: false })
    case 'remark':
      return [{ text: ' ' }, { text: text.trim(), emph: true }]
  }
}

function has({ brackets }: Extract<Piece, { type: 'words' }>, kind: 'ins' | 'del'): boolean {
  return brackets.some((mark) => mark.kind === kind)
}

function markRuns({ type, text, cites }: Mark, cite: (cites: NoteCitation) => PdfRun[]): PdfRun[] {
  if (type !== 'stamp') return [{ text: plain(text), emph: true }]
  if (!cites) return [{ text: unbroken(plain(text)), strong: true }]
  const said = unbroken(plain(text.slice(0, -citation(cites).length)))
  // Behind a date the number would read as a part of it.
  return [{ text: said, strong: true }, ...(/\d$/.test(said) ? [{ text: '\u00a0' }] : []), ...cite(cites)]
}

/** A stamp stands on one line with its date, unless it would take most of one. */
function unbroken(stamp: string): string {
  return stamp.length > 40 ? stamp : stamp.replaceAll(' ', '\u00a0')
}

function plain(text: string): string {
  return spaced(text).trim()
}

/** Text that can be set: no control characters, no halves of characters, one kind of space beside the one that does not break. */
function spaced(text: string): string {
  const whole = text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
  return whole.replace(/\u202f/g, '\u00a0').replace(/[^\S\u00a0]+/g, ' ').replace(/[\p{Cc}\p{Noncharacter_Code_Point}]/gu, '')
}
