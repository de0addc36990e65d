import type { Note } from '../draft.ts'
import { emptyDraft } from '../draft.ts'

/** Whether a printed decision waits to be confirmed: the house says so of its level, the level does ("AD REFERENDUM", "PENDING CAPITAL"), or
 * the note printed with it ("Approval is pending as the required quorum was not present"). */
export function waits(level: string, note: Pick<Note, 'text'> | undefined): boolean {
  const known = Object.values(emptyDraft.house.levels).some((each) => each.pending && each.level === level)
  return known || /\bAD REF|\bPENDING\b/.test(level) || (note !== undefined && saysSo.test(note.text))
}

const saysSo = /\b(?:is|are|remains?|está|reste) (?:still )?(?:pending|pendiente|pendente)\b|\bquorum\b.{0,40}\b(?:not|no)\b|\b(?:no|without(?: a)?|lack of(?: a)?|want of(?: a)?) ?quorum\b/i
