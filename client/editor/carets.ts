import { Plugin, PluginKey } from 'prosemirror-state'
import type { EditorState, Transaction } from 'prosemirror-state'
import type { Decoration as DecorationType } from 'prosemirror-view'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { ink } from './ink.ts'
import { findUnit } from './unitNode.ts'

/** Where somebody else's cursor is. */
export interface Caret {
  readonly client: number
  /** What the flag says: the party's short form, or the role. */
  readonly flag: string
  readonly by: string | null
  readonly unit: string
  readonly anchor: number
  readonly head: number
}

const caretsKey = new PluginKey<DecorationSet>('carets')

/** Tells the editor where the others are by now. */
export function withCarets(tr: Transaction, carets: readonly Caret[]): Transaction {
  return tr.setMeta(caretsKey, carets)
}

/** Shows where the others are, each under the flag of its party. Between messages the flags move with the words. */
export function carets(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: caretsKey,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, before) {
        const told = tr.getMeta(caretsKey) as readonly Caret[] | undefined
        if (told) return DecorationSet.create(tr.doc, told.flatMap((caret) => drawn(tr.doc, caret)))
        return tr.docChanged ? before.map(tr.mapping, tr.doc) : before
      },
    },
    props: { decorations: (state: EditorState) => caretsKey.getState(state) },
  })
}

function drawn(doc: EditorState['doc'], caret: Caret): DecorationType[] {
  const place = findUnit(doc, caret.unit)
  if (!place) return []
  const at = (offset: number) => place.pos + 1 + Math.min(offset, place.node.content.size)
  const [from, to] = [at(Math.min(caret.anchor, caret.head)), at(Math.max(caret.anchor, caret.head))]
  const style = `--ink: ${ink(caret.by)}`
  return [
    ...(from < to ? [Decoration.inline(from, to, { class: 'their-selection', style })] : []),
    Decoration.widget(at(caret.head), () => flagElement(caret), { key: `caret ${caret.client} ${caret.flag} ${caret.by}`, side: -1000, marks: [], ignoreSelection: true }),
  ]
}

function flagElement({ flag, by }: Caret): HTMLElement {
  const element = document.createElement('span')
  element.className = 'their-caret'
  // Read out with the words it would sound as if it were one of them; who is where is told in the list of people.
  element.setAttribute('aria-hidden', 'true')
  element.dataset['flag'] = flag
  element.style.setProperty('--ink', ink(by))
  return element
}
