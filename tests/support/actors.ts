import type { Act, ActContext, Actor, Done, Outcome } from '../../schema/acts/act.ts'
import { perform } from '../../schema/acts/perform.ts'
import type { Draft, Party, Unit } from '../../schema/draft.ts'
import { hashOfWords } from '../../schema/hash.ts'

/** People of a room. */
export const chair: Actor = { user: 'u-chair', name: 'Ms. Chair', role: 'chair', party: null }
export const secretary: Actor = { user: 'u-sec', name: 'Mr. Sec', role: 'secretariat', party: null }
export const clerk: Actor = { user: 'u-clerk', name: 'Ms. Clerk', role: 'secretariat', party: null }
export const uruguay: Actor = { user: 'u-ury', name: 'Ms. Uy', role: 'delegation', party: 'URY' }
export const brazil: Actor = { user: 'u-bra', name: 'Mr. Br', role: 'delegation', party: 'BRA' }
export const observer: Actor = { user: 'u-obs', name: 'Mr. Ob', role: 'observer', party: null }

/** Parties the people speak for. */
export const parties: readonly Party[] = [
  { code: 'ARG', kind: 'delegation', names: ['Argentina'], short: ['Arg'] },
  { code: 'BRA', kind: 'delegation', names: ['Brazil'], short: ['Bra'] },
  { code: 'URY', kind: 'delegation', names: ['Uruguay'], short: ['Uru'] },
]

export const now = '2012-04-19T15:00:00.000Z'

/** A context with ids counted up: "n1", "n2" … */
export function context(actor: Actor, more: Partial<ActContext> = {}): ActContext {
  let count = 0
  return { actor, now, newId: () => `n${++count}`, ...more }
}

/** Performs an act by somebody; its key does not matter. */
export function act(draft: Draft, actor: Actor, deed: Keyless, more: Partial<ActContext> = {}): Outcome {
  return perform(draft, { key: 'k', ...deed }, context(actor, more))
}

/** The same, when it is to be done. */
export function done(draft: Draft, actor: Actor, deed: Keyless, more: Partial<ActContext> = {}): Done {
  const outcome = act(draft, actor, deed, more)
  if (!outcome.ok) throw new Error(`refused (${outcome.code}): ${outcome.sentence}`)
  return outcome
}

/** Hashes of what is on the screen of somebody who is up to date. */
export function seenNow(draft: Draft, ...ids: string[]): Record<string, string> {
  return Object.fromEntries(ids.map((id) => [id, hashOfWords(the(draft, id))]))
}

/** A unit that is there. */
export function the(draft: Draft, id: string): Unit {
  const unit = draft.units.find((each) => each.id === id)
  if (!unit) throw new Error(`no unit ${id}`)
  return unit
}

type WithoutKey<T> = T extends unknown ? Omit<T, 'key'> : never
export type Keyless = WithoutKey<Act>
