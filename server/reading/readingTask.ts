import type { Party } from '../../schema/draft.ts'
import type { Refusal } from '../../schema/refusal.ts'
import type { NewIds, Origin, Prepared } from '../createDocument.ts'
import type { Named } from './titled.ts'

/** What a thread is asked to read, and for what: a file to be brought in at once, a file to be looked at first, a review that was confirmed. The
 * parties are those it is read with. A document is made where it is read: that of a long text takes as long as the reading. */
export type ReadingTask = { readonly parties: readonly Party[]; readonly bytes: Uint8Array } & (
  | { readonly type: 'file'; readonly named: Named; readonly making: Making }
  | { readonly type: 'review'; readonly making: Making }
  | { readonly type: 'look'; readonly file: string }
)

/** What a document is made with, besides what the file says. */
export interface Making {
  readonly origin: Omit<Origin, 'file' | 'chosen'>
  readonly ids: NewIds
}

/** What the thread answers. What is only passed on comes as the bytes of its JSON, so that nobody else is kept waiting while it is made. */
export type ReadingAnswer = { readonly ok: true; readonly prepared: Prepared } | { readonly ok: true; readonly json: Uint8Array } | Refusal
