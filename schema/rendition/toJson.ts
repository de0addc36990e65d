import { pieceText } from './pieces.ts'
import type { Rendition } from './rendition.ts'

/** A rendition as JSON: the units as they are printed, with the pieces of their words. */
export function toJson({ as, assume, title, symbol, head, blocks, notes, stillOpen }: Rendition): string {
  const units = blocks.map(({ unit, kind, label, alternative, by, pieces, marks }) => ({
    id: unit, kind, label, text: pieceText(pieces), alternative, by,
    pieces: pieces.map((piece) => {
      if ('mark' in piece) return { type: piece.type, text: piece.text, bracket: piece.mark }
      if (piece.type === 'words') return { type: piece.type, text: piece.text, brackets: piece.brackets }
      return piece.type === 'remark' ? { type: piece.type, text: piece.text } : piece
    }),
    marks: marks.map(({ type, text }) => ({ type, text })),
  }))
  return `${JSON.stringify({ as, assume: assume ?? null, title, symbol, head, units, notes, stillInBrackets: stillOpen }, null, 2)}\n`
}
