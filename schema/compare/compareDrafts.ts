import type { Draft, PartyCode, Unit } from '../draft.ts'
import { holders } from '../draft.ts'
import { placesOf } from '../places.ts'
import { headOf } from '../rendition/houseStyle.ts'
import type { Piece } from '../rendition/pieces.ts'
import { pieceText } from '../rendition/pieces.ts'
import { wordPieces } from '../rendition/wordPieces.ts'
import { unitName } from '../naming.ts'
import type { BracketThere } from './bracketChanges.ts'
import { bracketChange, holderChanges, pairBrackets } from './bracketChanges.ts'
import { compareWords, wordsAs } from './compareWords.ts'
import type { Change, Comparison, ComparedWords, UnitDifference } from './comparison.ts'
import { changeTypes } from './comparison.ts'
import type { UnitPair } from './pairUnits.ts'
import { pairUnits } from './pairUnits.ts'
import { documentChanges } from './documentChanges.ts'
import type { HeldOn } from './positionChanges.ts'
import { positionChanges } from './positionChanges.ts'
import type { LoggedDeed, Telling } from './telling.ts'
import { tellingOf } from './telling.ts'
import { unitChanges } from './unitChanges.ts'

/** What else a comparison may be told. */
export interface CompareOptions {
  /** Deeds between the two drafts: they say what became of a proposal, and who had a hand in a unit. */
  readonly log?: readonly LoggedDeed[]
  /** Whether an id means the same unit in both, as in two states of one document; `strange` for drafts that were brought in from two files. */
  readonly ids?: 'kept' | 'strange'
}

/** What changed from one draft to another: decisions in the order of their weight, then the words of every unit.
 *
 * A stub that a move left behind is told by the move, not as a unit of its own; a unit that was moved is neither gone nor new. */
export function compareDrafts(before: Draft, after: Draft, { log = [], ids = 'kept' }: CompareOptions = {}): Comparison {
  const telling = tellingOf(before, after, log)
  const pairs = pairUnits(before, after, ids)
  const order = new Map(pairs.map((pair, at) => [(pair.after ?? pair.before)!.id, at]))
  const changes = [...pairs.flatMap((pair) => [...unitChanges(telling, pair), ...joined(telling, pair)]), ...bracketsAndPositions(telling, pairs, ids), ...documentChanges(telling, ids)]
  const decisions = changes.sort((a, b) => changeTypes.indexOf(a.type) - changeTypes.indexOf(b.type) || (order.get(a.unit ?? '') ?? -1) - (order.get(b.unit ?? '') ?? -1))
  const units = differences(telling, pairs)
  return { decisions, units, counts: countsOf(decisions, units) }
}

function joined(telling: Telling, { before, after }: UnitPair): Change[] {
  return before && after ? holderChanges(telling, before, after) : []
}

function bracketsAndPositions(telling: Telling, pairs: readonly UnitPair[], ids: 'kept' | 'strange'): Change[] {
  const brackets = pairBrackets(telling, pairs, ids)
  const positions = (draft: Draft, bracket: BracketThere | null) => (bracket === null ? [] : (draft.brackets[bracket.id]?.positions ?? []))
  const things = [
    ...pairs.map(({ before, after }): HeldOn => {
      const { id } = (after ?? before)!
      return { unit: id, what: after ? telling.name(id) : unitName(telling.before, id), before: before?.positions ?? [], after: after?.positions ?? [], gone: after === null }
    }),
    ...brackets.map(({ before, after }): HeldOn => {
      const { words, unit } = (after ?? before)!
      return { unit: unit.id, what: `${words} in ${telling.name(unit.id)}`, before: positions(telling.before, before), after: positions(telling.after, after), gone: after === null }
    }),
  ]
  return [...brackets.flatMap(({ before, after }) => bracketChange(telling, before, after)), ...positionChanges(telling, things)]
}

function differences({ before, after, log }: Telling, pairs: readonly UnitPair[]): UnitDifference[] {
  const [were, are] = [placesOf(before), placesOf(after)]
  const hands = handsIn(log)
  return pairs.filter((pair) => !isStub(pair)).map(({ before: was, after: is }): UnitDifference => {
    const { id: unit, kind } = (is ?? was)!
    const [old, now] = [was && piecesOf(before, was), is && piecesOf(after, is)]
    const [oldText, nowText] = [old && pieceText(old), now && pieceText(now)]
    const state = was === null ? 'new' : is === null ? 'gone' : oldText === nowText ? 'same' : 'changed'
    const words = state === 'changed' ? compareWords(old!, now!) : wordsAs((now ?? old)!, { new: 'added', gone: 'removed', same: 'same' }[state] as ComparedWords['op'])
    return { unit, place: (is ? are : were).get(unit) ?? '', kind, state, words, before: oldText, after: nowText, authors: state === 'same' ? [] : authorsOf(words, hands.get(unit) ?? []) }
  })
}

function isStub({ before, after }: UnitPair): boolean {
  return before === null ? after?.moved?.role === 'origin' : after === null && before.moved?.role === 'origin'
}

/** The words of a unit as printed, a proposed one in its holder's bracket; without what is printed behind them and without numbers of notes,
 * which change with other units. */
function piecesOf({ parties }: Draft, { id, runs, by, alternativeTo }: Unit): readonly Piece[] {
  const pieces = wordPieces(runs, { head: (mark) => headOf(parties, mark), numberOf: () => null, behind: () => [], escaped: false, numbered: false })
  if (by === null) return pieces
  const mark = { id, kind: 'ins', by, parent: null } as const
  const own = pieces.map((piece): Piece => (piece.type === 'words' ? { ...piece, brackets: [...piece.brackets, mark] } : piece))
  return [{ type: 'open', mark, text: `[${alternativeTo === null ? headOf(parties, mark) : ''}` }, ...own, { type: 'close', mark, text: ']' }]
}

function authorsOf(words: readonly ComparedWords[], hands: readonly PartyCode[]): PartyCode[] {
  return [...new Set([...words.flatMap(({ op, by, text }) => (op === 'same' || text.trim() === '' ? [] : holders(by))), ...hands])]
}

/** The delegations that did something to each unit. */
function handsIn(log: readonly LoggedDeed[]): ReadonlyMap<string, PartyCode[]> {
  const hands = new Map<string, PartyCode[]>()
  for (const { type, party, units } of log)
    if (party !== null && writing.has(type)) for (const unit of units) hands.set(unit, [...(hands.get(unit) ?? []), party])
  return hands
}

const writing: ReadonlySet<string> = new Set(['insertUnit', 'withdraw', 'takeBack'])

function countsOf(decisions: readonly Change[], units: readonly UnitDifference[]): Comparison['counts'] {
  const number = (type: Change['type']) => decisions.filter((change) => change.type === type).length
  const inState = (state: UnitDifference['state']) => units.filter((unit) => unit.state === state).length
  const words = (op: ComparedWords['op']) => units.reduce((sum, unit) => sum + unit.words.reduce((count, { op: own, text }) => count + (own === op ? (text.match(/\S+/g)?.length ?? 0) : 0), 0), 0)
  return {
    decisions: Object.fromEntries(changeTypes.map((type) => [type, number(type)])) as Record<Change['type'], number>,
    units: { same: inState('same'), changed: inState('changed'), new: inState('new'), gone: inState('gone') },
    words: { added: words('added'), removed: words('removed') },
  }
}
