import type { honestDeeds, staffDeeds } from './honestDeeds.ts'

/** Something typed at somebody's own copy. */
export interface TypingStep {
  /** Which of those who type. */
  readonly seat: number
  readonly deed: keyof typeof honestDeeds | keyof typeof staffDeeds
  readonly numbers: readonly number[]
}

export const chairDeeds = ['gavel', 'delete', 'rashGavel', 'confirm', 'reopen', 'accept', 'reject', 'choose', 'takeBack', 'point', 'park', 'takeUp', 'giveFloor', 'endFloor'] as const
export const clerkDeeds = ['accept', 'reject', 'relabel', 'split', 'join', 'insertUnit', 'removeUnit', 'moveUnit', 'keyUnit', 'keyPosition', 'keyWithdrawal', 'keyFloor', 'arrive', 'leave', 'hold', 'release', 'takeBack', 'consolidate', 'merge'] as const
export const delegationDeeds = ['askFloor', 'endOwnFloor', 'takePosition', 'dropPosition', 'withdrawOwn', 'proposeUnit', 'proposeAlternative', 'proposeRival'] as const
/** What a meeting needs once, at a time of its own. */
export const milestones = ['open', 'rollCall', 'loseQuorum', 'regainQuorum', 'suspend', 'resume', 'snapshot', 'restore', 'describe', 'confirmAll', 'close'] as const
export type Milestone = (typeof milestones)[number]
export type MeetingDeed = (typeof chairDeeds)[number] | (typeof clerkDeeds)[number] | (typeof delegationDeeds)[number] | Milestone

/** An act asked for by somebody; on what is found in their copy by the numbers. */
export interface ActStep {
  /** A delegation by its place in the table of parties. */
  readonly who: 'chair' | 'clerk' | number
  readonly deed: MeetingDeed
  readonly numbers: readonly number[]
}

/** What happens at about the same time. */
export interface Turn {
  /** Since the turn before. */
  readonly seconds: number
  readonly typing: readonly TypingStep[]
  readonly acts: readonly ActStep[]
  /** Who of those who type loses the line now, to come back some turns later. */
  readonly drops: readonly number[]
}

const typing: Readonly<Partial<Record<TypingStep['deed'], number>>> = {
  propose: 5, typeInOwnWords: 9, typeInOwnUnit: 3, eraseOwnWords: 2, strike: 2, replace: 3, putInBrackets: 1, withdraw: 2,
}
const staffTyping: typeof typing = { typeInText: 6, eraseText: 1, typeForHolder: 3, bracketForNobody: 1, propose: 2 }
const chairing: Readonly<Record<(typeof chairDeeds)[number], number>> = {
  gavel: 8, delete: 1, rashGavel: 2, confirm: 1, reopen: 4, accept: 6, reject: 5, choose: 6, takeBack: 4, point: 6, park: 3, takeUp: 2, giveFloor: 5, endFloor: 4,
}
const clerking: Readonly<Record<(typeof clerkDeeds)[number], number>> = {
  accept: 3, reject: 3, relabel: 3, split: 5, join: 5, insertUnit: 2, removeUnit: 1, moveUnit: 3, keyUnit: 2, keyPosition: 3, keyWithdrawal: 2, keyFloor: 2, arrive: 3, leave: 2, hold: 2,
  release: 2, takeBack: 2, consolidate: 1, merge: 1,
}
const speaking: Readonly<Record<(typeof delegationDeeds)[number], number>> = {
  askFloor: 5, endOwnFloor: 2, takePosition: 7, dropPosition: 2, withdrawOwn: 3, proposeUnit: 2, proposeAlternative: 2, proposeRival: 2,
}

/** A meeting of two hours as a list of turns, the same for the same seed: who does what when, from the opening to the closing.
 *
 * Says only what somebody sets out to do. On which words, and whether it can be done at all, is for whoever plays it to find out, as in a
 * real room. */
export function meetingScript(seed: number, { turns, typists, delegations }: { readonly turns: number; readonly typists: number; readonly delegations: number }): Turn[] {
  const roll = dice(seed)
  const numbers = () => Array.from({ length: 8 }, () => Math.floor(roll() * 1_000_000))
  const chance = (of: number) => roll() < of
  const below = (count: number) => Math.floor(roll() * count)
  const at = (part: number) => Math.floor(part * turns)
  const story = new Map<number, readonly Milestone[]>([
    [0, ['open', 'rollCall']], [at(0.12), ['describe']], [at(0.3), ['loseQuorum']], [at(0.45), ['suspend', 'snapshot']], [at(0.5), ['resume']], [at(0.6), ['regainQuorum']],
    [at(0.75), ['restore']], [at(0.9), ['confirmAll']], [turns - 1, ['confirmAll', 'close']],
  ])
  return Array.from({ length: turns }, (_, turn): Turn => {
    const said = (who: ActStep['who'], deed: MeetingDeed): ActStep => ({ who, deed, numbers: numbers() })
    const speakers = Array.from({ length: below(4) }, () => below(delegations))
    return {
      seconds: 7200 / turns,
      typing: Array.from({ length: typists }, (_each, seat) => seat).filter(() => chance(0.8)).map((seat) => ({ seat, deed: drawn(roll, seat === 0 ? staffTyping : typing), numbers: numbers() })),
      acts: [
        ...(story.get(turn) ?? []).map((deed) => said('chair', deed)),
        ...(chance(0.9) ? [said('chair', drawn(roll, chairing))] : []),
        ...(chance(0.7) ? [said('clerk', drawn(roll, clerking))] : []),
        ...speakers.map((who) => said(who, drawn(roll, speaking))),
      ],
      drops: chance(0.15) ? [1 + below(typists - 1)] : [],
    }
  })
}

/** Numbers from 0 to 1 that follow from a seed. */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function drawn<T extends string>(roll: () => number, weights: Readonly<Partial<Record<T, number>>>): T {
  const all = Object.entries(weights) as [T, number][]
  let left = roll() * all.reduce((sum, [, weight]) => sum + weight, 0)
  return (all.find(([, weight]) => (left -= weight) < 0) ?? all[0]!)[0]
}
