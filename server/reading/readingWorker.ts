import { parentPort } from 'node:worker_threads'
import type { Draft, Party } from '../../schema/draft.ts'
import { checkImportable } from '../../schema/importable.ts'
import { findingsLeft, reviewWhole } from '../../schema/review/review.ts'
import type { Source } from '../../schema/review/reviewItem.ts'
import type { Refusal } from '../../schema/refusal.ts'
import { refuse } from '../../schema/refusal.ts'
import { parse } from '../../schema/parse/parse.ts'
import { draftOfWord } from '../../schema/word/draftOfWord.ts'
import { prepareDocument } from '../createDocument.ts'
import { readWord } from '../word/in/readWord.ts'
import { WordFault } from '../word/in/wordFault.ts'
import { looksLikeWord, wordKind } from '../word/in/wordKind.ts'
import { lookOf } from './lookOf.ts'
import { readReview } from './readReview.ts'
import type { Making, ReadingAnswer, ReadingTask } from './readingTask.ts'
import { NotAReview } from './shapes.ts'
import type { Named } from './titled.ts'
import { line, titled } from './titled.ts'

/** Does what a thread is asked for. */
function answer(task: ReadingTask): ReadingAnswer {
  const { bytes, parties } = task
  if (task.type === 'review') return reviewed(bytes, parties, task.making)
  const source = sourceIn(bytes)
  if ('ok' in source) return source
  const draft = source.kind === 'text' ? parse(source.text, { parties }) : draftOfWord(source.word, parties)
  if (draft.units.length === 0) return refuse('malformed', 'The file holds no words. Choose the file that holds the text of the draft.')
  if (task.type === 'file') return made(draft, task.named, 0, task.making)
  const { title } = titled(draft, { file: task.file })
  return { ok: true, json: new TextEncoder().encode(JSON.stringify({ source, look: lookOf(source), title, symbol: draft.symbol, parties })) }
}

function sourceIn(bytes: Uint8Array): Source | Refusal {
  if (!looksLikeWord(bytes)) {
    const checked = checkImportable(bytes)
    return checked.ok ? { kind: 'text', text: checked.text } : checked
  }
  const wrong = wordKind(bytes)
  if (wrong !== 'word') return refuse('malformed', wrong)
  try {
    return { kind: 'word', word: readWord(bytes) }
  } catch (error) {
    if (error instanceof WordFault) return refuse('malformed', error.message)
    throw error
  }
}

/** Reads the source of a confirmed review once more, with its answers: what the page says of it is not believed. */
function reviewed(bytes: Uint8Array, parties: readonly Party[], making: Making): ReadingAnswer {
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    // Whatever is wrong with it, the one who sent it can only send it again.
    return refuse('malformed', 'The review could not be read: its body is not JSON.')
  }
  try {
    const { source, answers, settled, title, symbol, name } = readReview(json)
    const { draft, found, items, refused } = reviewWhole(source, parties, answers)
    const [first] = refused
    if (first) return refuse('malformed', `The reading "${first.reading.slice(0, 60)}" of "${first.item.slice(0, 80)}" is not among those this source offers. Review the file again.`)
    if (draft.units.length === 0) return refuse('malformed', 'The source holds no words. Choose the file that holds the text of the draft.')
    const left: Draft = { ...draft, findings: findingsLeft(found, new Set(settled)) }
    return made(left, { title, symbol, file: name.trim() || 'a text without a name' }, items.filter(({ chosen }) => chosen > 0).length, making)
  } catch (error) {
    if (error instanceof NotAReview) return refuse('malformed', error.message)
    throw error
  }
}

function made(draft: Draft, named: Named, chosen: number, { origin, ids }: Making): ReadingAnswer {
  return { ok: true, prepared: prepareDocument(titled(draft, named), { ...origin, file: line(named.file, 300), chosen }, ids) }
}

// Imported for its types alone it has no parent.
parentPort?.on('message', (task: ReadingTask) => {
  const given = answer(task)
  parentPort?.postMessage(given, 'json' in given ? [given.json.buffer as ArrayBuffer] : [])
})
