/** One print or one reading of a long draft, alone in its process: what it took, and the most memory the process ever had. */
import { parse } from '../../schema/parse/parse.ts'
import { serialise } from '../../schema/serialise.ts'
import { writeAkn } from '../../server/akn/writeAkn.ts'
import { writePdf } from '../../server/pdf/writePdf.ts'
import { readWordDraft } from '../../server/word/in/readWordDraft.ts'
import { writeDocx } from '../../server/word/out/writeDocx.ts'
import { contestedDraft } from './contestedDraft.ts'

const draft = contestedDraft()
const word = { annotated: () => writeDocx(draft, { as: 'annotated' }), clean: () => writeDocx(draft, { as: 'clean' }), tracked: () => writeDocx(draft, { as: 'tracked' }) }
const deeds: Readonly<Record<string, () => () => unknown>> = {
  'Word, annotated': () => word.annotated,
  'Word, clean': () => word.clean,
  'Word, tracked': () => word.tracked,
  'PDF, annotated': () => () => writePdf(draft, { as: 'annotated' }),
  'PDF, clean': () => () => writePdf(draft, { as: 'clean' }),
  'Akoma Ntoso': () => () => writeAkn(draft, { as: 'annotated' }),
  'reading Word, annotated': () => reading(word.annotated()),
  'reading Word, tracked': () => reading(word.tracked()),
  'annotated text': () => () => serialise(draft),
  'reading annotated text': () => {
    const text = serialise(draft)
    return () => parse(text, { parties: draft.parties })
  },
}

function reading(bytes: Uint8Array): () => unknown {
  return () => readWordDraft(bytes, draft.parties)
}

const deed = deeds[process.argv[2] ?? '']
if (deed) {
  const run = deed()
  const before = process.cpuUsage()
  const started = performance.now()
  await run()
  const milliseconds = performance.now() - started
  const { user, system } = process.cpuUsage(before)
  console.log(JSON.stringify({ milliseconds, working: (user + system) / 1000, megabytes: process.resourceUsage().maxRSS / 1024 }))
  process.exit(0)
}

console.log(JSON.stringify(Object.keys(deeds)))
