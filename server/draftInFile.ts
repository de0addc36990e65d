import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Draft, Party } from '../schema/draft.ts'
import { checkImportable, tooLarge } from '../schema/importable.ts'
import { parse } from '../schema/parse/parse.ts'
import type { Refusal } from '../schema/refusal.ts'
import { readInThread } from './reading/readInThread.ts'
import type { ReadFile } from './reading/readingTask.ts'

/** The parties of the 2012 negotiation, which every imported text is read with. */
export async function knownParties(): Promise<Party[]> {
  return JSON.parse(await readFile(new URL('../seeds/parties.json', import.meta.url), 'utf8')) as Party[]
}

/** What a file is called, and what the draft in it is to be called. */
export interface Named {
  readonly title?: string
  readonly symbol?: string
  readonly file: string
}

/** The draft in the bytes of a text file, under the title and symbol given or else its own; a refusal when they are no text. */
export function draftInFile(bytes: Uint8Array, parties: readonly Party[], named: Named): Draft | Refusal {
  const checked = checkImportable(bytes)
  return checked.ok ? titled(parse(checked.text, { parties }), named) : checked
}

/** The draft in the bytes of a text or a Word file, told apart by how they begin and not by the name. It is read in a thread of its own,
 * which the signal stops. */
export async function draftInAnyFile(bytes: Uint8Array, parties: readonly Party[], named: Named, signal?: AbortSignal): Promise<Draft | Refusal> {
  const large = tooLarge(bytes.length)
  if (large) return large
  const answer = await readInThread({ type: 'draft', bytes, parties }, signal)
  if (!answer.ok) return answer
  return titled(drafted(answer).draft, named)
}

/** What is shown of a file before it is brought in, as the bytes of its JSON. */
export async function lookAtFile(bytes: Uint8Array, parties: readonly Party[], file: string, signal?: AbortSignal): Promise<Uint8Array | Refusal> {
  const answer = await readInThread({ type: 'look', bytes, parties, file }, signal)
  if (!answer.ok) return answer
  if ('json' in answer) return answer.json
  throw new Error('a file was read as a draft where its looks were asked for')
}

/** The draft of a review that was confirmed, read once more from its source. */
export async function draftOfReview(bytes: Uint8Array, parties: readonly Party[], signal?: AbortSignal): Promise<(ReadFile & { readonly file: string }) | Refusal> {
  const answer = await readInThread({ type: 'review', bytes, parties }, signal)
  if (!answer.ok) return answer
  const { draft, named, chosen } = drafted(answer)
  const file = named?.file.trim() || 'a text without a name'
  return { draft: titled(draft, { ...named, file }), named, chosen, file }
}

function drafted(answer: ReadFile | { readonly json: Uint8Array }): ReadFile {
  if ('draft' in answer) return answer
  throw new Error('a file was looked at where its draft was asked for')
}

function titled(draft: Draft, named: Named): Draft {
  const own = draft.title || basename(named.file).replace(/\.[^.]*$/, '')
  return { ...draft, title: named.title?.trim() || own, symbol: named.symbol?.trim() || draft.symbol }
}
