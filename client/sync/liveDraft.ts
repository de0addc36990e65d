import * as Y from 'yjs'
import type { Draft, Unit, UnitFacts } from '../../schema/draft.ts'
import { noFacts } from '../../schema/draft.ts'
import { draftOfRecord } from '../../schema/record.ts'
import { idOf, recordRoot, textRoot, unitElements, unitOf } from '../../schema/ydoc.ts'

/** What changed in a document, as far as a screen is concerned. */
export interface DraftChange {
  readonly text: boolean
  readonly record: boolean
}

/** A live document as a draft that is always up to date. */
export interface LiveDraft {
  readonly get: () => Draft
  readonly destroy: () => void
}

/** Reads a live document as a draft, again and again: only units that changed are read anew, all others stay the same values, so
 * that a keystroke in one unit redraws nothing of the others. */
export function liveDraft(doc: Y.Doc, changed: (change: DraftChange) => void): LiveDraft {
  const text = textRoot(doc)
  const record = recordRoot(doc)
  const units = new WeakMap<Y.XmlElement, { readonly facts: unknown; readonly unit: Unit }>()
  /** The units as they were read last, and which of them changed since; null when there may be others now, or other facts. */
  let list: { readonly units: readonly Unit[]; readonly places: ReadonlyMap<Y.XmlElement, number>; readonly changed: Set<Y.XmlElement> } | null = null
  let rest: Omit<Draft, 'units'> | null = null
  let draft: Draft | null = null

  const before = (transaction: Y.Transaction) => {
    for (const type of transaction.changed.keys()) {
      if (sameType(type, record)) rest = null
      const unit = unitAbove(type, text)
      if (unit) {
        units.delete(unit)
        list?.changed.add(unit)
      } else list = null
      draft = null
    }
  }
  const after = (transaction: Y.Transaction) => {
    if (transaction.changed.size === 0) return
    const types = [...transaction.changed.keys()]
    const isRecord = types.some((type) => sameType(type, record))
    changed({ record: isRecord, text: types.some((type) => !sameType(type, record)) })
  }
  // Before anybody is told of a change, so that whoever asks because of it reads what is.
  doc.on('beforeObserverCalls', before)
  doc.on('afterTransaction', after)

  const unitOfElement = (element: Y.XmlElement): Unit => {
    const facts = record.get(`unit:${idOf(element)}`)
    const known = units.get(element)
    if (known && known.facts === facts) return known.unit
    // The record is written by the server alone, from these same types.
    const unit = unitOf(element, { ...noFacts, ...(facts as Partial<UnitFacts> | undefined) })
    units.set(element, { facts, unit })
    return unit
  }

  const read = (): readonly Unit[] => {
    // Asking every unit whether it is the same takes longer than all else that a key does.
    if (list && [...list.changed].every((element) => list?.places.has(element))) {
      const made = [...list.units]
      for (const element of list.changed) made[list.places.get(element) ?? 0] = unitOfElement(element)
      list = { units: made, places: list.places, changed: new Set() }
    } else {
      const elements = unitElements(doc)
      list = { units: elements.map(unitOfElement), places: new Map(elements.map((element, at) => [element, at])), changed: new Set() }
    }
    return list.units
  }

  return {
    get() {
      if (draft) return draft
      if (!rest) {
        const { facts: _facts, ...others } = draftOfRecord(record.entries())
        rest = others
      }
      return (draft = { ...rest, units: read() })
    },
    destroy() {
      doc.off('beforeObserverCalls', before)
      doc.off('afterTransaction', after)
    },
  }
}

function unitAbove(type: unknown, root: Y.XmlFragment): Y.XmlElement | null {
  let found: unknown = null
  for (let at: unknown = type; at instanceof Y.AbstractType && !sameType(at, root); at = at.parent) found = at
  return found instanceof Y.XmlElement ? found : null
}

function sameType(a: unknown, b: unknown): boolean {
  return a === b
}
