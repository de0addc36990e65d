import { parentPort } from 'node:worker_threads'
import type { Draft, Party } from '../../../schema/draft.ts'
import { draftOfWord } from '../../../schema/word/draftOfWord.ts'
import { readWord } from './readWord.ts'
import { WordFault } from './wordFault.ts'

/** What is asked of the thread. */
export interface WordTask {
  readonly bytes: Uint8Array
  readonly parties: readonly Party[]
}

/** What it answers: a draft, or a sentence why there is none. */
export type WordAnswer = { readonly draft: Draft } | { readonly sentence: string }

function answer({ bytes, parties }: WordTask): WordAnswer {
  try {
    return { draft: draftOfWord(readWord(bytes), parties) }
  } catch (error) {
    if (error instanceof WordFault) return { sentence: error.message }
    throw error
  }
}

// Imported for its types alone it has no parent.
parentPort?.on('message', (task: WordTask) => parentPort?.postMessage(answer(task)))
