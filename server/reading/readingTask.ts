import type { Draft, Party } from '../../schema/draft.ts'
import type { Refusal } from '../../schema/refusal.ts'

/** What a thread is asked to read, and for what: a file for a draft, a file to be looked at first, a review that was confirmed. The parties are
 * those it is read with. */
export type ReadingTask = { readonly parties: readonly Party[]; readonly bytes: Uint8Array } & ({ readonly type: 'draft' } | { readonly type: 'review' } | { readonly type: 'look'; readonly file: string })

/** A draft that was read, with what is known of it besides. */
export interface ReadFile {
  readonly draft: Draft
  /** As given with a review; null where only the file tells. */
  readonly named: { readonly title: string; readonly symbol: string; readonly file: string } | null
  /** How many readings were chosen by hand. */
  readonly chosen: number
}

/** What the thread answers. What is only passed on comes as the bytes of its JSON, so that nobody else is kept waiting while it is made. */
export type ReadingAnswer = ({ readonly ok: true } & ReadFile) | { readonly ok: true; readonly json: Uint8Array } | Refusal
