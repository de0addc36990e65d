import type { Stance } from '../draft.ts'
import { stances } from '../draft.ts'
import { inShort, inWords } from '../naming.ts'
import { createPartyBook } from '../parse/partyBook.ts'
import type { Authors } from '../word/authors.ts'
import { positionsIn } from '../word/placeComments.ts'
import type { WordText } from '../word/wordText.ts'
import { nearestParties } from './nearestParties.ts'
import type { Offer, Other } from './offer.ts'
import type { SourceRead } from './readSource.ts'

/** How a Word file may be read otherwise: whom authors write for, what comments are, what a strike means. */
export function wordOffers({ source, authors, asRead, parties }: SourceRead): Offer[] {
  if (source.kind !== 'word' || !authors) return []
  const unitsOn = (lines: readonly number[]) => asRead.units.filter((unit) => unit.lines && lines.some((line) => line >= unit.lines![0] && line <= unit.lines![1])).map(({ id }) => id)
  const about = { word: source.word, authors, parties, unitsOn }
  return [...authorOffers(about), ...commentOffers(about, asRead.parties), ...struckOffers(about)]
}

interface About extends Pick<SourceRead, 'parties'> {
  readonly word: WordText
  readonly authors: Authors
  readonly unitsOn: (lines: readonly number[]) => string[]
}

function authorOffers({ word, authors, parties, unitsOn }: About): Offer[] {
  const lines = new Map<string, Set<number>>()
  const inserting = new Set<string>()
  for (const [at, { runs, mark }] of word.paragraphs.entries())
    for (const { author, kind } of [...runs.flatMap((run) => run.changes), ...(mark ? [mark] : [])]) {
      lines.set(author, (lines.get(author) ?? new Set()).add(at + 1))
      if (kind === 'ins') inserting.add(author)
    }
  return [...lines].map(([author, on]): Offer => {
    const name = author.trim() === '' ? 'somebody Word gives no name for' : author.trim()
    const meant = authors.partiesOf(author)
    const isStranger = meant.some((party) => authors.strangers.some(({ code }) => code === party.code))
    const listed = nearestParties(parties, author).filter((party) => meant.length !== 1 || party.code !== meant[0]!.code).slice(0, lines.size > MANY ? FEW : parties.length)
    return {
      kind: isStranger ? 'unknown party' : 'other', place: `author ${author}`, lines: [...on], units: unitsOn([...on].slice(0, 200)), alone: true, says: ` by ${name}`,
      sentence: `Changes were tracked in Word by ${name}.`, sure: isStranger ? 'a guess' : 'likely',
      understood: meant.length === 0 ? `What ${name} changed is proposed by nobody who is named.` : isStranger ? `What ${name} changed are proposals of “${authors.nameOf(author)}”, who is not in the list of parties.` : `What ${name} changed are proposals of ${authors.nameOf(author)}.`,
      others: [
        ...listed.map((party): Other => ({ id: `is ${party.code}`, sentence: `${name} writes for ${party.names[0] ?? party.code}.`, change: { type: 'author', author, parties: [party.code] } })),
        ...(meant.length === 0 ? [] : [{ id: 'nobody', sentence: `What ${name} changed is contested, and nobody is named with it.`, change: { type: 'author', author, parties: [] } } as const]),
        ...(inserting.has(author) ? [{ id: 'accepted', sentence: `What ${name} inserted is text on the table; what ${name} deleted stays a proposal to delete, so that no words are lost.`, change: { type: 'accepted', author } } as const] : []),
      ],
    }
  })
}

function commentOffers({ word, authors, unitsOn }: About, parties: SourceRead['parties']): Offer[] {
  const at = new Map<string, number>()
  for (const [index, { runs }] of word.paragraphs.entries()) for (const run of runs) for (const id of run.comments) if (!at.has(id)) at.set(id, index + 1)
  const book = createPartyBook(parties)
  return word.comments.filter(({ text }) => text !== '').map((comment): Offer => {
    const line = at.get(comment.id) ?? at.get(comment.parent ?? '') ?? Math.max(1, word.paragraphs.length)
    const held = positionsIn(comment, authors, book)
    const own = authors.partiesOf(comment.author)
    const name = authors.nameOf(comment.author)
    const said = `“${inShort(comment.text)}”`
    const nameOf = (code: string) => parties.find((party) => party.code === code)?.names[0] ?? code
    const stance = held.length === own.length && held.every(({ party }) => own.some(({ code }) => code === party)) ? held[0]?.stance : undefined
    return {
      kind: 'other', place: `comment ${comment.id}`, lines: [line], units: unitsOn([line]), alone: true, sure: held.length ? 'likely' : 'a guess',
      sentence: `${name} comments: ${said}`,
      understood: held.length ? `A position: ${inWords(held.map(({ party, stance: taken }) => `${nameOf(party)} ${verb(taken)}`))}.` : `A remark by ${name}, beside the text.`,
      others: [
        ...(held.length ? [{ id: 'remark', sentence: `A remark by ${name}, beside the text; nobody holds a position by it.`, change: { type: 'comment', comment: comment.id, as: 'remark' } } as const] : []),
        ...(own.length ? stances.filter((each) => each !== stance).map((each): Other => ({ id: each, sentence: `A position: ${name} ${verb(each)}.`, change: { type: 'comment', comment: comment.id, as: each } })) : []),
      ],
    }
  })
}

function verb(stance: Stance): string {
  return { proposes: 'proposes this', supports: 'supports this', opposes: 'opposes this', reserves: 'reserves its position', 'pending consultations': 'is consulting', 'can live with': 'can live with this' }[stance]
}

/** Struck words are proposals to delete, or looks alone: a corrected misprint, a line drawn for another reason. */
function struckOffers({ word, unitsOn }: About): Offer[] {
  return word.paragraphs.flatMap(({ runs }, index): Offer[] => {
    const struck = runs.filter((run) => run.strike && run.text.trim() !== '').map((run) => run.text).join(' ')
    if (struck === '') return []
    const line = index + 1
    return [{
      kind: 'lost strike-out', place: `strikes ${line}`, lines: [line], units: unitsOn([line]), says: 'struck', sure: 'likely',
      understood: `“${inShort(struck)}” is proposed to go.`,
      others: [{ id: 'looks', sentence: `“${inShort(struck)}” is text as any other; the line through it says nothing.`, change: { type: 'strikes', from: line, to: line } }],
    }]
  })
}

const MANY = 40
const FEW = 12
