import { attribution } from '../attribution.ts'
import type { Unit, UnitKind } from '../draft.ts'
import { inShort, unitName } from '../naming.ts'
import { textOf } from '../runs.ts'
import type { Offer, Other } from './offer.ts'
import type { SourceRead } from './readSource.ts'
import type { UnitChange, UnitPlace } from './reviewItem.ts'
import { mayJoin } from './unitChanges.ts'
import { bodyOf, editAt, unitPlaces } from './wordPlaces.ts'

/** What units may be read as: their labels as words, one as a part of another, a kind of their own; wrapped lines as paragraphs; versions
 * as paragraphs; moves with another end. */
export function unitOffers(source: SourceRead): Offer[] {
  const { asRead, read } = source
  const places = unitPlaces(asRead.units)
  const unlabelled = asRead.units.filter((unit) => unit.kind === 'paragraph' && unit.label === null && unit.alternativeTo === null)
  const doubtful = new Set(asRead.findings.flatMap(({ kind, lines }) => (kind === 'wrong label' || kind === 'duplicate label' || kind === 'label alone on its line' ? lines : [])))
  const wrapped = read.units.filter(({ unit, wordLines }) => unit.kind !== 'title' && wordLines.length > 1)
  return asRead.units.flatMap((unit, at): Offer[] => {
    const place = places.get(unit.id)
    const readUnit = read.units[at]
    if (!place || !readUnit) return []
    const offer = { source, unit, place, before: asRead.units[at - 1] }
    return [
      ...(at === 0 ? titleOffer(offer) : []),
      ...(unit.label === null || !doubtful.has(place.line) ? [] : labelOffers(offer, readUnit.block)),
      ...(unlabelled.length <= MOST && unlabelled.includes(unit) ? unlabelledOffer(offer) : []),
      ...(wrapped.length <= MOST && wrapped.includes(readUnit) ? wrappedOffer(offer, readUnit) : []),
      ...(unit.alternativeTo === null ? [] : versionOffer(offer, bodyOf(readUnit))),
      ...(unit.moved ? moveOffer(offer, places) : []),
    ]
  })
}

// More of a kind than anybody looks at one by one are offered as a whole.
const MOST = 200

interface About {
  readonly source: SourceRead
  readonly unit: Unit
  readonly place: UnitPlace
  readonly before: Unit | undefined
}

function at({ unit, place }: About): Pick<Offer, 'place' | 'lines' | 'units'> {
  return { place: `${place.line}.${place.nth}`, lines: [place.line], units: [unit.id] }
}

function other({ place }: About, id: string, sentence: string, change: UnitChange): Other {
  return { id, sentence, change: { type: 'unit', unit: place, change } }
}

function start(unit: Unit): string {
  return inShort(textOf(unit.runs))
}

function joinWith(about: About): Other[] {
  const { before, unit } = about
  return before && before.kind !== 'title' && mayJoin(before, unit) ? [other(about, 'join', `It goes on where the one before ends: “… ${textOf(before.runs).trim().split(/\s+/).slice(-4).join(' ')}”.`, { type: 'join' })] : []
}

function titleOffer(about: About): Offer[] {
  const { unit, source } = about
  const kinds: Record<string, string> = { title: 'the title of the draft', heading: 'a heading', paragraph: 'a paragraph' }
  const words = start(unit)
  const now = kinds[unit.kind]
  if (now === undefined || words === '') return []
  const others = (['title', 'heading', 'paragraph'] as const).filter((kind) => kind !== unit.kind)
  const second = source.read.units[0]?.block.lines[1]
  const cut: Other[] = unit.kind === 'title' && second && source.read.units[0]!.wordLines.length > 1 ? [{ id: 'first line', sentence: 'Only the first line is the title; what follows it is a heading.', change: { type: 'edits', edits: [editAt({ line: second, at: 0 }, '', '\\heading\\ ', source.edits)] } }] : []
  return [{
    ...at(about), kind: 'other', alone: true, sentence: 'A draft usually begins with its title.', understood: `“${words}” is ${now}.`, sure: 'likely',
    others: [...cut, ...others.map((kind: UnitKind) => other(about, kind, `“${words}” is ${kinds[kind]}.`, { type: 'kind', kind }))],
  }]
}

function labelOffers(about: About, block: SourceRead['read']['units'][number]['block']): Offer[] {
  const { unit } = about
  const label = unit.label!
  const words = other(about, 'words', `“${label}” is the beginning of the text: “${label} ${start(unit)}”.`, { type: 'label as words' })
  const isAlone = (unit.kind === 'action' || unit.kind === 'paragraph') && block.parts[0]?.n !== block.lines[0]!.n
  return [
    { ...at(about), kind: 'wrong label', says: `"${label}" does not fit`, understood: `The label is “${label}”, as printed.`, sure: 'sure', others: [words] },
    { ...at(about), kind: 'duplicate label', says: `"${label}"`, understood: `Both keep the label “${label}”, as printed.`, sure: 'sure', others: [words, ...joinWith(about)] },
    ...(isAlone ? [{ ...at(about), kind: 'label alone on its line' as const, sentence: `“${label}” stands alone on its line.`, understood: `“${label}” is the label of the text below it.`, sure: 'likely' as const, others: [words] }] : []),
  ]
}

function unlabelledOffer(about: About): Offer[] {
  const { unit } = about
  if (unit.runs.length === 0) return []
  return [{
    ...at(about), kind: 'unlabelled paragraph', sentence: `“${start(unit)}” has no label of its own.`, understood: 'A paragraph of its own.', sure: 'likely',
    others: [...joinWith(about), other(about, 'heading', 'A heading.', { type: 'kind', kind: 'heading' }), other(about, 'subheading', 'A heading of a list, as “Actions” is.', { type: 'kind', kind: 'subheading' })],
  }]
}

function wrappedOffer(about: About, { block, wordLines }: SourceRead['read']['units'][number]): Offer[] {
  const later = block.lines.filter((line, index) => index > 0 && wordLines.includes(line.n) && block.parts.some((part) => part.n === line.n && part.text === line.text)).slice(block.parts.length < block.lines.length ? 1 : 0)
  const edits = later.map((line) => editAt({ line, at: 0 }, '', '\\paragraph\\ ', about.source.edits))
  return [{
    ...at(about), kind: 'hard-wrapped text', lines: [...new Set(wordLines)], sure: 'likely',
    sentence: `${unitName(about.source.asRead, about.unit.id)} stands on ${wordLines.length} lines.`, understood: 'The lines are one paragraph.',
    others: edits.length === 0 ? [] : [{ id: 'separate', sentence: 'Each line is a paragraph of its own.', change: { type: 'edits', edits } }],
  }]
}

function versionOffer(about: About, body: string): Offer[] {
  const { unit, source: { asRead } } = about
  const original = asRead.units.find((each) => each.id === unit.alternativeTo)
  const house = unit.by === null ? null : attribution(asRead.parties, unit.by)
  const remark = house !== null && body.includes(house) && !unit.remarks.includes(house) ? house : null
  return [{
    ...at(about), kind: 'alternative', lines: [...(original?.lines ? [original.lines[0]] : []), about.place.line], sure: 'likely',
    understood: `“${start(unit)}” is another version of ${original ? unitName(asRead, original.id) : 'the one before'}.`,
    others: [other(about, 'own', `“${start(unit)}” is a paragraph of its own, and both may stay.`, { type: 'alternative to', unit: null, remark })],
  }]
}

function moveOffer(about: About, places: ReadonlyMap<string, UnitPlace>): Offer[] {
  const { unit, source: { asRead } } = about
  const { moved } = unit
  if (!moved || (moved.other !== null && moved.role === 'origin')) return []
  const ends = asRead.units.filter((each) => each.moved && each.moved.role !== moved.role && each.id !== moved.other)
  const free = [...ends.filter((each) => each.moved!.other === null), ...ends.filter((each) => each.moved!.other !== null)].slice(0, FEW)
  const to = moved.role === 'origin' ? 'It went to' : 'It came from'
  const known = moved.other === null ? null : asRead.units.find((each) => each.id === moved.other)
  return [{
    ...at(about), kind: 'move', lines: [...(known?.lines ? [known.lines[0]] : []), about.place.line], sure: known ? 'likely' : 'a guess',
    understood: known ? `${to} ${unitName(asRead, known.id)}.` : `It was moved; ${moved.role === 'origin' ? 'where to' : 'where from'} is not known.`,
    others: [
      ...free.flatMap((each): Other[] => {
        const place = places.get(each.id)
        return place ? [other(about, `to ${place.line}.${place.nth}`, `${to} ${unitName(asRead, each.id)}: “${start(each) || each.moved!.printed}”.`, { type: 'move', other: place })] : []
      }),
      other(about, 'remark', `“${moved.printed}” is a remark and ties nothing.`, { type: 'move', other: null }),
    ],
  }]
}

const FEW = 12
