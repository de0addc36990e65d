import { subjectTo } from '../acts/stamp.ts'
import type { Unit } from '../draft.ts'
import { ended, inWords, levelInBrackets } from '../naming.ts'
import { conditionsOf } from '../standing.ts'
import type { Change } from './comparison.ts'
import { partyInSentence } from './inSentence.ts'
import { clause } from './positionWords.ts'
import type { Telling } from './telling.ts'

/** What became of the conditions of a decision that stands in both drafts: it is subject to consultations only now, to others than it was, or
 * to none any more. No act says so, since it follows from the positions. */
export function conditionChanges({ before: earlier, after: draft, name, change }: Telling, before: Unit, after: Unit): Change[] {
  const { stamp } = after
  if (before.stamp === null || stamp === null || before.stamp.decision !== stamp.decision) return []
  const [were, are] = [before, after].map((unit) => conditionsOf(unit).map(({ party, until }) => `${party} ${until ?? ''}`).sort().join())
  if (were === are) return []
  if (are !== '') return [change('condition', after.id, ended(`${clause(name(after.id))}, which is ${stamp.decision}${levelInBrackets(stamp)}, is now${subjectTo(draft, [after]).replace(/^,/, '')}`), partiesIn(after))]
  const over = inWords([...new Set(conditionsOf(before).map(({ party }) => partyInSentence(earlier, party)))])
  return [change('condition', after.id, ended(`${name(after.id)} is now ${stamp.decision}${levelInBrackets(stamp)} without condition: the consultations of ${over} are over`), partiesIn(before))]
}

function partiesIn(unit: Unit): string {
  return [...new Set(conditionsOf(unit).map(({ party }) => party))].join(',')
}
