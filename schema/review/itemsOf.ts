import type { Finding } from '../draft.ts'
import { findingKinds } from '../draft.ts'
import { bracketOffers } from './bracketOffers.ts'
import { noteOffers } from './noteOffers.ts'
import type { Offer } from './offer.ts'
import { partyOffers } from './partyOffers.ts'
import type { SourceRead } from './readSource.ts'
import type { ReviewItem } from './reviewItem.ts'
import { statusOffers } from './statusOffers.ts'
import { unitOffers } from './unitOffers.ts'
import { wordOffers } from './wordOffers.ts'

/** An item with the finding it comes from; null where nothing was found to be wrong and a reading is offered all the same. */
export interface FoundItem {
  readonly item: ReviewItem
  readonly finding: Finding | null
}

/** What there is to look at in a source as it was read: an item for each finding, or for each place where a finding speaks of several, and
 * what is worth confirming although nothing is wrong. Nothing is chosen in them. */
export function itemsOf(source: SourceRead): FoundItem[] {
  const offers = [...bracketOffers(source), ...partyOffers(source), ...statusOffers(source), ...unitOffers(source), ...noteOffers(source), ...wordOffers(source)]
  const left = new Map<Finding['kind'], Set<Offer>>()
  for (const offer of offers) left.set(offer.kind, (left.get(offer.kind) ?? new Set()).add(offer))
  const ids = new Map<string, number>()
  const unitsOn = unitsByLine(source)
  const named = (id: string) => {
    const count = (ids.get(id) ?? 0) + 1
    ids.set(id, count)
    return count === 1 ? id : `${id} #${count}`
  }
  const out = source.asRead.findings.flatMap((finding): FoundItem[] => {
    const own = left.get(finding.kind) ?? new Set()
    const matched = offersFor(finding, own)
    for (const offer of matched) own.delete(offer)
    if (matched.length === 0) return [{ finding, item: plainItem(finding, named(`${finding.kind} ${placeOf(finding)}`), unitsOn(finding.lines)) }]
    return matched.map((offer) => ({ finding, item: itemOf(offer, named(`${offer.kind} ${offer.place}`), finding, unitsOn) }))
  })
  for (const own of left.values()) for (const offer of own) if (offer.alone) out.push({ finding: null, item: itemOf(offer, named(`${offer.kind} ${offer.place}`), null, unitsOn) })
  return out.map((each, at) => ({ each, at })).sort((a, b) => rank(a.each) - rank(b.each) || (a.each.item.lines[0] ?? 0) - (b.each.item.lines[0] ?? 0) || a.at - b.at).map(({ each }) => each)
}

/** The offers that belong to a finding: all that say of one of its places what may be there, where a finding gathers several, else the first. */
function offersFor({ lines, sentence }: Finding, own: ReadonlySet<Offer>): Offer[] {
  const on = new Set(lines)
  const fits = [...own].filter((offer) => (offer.says === undefined ? true : sentence.includes(offer.says)) && (offer.lines.length === 0 || offer.lines.some((line) => on.has(line))))
  const gathered = fits.filter((offer) => offer.sentence !== undefined && !offer.alone)
  return gathered.length > 0 ? gathered : fits.slice(0, 1)
}

function itemOf(offer: Offer, id: string, finding: Finding | null, unitsOn: (lines: readonly number[]) => string[]): ReviewItem {
  const lines = offer.lines.length || !finding ? offer.lines : finding.lines
  const others = offer.others.map(({ id: reading, sentence, change }) => ({ id: reading, sentence: stopped(sentence), answer: { item: id, reading, change } }))
  const understood = stopped(offer.understood)
  return {
    id, kind: offer.kind, lines, units: offer.units.length ? offer.units : unitsOn(lines), understood, sure: offer.sure, chosen: 0,
    sentence: (offer.alone ? finding?.sentence : undefined) ?? offer.sentence ?? finding?.sentence ?? understood,
    readings: [{ id: UNDERSTOOD, sentence: understood, answer: null }, ...others],
  }
}

/** One full stop where the name of a unit ("Objective 1.2, 3.") brings its own. */
function stopped(sentence: string): string {
  return sentence.replace(/\.\.$/, '.')
}

/** Name of the first reading of every item. */
export const UNDERSTOOD = 'understood'

/** A finding that can be read in one way only. */
function plainItem({ kind, lines, sentence }: Finding, id: string, units: readonly string[]): ReviewItem {
  // What was made of it is the last thing a finding says.
  const understood = /(?:^|[.:] )((?:[^.:]|[.:](?! ))+[.?]?)$/.exec(sentence)?.[1] ?? sentence
  const told = understood.charAt(0).toUpperCase() + understood.slice(1)
  return { id, kind, lines, units, sentence, understood: told, sure: doubtful.has(kind) ? 'a guess' : tidy.has(kind) ? 'sure' : 'likely', readings: [{ id: UNDERSTOOD, sentence: told, answer: null }], chosen: 0 }
}

const doubtful: ReadonlySet<Finding['kind']> = new Set(['unbalanced bracket', 'lost strike-out', 'inferred note anchor', 'ambiguous date'])
const tidy: ReadonlySet<Finding['kind']> = new Set(['two spellings', 'label order', 'missing full stop', 'spacing', 'missing blank line', 'stub without text', 'wrong label', 'duplicate label'])

/** Names a finding by what it says without its numbers, since several of one kind may begin on one line. */
function placeOf({ lines, sentence }: Finding): string {
  return `${lines[0] ?? 0} ${sentence.replace(/\d+/g, '').slice(0, 40)}`
}

function rank({ item }: FoundItem): number {
  return findingKinds.indexOf(item.kind)
}

/** The units that stand on some lines, of a few lines at most: an item about half of the text is about no unit. */
function unitsByLine({ draft }: Pick<SourceRead, 'draft'>): (lines: readonly number[]) => string[] {
  const of = new Map<number, string[]>()
  for (const { id, lines } of draft.units) if (lines) for (let line = lines[0]; line <= lines[1]; line++) of.set(line, [...(of.get(line) ?? []), id])
  return (lines) => [...new Set(lines.slice(0, 200).flatMap((line) => of.get(line) ?? []))]
}
