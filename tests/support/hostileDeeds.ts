import * as Y from 'yjs'
import type { BracketMark } from '../../schema/draft.ts'
import { RECORD_ROOT, recordRoot, TEXT_ROOT, textRoot } from '../../schema/ydoc.ts'
import { agreed } from './contested.ts'
import type { Grip, Hand } from './hand.ts'
import { OWN, stored, without } from './hand.ts'

/** What a modified client may try. Each works on whatever its numbers choose, sealed and held units too, and some happen to be allowed. */
export const hostileDeeds = {
  eraseAnything: (hand) => inRange(hand, (grip, at, length) => grip.text.delete(at, length), true),
  eraseAll(hand) {
    const grip = hand.anyGrip()
    if (grip) hand.change(() => grip.text.delete(0, grip.text.length))
  },
  typePlain: (hand) => atPlace(hand, (grip, at) => grip.text.insert(at, hand.word(), {})),
  typeInherited: (hand) => atPlace(hand, (grip, at) => grip.text.insert(at, hand.word())),
  typeUnderAnyMarks: (hand) => atPlace(hand, (grip, at) => grip.text.insert(at, hand.word(), { ...anyMarks(hand), ...(hand.number(2) ? stored(forged(hand)) : {}) })),
  typeForged: (hand) => atPlace(hand, (grip, at) => grip.text.insert(at, hand.word(), stored(forged(hand)))),
  typeMisshapen: (hand) => atPlace(hand, (grip, at) => grip.text.insert(at, hand.word(), misshapen(hand))),
  typeInHalves: (hand) => atTornPlace(hand, (grip, at) => grip.text.insert(at, hand.word(), stored(own(hand, 'ins')))),
  steal: (hand) => inRange(hand, (grip, at, length) => grip.text.format(at, length, stored(own(hand, 'ins')))),
  stealUnderOldId: (hand) => inRange(hand, (grip, at, length) => grip.text.format(at, length, stored(hand.one(hand.ownWords())?.mark ?? own(hand, 'ins')))),
  launder(hand) {
    const found = hand.one(hand.marked((mark) => mark.kind === 'ins'))
    if (found) hand.change(() => found.grip.text.format(found.span.at, 1 + hand.number(found.span.length), without(stored(found.mark))))
  },
  launderAll(hand) {
    const found = hand.one(hand.marked(() => true))
    if (found) hand.change(() => found.grip.text.format(found.span.at, found.span.length, without(found.span.attributes)))
  },
  stripForeign(hand) {
    const found = hand.one(hand.foreign())
    if (found) hand.change(() => found.grip.text.format(found.span.at, 1 + hand.number(found.span.length), withoutMark(found.span.attributes, found.mark)))
  },
  spreadMarks: (hand) => inRange(hand, (grip, at, length) => grip.text.format(at, length, anyMarks(hand))),
  forgeOver: (hand) => inRange(hand, (grip, at, length) => grip.text.format(at, length, stored(forged(hand)))),
  misshapeOver: (hand) => inRange(hand, (grip, at, length) => grip.text.format(at, length, misshapen(hand))),
  secondAuthor(hand) {
    const found = hand.one(hand.marked((mark) => mark.kind === 'ins'))
    if (found) hand.change(() => found.grip.text.format(found.span.at, found.span.length, stored(own(hand, 'ins'))))
  },
  changeParent(hand) {
    const found = hand.one(hand.marked(() => true))
    if (!found) return
    const parent = hand.one(hand.marked(() => true))?.mark.id ?? null
    hand.change(() => found.grip.text.format(found.span.at, found.span.length, { ...withoutMark(found.span.attributes, found.mark), ...stored({ ...found.mark, parent }) }))
  },
  changeHolder(hand) {
    const found = hand.one(hand.foreign())
    if (!found) return
    hand.change(() => found.grip.text.format(found.span.at, found.span.length, { ...withoutMark(found.span.attributes, found.mark), ...stored({ ...found.mark, by: hand.party }) }))
  },
  noteMark: (hand) => inRange(hand, (grip, at, length) => grip.text.format(at, length, hand.number(2) ? { 'note--aaaaaaaa': { id: 'n1' } } : notesOf(hand, grip))),
  /** Takes somebody's words out and types them again as they stood: what is read is the same. */
  retype(hand) {
    const grip = hand.anyGrip()
    const span = grip && hand.one(hand.spans(grip))
    if (!grip || !span) return
    const letters = wordsOf(grip).slice(span.at, span.at + span.length)
    hand.change(() => {
      grip.text.delete(span.at, span.length)
      grip.text.insert(span.at, letters, span.attributes)
    })
  },
  /** Takes words out and types them again elsewhere, as they stood or as one's own. */
  carry(hand) {
    const grip = hand.anyGrip()
    const span = grip && hand.one(hand.spans(grip))
    const to = hand.number(2) ? grip : hand.anyGrip()
    if (!grip || !span || !to) return
    const letters = wordsOf(grip).slice(span.at, span.at + span.length)
    hand.change(() => {
      grip.text.delete(span.at, span.length)
      to.text.insert(hand.place(to), letters, hand.number(2) ? span.attributes : stored(own(hand, 'ins')))
    })
  },
  stealThenErase(hand) {
    const grip = hand.anyGrip()
    const range = grip && hand.range(grip)
    if (!grip || !range) return
    hand.change(() => grip.text.format(...range, stored(own(hand, 'ins'))))
    hand.change(() => grip.text.delete(...range))
  },
  typeThenLaunder: (hand) =>
    atPlace(hand, (grip, at) => {
      const mark = own(hand, 'ins')
      grip.text.insert(at, 'not ', stored(mark))
      grip.text.format(at, 4, without(stored(mark)))
    }),
  /** Formats on and off around nothing, for somebody else to type between. */
  landMine: (hand) =>
    atPlace(hand, (grip, at) => {
      const marks = hand.number(2) ? stored(own(hand, 'ins')) : stored(forged(hand))
      grip.text.insert(at, 'a', marks)
      grip.text.delete(at, 1)
    }),
  embed: (hand) => atPlace(hand, (grip, at) => grip.text.insertEmbed(at, { image: 'x' }, hand.number(2) ? stored(own(hand, 'ins')) : {})),
  embedType: (hand) => atPlace(hand, (grip, at) => grip.text.insertEmbed(at, new Y.Map(), stored(own(hand, 'ins')))),
  setAttribute(hand) {
    const { element } = hand.anyGrip() ?? {}
    const [name, value] = hand.one([['by', hand.party], ['by', 'BRA'], ['id', 'u1'], ['kind', 'title'], ['kind', 'nonsense'], ['status', 'agreed'], ['__proto__', 'x']]) ?? ['x', 'x']
    if (element) hand.change(() => element.setAttribute(name!, value!))
  },
  removeAttribute(hand) {
    const { element } = hand.anyGrip() ?? {}
    if (element) hand.change(() => element.removeAttribute(hand.one(['by', 'id', 'kind'])!))
  },
  attributeWithContents(hand) {
    const { element } = hand.anyGrip() ?? {}
    const contents = hand.number(2) ? new Y.Text('x') : new Y.Doc()
    if (element) hand.change(() => (element as Y.XmlElement<{ more: object }>).setAttribute('more', contents))
  },
  attributeOfText(hand) {
    const { text } = hand.anyGrip() ?? {}
    if (text) hand.change(() => text.setAttribute('by', hand.party))
  },
  removeUnit(hand) {
    const root = textRoot(hand.doc)
    if (root.length) hand.change(() => root.delete(hand.number(root.length), 1))
  },
  removeAllUnits(hand) {
    const root = textRoot(hand.doc)
    if (root.length) hand.change(() => root.delete(0, root.length))
  },
  insertUnit: (hand) => hand.change(() => textRoot(hand.doc).insert(hand.number(textRoot(hand.doc).length + 1), [newUnit(hand)])),
  insertStrangeThing(hand) {
    const thing = hand.one([() => new Y.XmlText('x'), () => new Y.XmlElement('script'), () => new Y.XmlHook('x')])!()
    hand.change(() => textRoot(hand.doc).insert(hand.number(textRoot(hand.doc).length + 1), [thing as Y.XmlText]))
  },
  moveUnit(hand) {
    const root = textRoot(hand.doc)
    if (root.length < 2) return
    hand.change(() => {
      const at = hand.number(root.length)
      const copy = (root.get(at) as Y.XmlElement).clone() as Y.XmlElement
      root.delete(at, 1)
      root.insert(hand.number(root.length + 1), [copy])
    })
  },
  secondText(hand) {
    const { element } = hand.anyGrip() ?? {}
    if (element) hand.change(() => element.insert(hand.number(2), [hand.number(2) ? new Y.XmlText('') : new Y.XmlText('x')]))
  },
  nestUnit(hand) {
    const { element } = hand.anyGrip() ?? {}
    if (element) hand.change(() => element.insert(hand.number(2), [newUnit(hand)]))
  },
  removeText(hand) {
    const { element } = hand.anyGrip() ?? {}
    if (element) hand.change(() => element.delete(0, 1))
  },
  replaceText(hand) {
    const { element, text } = hand.anyGrip() ?? {}
    if (!element || !text) return
    hand.change(() => {
      const copy = text.clone() as Y.XmlText
      element.delete(0, 1)
      element.insert(0, [copy])
    })
  },
  writeRecord(hand) {
    const record = recordRoot(hand.doc)
    const id = hand.anyGrip()?.id ?? 'u1'
    const [key, value] = hand.one<[string, unknown]>([[`unit:${id}`, { stamp: null }], [`unit:${id}`, { stamp: agreed }], ['title', 'x'], ['clerks', [hand.actor.user]], [`hold:${id}`, null], ['new', 'x'], ['title', 'Plan']])!
    hand.change(() => record.set(key, value))
  },
  eraseRecord(hand) {
    const record = recordRoot(hand.doc)
    const key = hand.one([...record.keys()])
    if (key) hand.change(() => record.delete(key))
  },
  recordAsList: (hand) => onRawCopy(hand, (doc) => doc.getArray(RECORD_ROOT).push(['x'])),
  attributeOfAll: (hand) => onRawCopy(hand, (doc) => doc.getMap(TEXT_ROOT).set('by', hand.party)),
  textAsText: (hand) => onRawCopy(hand, (doc) => doc.getText(TEXT_ROOT).insert(0, 'x')),
  newRoot: (hand) => hand.change(() => hand.doc.getMap(hand.one(['meta', 'comments', '', '__proto__'])).set('x', 1)),
  newTextRoot: (hand) => hand.change(() => hand.doc.getText('prosemirror').insert(0, 'x')),
  undoOthers(hand) {
    hand.undoOthers.undo()
  },
  undoThenRedo(hand) {
    hand.undo.undo()
    hand.undo.redo()
  },
  /** Two steps whose first would already be refused, and an honest one between. */
  hideAmongHonest: (hand) =>
    atPlace(hand, (grip, at) => {
      grip.text.insert(at, 'a', stored(own(hand, 'ins')))
      const other = hand.anyGrip()
      if (other) other.text.insert(hand.place(other), hand.word(), anyMarks(hand))
    }),
} as const satisfies Record<string, (hand: Hand) => void>

function atPlace(hand: Hand, write: (grip: Grip, at: number) => void): void {
  const grip = hand.anyGrip()
  if (grip) hand.change(() => write(grip, hand.place(grip)))
}

function atTornPlace(hand: Hand, write: (grip: Grip, at: number) => void): void {
  const grip = hand.grips().find((each) => /[\ud800-\udbff]/.test(wordsOf(each))) ?? hand.anyGrip()
  if (grip) hand.change(() => write(grip, Math.max(0, wordsOf(grip).search(/[\udc00-\udfff]/))))
}

function inRange(hand: Hand, write: (grip: Grip, at: number, length: number) => void, torn = false): void {
  const grip = hand.anyGrip()
  const range = grip && hand.range(grip, torn)
  if (grip && range) hand.change(() => write(grip, ...range))
}

function own(hand: Hand, kind: BracketMark['kind']): BracketMark {
  return { id: hand.newId(), kind, by: hand.party, parent: null }
}

/** A bracket in somebody else's name, under somebody else's id, or both. */
function forged(hand: Hand): BracketMark {
  const kind = hand.one(['ins', 'del', 'hold'] as const)!
  const by = hand.one([hand.party, 'BRA', 'URY', '', 'ARG,BRA', `${hand.party},BRA`, 'XXX', 'URY ', 'ury'])!
  const taken = hand.one(hand.marked(() => true))?.mark.id
  const id = hand.one([hand.newId(), taken, hand.newId('BRA'), hand.newId('URY'), ''])!
  return { id: id ?? hand.newId(), kind, by, parent: hand.number(2) ? (taken ?? null) : null }
}

/** A bracket of one's own that is not what a draft stores. */
function misshapen(hand: Hand): Record<string, unknown> {
  const mark = own(hand, hand.one(['ins', 'del', 'hold'] as const)!)
  const name = Object.keys(stored(mark))[0]!
  const { parent: _parent, ...noParent } = mark
  return hand.one<Record<string, unknown>>([
    { [name]: { ...mark, extra: 1 } },
    { [name]: JSON.parse(JSON.stringify(mark).replace('{', '{"__proto__":{"by":"BRA"},')) as unknown },
    { [name]: noParent },
    { [name]: { ...mark, kind: 'agreed' } },
    { [name]: { ...mark, id: 7 } },
    { [name]: { ...mark, id: '' } },
    { [name]: { ...mark, id: 'x'.repeat(5000) } },
    { [name]: { ...mark, parent: { id: 'x' } } },
    { [name]: { ...mark, by: [mark.by] } },
    { [name]: [mark] },
    { [name]: true },
    { [name]: JSON.stringify(mark) },
    { bracket: mark },
    { 'bracket--short': mark },
    { 'bracket--aaaaaaaa--bbbbbbbb': mark },
    { 'note--aaaaaaaa': mark },
    { 'bracket--aaaaaaaa': mark, 'bracket--bbbbbbbb': mark },
    { strong: {} },
    { ychange: { user: hand.actor.user } },
    { __proto__x: {} },
    { [name]: mark, strong: true },
  ])!
}

function anyMarks(hand: Hand): Record<string, unknown> {
  const grip = hand.anyGrip()
  const span = grip && hand.one(hand.spans(grip))
  return { ...span?.attributes }
}

function notesOf(hand: Hand, grip: Grip): Record<string, null> {
  return without(Object.fromEntries(hand.spans(grip).flatMap((span) => Object.entries(span.attributes).filter(([name]) => name.startsWith('note')))))
}

function withoutMark(attributes: Readonly<Record<string, unknown>>, mark: BracketMark): Record<string, null> {
  return without(Object.fromEntries(Object.entries(attributes).filter(([, value]) => (value as BracketMark).id === mark.id && (value as BracketMark).kind === mark.kind)))
}

function wordsOf({ text }: Grip): string {
  return (text.toDelta() as { insert: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : ' ')).join('')
}

function newUnit(hand: Hand): Y.XmlElement {
  const element = new Y.XmlElement('unit')
  const id = hand.one([hand.newId(), hand.anyGrip()?.id ?? 'u1'])!
  for (const [name, value] of Object.entries({ id, kind: 'paragraph', by: hand.party })) element.setAttribute(name, value)
  element.insert(0, [new Y.XmlText(hand.word())])
  return element
}

/** Writes on a copy that does not know what the roots are, which lets it use them as what they are not. */
function onRawCopy(hand: Hand, write: (doc: Y.Doc) => void): void {
  const doc = new Y.Doc()
  doc.clientID = 1_000_000 + hand.number(9999)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(hand.doc))
  const before = Y.encodeStateVector(doc)
  doc.transact(() => write(doc))
  Y.applyUpdate(hand.doc, Y.encodeStateAsUpdate(doc, before), OWN)
  doc.destroy()
}
