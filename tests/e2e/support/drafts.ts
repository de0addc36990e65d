import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Draft } from '../../../schema/draft.ts'
import { draftInFile, knownParties } from '../../../server/draftInFile.ts'

const own = join(import.meta.dirname, '../../../seeds')
const shared = join(import.meta.dirname, '../../../../shared/seeds')

/** The project's own draft, imported as the server imports it. */
export async function waterDraft(): Promise<Draft> {
  return await imported(join(own, 'water.txt'))
}

/** The file of the draft of San Salvador; null, and said aloud, where it is not at hand: it does not belong to this project. */
export function sanSalvadorFile(): string | null {
  const name = existsSync(shared) ? readdirSync(shared).find((each) => /^003_.*\.txt$/.test(each)) : undefined
  if (name !== undefined) return join(shared, name)
  console.warn('The draft of San Salvador is not at hand in ../shared/seeds: the tests on it are skipped.')
  return null
}

/** The draft in a file. */
export async function imported(file: string): Promise<Draft> {
  const draft = draftInFile(readFileSync(file), await knownParties(), { file })
  if ('ok' in draft) throw new Error(draft.sentence)
  return draft
}
