import type { Meeting } from '../../schema/draft.ts'
import type { Results } from '../../schema/results/results.ts'
import type { Answer } from '../api.ts'
import { ask } from '../api.ts'

/** The results of a meeting, with the snapshots it opened and closed with; `to` is null while it is open. */
export interface ResultsBetween extends Results {
  readonly from: string
  readonly to: string | null
}

/** What a meeting came to; while it is open, so far. */
export async function results(document: string, meeting: string): Promise<Answer<ResultsBetween>> {
  return await ask('GET', resultsLink(document, meeting))
}

/** The meetings of a document, past and open. */
export async function meetings(document: string): Promise<Answer<readonly Meeting[]>> {
  return await ask('GET', `/api/documents/${encodeURIComponent(document)}/meetings`)
}

export type ResultsFile = 'docx' | 'pdf' | 'txt' | 'html'

/** Where the results of a meeting are to be had, as a file too. */
export function resultsLink(document: string, meeting: string, to?: ResultsFile): string {
  return `/api/documents/${encodeURIComponent(document)}/meetings/${encodeURIComponent(meeting)}/results${to === undefined ? '' : `?to=${to}`}`
}
