import type { Act, ActContext, Actor, Outcome } from '../../schema/acts/act.ts'
import type { Draft } from '../../schema/draft.ts'
import type { Effect } from '../../schema/effect.ts'
import { noEffect } from '../../schema/effect.ts'
import type { Refusal } from '../../schema/refusal.ts'
import { refuse } from '../../schema/refusal.ts'

export class ActError extends Error {}
export function readAct(value: unknown): Act {
  if (typeof value !== 'object' || value === null || !('key' in value) || !('type' in value)) throw new ActError('an act has a key and a type')
  return value as Act
}
export function mayAct(_actor: Actor, _act: Act, _draft: Draft): Refusal | null {
  return null
}
export function perform(_draft: Draft, act: Act, _context: ActContext): Outcome {
  return refuse('state', `"${act.type}" is not there yet.`)
}
export function inverseOf(_draft: Draft, _effect: Effect): Effect {
  return noEffect
}
