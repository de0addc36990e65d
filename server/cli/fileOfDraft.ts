import { open } from 'node:fs/promises'
import { checkImportable, tooLarge } from '../../schema/importable.ts'
import type { Draft } from '../../schema/draft.ts'
import { parse } from '../../schema/parse/parse.ts'
import { knownParties } from '../draftInFile.ts'
import { checkLetterhead } from '../letterhead/checkLetterhead.ts'
import { readWordDraft } from '../word/in/readWordDraft.ts'
import { looksLikeWord } from '../word/in/wordKind.ts'

/** The draft in a file of annotated text or of Word. Throws a sentence where the file cannot be read, or is neither. */
export async function fileOfDraft(path: string): Promise<Draft> {
  const bytes = await bytesOf(path)
  const parties = await knownParties()
  if (looksLikeWord(bytes)) {
    const draft = await readWordDraft(bytes, parties)
    if ('ok' in draft) throw new Error(`${path}: ${draft.sentence}`)
    return draft
  }
  const checked = checkImportable(bytes)
  if (!checked.ok) throw new Error(`${path}: ${checked.sentence}`)
  return parse(checked.text, { parties })
}

/** The letterhead in a file. Throws a sentence where nothing can be printed on it. */
export async function fileOfLetterhead(path: string): Promise<Uint8Array> {
  const bytes = await bytesOf(path)
  const refusal = checkLetterhead(bytes)
  if (refusal) throw new Error(`${path}: ${refusal.sentence}`)
  return bytes
}

/** The bytes of a file. One that is too large is not read. */
async function bytesOf(path: string): Promise<Uint8Array> {
  const file = await open(path).catch((error: unknown) => {
    throw new Error(unreadable(path, error), { cause: error })
  })
  try {
    const large = tooLarge((await file.stat()).size)
    if (large) throw new Error(`${path}: ${large.sentence}`)
    return await file.readFile().catch((error: unknown) => {
      throw new Error(unreadable(path, error), { cause: error })
    })
  } finally {
    await file.close()
  }
}

function unreadable(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOENT') return `There is no file ${path}.`
  if (code === 'EISDIR') return `${path} is a folder, not a file.`
  if (code === 'EACCES') return `${path} may not be read by this user.`
  return `${path} could not be read: ${error instanceof Error ? error.message : String(error)}.`
}
