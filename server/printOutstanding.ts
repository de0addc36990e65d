import type { Draft } from '../schema/draft.ts'
import type { Refusal } from '../schema/refusal.ts'
import { refuse } from '../schema/refusal.ts'
import { outstanding } from '../schema/outstanding.ts'
import { outstandingTable } from '../schema/rendition/outstandingTable.ts'
import { outstandingToHtml, outstandingToText } from '../schema/rendition/outstandingText.ts'
import { onLetterhead } from './letterhead/fillLetterhead.ts'
import { printedFiles } from './printedFiles.ts'
import { outstandingDocx, outstandingParts } from './word/out/outstandingDocx.ts'
import { outstandingXlsx } from './xlsx/outstandingXlsx.ts'

/** Files the list of outstanding issues is printed as. */
export const outstandingFormats = ['docx', 'xlsx', 'html', 'txt', 'json'] as const
export type OutstandingFormat = (typeof outstandingFormats)[number]

/** The list in print. */
export interface PrintedList {
  readonly content: string | Uint8Array
  /** Content type of the file. */
  readonly type: string
  /** How its name ends. */
  readonly extension: string
}

/** The outstanding issues of a draft as a file; a refusal that says what can be asked for. The same draft gives the same bytes. */
export function printOutstanding(draft: Draft, { to: wished = 'docx', letterhead }: { readonly to?: string | undefined; readonly letterhead?: Uint8Array | undefined }): PrintedList | Refusal {
  const to = outstandingFormats.find((each) => each === wished)
  if (!to) return refuse('malformed', `The list of outstanding issues is printed to docx, xlsx, html, txt or json, not to "${wished}".`)
  if (letterhead && to !== 'docx') return refuse('malformed', 'Only Word files (docx) are printed on a letterhead.')
  const content = letterhead ? onLetterhead(letterhead, outstandingParts(draft), draft) : write(draft, to)
  return typeof content === 'object' && 'ok' in content ? content : { content, ...files[to] }
}

function write(draft: Draft, to: OutstandingFormat): string | Uint8Array {
  switch (to) {
    case 'docx':
      return outstandingDocx(draft)
    case 'xlsx':
      return outstandingXlsx(draft)
    case 'html':
      return outstandingToHtml(outstandingTable(draft))
    case 'txt':
      return outstandingToText(outstandingTable(draft))
    case 'json':
      return `${JSON.stringify({ title: draft.title, symbol: draft.symbol, outstanding: outstanding(draft) }, null, 2)}\n`
  }
}

const files = {
  docx: printedFiles.docx, html: printedFiles.html, txt: printedFiles.txt, json: printedFiles.json,
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extension: 'xlsx' },
} as const satisfies Record<OutstandingFormat, Omit<PrintedList, 'content'>>
