import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Draft, Party } from '../schema/draft.ts'
import { checkImportable } from '../schema/importable.ts'
import { parse } from '../schema/parse/parse.ts'
import type { Refusal } from '../schema/refusal.ts'

/** The parties of the 2012 negotiation, which every imported text is read with. */
export async function knownParties(): Promise<Party[]> {
  return JSON.parse(await readFile(new URL('../seeds/parties.json', import.meta.url), 'utf8')) as Party[]
}

/** The draft in the bytes of a file, under the title and symbol given or else its own; a refusal when they are no text. */
export function draftInFile(bytes: Uint8Array, parties: readonly Party[], named: { readonly title?: string; readonly symbol?: string; readonly file: string }): Draft | Refusal {
  const checked = checkImportable(bytes)
  if (!checked.ok) return checked
  const draft = parse(checked.text, { parties })
  const own = draft.title || basename(named.file).replace(/\.[^.]*$/, '')
  return { ...draft, title: named.title?.trim() || own, symbol: named.symbol?.trim() || draft.symbol }
}
