import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Draft, Party } from '../schema/draft.ts'
import { checkImportable, tooLarge } from '../schema/importable.ts'
import { parse } from '../schema/parse/parse.ts'
import type { Refusal } from '../schema/refusal.ts'
import { readWordDraft } from './word/in/readWordDraft.ts'
import { looksLikeWord } from './word/in/wordKind.ts'

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

/** The draft in the bytes of a text or a Word file, told apart by how they begin and not by the name. */
export async function draftInAnyFile(bytes: Uint8Array, parties: readonly Party[], named: Named): Promise<Draft | Refusal> {
  if (!looksLikeWord(bytes)) return draftInFile(bytes, parties, named)
  const large = tooLarge(bytes.length)
  if (large) return large
  const draft = await readWordDraft(bytes, parties)
  return 'ok' in draft ? draft : titled(draft, named)
}

function titled(draft: Draft, named: Named): Draft {
  const own = draft.title || basename(named.file).replace(/\.[^.]*$/, '')
  return { ...draft, title: named.title?.trim() || own, symbol: named.symbol?.trim() || draft.symbol }
}
