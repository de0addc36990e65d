import type { Unit } from '../draft.ts'

/** Ties both ends of each move together: the stub that says where its text went, and the unit that says where it came from.
 *
 * The printed words name a place ("the first action under Objective 2.1", "paragraph 4 of objective 1.1"); what cannot be found that way
 * is tied where only one end of each kind is left. */
export function tieMoves(units: readonly Unit[]): Unit[] {
  const origins = units.filter((unit) => unit.moved?.role === 'origin')
  const destinations = units.filter((unit) => unit.moved?.role === 'destination')
  if (origins.length === 0 || destinations.length === 0 || origins.length + destinations.length > MOST_MOVES) return [...units]
  const places = new Map(units.flatMap((unit, at) => (unit.moved ? [[unit.id, placeOf(units, at)]] : [])))
  const other = new Map<string, string>()
  const tie = (origin: Unit, destination: Unit) => other.set(origin.id, destination.id).set(destination.id, origin.id)
  const freeOrigins = () => origins.filter((unit) => !other.has(unit.id))
  for (const destination of destinations) {
    const match = freeOrigins().find((origin) => names(destination.moved!.printed, places.get(origin.id)!) && names(origin.moved!.printed, places.get(destination.id)!))
    const half = freeOrigins().filter((origin) => names(destination.moved!.printed, places.get(origin.id)!) || names(origin.moved!.printed, places.get(destination.id)!))
    const found = match ?? (half.length === 1 ? half[0] : undefined)
    if (found) tie(found, destination)
  }
  const rest = destinations.filter((unit) => !other.has(unit.id))
  const [origin, ...more] = freeOrigins()
  if (origin && more.length === 0 && rest.length === 1 && !contradicts(rest[0]!.moved!.printed, places.get(origin.id)!)) tie(origin, rest[0]!)
  return units.map((unit) => (unit.moved && other.has(unit.id) ? { ...unit, moved: { ...unit.moved, other: other.get(unit.id)! } } : unit))
}

// Far beyond any draft; a damaged text must not cost more than its length.
const MOST_MOVES = 400

interface Place {
  /** "2.1" of the objective it stands under, with what a wrong label may mean ("1" in chapter 1 may be 1.1). */
  readonly section: readonly string[]
  readonly label: string
  /** "first" for the first of its list. */
  readonly ordinal: number
}

function placeOf(units: readonly Unit[], at: number): Place {
  const start = units.slice(0, at + 1).findLastIndex((unit) => unit.kind === 'objective' || unit.kind === 'chapter' || unit.kind === 'heading')
  const above = units[start]
  const number = /\d+(?:\.\d+)*/.exec(above?.label ?? '')?.[0] ?? ''
  const section = number && !number.includes('.') && above?.kind === 'objective' ? [number, `${number}.1`] : [number]
  const ordinal = units.slice(Math.max(start, 0), at + 1).filter((unit) => unit.kind === units[at]!.kind).length
  return { section, label: (units[at]!.label ?? '').replace(/[^\p{L}\p{N}.]+|\.$/gu, ''), ordinal }
}

function names(printed: string, { section, label, ordinal }: Place): boolean {
  const words = printed.toLowerCase().replace(/\s+/g, ' ')
  const sections = [...words.matchAll(/\d+(?:\.\d+)+/g)].map(([number]) => number)
  if (sections.length && !sections.some((number) => section.includes(number))) return false
  const item = place.exec(words)?.[1]
  if (item !== undefined) return label.toLowerCase().replace(/^\p{L}{4,}/u, '') === item.replace(/ /g, '')
  const nth = ordinals.findIndex((word) => new RegExp(`\\b${word}\\b`).test(words))
  return nth >= 0 ? ordinal === nth + 1 : sections.length > 0
}

/** "Previously paragraph 4" cannot have been 5bis. */
function contradicts(printed: string, { label }: Place): boolean {
  const item = place.exec(printed.toLowerCase().replace(/\s+/g, ' '))?.[1]
  return item !== undefined && /^\d/.test(label) && /^\d/.test(item) && label.toLowerCase() !== item.replace(/ /g, '')
}

const place = /(?:paragraph|action|item|subparagraph|article|recommendation|former|formerly|previously|párrafo|parágrafo|paragraphe|acción|ação|artículo|artigo|antiguo|antigo|ancien) ((?:pp|op)? ?\d+(?: ?(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies))?(?: ?(?:ante|pre|alt\d*))?|\d+ ?[a-z]*?)(?= |\)|\.|,|$)/
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
