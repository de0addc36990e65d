import { spelledDay } from '../../schema/calendar.ts'
import type { StateName, StatesCompared } from './compareStates.ts'

/** Which two states are compared, in a sentence: "Between “As imported” (April 19, 2012, 15:00 UTC) and now". */
export function comparedStates({ from, to }: Pick<StatesCompared, 'from' | 'to'>): string {
  return `Between ${stateInWords(from)} and ${to ? stateInWords(to) : 'now'}`
}

export const nothingChanged = 'Nothing changed between these two.'

function stateInWords({ title, at }: StateName): string {
  return `“${title}” (${spelledDay(at.slice(0, 10))}, ${at.slice(11, 16)} UTC)`
}
