import { Plugin } from 'prosemirror-state'
import { bracketWords } from './bracketWords.ts'
import { compose } from './composition/compose.ts'
import { ownMarks } from './ownership.ts'
import type { Seat } from './seat.ts'
import type { Structure } from './structure.ts'
import { typeText } from './write.ts'

/** What letters do: whoever speaks for a party types in its own words, or composes a proposal; everybody else types in the text. */
export function typing(seat: Seat, structure: Structure): Plugin {
  return new Plugin({
    props: {
      handleTextInput(view, from, to, text) {
        if (structure.waits(text)) return true
        if (text === '[' && bracketWords(view, seat)) return true
        return typeText(view, seat, from, to, text)
      },
      handleKeyDown(view, event) {
        // A dead key or an input method is about to begin its work: it must do so in the field it will write into.
        if (event.key !== 'Dead' && event.keyCode !== 229) return false
        const party = seat.speaksFor()
        const { from, to } = view.state.selection
        if (party !== null && !view.composing && ownMarks(view.state.doc, from, to, party) === null) compose(view, seat, party, { from, to }, '')
        return false
      },
    },
  })
}
