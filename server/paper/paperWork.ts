import type { ComparisonFormat } from '../compare/comparisonFile.ts'
import { comparisonFile } from '../compare/comparisonFile.ts'
import { progressFrom } from './progressFrom.ts'
import { printOutstanding } from '../printOutstanding.ts'
import { printResults } from '../results/printResults.ts'
import { writePrint } from '../writePrint.ts'
import { writeReport } from './writeReport.ts'

export type { ComparisonFormat }

/** Work on a whole draft, each a pure function of what it is given: what it takes grows with the draft, and so does the time. */
export const paperWork = { print: writePrint, outstanding: printOutstanding, compare: comparisonFile, results: printResults, report: writeReport, progress: progressFrom }
export type PaperWork = typeof paperWork
export type PaperName = keyof PaperWork

/** What one of them is given, and what it answers. */
export type PaperGiven<Name extends PaperName> = Parameters<PaperWork[Name]>
export type PaperAnswer<Name extends PaperName> = ReturnType<PaperWork[Name]>

/** A piece of work as it is handed over. */
export interface PaperTask {
  readonly name: PaperName
  readonly given: readonly unknown[]
}

/** Does what is asked for, in the thread that asks. */
export function doPaperWork({ name, given }: PaperTask): unknown {
  const work: (...given: never[]) => unknown = paperWork[name]
  return work(...(given as never[]))
}
