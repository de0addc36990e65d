import { actorName } from '../naming.ts'
import type { Performer } from './act.ts'
import { proposalsInWords, resolve } from './resolve.ts'
import { notSuspended } from './suspendMeeting.ts'

/** Carries proposals out: proposed words become text (or the words of the proposal they stand in), struck words go, brackets round
 * words come off, a proposed unit becomes one of the text. */
export const accept: Performer<'accept'> = (draft, act, context) =>
  notSuspended(draft) ?? resolve(draft, context, {
    brackets: act.brackets,
    seen: act.seen,
    fateOf: () => 'accept',
    say: (proposals) => `${actorName(draft, context.actor)} accepted ${proposalsInWords(draft, proposals)}`,
  })
