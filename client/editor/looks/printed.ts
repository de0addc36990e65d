import type { Draft, Position, Stance, Stamp } from '../../../schema/draft.ts'
import { partyName, stampLevel } from '../../../schema/naming.ts'

const stances: Readonly<Record<Stance, string>> = {
  proposes: 'proposes this',
  supports: 'supports',
  opposes: 'is opposed',
  reserves: 'reserves its position',
  'pending consultations': 'pending consultations',
  'can live with': 'can live with this',
}

/** A position as it is printed after the words, in the words of the imported text where there are any; nothing where a note prints it. */
export function positionWords(position: Position, draft: Pick<Draft, 'parties'>): string[] {
  if (position.note !== null) return []
  const name = partyName(draft, position.party)
  if (position.printed !== null) return [position.printed]
  return [position.stance === 'pending consultations' ? `(${name}: ${stances[position.stance]})` : `(${name} ${stances[position.stance]})`]
}

/** A stamp in the house's one spelling, in the parts it is set in: "AGREED", "INF", "04/19/12". */
export function stampParts(stamp: Pick<Stamp, 'decision' | 'level' | 'date'>): { decision: string; level: string } {
  return { decision: stamp.decision.toUpperCase(), level: stampLevel(stamp) }
}

/** A note's number where it is cited: the words of the note stand once, at the foot. */
export function noteCited(note: string | null, numbers: ReadonlyMap<string, number>, seen: ReadonlySet<string>): string {
  const number = note === null ? undefined : numbers.get(note)
  if (number === undefined || note === null) return ''
  return seen.has(note) ? `${number}/ IDEM` : `${number}/`
}
