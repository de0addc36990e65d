import { actorName } from '../naming.ts'
import type { Performer } from './act.ts'
import { proposalsInWords, resolve } from './resolve.ts'
import { notSuspended } from './suspendMeeting.ts'

/** Drops proposals: the words of their holders go, struck words and words in brackets stay, a proposed unit is removed. Words of other
 * parties inside stay on the table as theirs. */
export const reject: Performer<'reject'> = (draft, act, context) =>
  notSuspended(draft) ?? resolve(draft, context, {
    brackets: act.brackets,
    seen: act.seen,
    fateOf: () => 'reject',
    say: (proposals) => `${actorName(draft, context.actor)} rejected ${proposalsInWords(draft, proposals)}`,
  })
