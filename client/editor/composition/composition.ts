import type { EditorState, Transaction } from 'prosemirror-state'
import { PluginKey } from 'prosemirror-state'
import type { PartyCode, UnitKind } from '../../../schema/draft.ts'
import type { Composing } from '../../sync/room.ts'
import { positionInMoved } from '../movedUnit.ts'
import { unitAt, unitId, findUnit } from '../unitNode.ts'

/** A proposal while it is being written: here alone, in nobody's document. */
export interface Composition {
  readonly party: PartyCode
  /** The unit it stands in; of a new unit, the one it follows (null: it comes first). */
  readonly unit: string | null
  /** The words to go; `from` and `to` are equal where none go. */
  readonly from: number
  readonly to: number
  /** The words to come. */
  readonly text: string
  /** The kind of unit, where a whole unit is composed. */
  readonly block: UnitKind | null
  /** The unit a whole new one is to stand against. */
  readonly alternativeTo: string | null
  /** Sent to the server and not answered yet. */
  readonly sending: boolean
}

/** What is being composed, and what was dropped last, until something else happens to the document. */
export interface CompositionState {
  readonly open: Composition | null
  readonly dropped: Composition | null
}

type Meta =
  | { readonly open: Composition }
  | { readonly change: Partial<Pick<Composition, 'text' | 'from' | 'to' | 'sending'>> }
  | { readonly close: 'tabled' | 'dropped' }

export const compositionKey = new PluginKey<CompositionState>('composition')

/** What is being composed in this editor. */
export function compositionIn(state: EditorState): Composition | null {
  return compositionKey.getState(state)?.open ?? null
}

export function openComposition(tr: Transaction, composition: Composition): Transaction {
  return tr.setMeta(compositionKey, { open: composition } satisfies Meta)
}

export function changeComposition(tr: Transaction, change: Partial<Pick<Composition, 'text' | 'from' | 'to' | 'sending'>>): Transaction {
  return tr.setMeta(compositionKey, { change } satisfies Meta)
}

export function closeComposition(tr: Transaction, how: 'tabled' | 'dropped'): Transaction {
  return tr.setMeta(compositionKey, { close: how } satisfies Meta)
}

/** The state after a transaction: the composition moves with the words around it. */
export function nextComposition(before: CompositionState, tr: Transaction): CompositionState {
  const meta = tr.getMeta(compositionKey) as Meta | undefined
  const open = before.open && tr.docChanged ? moved(before.open, tr) : before.open
  if (!meta) return tr.docChanged || open !== before.open ? { open, dropped: null } : before
  if ('open' in meta) return { open: meta.open, dropped: null }
  if ('close' in meta) return { open: null, dropped: meta.close === 'dropped' && open && isWorthKeeping(open) ? open : null }
  return { open: open && { ...open, ...meta.change }, dropped: null }
}

/** Whether there is anything in it to table. */
export function isWorthKeeping(composition: Composition): boolean {
  return composition.text.trim() !== '' || (composition.block === null && composition.from < composition.to)
}

/** The composition as the interface around the text sees it. */
export function composingOf(state: EditorState): Composing | null {
  const open = compositionIn(state)
  if (!open) return null
  const kind = open.block !== null ? 'unit' : open.from === open.to ? 'ins' : open.text === '' ? 'del' : 'replace'
  return { unit: open.unit ?? '', kind, text: open.text }
}

function moved(open: Composition, tr: Transaction): Composition {
  if (open.block !== null) {
    // It follows its unit, wherever that goes; where the unit is gone it stays at the gap.
    const place = open.unit === null ? null : findUnit(tr.doc, open.unit)
    const pos = open.unit === null ? 0 : place ? place.pos + place.node.nodeSize : tr.mapping.map(open.to, -1)
    return { ...open, from: pos, to: pos }
  }
  const empty = open.from === open.to
  const [there, end] = [positionInMoved(tr, open.from), positionInMoved(tr, open.to)]
  if (there !== null && end !== null) return { ...open, from: there, to: Math.max(there, end) }
  const from = tr.mapping.map(open.from, empty ? -1 : 1)
  const to = Math.max(from, empty ? from : tr.mapping.map(open.to, -1))
  return { ...open, from, to }
}

/** Whether the place it was composed for is gone, or is another one now. */
export function isAstray(state: EditorState, open: Composition): boolean {
  if (open.unit === null) return false
  if (open.block !== null) return findUnit(state.doc, open.unit) === null
  const place = unitAt(state.doc, open.from)
  return !place || unitId(place.node) !== open.unit
}
