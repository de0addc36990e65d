import type { BracketFacts, Draft, Position, Stance, Unit } from '../draft.ts'
import type { PartyBook } from '../parse/partyBook.ts'
import { readPosition, readRemark } from '../parse/readRemark.ts'
import { bracketsIn, textOf } from '../runs.ts'
import type { Authors } from './authors.ts'
import type { WordComment, WordText } from './wordText.ts'

/** Puts the comments of a Word file where they belong: on the bracket they are about, or on the unit. One that says who holds what
 * ("Brazil is opposed to this", or "We oppose" by somebody of Brazil) is a position; any other is a remark with its author's name. `told` is
 * what somebody says a comment is, by its id. */
export function placeComments(draft: Draft, word: WordText, authors: Authors, book: PartyBook, told: ReadonlyMap<string, 'remark' | Stance> = new Map()): Draft {
  if (word.comments.length === 0) return draft
  const places = placesOf(word)
  const units = [...draft.units]
  const brackets: Record<string, BracketFacts> = { ...draft.brackets }
  for (const comment of word.comments) {
    const place = places.get(comment.id) ?? (comment.parent === null ? undefined : places.get(comment.parent))
    const at = place === undefined ? units.length - 1 : unitAt(units, place.paragraph)
    const unit = units[at]
    if (!unit || comment.text === '') continue
    const bracket = place && bracketAbout(unit, place.text)
    const as = told.get(comment.id)
    const positions = as === undefined ? positionsIn(comment, authors, book) : as === 'remark' ? [] : positionsAs(as, comment, authors)
    const add = (facts: BracketFacts): BracketFacts =>
      positions.length > 0 ? { positions: [...facts.positions, ...positions], remarks: facts.remarks } : { positions: facts.positions, remarks: [...facts.remarks, remarkOf(comment, authors)] }
    if (bracket) brackets[bracket] = add(brackets[bracket] ?? { positions: [], remarks: [] })
    else units[at] = { ...unit, ...add(unit) }
  }
  return { ...draft, units, brackets }
}

/** The words each comment is about, with the paragraph they begin in. */
function placesOf({ paragraphs }: WordText): Map<string, { readonly paragraph: number; text: string }> {
  const places = new Map<string, { readonly paragraph: number; text: string }>()
  for (const [at, { runs }] of paragraphs.entries())
    for (const run of runs)
      for (const id of run.comments) {
        const known = places.get(id)
        if (!known) places.set(id, { paragraph: at + 1, text: run.text })
        else if (known.text.length < LONGEST) known.text += run.text
      }
  return places
}

function unitAt(units: readonly Unit[], paragraph: number): number {
  return Math.max(units.findLastIndex((unit) => unit.lines !== null && unit.lines[0] <= paragraph), 0)
}

/** The bracket whose words a comment is about; null where it is about more than brackets, or about less. */
function bracketAbout(unit: Unit, text: string): string | null {
  const about = letters(text)
  if (about === '') return null
  const isWhole = about === letters(textOf(unit.runs))
  const found = bracketsIn(unit.runs).map(({ mark, text: words }) => ({ id: mark.id, words: letters(words) })).filter(({ words }) => words !== '')
  const equal = found.find(({ words }) => words === about) ?? found.find(({ words }) => words.includes(about))
  if (equal || isWhole) return equal?.id ?? null
  // Names and brackets that are typed count among the words commented on.
  const within = found.filter(({ words }) => about.includes(words) && words.length * 2 > about.length)
  return within.sort((a, b) => b.words.length - a.words.length)[0]?.id ?? null
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

/** What a comment says who holds what, by its own words. */
export function positionsIn({ author, text }: WordComment, authors: Authors, book: PartyBook): Position[] {
  const inside = text.replace(/^\((.*)\)\.?$|^\[(.*)\]\.?$/s, '$1$2')
  const said = readRemark(inside, book)
  if (said?.type === 'positions') return said.parties.map((party) => ({ party, stance: said.stance, printed: inside === text ? `(${text})` : text, note: null }))
  const name = authors.nameOf(author)
  const meant = readPosition(`${name} ${inside.replace(/^(?:we|i|my delegation|our delegation)\s+/i, '')}`, book)
  return meant?.parties.map((party) => ({ party, stance: meant.stance, printed: printedAs(meant.stance, name, inside), note: null })) ?? []
}

/** The position of the author's parties; none where the author stands for nobody. */
function positionsAs(stance: Stance, { author, text }: WordComment, authors: Authors): Position[] {
  return authors.partiesOf(author).map(({ code }) => ({ party: code, stance, printed: printedAs(stance, authors.nameOf(author), text), note: null }))
}

/** Named again, since a remark in print says itself who holds what. */
function printedAs(stance: Stance, name: string, text: string): string {
  return `(${name} ${verbs[stance]}: “${balanced(text)}”)`
}

const verbs: Readonly<Record<Stance, string>> = {
  proposes: 'proposes', supports: 'supports', opposes: 'is opposed', reserves: 'reserves its position', 'pending consultations': 'is consulting', 'can live with': 'can live with this',
}

function remarkOf({ author, date, text, parent, resolved }: WordComment, authors: Authors): string {
  const name = authors.nameOf(author)
  const day = /^\d{4}-\d\d-\d\d/.exec(date)?.[0]
  const what = parent === null ? 'Comment' : 'Reply'
  return `(${what} by ${name}${day ? ` on ${day}` : ''}${resolved ? ', resolved' : ''}: ${balanced(text)})`
}

/** Brackets in a comment stand in pairs or not at all: it is printed in brackets itself. */
function balanced(text: string): string {
  let depth = 0
  for (const character of text) {
    if (character === '(') depth += 1
    if (character === ')' && --depth < 0) break
  }
  return depth === 0 ? text : text.replace(/[()]/g, ' ').replace(/\s+/g, ' ').trim()
}

const LONGEST = 20_000
