import type { EditorState, Transaction } from 'prosemirror-state'
import { Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { contentsOfMarks, findUnit } from './unitNode.ts'

interface Attention {
  readonly bracket: string | null
  /** The unit that was just gone to, and how many times, so that going there again is seen again. */
  readonly flash: { readonly unit: string; readonly bracket: string | null; readonly count: number } | null
}

const attentionKey = new PluginKey<Attention>('attention')

/** Highlights a bracket wherever its words stand; null takes the highlight away. */
export function highlighting(tr: Transaction, bracket: string | null): Transaction {
  return tr.setMeta(attentionKey, { bracket })
}

/** Lets a unit, or a bracket in it, light up softly for a moment. */
export function flashing(tr: Transaction, unit: string, bracket: string | null): Transaction {
  return tr.setMeta(attentionKey, { flash: { unit, bracket } })
}

/** Draws the eye to a place without touching it. */
export function attention(): Plugin<Attention> {
  return new Plugin<Attention>({
    key: attentionKey,
    state: {
      init: () => ({ bracket: null, flash: null }),
      apply(tr, before) {
        const meta = tr.getMeta(attentionKey) as { bracket?: string | null; flash?: { unit: string; bracket: string | null } } | undefined
        if (!meta) return before
        return {
          bracket: meta.bracket === undefined ? before.bracket : meta.bracket,
          flash: meta.flash ? { ...meta.flash, count: (before.flash?.count ?? 0) + 1 } : before.flash,
        }
      },
    },
    props: {
      decorations(state) {
        const { bracket, flash } = attentionKey.getState(state) ?? { bracket: null, flash: null }
        if (bracket === null && flash === null) return null
        const found: Decoration[] = bracket === null ? [] : wordsOf(state, bracket, 'is-highlighted')
        if (flash) {
          const name = flash.count % 2 ? 'is-flashed' : 'is-flashed-again'
          const place = findUnit(state.doc, flash.unit)
          if (flash.bracket !== null) found.push(...wordsOf(state, flash.bracket, name))
          else if (place) found.push(Decoration.node(place.pos, place.pos + place.node.nodeSize, { class: name }))
        }
        return DecorationSet.create(state.doc, found)
      },
    },
  })
}

/** Where the first words of a bracket stand. */
export function findBracket(state: EditorState, bracket: string): { from: number; to: number } | null {
  let found: { from: number; to: number } | null = null
  state.doc.descendants((node, pos) => {
    if (found === null && node.isText && contentsOfMarks(node.marks).brackets.some((mark) => mark.id === bracket)) found = { from: pos, to: pos + node.nodeSize }
    return found === null
  })
  return found
}

function wordsOf(state: EditorState, bracket: string, name: string): Decoration[] {
  const found: Decoration[] = []
  state.doc.descendants((node, pos) => {
    if (node.isText && contentsOfMarks(node.marks).brackets.some((mark) => mark.id === bracket)) found.push(Decoration.inline(pos, pos + node.nodeSize, { class: name }))
    return true
  })
  return found
}
