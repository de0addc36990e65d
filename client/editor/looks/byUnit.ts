import type { Node } from 'prosemirror-model'
import type { Decoration } from 'prosemirror-view'
import { DecorationSet } from 'prosemirror-view'

/** The decorations of a draft, asked for unit by unit.
 *
 * A usual set looks for each unit's part in a list of all, at every key, which takes the square of their number; and moves what
 * stands below the words that were typed. What is drawn in a unit depends on the unit alone, so there is nothing to look for and nothing to move. */
export function byUnit(of: (unit: Node) => DecorationSet): DecorationSet {
  return variant(DecorationSet.empty, (made) => ({ forChild: (_offset: number, unit: Node) => (unit.isLeaf ? DecorationSet.empty : of(unit)), map: () => made }))
}

/** What is drawn among the words of one unit. No two are alike: an editor that is given another one asks the view of the unit to look again. */
export function amongWords(unit: Node, decorations: Decoration[]): DecorationSet {
  return variant(DecorationSet.create(unit, decorations), () => ({}))
}

/** A set that does some things in its own way and is equal to itself alone. The class has no constructor for others to use. */
function variant(set: DecorationSet, ways: (made: DecorationSet) => object): DecorationSet {
  const made = Object.create(set) as DecorationSet
  return Object.assign(made, { eq: (other: unknown) => other === made }, ways(made))
}
