import { inShort, unitName } from '../naming.ts'
import { doubledWords } from '../parse/doubledWords.ts'
import { fullName } from '../parties.ts'
import type { ReadUnit } from '../parse/readUnit.ts'
import type { Offer, Other } from './offer.ts'
import { placeName } from './offer.ts'
import type { SourceRead } from './readSource.ts'
import type { Change, Edit } from './reviewItem.ts'
import { bodyOf, editInWords, placeInLine } from './wordPlaces.ts'

/** What brackets may be read as: those without a partner, remarks in square ones, those that lost a strike-out. */
export function bracketOffers(source: SourceRead): Offer[] {
  return source.read.units.flatMap((read) => [
    ...read.words.strays.slice(0, MOST).flatMap((place) => strayOffer(source, read, place)),
    ...read.words.squareRemarks.flatMap((place) => remarkOffer(source, read, place)),
    ...read.words.brackets.flatMap((bracket) => strikeOffer(source, read, bracket)),
  ])
}

// As many as the report on a unit names.
const MOST = 20

/** Where an item about a character of a unit stands. */
function standsAt({ edits, source, asRead }: SourceRead, read: ReadUnit, at: number): Pick<Offer, 'place' | 'lines' | 'units'> | null {
  const place = placeInLine(read, at)
  return place && { place: placeName(place.line, place.at, edits, source.kind === 'text'), lines: [place.line.n], units: asRead.units.some(({ id }) => id === read.unit.id) ? [read.unit.id] : [] }
}

function withEdits(id: string, sentence: string, edits: readonly (Edit | null)[]): Other[] {
  const made = edits.filter((edit) => edit !== null)
  return made.length === edits.length ? [{ id, sentence, change: { type: 'edits', edits: made } }] : []
}

function strayOffer(source: SourceRead, read: ReadUnit, place: number): Offer[] {
  const stands = standsAt(source, read, place)
  const body = bodyOf(read)
  const sign = body.charAt(place)
  if (!stands || (sign !== '[' && sign !== ']')) return []
  const words = wordsOf(read, body)
  const put = (id: string, at: number) => {
    const held = sign === '[' ? body.slice(place + 1, at) : body.slice(at, place)
    return withEdits(id, sign === '[' ? `The bracket closes behind “… ${tailOf(held)}”, and the words in it are contested.` : `The bracket opens before “${held.trim().split(/\s+/).slice(0, 5).join(' ')} …”, and the words in it are contested.`, [editInWords(read, at, '', sign === '[' ? ']' : '[', source.edits)])
  }
  const far = sign === '[' ? endOf(body, place, words) : startOf(body)
  const near = sign === '[' ? nearEnd(body, place, far) : nearStart(body, place, far)
  return [{
    ...stands, kind: 'unbalanced bracket', sure: 'a guess', understood: `The sign “${sign}” is a character of the text, and no words are contested by it.`,
    others: [...(near !== far && near !== null ? put('near', near) : []), ...(far !== place && far !== null ? put('far', far) : [])],
  }]
}

function tailOf(words: string): string {
  return words.trim().split(/\s+/).slice(-4).join(' ')
}

/** Where the words of a unit end and remarks about it begin. */
function wordsOf({ words, status }: ReadUnit, body: string): number {
  const first = Math.min(...words.trailing.map(({ at }) => at), body.length)
  const end = status === null ? -1 : body.lastIndexOf(status.printed)
  return body.slice(0, end < 0 ? first : Math.min(first, end)).trimEnd().length
}

/** The end of a unit for a bracket that begins inside it: before the full stop, which is the sentence's. */
function endOf(body: string, place: number, words: number): number | null {
  const end = place > 0 && body.charAt(words - 1) === '.' ? words - 1 : words
  return end > place + 1 && body.slice(place + 1, end).trim() !== '' ? end : null
}

function startOf(body: string): number | null {
  return body.length > 0 ? 0 : null
}

function nearEnd(body: string, place: number, far: number | null): number | null {
  if (far === null) return null
  let depth = 0
  for (let at = skipHead(body, place + 1); at < far; at++) {
    const character = body.charAt(at)
    if (character === '[') depth += 1
    else if (character === ']' && --depth < 0) return body.slice(place + 1, at).trim() === '' ? null : at
    else if (depth === 0 && /[,;.:]/.test(character) && /\s/.test(body.charAt(at + 1)) && /[\p{L}\p{N}\]”"]/u.test(body.charAt(at - 1))) return at
  }
  return null
}

/** Behind the names at the head of a bracket, whose colon ends nothing. */
function skipHead(body: string, from: number): number {
  return from + (/^[^:[\].,;]{1,60}:\s/.exec(body.slice(from, from + 80))?.[0].length ?? 0)
}

/** Before the name that the words are said by, or behind the last sign that ends something. */
function nearStart(body: string, place: number, far: number | null): number | null {
  const before = body.slice(0, place)
  const named = /(?:^|[\s(])(\p{Lu}[\p{L}.]{1,20}(?:, ?\p{Lu}[\p{L}.]{1,20})*:\s[^:[\]]*)$/u.exec(before)?.[1]
  const from = named !== undefined ? place - named.length : before.length - (/[^,;.:[\]]*$/.exec(before)?.[0] ?? '').length
  const at = from + (/^\s*/.exec(body.slice(from, place))?.[0].length ?? 0)
  return far !== null && at > far && at < place ? at : null
}

function remarkOffer(source: SourceRead, read: ReadUnit, place: number): Offer[] {
  const stands = standsAt(source, read, place)
  const body = bodyOf(read)
  const close = body.indexOf(']', place)
  if (!stands || close < 0) return []
  const printed = body.slice(place, close + 1).replace(/\s*\n\s*/g, ' ')
  const unit = source.asRead.units.find(({ id }) => id === read.unit.id)
  const held = [...(unit?.positions ?? []), ...Object.values(read.facts).flatMap((facts) => facts.positions)].filter((position) => position.printed === printed)
  const line = stands.lines[0]!
  const begins = unit?.lines?.[0]
  const nth = source.asRead.units.filter((each) => each.lines?.[0] === begins).findIndex((each) => each.id === read.unit.id)
  const asRemark: Change | null = held.length === 0 || begins === undefined ? null : { type: 'unit', unit: { line: begins, nth }, change: { type: 'remark', printed } }
  const who = held.map(({ party, stance }) => `${fullName(source.asRead.parties, party)} ${stance}`).join(', ')
  return [{
    ...stands, kind: 'remark in brackets', lines: [line], sure: 'likely',
    understood: held.length ? `A position beside the text: ${who}.` : 'A remark about the text, not a part of it.',
    others: [
      ...(asRemark ? [{ id: 'remark', sentence: 'A remark about the text, kept as it is printed; nobody holds a position by it.', change: asRemark }] : []),
      ...withEdits('words', `Contested words of the text: “${inShort(printed.slice(1, -1))}”.`, [editInWords(read, place + 1, '', '\\~', source.edits)]),
    ],
  }]
}

/** A replacement where a strike-out was lost: the first of two words goes, the second comes. */
function strikeOffer(source: SourceRead, read: ReadUnit, { at, mark, words, next }: ReadUnit['words']['brackets'][number]): Offer[] {
  const found = mark.kind === 'ins' ? doubledWords(words, next) : null
  const stands = found && standsAt(source, read, at)
  const body = bodyOf(read)
  const start = body.indexOf(words, at + 1)
  if (!found || !stands || start < 0) return []
  const who = mark.by === '' ? '' : mark.by.replaceAll(',', ', ')
  const head = body.slice(at + 1, start).replace(/:\s*$/, '').trim() || who
  const isPlain = !/[;#]|\b(?:propos|oppos|delet|insert|add|hold|strik)/i.test(head)
  const edits: (Edit | null)[] = isPlain ? [] : [null]
  const gap = start + words.indexOf(found.first) + found.first.length
  const close = start + words.length
  if (found.inside) {
    const space = /^\s+/.exec(body.slice(gap))?.[0] ?? ''
    const named = body.slice(at + 1, start).trim() !== ''
    // The name is there already, or it stands behind the bracket.
    edits.push(named ? editInWords(read, at + 1 + body.slice(at + 1, start).search(/\s*:\s*$/), '', ' delete', source.edits) : editInWords(read, at + 1, '', `${head}${head ? ' ' : ''}delete: `, source.edits))
    edits.push(editInWords(read, gap, space, `] [${head}${head ? ': ' : ''}`, source.edits))
  } else {
    const word = body.indexOf(found.second, close + 1)
    if (word < 0) return []
    edits.push(editInWords(read, word, '', `[${head}${head ? ' ' : ''}delete: `, source.edits), editInWords(read, word + found.second.length, '', ']', source.edits))
  }
  const [gone, come] = found.inside ? [found.first, found.second] : [found.second, found.first]
  const swapped = found.inside && isPlain ? withEdits('second struck', `“${found.second}” is proposed to go, and “${found.first}” in its place.`, secondStruck(source, read, { at, start, gap, close, head })) : []
  return [{
    ...stands, kind: 'lost strike-out', sure: 'a guess',
    understood: `Both words stand: “${found.first}” and “${found.second}”${found.inside ? ' are proposed together' : ''}, in ${unitName(source.asRead, read.unit.id)}.`,
    others: [...withEdits('first struck', `“${gone}” is proposed to go, and “${come}” in its place.`, edits), ...swapped],
  }]
}

function secondStruck({ edits }: SourceRead, read: ReadUnit, { at, start, gap, head }: { at: number; start: number; gap: number; close: number; head: string }): (Edit | null)[] {
  const body = bodyOf(read)
  const space = /^\s+/.exec(body.slice(gap))?.[0] ?? ''
  const named = body.slice(at + 1, start).trim() !== ''
  return [...(named || head === '' ? [] : [editInWords(read, at + 1, '', `${head}: `, edits)]), editInWords(read, gap, space, `] [${head}${head ? ' ' : ''}delete: `, edits)]
}
