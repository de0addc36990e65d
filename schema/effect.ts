import type { TextEdit } from './edits.ts'
import type { Run, UnitKind } from './draft.ts'
import type { RecordChange } from './record.ts'

/** A change of the text. Units are named by id, so that the order of changes inside one effect is all that matters. */
export type TextChange =
  | { readonly op: 'edit'; readonly unit: string; readonly edits: readonly TextEdit[] }
  | { readonly op: 'insert'; readonly after: string | null; readonly unit: { readonly id: string; readonly kind: UnitKind; readonly by: string | null; readonly runs: readonly Run[] } }
  | { readonly op: 'remove'; readonly unit: string }
  /** Makes a proposed unit one of the text (null), or changes who holds it. */
  | { readonly op: 'hold by'; readonly unit: string; readonly by: string | null }

/** All an act changes, as a value: applied to a live document by `ydoc.ts`, to a draft by `withEffect`. */
export interface Effect {
  readonly text: readonly TextChange[]
  readonly record: readonly RecordChange[]
}
