import type { LogEntry } from '../log.ts'
import { compareStates } from './compareStates.ts'
import { comparisonDocx } from './comparisonDocx.ts'
import { comparisonHtml } from './comparisonHtml.ts'
import type { KeptState } from './stateAt.ts'
import { stateThen } from './stateAt.ts'

/** Files a comparison is had as. */
export const comparisonFormats = ['json', 'html', 'docx'] as const
export type ComparisonFormat = (typeof comparisonFormats)[number]

/** What changed between two states of a document, as a file. */
export function comparisonFile(before: KeptState, after: KeptState, log: readonly LogEntry[], format: ComparisonFormat): string | Uint8Array {
  const compared = compareStates(stateThen(before), { ...stateThen(after), isNow: after.kind === 'now' }, log)
  if (format === 'json') return JSON.stringify(compared)
  return format === 'html' ? comparisonHtml(compared) : comparisonDocx(compared)
}
