import type { TrackedComment, TrackedRendition } from '../../../schema/rendition/tracked.ts'
import type { TrackedPiece } from '../../../schema/rendition/trackedPieces.ts'
import type { Footnotes } from './footnotes.ts'
import { BracketNumbers, bookmarked } from './hiddenBookmarks.ts'
import type { Setting } from './run.ts'
import { textRun, tracked } from './run.ts'
import { unitParagraph } from './unitParagraph.ts'
import { el, wordNames, xmlFile } from './xml.ts'

/** The units of a draft as paragraphs with changes that Word can accept or reject, and comments. */
export function trackedUnits(rendition: TrackedRendition, footnotes: Footnotes, setting: Setting, bookmarkOf: (unit: string) => string): string[] {
  return rendition.blocks.map((block) => unitParagraph({
    ...block, proposed: block.by !== null, bookmark: bookmarkOf(block.unit),
    words: marked(block, footnotes, setting), text: block.pieces.map((piece) => ('text' in piece ? piece.text : '')).join(''),
  }, footnotes, setting))
}

/** The part of the package that holds the comments. */
export function commentsPart(comments: readonly TrackedComment[], date: string | null): string {
  return xmlFile(el('w:comments', wordNames, ...comments.map(({ by, initials, text }, id) =>
    el('w:comment', { 'w:id': id, 'w:author': by, 'w:date': date, 'w:initials': initials },
      el('w:p', {}, '<w:pPr><w:pStyle w:val="CommentText"/></w:pPr>', '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>', textRun(text))))))
}

/** The pieces with what changes do not say: two proposals of one party, or one that is interrupted. */
function marked({ unit, pieces }: TrackedRendition['blocks'][number], footnotes: Footnotes, setting: Setting): string {
  const numbers = new BracketNumbers()
  return pieces.map((piece) => {
    const runs = pieceRuns(piece, footnotes, setting)
    switch (piece.type) {
      case 'words':
        return bookmarked(runs, numbers.words(piece.brackets, piece.notes), setting)
      case 'bracket':
        return piece.mark === null ? runs : bookmarked(runs, [{ type: 'head', number: piece.mark.id === unit ? 0 : numbers.of(piece.mark.id), kind: piece.mark.kind }], setting)
      case 'remark':
        return bookmarked(runs, [{ type: 'remark', number: numbers.of(piece.bracket) }], setting)
      case 'comment':
        return piece.edge === 'start' ? bookmarked(runs, [{ type: 'comment', number: piece.bracket === null ? 0 : numbers.of(piece.bracket) }], setting) : runs
      case 'note':
        return runs
    }
  }).join('')
}

function pieceRuns(piece: TrackedPiece, footnotes: Footnotes, setting: Setting): string {
  switch (piece.type) {
    case 'words':
      return tracked(textRun(piece.text, {}, piece.change), piece.change, setting)
    case 'bracket': {
      const head = piece.text.trimEnd()
      return tracked(textRun(head, { style: 'Bracket' }, piece.change) + textRun(piece.text.slice(head.length), { style: 'Bracket' }, piece.change), piece.change, setting)
    }
    case 'remark':
      return tracked(textRun(piece.text, { style: 'Remark' }, piece.change), piece.change, setting)
    case 'note':
      return footnotes.cite({ number: piece.number, idem: false }, piece.change)
    case 'comment':
      if (piece.edge === 'start') return el('w:commentRangeStart', { 'w:id': piece.comment })
      return el('w:commentRangeEnd', { 'w:id': piece.comment }) + el('w:r', {}, '<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>', el('w:commentReference', { 'w:id': piece.comment }))
  }
}
