import * as Y from 'yjs'
import type { BracketMark } from '../../schema/draft.ts'
import { contested } from './contested.ts'
import { between } from './crafted.ts'
import type { Grip, Hand } from './hand.ts'
import { stored, without } from './hand.ts'
import type { Sitting } from './sitting.ts'

const [uruguay, brazil, , argentina, secretariat] = [0, 1, 2, 3, 4]
const mark = (more: Partial<BracketMark>): Record<string, unknown> => stored({ id: 'URY-new', kind: 'ins', by: 'URY', parent: null, ...more })
const first = (marks: Record<string, unknown>): unknown => Object.values(marks)[0]

/** What once got through, or gets through where a rule is missing: each by name, played on the contested draft. */
export const pinned: Readonly<Record<string, (sitting: Sitting) => void>> = {
  'a word between a letter and itself, which stands elsewhere for whoever comes later'(sitting) {
    sitting.does(uruguay, (hand) => insert(hand, 'nested', 'shall', 2, 'mn', mark({ id: 'URY-1' })))
    const letter = letterAt(sitting.door.doc, 'nested', place('nested', 'shall') + 5)
    sitting.tries(uruguay, (hand) => insert(hand, 'nested', 'all', 0, 'x', mark({ id: 'URY-1' })), between(letter, letter))
  },
  'words of others typed anew, after which nobody else could type there'(sitting) {
    sitting.tries(uruguay, (hand) => {
      const { text } = grip(hand, 'nested')
      hand.change(() => {
        text.delete(0, 3)
        text.insert(0, 'The', {})
      })
    })
    sitting.does(brazil, (hand) => insert(hand, 'nested', 'States', 0, 'x', mark({ id: 'BRA-new', by: 'BRA' })))
  },
  'own words typed anew, after which everybody else can type there'(sitting) {
    sitting.does(uruguay, (hand) => {
      const { text } = grip(hand, 'nested')
      hand.change(() => {
        text.delete(place('nested', 'report'), 6)
        text.insert(place('nested', 'report'), 'report', mark({ id: 'URY-1' }))
      })
    })
    sitting.does(brazil, (hand) => insert(hand, 'nested', 'States', 0, 'x', mark({ id: 'BRA-new', by: 'BRA' })))
  },
  'words under the client id of a page that wrote before'(sitting) {
    let page = 0
    sitting.does(brazil, (hand) => {
      page = hand.doc.clientID
      insert(hand, 'nested', 'States', 0, 'x', mark({ id: 'BRA-new', by: 'BRA' }))
    })
    sitting.tries(uruguay, (hand) => {
      hand.doc.clientID = page
      insert(hand, 'nested', 'shall', 2, 'x', mark({ id: 'URY-1' }))
    })
  },
  'a second author on one’s own words'(sitting) {
    sitting.tries(uruguay, (hand) => format(hand, 'nested', 'report', mark({})))
  },
  'a bracket under the plain name'(sitting) {
    sitting.tries(uruguay, (hand) => insert(hand, 'nested', 'States', 0, 'x', { bracket: first(mark({})) }))
  },
  'a bracket in somebody else’s stead'(sitting) {
    sitting.tries(uruguay, (hand) => insert(hand, 'nested', 'States', 0, 'x', mark({ id: 'BRA-new' })))
  },
  'a part of a strike taken off by the secretariat'(sitting) {
    sitting.tries(secretariat, (hand) => format(hand, 'nested', 'needed', Object.fromEntries(Object.keys(mark({ id: 'URY-2', kind: 'del' })).map((name) => [name, null]))))
  },
  'a note that stands in the unit, stored under a second name by the secretariat'(sitting) {
    sitting.tries(secretariat, (hand) => insert(hand, 'noted', 'tail', 0, 'x', { 'note--aaaaaaaa': { id: 'n1' } }))
  },
  'a note anchored by the secretariat'(sitting) {
    sitting.tries(secretariat, (hand) => format(hand, 'nested', 'States', { 'note--aaaaaaaa': { id: 'n1' } }))
  },
  'words that two hold, erased by one of them'(sitting) {
    sitting.tries(argentina, (hand) => erase(hand, 'crossed', 'local'))
  },
  'a word of the text made a proposal by the secretariat'(sitting) {
    sitting.tries(secretariat, (hand) => format(hand, 'nested', 'States', mark({ id: 'k-1' })))
  },
  'another unit’s bracket id, given to another party by the secretariat'(sitting) {
    sitting.tries(secretariat, (hand) => insert(hand, 'replaced', 'cooperation', 0, 'x', mark({ id: 'BRA-1' })))
  },
  'a strike taken off a part, whose beginning there Yjs finds needless once a mark that is not let stand has come and gone'(sitting) {
    sitting.tries(uruguay, (hand) => format(hand, 'crossed', 'to build the capacity of ', mark({ id: 'BRA-1', by: 'BRA' })))
    sitting.does(brazil, (hand) => format(hand, 'crossed', 'the', without(mark({ id: 'BRA-2', kind: 'del', by: 'BRA' }))))
  },
  'typing where an act has just been'(sitting) {
    sitting.does(brazil, (hand) => insert(hand, 'crossed', 'bodies', 0, 'x', mark({ id: 'BRA-new', by: 'BRA' })))
    sitting.act({ text: [{ op: 'edit', unit: 'crossed', edits: [{ drop: 3 }] }], record: [] })
    sitting.does(brazil, (hand) => insert(hand, 'crossed', 'capacity', 0, 'y', mark({ id: 'BRA-new', by: 'BRA' })))
  },
}

function grip(hand: Hand, unit: string): Grip {
  return hand.grips().find((each) => each.id === unit)!
}

/** Where words begin in a unit. */
function at({ text }: Grip, words: string): number {
  const place = (text.toDelta() as { insert: string }[]).map(({ insert: letters }) => letters).join('').indexOf(words)
  if (place < 0) throw new Error(`no “${words}” there`)
  return place
}

function place(unit: string, words: string): number {
  return contested.units.find((each) => each.id === unit)!.runs.map((run) => run.text).join('').indexOf(words)
}

function insert(hand: Hand, unit: string, beside: string, offset: number, letters: string, marks: Record<string, unknown>): void {
  const on = grip(hand, unit)
  hand.change(() => on.text.insert(at(on, beside) + offset, letters, marks))
}

function erase(hand: Hand, unit: string, words: string): void {
  const on = grip(hand, unit)
  hand.change(() => on.text.delete(at(on, words), words.length))
}

function format(hand: Hand, unit: string, words: string, marks: Record<string, unknown>): void {
  const on = grip(hand, unit)
  hand.change(() => on.text.format(at(on, words), words.length, marks))
}

function letterAt(doc: Y.Doc, unit: string, index: number): Y.ID {
  let left = index
  const element = doc.getXmlFragment('text').toArray().find((each) => each instanceof Y.XmlElement && each.getAttribute('id') === unit) as Y.XmlElement
  for (let item = (element.get(0) as unknown as Y.XmlText)._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue
    if (left < item.length) return Y.createID(item.id.client, item.id.clock + left)
    left -= item.length
  }
  throw new Error('the unit is not that long')
}
