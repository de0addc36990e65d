import * as Y from 'yjs'
import type { Actor } from '../../schema/acts/act.ts'
import type { Effect } from '../../schema/effect.ts'
import type { Refusal } from '../../schema/refusal.ts'
import { applyEffect } from '../../schema/ydoc.ts'

/** Takes everything; stands in until the gate is there. */
export interface Gate {
  readonly doc: Y.Doc
  accept(update: Uint8Array, actor: Actor, now: string): { readonly ok: true; readonly updates: readonly Uint8Array[]; readonly clients: readonly number[] } | (Refusal & { readonly text: string })
  apply(effect: Effect): Uint8Array
}

export function createGate(doc: Y.Doc, clients: ReadonlyMap<number, string>): Gate {
  const known = new Set(clients.keys())
  const emitted = (write: () => void) => {
    const updates: Uint8Array[] = []
    const collect = (update: Uint8Array) => updates.push(update)
    doc.on('update', collect)
    write()
    doc.off('update', collect)
    return updates
  }
  return {
    doc,
    accept(update) {
      const added: number[] = []
      for (const struct of Y.decodeUpdate(update).structs) if (!known.has(struct.id.client)) { known.add(struct.id.client); added.push(struct.id.client) }
      return { ok: true, updates: emitted(() => Y.applyUpdate(doc, update)), clients: added }
    },
    apply(effect) {
      return emitted(() => applyEffect(doc, effect))[0] ?? new Uint8Array([0, 0])
    },
  }
}
