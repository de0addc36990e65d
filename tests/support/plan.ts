import { expect } from 'vitest'
import type { Actor } from '../../schema/acts/act.ts'
import type { Draft } from '../../schema/draft.ts'
import { inverseOf } from '../../schema/inverse.ts'
import { textOf } from '../../schema/runs.ts'
import { withEffect } from '../../schema/withEffect.ts'
import type { Keyless } from './actors.ts'
import { chair, done, parties, seenNow, the } from './actors.ts'
import { draft, unit } from './build.ts'

/** A meeting that is open. */
export const meeting = { id: 'm1', date: '2012-04-19', body: 'Working Group', kind: 'informal', open: true, suspended: false, imported: false, roll: null } as const

/** A small draft in that meeting, with a bracket of each kind and a proposed unit. */
export const plan = draft([
  unit('o1', 'To design policies.', { kind: 'objective', label: 'Objective 1.2' }),
  unit('a1', 'To launch {uru ins URY|social} programs.', { kind: 'action', label: '1.' }),
  unit('a2', 'To share {bra del BRA|promptly}{bra ins BRA|at once} what {h1 hold|works}.', { kind: 'action', label: '2.' }),
  unit('a3', 'To train.', { kind: 'action', label: '3.', by: 'URY' }),
  unit('a4', 'To report {both ins ARG,URY|yearly} and act.', { kind: 'action', label: '4.' }),
], { parties, meetings: [meeting] })

/** Acts on the draft and returns it afterwards, having checked that the act can be undone and that nothing was left behind. */
export function after(before: Draft, actor: Actor, deed: Keyless, more = {}): Draft {
  const { effect } = done(before, actor, deed, more)
  const result = withEffect(before, effect)
  expect(withEffect(result, inverseOf(before, effect))).toEqual(withEffect(before, { text: [], record: [] }))
  return result
}

/** The draft with units agreed by the chair. */
export function stamped(room: Draft, ...ids: string[]): Draft {
  return after(room, chair, { type: 'stamp', units: ids, decision: 'agreed', seen: seenNow(room, ...ids) })
}

/** All words of a unit. */
export function words(room: Draft, id: string): string {
  return textOf(the(room, id).runs)
}
