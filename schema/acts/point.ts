import { actorName, ended, unitName } from '../naming.ts'
import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'

/** Puts the room on a unit: the wall, and every screen that follows, go there. Null takes the pointer away. */
export const point: Performer<'point'> = (draft, { unit }, { actor }) => {
  if (unit !== null && !draft.units.some(({ id }) => id === unit)) return refuse('gone', 'The unit is not in the draft any more.', { unit })
  if (unit === draft.pointer) return refuse('state', unit === null ? 'The pointer stands nowhere as it is.' : 'The room is on this unit already.')
  return {
    ok: true,
    effect: { text: [], record: [{ key: 'pointer', value: unit }] },
    sentence: ended(unit === null ? `${actorName(draft, actor)} took the pointer away` : `${actorName(draft, actor)} called ${unitName(draft, unit)}`),
    units: unit === null ? [] : [unit],
  }
}
