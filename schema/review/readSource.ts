import type { Draft, Party, Stance } from '../draft.ts'
import { finished, withBoundStamps } from '../parse/parse.ts'
import type { ReadDraft } from '../parse/readDraft.ts'
import { readDraft } from '../parse/readDraft.ts'
import type { ReadOptions } from '../parse/readOptions.ts'
import type { SourceLine } from '../parse/sourceLines.ts'
import { sourceLines } from '../parse/sourceLines.ts'
import { readDraftOfWord } from '../word/draftOfWord.ts'
import type { Authors } from '../word/authors.ts'
import type { WordText } from '../word/wordText.ts'
import type { EditedLines } from './lineEdits.ts'
import { editLines } from './lineEdits.ts'
import type { Change, Source } from './reviewItem.ts'
import type { LateChange } from './unitChanges.ts'
import { withLateChanges } from './unitChanges.ts'

/** A source read with some changes. */
export interface SourceRead {
  readonly source: Source
  /** The table it was read with, without the parties the text brought along. */
  readonly parties: readonly Party[]
  readonly read: ReadDraft
  readonly edits: EditedLines
  /** The draft as it was read, with its findings. */
  readonly asRead: Draft
  /** The draft with what was said of its units since. */
  readonly draft: Draft
  /** Whom authors of tracked changes write for; null where the source is text. */
  readonly authors: Authors | null
}

/** Reads a source with changes. The order of the changes makes no difference. */
export function readSource(source: Source, table: readonly Party[], given: readonly Change[], progress?: ReadOptions['progress']): SourceRead {
  const changes = given.map((change) => ({ change, key: JSON.stringify(change) })).sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ change }) => change)
  const parties = changedTable(table, changes)
  const dates = changes.findLast((change) => change.type === 'dates')?.order
  const notParties = new Set(changes.flatMap((change) => (change.type === 'no party' ? [change.name] : [])))
  const options: ReadOptions = { ...(dates && { dates }), notParties, ...(progress && { progress }) }
  let edits: EditedLines | null = null
  const correct = (lines: readonly SourceLine[]) => {
    edits = editLines(lines, changes.flatMap((change) => (change.type === 'edits' ? change.edits : [])))
    return edits.lines
  }
  const { draft: asRead, read, authors } = source.kind === 'text' ? ofText(readDraft(correct(sourceLines(source.text)), parties, options))
    : readDraftOfWord(changedWord(source.word, changes), parties, { ...options, authors: authorsIn(changes, parties), comments: commentsIn(changes), correct })
  const late = changes.filter((change): change is LateChange => change.type === 'unit' || change.type === 'note')
  const draft = late.length === 0 ? asRead : withBoundStamps(withLateChanges(asRead, late))
  return { source, parties, read, edits: edits ?? editLines([], []), asRead, draft, authors }
}

function ofText(read: ReadDraft): { draft: Draft; read: ReadDraft; authors: null } {
  return { draft: finished(read), read, authors: null }
}

/** The table with the names and parties that were added to it. */
function changedTable(table: readonly Party[], changes: readonly Change[]): readonly Party[] {
  const added = changes.flatMap((change) => (change.type === 'party' && !table.some((each) => each.code === change.party.code) ? [change.party] : []))
  const aliases = changes.filter((change) => change.type === 'alias')
  if (added.length === 0 && aliases.length === 0) return table
  return [...table, ...added].map((party) => {
    const names = aliases.filter((alias) => alias.party === party.code).map(({ name }) => name)
    return names.length ? { ...party, names: [...party.names, ...names] } : party
  })
}

function authorsIn(changes: readonly Change[], parties: readonly Party[]): Map<string, readonly Party[]> {
  return new Map(changes.flatMap((change) => (change.type === 'author' ? [[change.author, parties.filter((party) => change.parties.includes(party.code))] as const] : [])))
}

function commentsIn(changes: readonly Change[]): Map<string, 'remark' | Stance> {
  return new Map(changes.flatMap((change) => (change.type === 'comment' ? [[change.comment, change.as] as const] : [])))
}

/** A Word file whose insertions by some authors are taken as text, and whose strikes in some paragraphs as looks. */
function changedWord(word: WordText, changes: readonly Change[]): WordText {
  const accepted = new Set(changes.flatMap((change) => (change.type === 'accepted' ? [change.author] : [])))
  const looks = changes.filter((change) => change.type === 'strikes')
  if (accepted.size === 0 && looks.length === 0) return word
  return {
    ...word,
    paragraphs: word.paragraphs.map((paragraph, at) => ({
      ...paragraph,
      mark: paragraph.mark?.kind === 'ins' && accepted.has(paragraph.mark.author) ? null : paragraph.mark,
      runs: paragraph.runs.map((run) => ({
        ...run,
        strike: run.strike && !looks.some(({ from, to }) => at + 1 >= from && at + 1 <= to),
        changes: run.changes.filter((change) => change.kind !== 'ins' || !accepted.has(change.author)),
      })),
    })),
  }
}
