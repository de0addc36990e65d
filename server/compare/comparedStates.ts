import { spelledDay } from '../../schema/calendar.ts'
import type { StateName, StatesCompared } from './compareStates.ts'

/** Which two states are compared, in a sentence: "Between “As imported” (April 19, 2012, 15:00 UTC) and the text as it stood on April 20, 2012, 09:10 UTC." */
export function comparedStates({ from, to, at }: Pick<StatesCompared, 'from' | 'to' | 'at'>): string {
  return `Between ${stateInWords(from)} and ${to ? stateInWords(to) : `the text as it stood on ${instantInWords(at)}`}.`
}

export const nothingChanged = 'Nothing changed between these two.'

function stateInWords({ title, at }: StateName): string {
  return `“${title}” (${instantInWords(at)})`
}

function instantInWords(at: string): string {
  return `${spelledDay(at.slice(0, 10))}, ${at.slice(11, 16)} UTC`
}
