import { expect, test } from 'vitest'
import { serialise } from '../../schema/serialise.ts'
import { readWordDraft } from '../../server/word/in/readWordDraft.ts'
import { writeDocx } from '../../server/word/out/writeDocx.ts'
import { wordSeed } from '../support/wordDrafts.ts'

test.each([
  ['water', 'annotated'],
  ['water', 'tracked'],
  ['San Salvador', 'annotated'],
  ['San Salvador', 'tracked'],
] as const)('the draft of %s comes back from its %s Word file with every bracket, holder, stamp, note and move', async (name, as) => {
  const draft = wordSeed(name)
  if (!draft) return
  const read = await readWordDraft(writeDocx(draft, { as }), draft.parties)
  if ('ok' in read) throw new Error(read.sentence)
  expect(serialise(read)).toBe(serialise(draft))
})
