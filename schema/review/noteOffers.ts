import { unitName } from '../naming.ts'
import type { Offer, Other } from './offer.ts'
import type { SourceRead } from './readSource.ts'
import { unitPlaces } from './wordPlaces.ts'

/** Which places a note may belong to where its number was lost. */
export function noteOffers({ read, asRead }: SourceRead): Offer[] {
  const places = unitPlaces(asRead.units)
  const found = read.lost.filter((place) => place.note !== null)
  const free = [...new Set(read.lost.filter((place) => place.note === null).map(({ unit }) => unit))]
  const others = (note: string, unit: number | null): Other[] => {
    const near = unit === null ? [] : [unit - 1, unit + 1]
    const candidates = [...new Set([...free, ...near])].filter((at) => at !== unit && (asRead.units[at]?.runs.length ?? 0) > 0)
    const byDistance = unit === null ? candidates : candidates.sort((a, b) => Math.abs(a - unit) - Math.abs(b - unit))
    return [
      ...byDistance.slice(0, FEW).flatMap((at): Other[] => {
        const { id } = asRead.units[at]!
        const place = places.get(id)
        return place ? [{ id: `at ${place.line}.${place.nth}`, sentence: `Note ${note} belongs to the last word of ${unitName(asRead, id)}.`, change: { type: 'note', note, unit: place } }] : []
      }),
      ...(unit === null ? [] : [{ id: 'none', sentence: `Note ${note} is cited nowhere in the text.`, change: { type: 'note', note, unit: null } } as const]),
    ]
  }
  const anchored = new Set(asRead.units.flatMap((unit) => [...unit.runs.flatMap((run) => run.notes), unit.stamp?.note ?? '']))
  return [
    ...found.map((place): Offer => {
      const unit = asRead.units[place.unit]
      const isSlash = place.kind === 'slash'
      return {
        kind: isSlash ? 'lost footnote number' : 'inferred note anchor', place: `note ${place.note} ${place.at}`, lines: [], units: unit ? [unit.id] : [],
        says: isSlash ? `It was taken for note ${place.note},` : `Note ${place.note} is cited nowhere;`, sure: isSlash ? 'likely' : 'a guess',
        understood: `Note ${place.note} belongs to ${unit ? unitName(asRead, unit.id) : 'the text'}.`, others: others(place.note!, place.unit),
      }
    }),
    ...asRead.notes.filter((note) => !anchored.has(note.id)).slice(0, MOST).map((note): Offer => ({
      kind: 'inferred note anchor', place: `note ${note.id}`, lines: note.lines ? [note.lines[0]] : [], units: [], says: `No place in the text cites note ${note.id}.`, sure: 'likely',
      understood: `Note ${note.id} stands at the foot and belongs to no place.`, others: others(note.id, null),
    })),
  ]
}

const FEW = 8
const MOST = 200
