import { isDay, printedDay, spelledDay } from '../calendar.ts'
import type { BracketFacts, Draft, PartyCode, Position, Stance } from '../draft.ts'
import { actorName, bracketName, ended, partyName, unitName } from '../naming.ts'
import { createPartyBook } from '../parse/partyBook.ts'
import { positionsOf, readRemark } from '../parse/readRemark.ts'
import { dayPrinted } from '../parse/settleUntil.ts'
import { isStaff } from '../policy.ts'
import { proposalOf } from '../proposals.ts'
import type { RecordChange } from '../record.ts'
import { factsOf } from '../record.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import type { ActContext, ActOf, Performer } from './act.ts'
import { isRefusal } from './checks.ts'
import { withoutNotes } from './noteRemoval.ts'
import { oneLine } from './words.ts'

/** Records what a party holds on a unit or a bracket, or takes it back: one position a party on each.
 *
 * A new one replaces the party's last, an imported one with its printed words too. Neither a stamp nor a hold stands in the way: what
 * capitals answer after the gavel is what a condition of the decision waits for, and no word of the text changes. */
export const takePosition: Performer<'takePosition'> = (draft, act, { actor }) => {
  const party = partyOf(draft, act, { actor })
  if (isRefusal(party)) return party
  const target = targetOf(draft, act.on)
  if (!target) return refuse('gone', 'What the position is about is not in the draft any more.')
  const { stance } = act
  const name = partyName(draft, party.code)
  const before = target.positions.filter((position) => position.party === party.code)
  const recorded = isStaff(actor) ? `${actorName(draft, actor)} recorded: ` : ''
  if (stance === null) {
    if (before.length === 0) return refuse('state', `${name} holds no position on ${target.name} that could be taken back.`)
    return {
      ok: true,
      effect: withoutNotes(draft, { text: [], record: [target.withPositions(without(target.positions, party.code))] }, notesOf(before)),
      sentence: ended(`${recorded}${name} took back its position on ${target.name} (${before.map((each) => each.stance).join(', ')})`),
      units: target.units,
    }
  }
  const printed = printedWords(draft, party.code, act, stance)
  if (isRefusal(printed)) return printed
  const until = act.until ?? printed.until
  if (until !== undefined && stance !== 'pending consultations') return refuse('malformed', 'A day is named for pending consultations only: it is the one until which the delegation has asked for.')
  if (until !== undefined && !isDay(until)) return refuse('malformed', `"${until}" is not a day of the calendar.`)
  const position: Position = { party: party.code, stance, printed: printed.words, note: null, ...(until === undefined ? {} : { until }) }
  if (before.length === 1 && isSame(before[0]!, position)) return refuse('state', `That is what ${name} holds on ${target.name} already.`)
  return {
    ok: true,
    effect: withoutNotes(draft, { text: [], record: [target.withPositions([...without(target.positions, party.code), position])] }, notesOf(before)),
    sentence: ended(`${recorded}${name} ${inAct(stance, target.name)}${until === undefined ? '' : ` until ${spelledDay(until)}`}${printed.words === null ? '' : `, to be printed as “${printed.words}”`}`),
    units: target.units,
  }
}

/** The unit or bracket a position is about, as it stands in the record. */
interface Target {
  readonly name: string
  readonly units: readonly string[]
  readonly positions: readonly Position[]
  readonly withPositions: (positions: readonly Position[]) => RecordChange
}

function targetOf(draft: Draft, id: string): Target | null {
  const unit = draft.units.find((each) => each.id === id)
  if (unit) return { name: unitName(draft, id), units: [id], positions: unit.positions, withPositions: (positions) => ({ key: `unit:${id}`, value: { ...factsOf(unit), positions } }) }
  const proposal = proposalOf(draft, id)
  if (!proposal) return null
  const facts: BracketFacts = draft.brackets[id] ?? { positions: [], remarks: [] }
  return {
    name: `${bracketName(draft, proposal.units[0]!, id)} in ${unitName(draft, proposal.units[0]!.id)}`,
    units: proposal.units.map((each) => each.id),
    positions: facts.positions,
    withPositions: (positions) => ({ key: `bracket:${id}`, value: positions.length || facts.remarks.length || facts.at !== undefined ? { ...facts, positions } : null }),
  }
}

function partyOf(draft: Draft, act: ActOf<'takePosition'>, { actor }: Pick<ActContext, 'actor'>): { readonly code: PartyCode } | Refusal {
  if (!isStaff(actor)) return actor.party === null ? refuse('role', 'Your invitation names no delegation, so there is nobody to speak for.') : { code: actor.party }
  if (act.party === undefined) return refuse('malformed', 'Say whose position it is: name the delegation.')
  return draft.parties.some((party) => party.code === act.party) ? { code: act.party } : refuse('malformed', `This document knows no party "${act.party}".`)
}

/** The positions of all others. Printed words, or a note, that spoke for the party together with them are theirs no more, and are
 * generated instead. */
function without(positions: readonly Position[], party: PartyCode): Position[] {
  const said = new Set(positions.filter((each) => each.party === party).flatMap((each) => saidIn(each) ?? []))
  return positions.filter((each) => each.party !== party).map((each) => (said.has(saidIn(each) ?? '') ? { ...each, printed: null, note: null } : each))
}

/** What of the paper says it: the note, or the words in the line. */
function saidIn({ note, printed }: Position): string | null {
  return note === null ? printed : `note ${note}`
}

function notesOf(positions: readonly Position[]): string[] {
  return positions.flatMap(({ note }) => note ?? [])
}

interface Printed {
  readonly words: string | null
  /** The day they name. */
  readonly until?: string
}

/** The words to print, in brackets; refused where a reader of the paper would not take them for this party's position and nobody else's,
 * until this day and no other: nobody speaks on paper for another. */
function printedWords(draft: Draft, party: PartyCode, act: ActOf<'takePosition'>, stance: Stance): Printed | Refusal {
  const given = oneLine(act.printed ?? '')
  if (!given) return { words: null }
  const words = /^\(.*\)$/.test(given) ? given : `(${given})`
  const read = /[[\]\\]/.test(words) ? null : readRemark(words.slice(1, -1), createPartyBook(draft.parties))
  if (read?.type === 'positions' && positionsOf(read, words).every((each) => each.party === party && each.stance === stance)) {
    const until = read.until === undefined ? undefined : dayPrinted(read.until, 'month first')
    if (act.until === undefined || act.until === until) return { words, ...(until ? { until } : {}) }
    return refuse('malformed', `The words to print have to name the day as well, as in “until ${printedDay(act.until)}”, or be left out.`)
  }
  const example = `(${partyName(draft, party)} is opposed to including this reference)`
  return refuse('malformed', `On paper these words would not be read as a position of ${partyName(draft, party)} alone (${stance}). Write them like “${example}”, or leave them out.`)
}

function isSame(a: Position, b: Position): boolean {
  return a.stance === b.stance && a.until === b.until && (a.printed ?? null) === (b.printed ?? null) && a.note === b.note
}

function inAct(stance: Stance, what: string): string {
  switch (stance) {
    case 'reserves':
      return `reserves its position on ${what}`
    case 'pending consultations':
      return `has pending consultations on ${what}`
    case 'proposes':
    case 'supports':
    case 'opposes':
    case 'can live with':
      return `${stance} ${what}`
  }
}
