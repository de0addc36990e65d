import type { Piece } from '../../../schema/rendition/pieces.ts'
import { pieceText } from '../../../schema/rendition/pieces.ts'
import type { Rendition, RenditionBlock } from '../../../schema/rendition/rendition.ts'
import type { HiddenMark } from '../../../schema/word/hiddenMarks.ts'
import type { Footnotes } from './footnotes.ts'
import { BracketNumbers, bookmarked } from './hiddenBookmarks.ts'
import type { Setting } from './run.ts'
import { textRun } from './run.ts'
import { unitParagraph } from './unitParagraph.ts'

/** The units of a rendition as paragraphs. In the annotated text brackets and short forms are bold, what is proposed is underlined and
 * what is proposed to go is struck; in the clean text brackets are plain. */
export function printedUnits(rendition: Rendition, footnotes: Footnotes, setting: Setting, bookmarkOf: (unit: string) => string): string[] {
  const isAnnotated = rendition.as === 'annotated'
  return rendition.blocks.map((block: RenditionBlock) => {
    const numbers = new BracketNumbers()
    return unitParagraph({
      kind: block.kind, label: block.label, alternative: block.signed, version: block.alternative, proposed: isAnnotated && block.by !== null,
      marks: block.marks, change: { ins: null, del: null },
      words: isAnnotated ? block.pieces.map((piece) => marked(piece, block, numbers, footnotes, setting)).join('') : plainly(block, footnotes, setting),
      text: pieceText(block.pieces), bookmark: bookmarkOf(block.unit),
    }, footnotes, setting)
  })
}

/** The pieces of a clean text, which says that there are brackets, and never whose or which of them are one. */
function plainly({ pieces }: RenditionBlock, footnotes: Footnotes, setting: Setting): string {
  const open: number[] = []
  let count = 0
  return pieces.map((piece) => {
    const runs = pieceRuns(piece, false, footnotes)
    if (piece.type === 'open') open.push(++count)
    if (piece.type === 'close') open.pop()
    const brackets = open.map((number, at): HiddenMark => ({ type: 'bracket', number, kind: 'hold', parent: open[at - 1] ?? null }))
    return piece.type === 'words' ? bookmarked(runs, [...brackets, ...(piece.notes ?? []).map((number): HiddenMark => ({ type: 'anchor', number: Number(number) }))], setting) : runs
  }).join('')
}

/** A piece of an annotated text with what its place alone does not say. */
function marked(piece: Piece, { unit }: RenditionBlock, numbers: BracketNumbers, footnotes: Footnotes, setting: Setting): string {
  const runs = pieceRuns(piece, true, footnotes)
  if (piece.type === 'words') return bookmarked(runs, numbers.words(piece.brackets.filter(({ id }) => id !== unit), piece.notes ?? []), setting)
  if (piece.type === 'open') return bookmarked(runs, [{ type: 'head', number: piece.mark.id === unit ? 0 : numbers.of(piece.mark.id), kind: piece.mark.kind }], setting)
  return piece.type === 'remark' && piece.bracket !== undefined ? bookmarked(runs, [{ type: 'remark', number: numbers.of(piece.bracket) }], setting) : runs
}

function pieceRuns(piece: Piece, isAnnotated: boolean, footnotes: Footnotes): string {
  switch (piece.type) {
    case 'words':
      return isAnnotated ? textRun(piece.text, { underline: has(piece, 'ins'), strike: has(piece, 'del') }) : textRun(piece.text)
    case 'open': {
      const head = piece.text.trimEnd()
      return isAnnotated ? textRun(head, { style: 'Bracket' }) + textRun(piece.text.slice(head.length), { style: 'Sign' }) : textRun(piece.text, { style: 'Sign' })
    }
    case 'close':
      return textRun(piece.text, { style: isAnnotated ? 'Bracket' : 'Sign' })
    case 'note':
      return footnotes.cite({ number: piece.number, idem: false })
    case 'remark':
      return textRun(' ', { style: 'Sign' }) + textRun(piece.text.trim(), { style: 'Remark' })
  }
}

function has({ brackets }: Extract<Piece, { type: 'words' }>, kind: 'ins' | 'del'): boolean {
  return brackets.some((mark) => mark.kind === kind)
}
