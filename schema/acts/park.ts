import { actorName, ended, unitNames } from '../naming.ts'
import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'
import { isRefusal, unitsNamed } from './checks.ts'

/** Puts units off until later, or takes them up again. They stay open and are listed apart, in the order they were parked. */
export const park: Performer<'park'> = (draft, act, { actor }) => {
  const units = unitsNamed(draft, act.units)
  if (isRefusal(units)) return units
  const named = [...new Set(act.units)]
  const changing = named.filter((id) => draft.parked.includes(id) !== act.parked)
  if (!changing.length) return refuse('state', act.parked ? 'This is parked already.' : 'This is not parked.')
  return {
    ok: true,
    effect: {
      text: [],
      record: [{ key: 'parked', value: act.parked ? [...draft.parked, ...changing] : draft.parked.filter((id) => !changing.includes(id)) }],
    },
    sentence: ended(`${actorName(draft, actor)} ${act.parked ? 'parked' : 'took up again'} ${unitNames(draft, changing)}`),
    units: changing,
  }
}
