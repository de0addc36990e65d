import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { Draft, UnitKind } from '../../schema/draft.ts'
import { hashOfWords } from '../../schema/hash.ts'
import type { Deed } from '../sync/room.ts'
import { closedTo } from './permit.ts'
import type { Seat } from './seat.ts'
import { unitIn } from './seat.ts'
import { findUnit, unitAt, unitId } from './unitNode.ts'
import { eraseWithin, typeText } from './write.ts'

/** Enter, and Backspace at the start, for those who type in the text.
 *
 * Each is an act, since a split copies words and the server gives labels. So it takes a moment, in which what is typed
 * waits and then goes where it would have gone. */
export interface Structure {
  readonly pending: () => boolean
  /** Keeps letters for later while an act is on its way; false when none is. */
  readonly waits: (text: string) => boolean
  readonly enter: (view: EditorView) => void
  readonly joinBack: (view: EditorView) => void
  readonly joinOn: (view: EditorView) => void
  readonly insert: (view: EditorView, after: string | null, kind: UnitKind, alternativeTo?: string | null) => void
}

type Waiting = { readonly text: string } | { readonly again: (view: EditorView) => void }

/** One act: how to make it from the draft as it stands, and where the cursor goes once it is done. */
interface Step {
  readonly deed: (draft: Draft) => Deed | null
  /** The unit and offset, as soon as the draft shows what was done. */
  readonly arrived: (draft: Draft) => { unit: string; offset: number } | null
}

/** Makes the commands that change which units there are. */
export function createStructure(seat: Seat, changed: () => void): Structure {
  let busy = false
  let waiting: Waiting[] = []

  const run = async (view: EditorView, steps: readonly Step[]) => {
    busy = true
    changed()
    try {
      // The words the act is about must be there before it.
      await seat.settled()
      for (const step of steps) if (!(await done(view, step))) break
    } finally {
      busy = false
      changed()
    }
    flush(view)
  }

  const done = async (view: EditorView, { deed, arrived }: Step): Promise<boolean> => {
    // Somebody else may be typing in the same unit: the words it is about are looked at again.
    for (let attempt = 0; attempt < 3; attempt++) {
      const wanted = deed(seat.draft())
      if (!wanted) return false
      const answer = await seat.act(wanted)
      if (view.isDestroyed) return false
      if (answer.ok) {
        await seat.until((draft) => arrived(draft) !== null)
        const place = arrived(seat.draft())
        if (place && !view.isDestroyed) putCursor(view, place)
        return true
      }
      if (answer.code !== 'changed') {
        seat.refused(answer)
        return false
      }
    }
    seat.refused({ sentence: 'Somebody is typing here at the same moment. Try again.' })
    return false
  }

  const flush = (view: EditorView) => {
    while (waiting.length && !busy && !view.isDestroyed) {
      const next = waiting.shift()!
      if ('again' in next) next.again(view)
      else {
        const { from, to } = view.state.selection
        if (!typeText(view, seat, from, to, next.text)) view.dispatch(view.state.tr.insertText(next.text, from, to).scrollIntoView())
      }
    }
    if (view.isDestroyed) waiting = []
  }

  const start = (view: EditorView, again: (view: EditorView) => void, begin: () => readonly Step[] | null) => {
    if (busy) return void waiting.push({ again })
    const steps = begin()
    // A failure of an act is a value; what is thrown here is a mistake of ours and belongs on the console.
    if (steps) void run(view, steps)
  }

  const structure: Structure = {
    pending: () => busy,
    waits(text) {
      if (busy) waiting.push({ text })
      return busy
    },
    enter: (view) => start(view, structure.enter, () => entered(view, seat)),
    joinBack: (view) => start(view, structure.joinBack, () => joined(view, seat, 0)),
    joinOn: (view) => start(view, structure.joinOn, () => joined(view, seat, 1)),
    insert: (view, after, kind, alternativeTo = null) => start(view, (later) => structure.insert(later, after, kind, alternativeTo), () => [insertion(seat.draft(), () => after, kind, alternativeTo)]),
  }
  return structure
}

/** The kind of a unit that Enter begins after one of this kind. */
export function kindAfter(kind: UnitKind): UnitKind {
  if (kind === 'action' || kind === 'subheading') return 'action'
  return kind === 'objective' ? 'action' : 'paragraph'
}

function entered(view: EditorView, seat: Seat): readonly Step[] | null {
  const { selection } = view.state
  if (!selection.empty) view.dispatch(eraseWithin(view.state, selection.from, selection.to, seat))
  const place = unitAt(view.state.doc, view.state.selection.from)
  if (!place || !view.state.selection.empty) return null
  const id = unitId(place.node)
  const { parentOffset } = view.state.selection.$from
  const draft = seat.draft()
  const kind = unitIn(draft, id)?.kind ?? 'paragraph'
  // Spaces at an edge are no words to split off.
  const text = place.node.textContent
  if (text.slice(parentOffset).trim() === '') return [insertion(draft, () => id, kindAfter(kind))]
  if (text.slice(0, parentOffset).trim() === '') {
    const before = place.index === 0 ? null : unitId(view.state.doc.child(place.index - 1))
    return [{ ...insertion(draft, () => before, kind), arrived: (now) => (now.units.length > draft.units.length ? { unit: id, offset: 0 } : null) }]
  }
  const refusal = closedTo(seat, id)
  if (refusal) {
    seat.refused(refusal)
    return null
  }
  const known = idsOf(draft)
  return [
    {
      deed: (now) => {
        const unit = unitIn(now, id)
        // Where the cursor is by now: others may have typed before it.
        const $head = view.state.selection.$head
        return unit && unitId($head.parent) === id ? { type: 'split', unit: id, at: $head.parentOffset, seen: { [id]: hashOfWords(unit) } } : null
      },
      arrived: (now) => newAfter(now, id, known),
    },
  ]
}

/** Joins the unit of the cursor (0), or the one after it (1), to the one before. */
function joined(view: EditorView, seat: Seat, which: 0 | 1): readonly Step[] | null {
  const place = unitAt(view.state.doc, view.state.selection.from)
  const at = place ? place.index + which : 0
  if (at === 0 || at >= view.state.doc.childCount) return null
  const [before, after] = [unitId(view.state.doc.child(at - 1)), unitId(view.state.doc.child(at))]
  const refusal = closedTo(seat, after) ?? closedTo(seat, before)
  if (refusal) {
    seat.refused(refusal)
    return null
  }
  const offset = view.state.doc.child(at - 1).content.size
  return [
    {
      deed: (now) => {
        const [first, second] = [unitIn(now, before), unitIn(now, after)]
        return first && second ? { type: 'join', unit: after, seen: { [before]: hashOfWords(first), [after]: hashOfWords(second) } } : null
      },
      arrived: (now) => (unitIn(now, after) ? null : { unit: before, offset }),
    },
  ]
}

function insertion(draft: Draft, after: () => string | null, kind: UnitKind, alternativeTo: string | null = null): Step {
  const known = idsOf(draft)
  return {
    deed: () => ({ type: 'insertUnit', after: after(), kind, text: '', by: null, ...(alternativeTo !== null && { alternativeTo }) }),
    arrived: (now) => {
      return newAfter(now, after(), known)
    },
  }
}

/** The unit that came after another one. */
function newAfter(draft: Draft, id: string | null, known: ReadonlySet<string>): { unit: string; offset: number } | null {
  const next = draft.units[id === null ? 0 : draft.units.findIndex((unit) => unit.id === id) + 1]
  return next && !known.has(next.id) ? { unit: next.id, offset: 0 } : null
}

function putCursor(view: EditorView, { unit, offset }: { unit: string; offset: number }): void {
  const place = findUnit(view.state.doc, unit)
  if (!place) return
  const pos = place.pos + 1 + Math.min(offset, place.node.content.size)
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, pos)).scrollIntoView())
}

function idsOf(draft: Draft): ReadonlySet<string> {
  return new Set(draft.units.map((unit) => unit.id))
}
