import type { Finding } from '../../schema/draft.ts'
import type { Answer, Source } from '../../schema/review/reviewItem.ts'
import type { Answer as Answered } from '../api.ts'
import { ask, json } from '../api.ts'

/** A reading as it was confirmed. The server reads the source again with these answers and takes no draft from a browser. */
export interface Confirmation {
  readonly source: Source
  readonly answers: readonly Answer[]
  readonly title: string
  readonly symbol: string
  /** Of the file. */
  readonly name: string
  /** Ids of the items that were settled; the others stay with the document as findings. */
  readonly settled: readonly string[]
}

export interface Confirmed {
  readonly id: string
  readonly title: string
  readonly findings: readonly Finding[]
}

/** Makes a document of a confirmed reading. */
export async function sendReviewed(confirmation: Confirmation): Promise<Answered<Confirmed>> {
  return await ask('POST', '/api/documents/reviewed', json(confirmation))
}
