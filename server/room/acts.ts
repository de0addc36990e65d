import type { Act, ActContext, Actor } from '../../schema/acts/act.ts'
import { meetingName } from '../../schema/acts/openMeeting.ts'
import { perform } from '../../schema/acts/perform.ts'
import type { Draft } from '../../schema/draft.ts'
import { hashOf } from '../../schema/hash.ts'
import { inverseOf, stateAfter } from '../../schema/inverse.ts'
import type { Refusal } from '../../schema/refusal.ts'
import { refuse } from '../../schema/refusal.ts'
import { canonicalJson } from '../canonicalJson.ts'
import type { OutcomeRow, Store } from '../store/store.ts'
import type { Budget } from './budget.ts'
import { createBudget } from './budget.ts'
import type { Room } from './room.ts'
import { serverName } from './room.ts'
import { withInstants } from './tabled.ts'
import { draftOfSnapshot } from './takeSnapshot.ts'

/** An act that was done, as its actor is told. */
export interface ActDone {
  readonly ok: true
  /** Its number in the log. */
  readonly entry: number
  readonly hash: string
  readonly sentence: string
  readonly notices: readonly string[]
}
export type ActAnswer = ActDone | Refusal

/** How long an act is kept to be taken back, in milliseconds: a little longer than the ten seconds people have. */
const keptFor = 15_000

/** Acts one person may ask for in a minute: a script that keys in a whole meeting stays below. */
const actsPerMinute = 1200

type Taken = NonNullable<ActContext['taken']>

/** Performs acts in one room. */
export interface Acts {
  perform(actor: Actor, act: Act): Promise<ActAnswer>
}

/** The acts of one room: one after another, each once per key, answered when the act and its log entry are on disk together. */
export function createActs(room: Room, parts: { readonly store: Store; readonly now: () => number; readonly newId: () => string }): Acts {
  const { store, now, newId } = parts
  const running = new Map<string, { asked: string; answer: Promise<ActAnswer> }>()
  const budgets = new Map<string, Budget>()
  const recent = new Map<number, { readonly at: number; readonly taken: Taken }>()

  const once = async (actor: Actor, act: Act, asked: string): Promise<ActAnswer> => {
    const known = await store.outcome(room.id, actor.user, act.key)
    if (known) return known.asked === asked ? (JSON.parse(known.answer) as ActAnswer) : usedKey
    const snapshot = act.type === 'restore' ? await store.snapshot(room.id, act.snapshot) : null
    // From here to the last write nothing waits, so no other act and no change of the text comes between.
    const draft = room.draft()
    const context: ActContext = {
      actor,
      now: new Date(now()).toISOString(),
      newId,
      ...(snapshot && { snapshot: { title: snapshot.title, draft: draftOfSnapshot(snapshot) } }),
      ...takenIn(act),
    }
    const outcome = perform(draft, act, context)
    const kept = (answer: ActAnswer): OutcomeRow => ({ user: actor.user, key: act.key, asked, answer: JSON.stringify(answer) })
    if (!outcome.ok) {
      if (lasting(outcome)) room.keep(kept(outcome))
      await room.settled()
      return outcome
    }
    const { sentence, units, notices = [] } = outcome
    const effect = act.type === 'restore' || act.type === 'takeBack' ? outcome.effect : withInstants(draft, outcome.effect, context.now)
    const inverse = inverseOf(draft, effect)
    const done = (entry: { n: number; hash: string }): ActDone => ({ ok: true, entry: entry.n, hash: entry.hash, sentence, notices })
    const before = act.type === 'restore' ? [room.snapshotNow('before restore', `Before going back to "${snapshot?.title ?? ''}"`, actor.name)] : []
    const entry = room.apply(effect, actor.user, {
      deed: { at: context.now, user: actor.user, name: actor.name, role: actor.role, party: actor.party, type: act.type, act, units, sentence },
      outcome: (written) => kept(done(written)),
      snapshots: before,
    })
    if (!entry) throw new Error('an act left no entry')
    // What a meeting began with and what it ended with: its results are what lies between.
    if (act.type === 'openMeeting' || act.type === 'closeMeeting') room.snapshot('automatic', titleOf(act.type, draft, room.draft()), serverName)
    remember(entry.n, { at: context.now, user: actor.user, type: act.type, sentence, units, inverse, after: stateAfter(room.draft(), effect) })
    await room.settled()
    return done(entry)
  }

  const takenIn = (act: Act): Pick<ActContext, 'taken'> => {
    const found = act.type === 'takeBack' ? recent.get(act.entry) : undefined
    return found ? { taken: found.taken } : {}
  }
  const remember = (n: number, taken: Taken) => {
    for (const [entry, { at }] of recent) if (at < now() - keptFor) recent.delete(entry)
    recent.set(n, { at: now(), taken })
  }

  return {
    perform(actor, act) {
      const budget = budgets.get(actor.user) ?? createBudget(actsPerMinute, now)
      budgets.set(actor.user, budget)
      if (!budget.spend(1)) return Promise.resolve(tooMany)
      const place = `${actor.user} ${act.key}`
      const asked = hashOf(canonicalJson(act))
      const same = running.get(place)
      if (same) return same.asked === asked ? same.answer : Promise.resolve(usedKey)
      const answer = once(actor, act, asked).finally(() => running.delete(place))
      running.set(place, { asked, answer })
      return answer
    },
  }
}

/** "Close of the meeting of the Working Group of April 19, 2012", under which it is looked for afterwards. */
function titleOf(type: 'openMeeting' | 'closeMeeting', before: Draft, after: Draft): string {
  const meeting = (type === 'openMeeting' ? after : before).meetings.find(({ open }) => open)
  return `${type === 'openMeeting' ? 'Opening' : 'Close'} of ${meeting ? meetingName(meeting) : 'a meeting'}`
}

const tooMany = refuse('size', 'These are more acts than one person can do in a minute. Wait a little and try again.')
const usedKey = refuse('malformed', 'This key was already used for another act. Every act needs a key of its own.')

/** Whether asking again must give the same refusal. Who was refused for a role changed nothing and may be given the role. */
function lasting({ code }: Refusal): boolean {
  return code !== 'role' && code !== 'malformed'
}
