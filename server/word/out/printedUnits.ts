import type { Piece } from '../../../schema/rendition/pieces.ts'
import { pieceText } from '../../../schema/rendition/pieces.ts'
import type { Rendition, RenditionBlock } from '../../../schema/rendition/rendition.ts'
import type { Footnotes } from './footnotes.ts'
import type { Setting } from './run.ts'
import { textRun } from './run.ts'
import { unitParagraph } from './unitParagraph.ts'

/** The units of a rendition as paragraphs. In the annotated text brackets and short forms are bold, what is proposed is underlined and
 * what is proposed to go is struck; in the clean text brackets are plain. */
export function printedUnits(rendition: Rendition, footnotes: Footnotes, setting: Setting, bookmarkOf: (unit: string) => string): string[] {
  const isAnnotated = rendition.as === 'annotated'
  return rendition.blocks.map((block: RenditionBlock) => unitParagraph({
    kind: block.kind, label: block.label, alternative: block.alternative, marks: block.marks, change: { ins: null, del: null },
    words: block.pieces.map((piece) => pieceRuns(piece, isAnnotated, footnotes)).join(''), text: pieceText(block.pieces), bookmark: bookmarkOf(block.unit),
  }, footnotes, setting))
}

function pieceRuns(piece: Piece, isAnnotated: boolean, footnotes: Footnotes): string {
  switch (piece.type) {
    case 'words':
      return isAnnotated ? textRun(piece.text, { underline: has(piece, 'ins'), strike: has(piece, 'del') }) : textRun(piece.text)
    case 'open': {
      const head = piece.text.trimEnd()
      return isAnnotated ? textRun(head, { style: 'Bracket' }) + textRun(piece.text.slice(head.length)) : textRun(piece.text)
    }
    case 'close':
      return textRun(piece.text, isAnnotated ? { style: 'Bracket' } : {})
    case 'note':
      return footnotes.cite({ number: piece.number, idem: false })
    case 'remark':
      return textRun(' ') + textRun(piece.text.trim(), { style: 'Remark' })
  }
}

function has({ brackets }: Extract<Piece, { type: 'words' }>, kind: 'ins' | 'del'): boolean {
  return brackets.some((mark) => mark.kind === kind)
}
