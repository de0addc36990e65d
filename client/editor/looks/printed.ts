import type { Draft, Position, Stamp } from '../../../schema/draft.ts'
import { stampLevel } from '../../../schema/naming.ts'
import { positionText } from '../../../schema/rendition/houseStyle.ts'

/** A position as it stands after the words in every print; nothing where a note prints it. */
export function positionWords(position: Position, draft: Pick<Draft, 'parties'>): string[] {
  return position.note === null ? [positionText(draft.parties, position)] : []
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
