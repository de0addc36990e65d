import fc from 'fast-check'
import * as Y from 'yjs'
import type { Actor } from '../../schema/acts/act.ts'
import { crafted } from './crafted.ts'
import type { Hand } from './hand.ts'
import { honestDeeds, staffDeeds } from './honestDeeds.ts'
import { hostileDeeds } from './hostileDeeds.ts'
import { roomDeeds } from './roomDeeds.ts'

/** Everybody at the table, with two people of one delegation. */
export const people: readonly Actor[] = [
  { user: 'ury1', name: 'Uruguay', role: 'delegation', party: 'URY' },
  { user: 'bra', name: 'Brazil', role: 'delegation', party: 'BRA' },
  { user: 'ury2', name: 'Uruguay', role: 'delegation', party: 'URY' },
  { user: 'arg', name: 'Argentina', role: 'delegation', party: 'ARG' },
  { user: 'sec', name: 'Secretariat', role: 'secretariat', party: null },
  { user: 'chair', name: 'Chair', role: 'chair', party: null },
  { user: 'obs', name: 'Observer', role: 'observer', party: null },
]

const wires = ['each', 'whole', 'last', 'twice', 'replay', 'broken', 'borrowed', 'crafted'] as const

/** One thing that somebody does, and how it is sent. */
export interface Step {
  readonly who: number
  readonly deed: string
  /** Whether the copy is brought up to date first. */
  readonly behind: boolean
  readonly wire: (typeof wires)[number]
  readonly numbers: readonly number[]
}

const deeds: Readonly<Record<string, (hand: Hand) => void>> = { ...honestDeeds, ...staffDeeds, ...hostileDeeds }

/** The deed of a step that is somebody's, and not the room's. */
export function deedOf({ deed }: Step): (hand: Hand) => void {
  return deeds[deed]!
}

/** Whether a deed is one that its doer may do, and does with nothing else in mind. An undone deed may come back without what others had put on it. */
export function isFair({ deed }: Step, { role }: Actor): boolean {
  const staff = role === 'chair' || role === 'secretariat'
  if (deed in staffDeeds) return staff
  return deed in honestDeeds && deed !== 'undoOwn' && role !== 'observer' && !(staff && /own|withdraw/i.test(deed))
}

/** Steps of a sitting, hostile ones more often than honest ones. */
export const steps = (count: number): fc.Arbitrary<Step[]> => fc.array(step, { minLength: count / 2, maxLength: count, size: 'max' })

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat(people.length - 1),
  deed: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...Object.keys(honestDeeds)) },
    { weight: 2, arbitrary: fc.constantFrom(...Object.keys(staffDeeds)) },
    { weight: 12, arbitrary: fc.constantFrom(...Object.keys(hostileDeeds)) },
    { weight: 1, arbitrary: fc.constantFrom(...Object.keys(roomDeeds)) },
  ),
  behind: fc.nat(3).map((n) => n === 3),
  wire: fc.oneof({ weight: 20, arbitrary: fc.constantFrom('each' as const, 'whole' as const) }, { weight: 3, arbitrary: fc.constantFrom(...wires) }, { weight: 3, arbitrary: fc.constant('crafted' as const) }),
  numbers: fc.array(fc.nat(9999), { minLength: 8, maxLength: 8, size: 'max' }),
})

/** What a step sends of the updates it made. `sent` is all that was ever sent, `known` the sender's copy. */
export function onTheWire({ wire, numbers }: Step, updates: readonly Uint8Array[], sent: readonly Uint8Array[], known: Y.Doc): readonly Uint8Array[] {
  const [, , which = 0] = numbers
  if (wire === 'replay' && sent.length > 0) return [sent[which % sent.length]!]
  if (updates.length === 0) return []
  if (wire === 'whole') return [Y.mergeUpdates([...updates])]
  if (wire === 'last') return updates.slice(-1)
  if (wire === 'twice') return [...updates, ...updates]
  if (wire === 'broken') return updates.map((update) => broken(update, numbers))
  if (wire !== 'crafted') return updates
  let used = 3
  return updates.map((update) => crafted(update, known, (below) => (numbers[used++ % numbers.length] ?? 0) % Math.max(1, below)))
}

function broken(update: Uint8Array, numbers: readonly number[]): Uint8Array {
  const [a = 0, b = 0, c = 0] = numbers
  const bytes = Uint8Array.from(update)
  if (c % 3 === 0) return bytes.slice(0, a % bytes.length)
  bytes[a % bytes.length] = b % 256
  return bytes
}
