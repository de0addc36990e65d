import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Draft, Party } from '../../schema/draft.ts'
import { draftInFile } from '../../server/draftInFile.ts'

const own = join(import.meta.dirname, '../../seeds')
const shared = join(import.meta.dirname, '../../../shared/seeds')

/** The project's own seed, imported. */
export function waterSeed(): Draft {
  return seed(own, 'water.txt')
}

/** The draft of San Salvador, imported; null, and said aloud, where it is not at hand. */
export function sanSalvadorSeed(): Draft | null {
  const file = existsSync(shared) ? readdirSync(shared).find((name) => /^003_.*\.txt$/.test(name)) : undefined
  if (file !== undefined) return seed(shared, file)
  console.warn(`There is no ${shared}/003_*.txt: tests on the draft of San Salvador are skipped.`)
  return null
}

function seed(folder: string, file: string): Draft {
  const parties = JSON.parse(readFileSync(join(own, 'parties.json'), 'utf8')) as Party[]
  const draft = draftInFile(readFileSync(join(folder, file)), parties, { file })
  if ('ok' in draft) throw new Error(draft.sentence)
  return draft
}
