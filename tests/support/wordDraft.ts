import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Draft, Party } from '../../schema/draft.ts'
import { serialiseRuns } from '../../schema/serialise.ts'
import { draftOfWord } from '../../schema/word/draftOfWord.ts'
import { readWord } from '../../server/word/in/readWord.ts'
import type { DocxParts } from './docxFile.ts'
import { docxFile } from './docxFile.ts'

/** The parties every file of these tests is read with. */
export const parties = JSON.parse(readFileSync(join(import.meta.dirname, '../../seeds/parties.json'), 'utf8')) as Party[]

/** A Word file read as a draft, in this thread. */
export function readDocx(parts: DocxParts): Draft {
  return draftOfWord(readWord(docxFile(parts)), parties)
}

/** Each unit in short: label, holder of the whole unit, words in the notation of negotiated texts. */
export function inShort(draft: Draft): string[] {
  return draft.units.map(({ label, by, runs }) => [label ?? '', by === null ? '' : `{${by}}`, serialiseRuns(runs, draft)].filter(Boolean).join(' '))
}
