import type { Draft, PartyCode, Unit } from '../draft.ts'
import { holders } from '../draft.ts'
import { bracketName, ended, inShort } from '../naming.ts'
import { bracketIds } from '../proposals.ts'
import { bracketsIn, textOf } from '../runs.ts'
import type { Change } from './comparison.ts'
import { begun, holdersInSentence, partyInSentence } from './inSentence.ts'
import type { UnitPair } from './pairUnits.ts'
import type { Telling } from './telling.ts'

/** A bracket of one draft, wherever it stands, and its name as printed. */
export interface BracketThere {
  readonly id: string
  readonly by: string
  readonly unit: Unit
  readonly words: string
}

/** Which bracket of the earlier draft is which of the later. In drafts whose ids mean nothing to each other it is the one with the same
 * holder and words in the same unit. */
export function pairBrackets({ before, after }: Pick<Telling, 'before' | 'after'>, pairs: readonly UnitPair[], ids: 'kept' | 'strange'): { before: BracketThere | null; after: BracketThere | null }[] {
  const [old, now] = [bracketsOf(before), bracketsOf(after)]
  const unitBefore = new Map(pairs.flatMap((pair) => (pair.after && pair.before ? [[pair.after.id, pair.before.id] as const] : [])))
  const keyBefore = (bracket: BracketThere) => (ids === 'kept' ? bracket.id : `${bracket.unit.id} ${bracket.by} ${bracket.words}`)
  const keyAfter = (bracket: BracketThere) => (ids === 'kept' ? bracket.id : `${unitBefore.get(bracket.unit.id) ?? ''} ${bracket.by} ${bracket.words}`)
  const waiting = new Map<string, BracketThere[]>()
  for (const bracket of old) waiting.set(keyBefore(bracket), [...(waiting.get(keyBefore(bracket)) ?? []), bracket])
  const found = now.map((bracket) => ({ before: waiting.get(keyAfter(bracket))?.shift() ?? null, after: bracket }))
  const paired = new Set(found.map((pair) => pair.before))
  return [...found, ...old.filter((bracket) => !paired.has(bracket)).map((bracket) => ({ before: bracket, after: null }))]
}

/** Brackets that came and went, and who joined or left one that stayed. */
export function bracketChange(telling: Telling, before: BracketThere | null, after: BracketThere | null): Change[] {
  if (before === null && after !== null) return [tabled(telling, after)]
  if (before !== null && after === null) return [untabled(telling, before)]
  if (before === null || after === null) return []
  const where = `${after.words} in ${telling.name(after.unit.id)}`
  return [...joining(holders(after.by), holders(before.by), (party) => telling.change('new position', after.unit.id, ended(`${begun(partyInSentence(telling.after, party))} joined ${where}`), party)),
    ...joining(holders(before.by), holders(after.by), (party) => telling.change('gone position', after.unit.id, ended(`${begun(partyInSentence(telling.before, party))} does not hold ${where} any more`), party))]
}

/** Who joined, or left, those that hold a unit that is itself a proposal. */
export function holderChanges(telling: Telling, before: Unit, after: Unit): Change[] {
  if (before.by === null || after.by === null) return []
  const where = telling.name(after.id)
  return [...joining(holders(after.by), holders(before.by), (party) => telling.change('new position', after.id, ended(`${begun(partyInSentence(telling.after, party))} joined the proposal of ${where}`), party)),
    ...joining(holders(before.by), holders(after.by), (party) => telling.change('gone position', after.id, ended(`${begun(partyInSentence(telling.before, party))} does not propose ${where} any more`), party))]
}

function joining(these: readonly PartyCode[], butNot: readonly PartyCode[], tell: (party: PartyCode) => Change): Change[] {
  return these.filter((party) => !butNot.includes(party)).map(tell)
}

function tabled({ after: draft, name, change }: Telling, { id, by, unit, words }: BracketThere): Change {
  const parts = bracketsIn(unit.runs).filter(({ mark }) => mark.id === id)
  const of = (kind: 'ins' | 'del' | 'hold') => quoted(parts.filter(({ mark }) => mark.kind === kind).map(({ text }) => text).join(' … '))
  const kinds = new Set(parts.map(({ mark }) => mark.kind))
  const who = holdersInSentence(draft, by)
  // Who holds it is told by name, so the brackets with short names are not needed beside it.
  const did = kinds.has('hold') ? `put ${of('hold')} in brackets` : kinds.size > 1 ? `proposed to replace ${of('del')} by ${of('ins')}` : kinds.has('del') ? `proposed to delete ${of('del')}` : `proposed ${of('ins')}`
  return change('new bracket', unit.id, ended(`${name(unit.id)}: ${who ? `${who} ${did}` : `${words} is in brackets`}`), by)
}

function quoted(words: string): string {
  return `“${inShort(words)}”`
}

function untabled({ after: draft, name, change, endOf }: Telling, { id, by, unit, words }: BracketThere): Change {
  const now = draft.units.find((each) => each.id === unit.id)
  // A bracket that changes no words is lifted, however it was decided.
  const isHold = bracketsIn(unit.runs).every(({ mark }) => mark.id !== id || mark.kind === 'hold')
  const how = (isHold ? null : endOf(id)) ?? (now ? fateOf(id, unit, now) : 'went with its paragraph')
  return change('gone bracket', unit.id, ended(`${name(unit.id)}: ${words} ${how}`), by)
}

/** What became of a bracket, as far as the words tell: who withdrew and who rejected it they do not. */
function fateOf(id: string, before: Unit, after: Unit): string {
  const of = (kind: 'ins' | 'del') => before.runs.filter((run) => run.brackets.some((mark) => mark.id === id && mark.kind === kind)).map((run) => run.text).join('').replace(/\s+/g, ' ').trim()
  const now = textOf(after.runs).replace(/\s+/g, ' ')
  const [inserted, struck] = [of('ins'), of('del')]
  if (inserted === '' && struck === '') return 'is no longer in brackets'
  const isTaken = inserted === '' ? !now.includes(struck) : now.includes(inserted)
  return isTaken ? 'was accepted' : 'was withdrawn or rejected'
}

function bracketsOf(draft: Draft): BracketThere[] {
  const seen = new Set<string>()
  return draft.units.flatMap((unit) => bracketIds(unit).flatMap((id): BracketThere[] => {
    if (seen.has(id)) return []
    seen.add(id)
    const by = [...new Set(bracketsIn(unit.runs).filter(({ mark }) => mark.id === id).flatMap(({ mark }) => holders(mark.by)))].join(',')
    return [{ id, by, unit, words: bracketName(draft, unit, id) }]
  }))
}
