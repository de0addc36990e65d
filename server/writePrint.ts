import type { Draft } from '../schema/draft.ts'
import type { Refusal } from '../schema/refusal.ts'
import type { RenditionFormat } from '../schema/rendition/render.ts'
import { render } from '../schema/rendition/render.ts'
import { writeAkn } from './akn/writeAkn.ts'
import { onLetterhead } from './letterhead/fillLetterhead.ts'
import type { WordOptions } from './word/out/writeDocx.ts'
import { docxPartsOf, writeDocx } from './word/out/writeDocx.ts'

/** A print that was asked for in a way that can be done. PDFs have a thread and a way of their own. */
export interface PrintTask {
  readonly draft: Draft
  readonly options: WordOptions
  readonly to: RenditionFormat | 'docx' | 'akn'
  /** For Word: a file to be printed on. */
  readonly letterhead?: Uint8Array | undefined
}

/** The file itself, or why there is none. */
export type PrintAnswer = string | Uint8Array | Refusal

/** Prints at once, in the thread that asks. */
export function writePrint({ draft, options, to, letterhead }: PrintTask): PrintAnswer {
  if (letterhead) return onLetterhead(letterhead, docxPartsOf(draft, options), draft)
  const { as, assume } = options
  if (to === 'docx' || as === 'tracked') return writeDocx(draft, options)
  return to === 'akn' ? writeAkn(draft, { as, assume }) : render(draft, { as, assume }, to)
}
