import type { EditorState } from 'prosemirror-state'
import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { holderShorts } from '../../style/roleName.ts'
import { ink } from '../ink.ts'
import { parentOf, piecesBetween } from '../ownership.ts'
import { closedTo, openBetween } from '../permit.ts'
import type { Seat } from '../seat.ts'
import { drop, reach, table } from './compose.ts'
import type { Composition, CompositionState } from './composition.ts'
import { changeComposition, closeComposition, compositionIn, compositionKey, isAstray, isWorthKeeping, nextComposition } from './composition.ts'
import type { Field } from './field.ts'
import { createField, glyphHolder } from './field.ts'

/** Shows a proposal while it is written, in the text and in nobody's document. */
export function composition(seat: Seat): Plugin<CompositionState> {
  let view: EditorView | null = null
  let shown: { readonly key: string; readonly field: Field } | null = null
  // Where the caret was in the field before the page was drawn again: drawing may move the field, and what is moved loses the focus.
  let caret: number | null = null

  const fieldOf = (open: Composition): Field => {
    const key = `${open.party} ${open.unit} ${open.block}`
    if (shown?.key === key) return shown.field
    const field = createField(lookOf(open, seat), {
      changed: (text) => view?.dispatch(changeComposition(view.state.tr, { text })),
      table: () => view && table(view, seat),
      drop: () => view && drop(view),
      reach: (direction) => {
        if (!view) return
        reach(view, direction)
        field.focus()
      },
      undo: () => view && drop(view),
      left: () => view && leave(view),
    })
    field.setText(open.text)
    shown = { key, field }
    return field
  }

  return new Plugin<CompositionState>({
    key: compositionKey,
    state: {
      init: () => ({ open: null, dropped: null }),
      apply: (tr, before) => nextComposition(before, tr),
    },
    props: {
      decorations(state) {
        const open = compositionIn(state)
        if (!open) return null
        const { dom: field, caret: caretNow } = fieldOf(open)
        caret = caretNow()
        field.classList.toggle('is-sending', open.sending)
        field.classList.toggle('is-empty', open.text === '')
        field.classList.toggle('has-struck', open.block === null && open.from < open.to)
        const spec = { side: open.block === null ? sideOf(state, open, -1) : -1, key: `composition ${shown?.key}`, stopEvent: () => true, ignoreSelection: true, marks: [] }
        const struck = open.block === null && open.from < open.to
        return DecorationSet.create(state.doc, [
          ...(struck ? [Decoration.widget(open.from, () => opener(open, seat), { side: sideOf(state, open, 1), key: `opens ${open.party} ${open.text === ''}`, marks: [], ignoreSelection: true })] : []),
          ...(struck ? openBetween(seat, state.doc, open).open.map(({ pos, from, to }) => Decoration.inline(pos + 1 + from, pos + 1 + to, { class: 'composing-struck', style: `--ink: ${ink(open.party)}` })) : []),
          Decoration.widget(open.to, () => field, spec),
        ])
      },
    },
    view(created) {
      view = created
      return {
        update(now, before) {
          const was = compositionIn(before)
          const open = compositionIn(now.state)
          if (!open) {
            shown = null
            return
          }
          const field = fieldOf(open)
          const isElsewhere = field.text() !== open.text
          if (isElsewhere) field.setText(open.text)
          if (isElsewhere || !was || was.unit !== open.unit || was.party !== open.party) field.focus()
          else if (caret !== null && !field.focused()) field.takeUp(caret)
          const gone = now.state.doc !== before.doc && isAstray(now.state, open) ? 'This paragraph is not in the draft any more.' : sealedSentence(open, seat)
          if (gone) queueMicrotask(() => giveBack(now, open, gone, seat))
        },
        destroy() {
          view = null
        },
      }
    },
  })
}

/** On which side of the edges of other brackets at the same place the composed bracket is drawn: between those that close and those
 * that open there, but inside of the bracket in which all its words stand. */
function sideOf(state: EditorState, { from, to }: Composition, inwards: 1 | -1): number {
  return from < to && parentOf(state.doc, piecesBetween(state.doc, from, to)) !== null ? inwards * 500 : 0.5
}

/** Where words are to go the bracket opens before them, with what it will say once it is tabled. */
function opener(open: Composition, seat: Seat): HTMLElement {
  const element = document.createElement('span')
  element.className = 'glyph'
  element.style.setProperty('--ink', ink(open.party))
  element.append('[', glyphHolder(`${holderShorts(open.party, seat.draft())}${open.text === '' ? ' delete' : ''}: `))
  return element
}

function lookOf(open: Composition, seat: Seat): Parameters<typeof createField>[0] {
  const draft = seat.draft()
  const short = holderShorts(open.party, draft)
  return {
    opens: open.block === null ? '[' : '',
    before: `${short}: `,
    after: open.block === null ? ']' : '',
    ink: ink(open.party),
    block: open.block !== null,
    label: `Your proposal as ${short}, seen by nobody yet. Enter proposes it, Escape drops it.`,
    hint: 'Enter proposes, Esc drops',
  }
}

function sealedSentence(open: Composition, seat: Seat): string | null {
  if (open.block !== null || open.unit === null) return null
  const refusal = closedTo(seat, open.unit)
  return refusal?.code === 'sealed' ? refusal.sentence : null
}

function giveBack(view: EditorView, open: Composition, sentence: string, seat: Seat): void {
  if (view.isDestroyed || compositionIn(view.state) === null) return
  view.dispatch(closeComposition(view.state.tr, 'tabled'))
  if (open.text.trim() === '') seat.refused({ sentence, ...(open.unit === null ? {} : { unit: open.unit }) })
  else seat.offer({ unit: open.unit ?? '', text: open.text.trim(), sentence: `${sentence} Your words are kept here.` })
}

/** Going elsewhere leaves what is being composed where it is, and nothing where nothing was. */
function leave(view: EditorView): void {
  queueMicrotask(() => {
    const open = view.isDestroyed ? null : compositionIn(view.state)
    if (open && !open.sending && !isWorthKeeping(open) && !view.dom.ownerDocument.activeElement?.closest('.composing')) view.dispatch(closeComposition(view.state.tr, 'dropped'))
  })
}

