import type { LookLine, LookPiece, Source } from '../../schema/review/reviewItem.ts'
import { orderedNotes } from '../../schema/word/orderedNotes.ts'
import type { WordRun } from '../../schema/word/wordText.ts'

/** What a source looks like, line by line: that of a text is its lines, that of a Word file its paragraphs and then its notes. */
export function lookOf(source: Source): LookLine[] {
  if (source.kind === 'text') return source.text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/).map((text, at) => ({ n: at + 1, pieces: [{ text }] }))
  const notes = orderedNotes(source.word)
  const paragraphs = source.word.paragraphs.map(({ label, runs }, at): LookLine => ({
    n: at + 1, ...(label !== null && { label }), pieces: joined(runs.map((run) => pieceOf(run, (note) => notes.numberOf.get(note)))),
  }))
  return [...paragraphs, ...notes.texts.map((text, at) => ({ n: paragraphs.length + at + 1, pieces: [{ text }] }))]
}

function pieceOf(run: WordRun, numberOf: (note: string) => string | undefined): LookPiece {
  const number = run.note === null ? undefined : numberOf(run.note)
  const ins = run.changes.find(({ kind }) => kind === 'ins' || kind === 'moveTo')?.author
  const del = run.changes.find(({ kind }) => kind === 'del' || kind === 'moveFrom')?.author
  return {
    text: number === undefined ? run.text : ` ${number}/`,
    ...(run.strike && { strike: true }), ...(run.underline && { underline: true }), ...(run.highlight && { highlight: true }), ...(run.bold && { bold: true }),
    ...(ins !== undefined && { ins }), ...(del !== undefined && { del }),
  }
}

/** Word cuts its runs for reasons of its own. */
function joined(pieces: readonly LookPiece[]): LookPiece[] {
  const out: LookPiece[] = []
  for (const piece of pieces) {
    const last = out[out.length - 1]
    if (piece.text === '') continue
    if (last && JSON.stringify({ ...last, text: '' }) === JSON.stringify({ ...piece, text: '' })) out[out.length - 1] = { ...last, text: last.text + piece.text }
    else out.push(piece)
  }
  return out
}
