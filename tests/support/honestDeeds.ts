import type { BracketMark } from '../../schema/draft.ts'
import type { Hand } from './hand.ts'
import { stored } from './hand.ts'

/** What a person at a good editor does. Every one of these is allowed on a copy that is up to date; it writes its own marks and no others. */
export const honestDeeds = {
  strike: (hand) => bracketRange(hand, 'del'),
  putInBrackets: (hand) => bracketRange(hand, 'hold'),
  propose(hand) {
    const grip = openTo(hand)
    if (!grip) return
    const at = hand.place(grip)
    const around = hand.spans(grip).find((span) => span.at < at && at < span.at + span.length)?.marks.find((mark) => mark.kind === 'ins')
    const by = speaksAs(hand)
    const mark: BracketMark = { id: hand.newId(by), kind: 'ins', by, parent: around?.id ?? null }
    hand.change(() => grip.text.insert(at, hand.word(), stored(mark)))
  },
  replace(hand) {
    const grip = openTo(hand)
    const range = grip && hand.range(grip)
    if (!grip || !range) return
    const [at, length] = range
    const by = speaksAs(hand)
    const id = hand.newId(by)
    hand.change(() => {
      grip.text.insert(at + length, hand.word(), stored({ id, kind: 'ins', by, parent: null }))
      grip.text.format(at, length, stored({ id, kind: 'del', by, parent: null }))
    })
  },
  typeInOwnWords(hand) {
    const found = hand.one(hand.ownWords())
    if (!found) return
    const { grip, span } = found
    const own = Object.fromEntries(Object.entries(span.attributes).filter(([, value]) => (value as BracketMark).by === hand.party))
    const at = span.at + 1 + hand.number(span.length)
    if (isTorn(hand, found, at)) return
    hand.change(() => grip.text.insert(at, hand.word(), own))
  },
  eraseOwnWords(hand) {
    const found = hand.one(hand.ownWords())
    if (!found) return
    const offset = hand.number(found.span.length)
    const length = 1 + hand.number(found.span.length - offset)
    if (isTorn(hand, found, found.span.at + offset) || isTorn(hand, found, found.span.at + offset + length)) return
    hand.change(() => found.grip.text.delete(found.span.at + offset, length))
  },
  withdraw(hand) {
    const mine = hand.one(hand.marked((mark) => mark.by === hand.party && hand.party !== '').filter(({ grip }) => !grip.closed))
    if (!mine) return
    const under = hand.marked((mark) => mark.id === mine.mark.id && mark.by === hand.party).filter(({ grip }) => !grip.closed).reverse()
    hand.change(() => {
      for (const { grip, span, mark } of under)
        if (mark.kind === 'ins') grip.text.delete(span.at, span.length)
      for (const { grip, span, mark } of hand.marked((each) => each.id === mine.mark.id && each.by === hand.party && each.kind !== 'ins'))
        if (!grip.closed) for (const [name, value] of Object.entries(span.attributes)) if ((value as BracketMark).id === mark.id) grip.text.format(span.at, span.length, { [name]: null })
    })
  },
  typeInOwnUnit(hand) {
    const grip = hand.one(hand.grips().filter((each) => each.by !== null && each.by === hand.party && !each.closed))
    if (!grip) return
    hand.change(() => grip.text.insert(hand.place(grip), hand.word(), {}))
  },
  undoOwn(hand) {
    hand.undo.undo()
  },
} as const satisfies Record<string, (hand: Hand) => void>

/** What the secretariat and the chair do besides: they type in the text, and for others. */
export const staffDeeds = {
  typeInText(hand) {
    const grip = hand.openGrip()
    if (grip) hand.change(() => grip.text.insert(hand.place(grip), hand.word(), {}))
  },
  eraseText(hand) {
    const found = hand.one(hand.grips().filter((grip) => !grip.closed).flatMap((grip) => hand.spans(grip).filter((span) => Object.keys(span.attributes).length === 0).map((span) => ({ grip, span }))))
    if (!found) return
    const offset = hand.number(found.span.length)
    const length = 1 + hand.number(found.span.length - offset)
    if (isTorn(hand, found, found.span.at + offset) || isTorn(hand, found, found.span.at + offset + length)) return
    hand.change(() => found.grip.text.delete(found.span.at + offset, length))
  },
  typeForHolder(hand) {
    const found = hand.one(hand.marked((mark) => mark.kind === 'ins').filter(({ grip }) => !grip.closed))
    if (!found) return
    const { grip, span } = found
    const brackets = Object.fromEntries(Object.entries(span.attributes).filter(([name]) => name.startsWith('bracket')))
    const at = span.at + 1 + hand.number(span.length)
    if (!isTorn(hand, found, at)) hand.change(() => grip.text.insert(at, hand.word(), brackets))
  },
  bracketForNobody(hand) {
    const grip = hand.openGrip()
    const range = grip && hand.range(grip)
    if (grip && range) hand.change(() => grip.text.format(...range, stored({ id: hand.newId(), kind: 'hold', by: '', parent: null })))
  },
} as const satisfies Record<string, (hand: Hand) => void>

function bracketRange(hand: Hand, kind: 'del' | 'hold'): void {
  const grip = openTo(hand)
  const range = grip && hand.range(grip)
  const by = speaksAs(hand)
  if (grip && range) hand.change(() => grip.text.format(...range, stored({ id: hand.newId(by), kind, by, parent: null })))
}

/** A unit in which the hand may propose something. */
function openTo(hand: Hand) {
  return hand.openGrip()
}

/** A delegation speaks for itself, staff for any delegation. */
function speaksAs(hand: Hand): string {
  return hand.staff ? (hand.one(['URY', 'BRA', 'ARG']) ?? 'URY') : hand.party
}

function isTorn(hand: Hand, { grip }: { grip: Parameters<Hand['spans']>[0] }, at: number): boolean {
  const letters = hand.spans(grip).length ? grip.text.toDelta().map((part: { insert: unknown }) => String(part.insert)).join('') : ''
  const code = letters.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff
}
