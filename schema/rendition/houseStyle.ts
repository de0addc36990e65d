import { printedDay } from '../calendar.ts'
import type { BracketFacts, BracketMark, Draft, Party, Position, Stamp } from '../draft.ts'
import { holders } from '../draft.ts'
import { decisionWord } from '../parse/decisionWords.ts'
import { fullName, shortForm } from '../parties.ts'
import type { NoteCitation } from './rendition.ts'
import type { WordStyle } from './wordPieces.ts'

/** What a bracket says of itself in print: "Uru: ", "Uru delete: ", "ARG, BRA hold: ", nothing where nobody is named; with a number
 * ("Uru #2 in #1: ") where its place alone would not tell which it is. */
export function headOf(parties: readonly Party[], { by, kind }: Pick<BracketMark, 'by' | 'kind'>, number = ''): string {
  const names = holders(by).map((code) => shortForm(parties, code)).join(', ')
  const verb = { ins: '', del: 'delete', hold: names || number ? 'hold' : '' }[kind]
  const head = [names, number, verb].filter(Boolean).join(' ')
  return head && `${head}: `
}

/** The status in one of its canonical spellings: "AGREED INF 04/19/12", "DELETED AD REFERENDUM 2/ IDEM". The word alone stands in
 * parentheses, or it would read as the end of the sentence before it. A status found as "ACORDADO AD REFERENDUM" keeps the word of its language. */
export function stampText(stamp: Pick<Stamp, 'decision' | 'level' | 'date'> & Partial<Pick<Stamp, 'printed'>>, note: NoteCitation | null): string {
  const parts = [wordOf(stamp), stamp.level, stamp.date && shortDay(stamp.date), note && citation(note)].filter(Boolean)
  return parts.length > 1 ? parts.join(' ') : `(${parts.join('')})`
}

/** The word of the decision as it was found; in English where the level behind it is, which is no Latin. */
function wordOf({ decision, level, printed = null }: Parameters<typeof stampText>[0]): string {
  const found = printed !== null && /^(?:AD REFERENDUM|INF|)$/.test(level) ? decisionWord(printed) : null
  return found && found.decision === decision && !/^(?:AGREED|DELETED|APPROVED|ADOPTED)$/.test(found.word) ? found.word : decision.toUpperCase()
}

/** How a stamp cites a note: "1/", or "1/ IDEM" where the note is printed already. */
export function citation({ number, idem }: NoteCitation): string {
  return `${number}/${idem ? ' IDEM' : ''}`
}

/** A position in words: as found in the text it came from, or in the house's own ("(Pending consultations by the United States until 04/30/12)"). */
export function positionText(parties: readonly Party[], { party, stance, printed, until }: Position): string {
  if (printed !== null) return printed
  const name = fullName(parties, party)
  const subject = name.charAt(0).toUpperCase() + name.slice(1)
  if (stance === 'pending consultations') return `(Pending consultations by ${name}${until === undefined ? '' : ` until ${shortDay(until)}`})`
  return `(${subject} ${{ proposes: 'proposes', supports: 'supports', opposes: 'opposes', reserves: 'reserves its position', 'can live with': 'can live with this' }[stance]})`
}

/** Positions and remarks as they stand in the line: those a note prints are left to the note, and one remark of several parties stands once. */
export function remarksOf(parties: readonly Party[], { positions, remarks }: BracketFacts): string[] {
  const said: { readonly text: string; readonly by: string[] }[] = []
  for (const position of positions) {
    if (position.note !== null) continue
    const text = positionText(parties, position)
    const last = said[said.length - 1]
    // The same words of the same party a second time are a second remark.
    if (last?.text === text && !last.by.includes(position.party)) last.by.push(position.party)
    else said.push({ text, by: [position.party] })
  }
  return [...said.map(({ text }) => text), ...remarks]
}

/** The numbers notes are cited by: their place at the foot. */
export function noteNumbers(draft: Pick<Draft, 'notes'>): ReadonlyMap<string, string> {
  const numbers = known.get(draft.notes) ?? new Map(draft.notes.map((note, at) => [note.id, String(at + 1)]))
  known.set(draft.notes, numbers)
  return numbers
}

// Asked for every unit of the same draft.
const known = new WeakMap<Draft['notes'], ReadonlyMap<string, string>>()

/** The words of a draft in the house's notation. */
export function houseStyle(draft: Pick<Draft, 'parties' | 'brackets' | 'notes'>): WordStyle {
  const numbers = noteNumbers(draft)
  return {
    head: (mark, number) => headOf(draft.parties, mark, number),
    numberOf: (note) => numbers.get(note) ?? null,
    behind: (bracket) => (draft.brackets[bracket] ? remarksOf(draft.parties, draft.brackets[bracket]) : []),
    escaped: false,
    numbered: false,
  }
}

/** Two digits of the year where they are enough to tell the century. */
function shortDay(day: string): string {
  const year = Number(day.slice(0, 4))
  return year >= 1945 && year < 2045 ? printedDay(day) : `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`
}
