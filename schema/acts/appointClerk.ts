import { actorName } from '../naming.ts'
import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'

/** Names a user of the secretariat as the chair's clerk, who may then stamp, reopen and resolve; or ends it.
 *
 * That the user belongs to the secretariat is for whoever knows the people to check; in another role the name gives no right. */
export const appointClerk: Performer<'appointClerk'> = (draft, act, { actor }) => {
  const is = draft.clerks.includes(act.user)
  if (is && act.appointed) return refuse('state', 'This person is the clerk already.')
  if (!is && !act.appointed) return refuse('state', 'This person is not the clerk.')
  const value = act.appointed ? [...draft.clerks, act.user] : draft.clerks.filter((user) => user !== act.user)
  return {
    ok: true,
    effect: { text: [], record: [{ key: 'clerks', value }] },
    sentence: act.appointed ? `${actorName(draft, actor)} named ${act.user} as clerk.` : `${actorName(draft, actor)} ended the clerkship of ${act.user}.`,
    units: [],
  }
}
