import { alternativesIn } from '../alternatives.ts'
import type { BracketFacts, Draft, Position, Run, Unit } from '../draft.ts'
import { holders } from '../draft.ts'
import { editsBetween } from '../edits.ts'
import type { TextChange } from '../effect.ts'
import { actorName, ended, inWords, partyName, unitName } from '../naming.ts'
import { createPartyBook } from '../parse/partyBook.ts'
import { readWords } from '../parse/readWords.ts'
import { bracketIds } from '../proposals.ts'
import type { RecordChange } from '../record.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import { noteNumbers } from '../rendition/houseStyle.ts'
import { bracketsIn } from '../runs.ts'
import { withChange } from '../withEffect.ts'
import type { WordProof } from '../wordProof.ts'
import { wordProof } from '../wordProof.ts'
import type { ActContext, Performer } from './act.ts'
import { asSeen, first, isRefusal, notHeld, notSealed, unitsNamed } from './checks.ts'
import { forgotten, unlink } from './cleaning.ts'
import { factChanges } from './factChanges.ts'
import { withBracketIds } from './split.ts'
import { notesIn, toldInFull, toldInShort, turnedTo } from './succession.ts'
import { oneLine } from './words.ts'

/** Makes one text of alternatives, which chairs call streamlining: given as annotated text, with what is contested in brackets per party.
 *
 * The first unit stays with all that is known of it and takes the text; the others leave, and what parties hold on them or on their
 * brackets comes along. Refused, with the words by party, where anybody's words would be lost or added. */
export const merge: Performer<'merge'> = (draft, act, context) => {
  const named = unitsNamed(draft, act.units)
  if (isRefusal(named)) return named
  const stay = named.find(({ id }) => id === act.units[0])!
  const refusal = first(notSealed(draft, named), notHeld(draft, named, context), notRivals(draft, stay, named), asSeen(draft, named, act.seen))
  if (refusal) return refusal
  const read = readText(draft, stay, act.text)
  if (isRefusal(read)) return read
  const merged: Unit = { ...stay, runs: withKnownBrackets(named, read.runs, context) }
  const proof = wordProof([stay, ...named.filter((unit) => unit !== stay)], merged)
  if (!proof.holds) return refuse('state', `Nothing was merged, since words would be lost or added. ${inSentences(draft, proof)} Case, order and punctuation do not count.`, { unit: stay.id })

  const leaving = named.filter((unit) => unit !== stay)
  const text: TextChange[] = [{ op: 'edit', unit: stay.id, edits: editsBetween(stay.runs, merged.runs) }, ...leaving.map(({ id }) => ({ op: 'remove', unit: id }) as const)]
  const after = text.reduce(withChange, draft.units)
  const facts = factChanges(draft)
  for (const { id } of leaving) unlink(draft, id, stay.id, facts)
  const held = heldAfter(draft, stay, leaving, { ...merged, runs: after.find(({ id }) => id === stay.id)!.runs })
  const former = [...stay.former, ...leaving.flatMap((unit) => unit.former)]
  const cited = new Set(former.map(({ stamp }) => `note:${stamp.note}`))
  // The stamps that were lifted come along, and the notes they cite with them.
  const tidied = forgotten({ ...draft, brackets: without(draft.brackets, held.brackets) }, after).filter(({ key, value }) => !(value === null && cited.has(key)))
  const said = (positions: readonly Position[]) => positions.map((position) => (tidied.some(({ key, value }) => value === null && key === `note:${position.note}`) ? { ...position, note: null, printed: null } : position))
  facts.set(stay.id, { positions: said(held.unit.positions), remarks: held.unit.remarks, former, ...(leaving.some(({ id }) => id === stay.alternativeTo) ? { alternativeTo: null } : {}) })
  const record: RecordChange[] = [
    ...facts.changes(), ...turnedTo(draft, leaving.map(({ id }) => id), stay.id, tidied),
    ...[...held.brackets].map(([id, value]) => ({ key: `bracket:${id}` as const, value: { ...value, positions: said(value.positions) } })),
  ]
  const dropped = held.dropped.map(({ party, stance }) => `${partyName(draft, party)} held two positions on what is one text now; “${stance}” gave way.`)
  const notes = notesIn(draft, record)
  const lost = [...dropped, ...toldInFull(draft, { positions: [], remarks: [], notes })]
  return {
    ok: true,
    effect: { text, record },
    sentence: [ended(`${actorName(draft, context.actor)} merged ${inWords(named.map(({ id }) => unitName(draft, id)))} into one text; the words of all are as they were${voicesIn(draft, proof)}`), ...lost].join(' '),
    units: [stay.id, ...leaving.map(({ id }) => id)],
    notices: [...dropped, ...toldInShort(draft, { positions: [], remarks: [], notes })],
  }
}

function notRivals(draft: Draft, stay: Unit, named: readonly Unit[]): Refusal | null {
  if (named.length < 2) return refuse('malformed', 'To merge takes at least two versions.')
  const set = alternativesIn(draft).find(({ type, members }) => type === 'units' && named.every((unit) => members.some(({ id }) => id === unit.id)))
  if (!set) return refuse('state', `${inWords(named.map(({ id }) => unitName(draft, id)))} are no alternatives to each other. Only versions of one paragraph are merged.`, { unit: stay.id })
  const text = named.find(({ by }) => by === null)
  return stay.by !== null && text ? refuse('malformed', `Name the text first: the words go into ${unitName(draft, text.id)}, and the proposals become brackets in it.`, { unit: text.id }) : null
}

function readText(draft: Draft, stay: Unit, text: string): { readonly runs: readonly Run[] } | Refusal {
  const numbers = new Map([...noteNumbers(draft)].map(([note, number]) => [number, note]))
  const book = createPartyBook(draft.parties)
  let count = 0
  const read = readWords(oneLine(text), { book, noteOf: (number) => numbers.get(String(Number(number))), newBracket: () => `new ${(count += 1)}`, lostNumber: () => null }, true)
  const [stranger] = book.strangers()
  if (stranger) return refuse('malformed', `This document knows no party "${stranger.code}".`)
  if (read.strays.length) return refuse('malformed', 'A square bracket in the text has no partner.')
  if (read.runs.length === 0) return refuse('malformed', 'The merged text needs words.')
  if (read.whole !== null && read.by !== stay.by) return refuse('malformed', 'The whole text stands in one bracket. Leave the words that are common to all outside of it.')
  return read
}

/** The runs with the ids of brackets that already stand in one of the units, so that all that is known of them stays theirs. */
function withKnownBrackets(units: readonly Unit[], runs: readonly Run[], { newId }: Pick<ActContext, 'newId'>): Run[] {
  const known = new Map(units.flatMap((unit) => bracketIds(unit).map((id) => [id, signature(unit.runs, id)] as const)))
  const ids = new Map<string, string>()
  for (const id of bracketIds({ runs })) {
    const sign = signature(runs, id)
    const same = [...known].find(([old, each]) => each === sign && ![...ids.values()].includes(old))?.[0]
    const by = runs.flatMap((run) => run.brackets).find((mark) => mark.id === id)?.by ?? ''
    ids.set(id, same ?? [...holders(by).slice(0, 1), newId()].join('-'))
  }
  return withBracketIds(runs, ids)
}

function signature(runs: readonly Run[], id: string): string {
  const parts = bracketsIn(runs).filter(({ mark }) => mark.id === id).map(({ mark, text }) => JSON.stringify([mark.kind, mark.by, text.replace(/\s+/g, ' ').trim().toLowerCase()]))
  return parts.sort().join(' ')
}

/** What is held after a merger: on the unit, and on brackets whose own went. A position on a version is one on its holder's words. */
function heldAfter(draft: Draft, stay: Unit, leaving: readonly Unit[], merged: Unit) {
  const dropped: Position[] = []
  const left = bracketIds(merged)
  const before = new Set([stay, ...leaving].flatMap(bracketIds))
  const marks = merged.runs.flatMap((run) => run.brackets)
  const unit: { positions: readonly Position[]; remarks: readonly string[] } = { positions: stay.positions, remarks: stay.remarks }
  const brackets = new Map<string, BracketFacts>()
  const add = (by: string | null, { positions, remarks }: Pick<BracketFacts, 'positions' | 'remarks'>) => {
    if (positions.length + remarks.length === 0) return
    const target = by === null ? undefined : left.find((id) => !before.has(id) && marks.some((mark) => mark.id === id && mark.by === by))
    const facts = target === undefined ? unit : (brackets.get(target) ?? draft.brackets[target] ?? { positions: [], remarks: [] })
    const news = positions.filter(({ party }) => !facts.positions.some((each) => each.party === party))
    dropped.push(...positions.filter((each) => !news.includes(each) && !facts.positions.some(({ party, stance }) => party === each.party && stance === each.stance)))
    const all = { ...facts, positions: [...facts.positions, ...news], remarks: [...facts.remarks, ...remarks] }
    if (target === undefined) Object.assign(unit, all)
    else brackets.set(target, all)
  }
  for (const version of leaving) add(version.by, version)
  for (const version of [stay, ...leaving])
    for (const id of bracketIds(version)) {
      const facts = draft.brackets[id]
      if (!left.includes(id) && facts) add(version.runs.flatMap((run) => run.brackets).find((mark) => mark.id === id)?.by ?? null, facts)
    }
  return { unit, brackets, dropped }
}

function without(brackets: Draft['brackets'], ids: ReadonlyMap<string, unknown>): Draft['brackets'] {
  return Object.fromEntries(Object.entries(brackets).filter(([id]) => !ids.has(id)))
}

function inSentences(draft: Draft, { voices }: WordProof): string {
  return voices.flatMap(({ party, lost, added }) => {
    const who = party === null ? 'The text' : party === '' ? 'What names nobody' : partyName(draft, party)
    const parts = [...(lost.length ? [`lose ${quoted(lost)}`] : []), ...(added.length ? [`gain ${quoted(added)}`] : [])]
    return parts.length ? [`${who} would ${parts.join(' and ')}.`] : []
  }).join(' ')
}

function quoted(words: readonly string[]): string {
  return `“${words.slice(0, MOST_WORDS).join('”, “')}”${words.length > MOST_WORDS ? ` and ${words.length - MOST_WORDS} more` : ''}`
}

// More than this nobody reads in a sentence.
const MOST_WORDS = 12

function voicesIn(draft: Draft, { voices }: WordProof): string {
  const parties = voices.flatMap(({ party }) => (party ? [partyName(draft, party)] : []))
  return parties.length ? ` (the text, ${inWords(parties)})` : ''
}
