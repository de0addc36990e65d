import { readFile } from 'node:fs/promises'
import type { Draft, Party } from '../schema/draft.ts'
import { checkImportable, tooLarge } from '../schema/importable.ts'
import { parse } from '../schema/parse/parse.ts'
import type { Refusal } from '../schema/refusal.ts'
import type { Prepared } from './createDocument.ts'
import { readInThread } from './reading/readInThread.ts'
import type { Making, ReadingAnswer } from './reading/readingTask.ts'
import type { Named } from './reading/titled.ts'
import { titled } from './reading/titled.ts'
import type { WorkFor } from './threads/lane.ts'

/** The parties of the 2012 negotiation, which every imported text is read with. */
export async function knownParties(): Promise<Party[]> {
  return JSON.parse(await readFile(new URL('../seeds/parties.json', import.meta.url), 'utf8')) as Party[]
}

/** The draft in the bytes of a text file, under the title and symbol given or else its own; a refusal when they are no text. */
export function draftInFile(bytes: Uint8Array, parties: readonly Party[], named: Named): Draft | Refusal {
  const checked = checkImportable(bytes)
  return checked.ok ? titled(parse(checked.text, { parties }), named) : checked
}

/** A document of the bytes of a text or a Word file, told apart by how they begin and not by the name. It is read and made in a thread of its
 * own, which the signal stops. */
export async function documentInFile(bytes: Uint8Array, named: Named, making: Making, given?: WorkFor): Promise<Prepared | Refusal> {
  return tooLarge(bytes.length) ?? prepared(await readInThread({ type: 'file', bytes, parties: await knownParties(), named, making }, given))
}

/** What is shown of a file before it is brought in, as the bytes of its JSON. */
export async function lookAtFile(bytes: Uint8Array, file: string, given?: WorkFor): Promise<Uint8Array | Refusal> {
  const answer = await readInThread({ type: 'look', bytes, parties: await knownParties(), file }, given)
  if (!answer.ok) return answer
  if ('json' in answer) return answer.json
  throw new Error('a document was made of a file where its looks were asked for')
}

/** The document of a review that was confirmed, read once more from its source. */
export async function documentOfReview(bytes: Uint8Array, making: Making, given?: WorkFor): Promise<Prepared | Refusal> {
  return prepared(await readInThread({ type: 'review', bytes, parties: await knownParties(), making }, given))
}

function prepared(answer: ReadingAnswer): Prepared | Refusal {
  if (!answer.ok) return answer
  if ('prepared' in answer) return answer.prepared
  throw new Error('a file was looked at where a document was to be made of it')
}
