import type { Draft } from '../schema/draft.ts'
import { findParty } from '../schema/parties.ts'
import type { Refusal } from '../schema/refusal.ts'
import { refuse } from '../schema/refusal.ts'
import type { Assumption } from '../schema/rendition/rendition.ts'
import { writePdf } from './pdf/writePdf.ts'
import { printAway } from './printAway.ts'
import type { PrintFormat } from './printedFiles.ts'
import { printFormats, printedFiles } from './printedFiles.ts'
import type { WorkFor } from './threads/lane.ts'
import { wordReadings } from './word/out/writeDocx.ts'

/** Ways to print a document. */
export const readings = wordReadings
export type Reading = (typeof readings)[number]

/** How somebody asked for a print, in their words. */
export interface PrintWish {
  readonly as?: string | undefined
  readonly to?: string | undefined
  /** For a clean text: "base", "all", or a party by its code or name. */
  readonly assume?: string | undefined
  /** For Word and PDF: every how many lines one is numbered. */
  readonly lines?: string | undefined
  /** For Word: a file to be printed on. */
  readonly letterhead?: Uint8Array | undefined
}

/** A document in print. */
export interface Printed {
  readonly as: Reading
  readonly to: PrintFormat
  readonly content: string | Uint8Array
  /** Content type of the file. */
  readonly type: string
  /** How its name ends. */
  readonly extension: string
}

/** A draft printed as it was asked for; a refusal that says what can be asked for. The same draft gives the same bytes. */
export async function print(draft: Draft, { as: wishedAs = 'annotated', to: wishedTo = 'txt', assume, lines, letterhead }: PrintWish, given: WorkFor = {}): Promise<Printed | Refusal> {
  const as = readings.find((each) => each === wishedAs)
  if (!as) return refuse('malformed', `A document is printed ${list(readings)}, not "${wishedAs}".`)
  const to = printFormats.find((each) => each === wishedTo)
  if (!to) return refuse('malformed', `A document is printed to ${list(printFormats)}, not to "${wishedTo}".`)
  if (to !== 'docx' && as === 'tracked') return refuse('malformed', `Tracked changes are printed only to Word (docx), not to ${to}. Ask for the annotated text, or for docx.`)
  if (assume !== undefined && as !== 'clean') return refuse('malformed', 'Only a clean text can assume what becomes of the proposals: the others show every proposal as it stands.')
  if (lines !== undefined && to !== 'docx' && to !== 'pdf') return refuse('malformed', 'Lines are numbered only in Word (docx) and PDF.')
  if (letterhead && to !== 'docx') return refuse('malformed', 'Only Word files (docx) are printed on a letterhead.')
  const assumed = assume === undefined ? undefined : readAssumption(assume, draft)
  if (assumed === null) return refuse('malformed', `The draft knows no party "${assume}". A clean text may assume "base", "all", or a party, such as ${draft.parties[0]?.code ?? 'URY'}.`)
  if (lines !== undefined && !/^[1-9]\d?$/.test(lines)) return refuse('malformed', `Every so many lines one is numbered: give a number from 1 to 99, not "${lines}".`)
  const options = { as, assume: assumed, lineNumbers: lines === undefined ? undefined : Number(lines) }
  const content = to === 'pdf' ? await writePdf(draft, { as: as === 'tracked' ? 'annotated' : as, assume: assumed, lineNumbers: options.lineNumbers }, undefined, given) : await printAway({ draft, options, to, letterhead }, undefined, given)
  return typeof content === 'object' && 'ok' in content ? content : { as, to, content, ...printedFiles[to] }
}

/** What a clean text is to assume; null where the draft knows no such party. */
function readAssumption(assume: string, { parties }: Draft): Assumption | null {
  return assume === 'base' || assume === 'all' ? assume : (findParty(parties, assume)?.code ?? null)
}

function list(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`
}
