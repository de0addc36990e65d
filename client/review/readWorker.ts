import type { Party } from '../../schema/draft.ts'
import type { Source } from '../../schema/review/reviewItem.ts'
import { review } from '../../schema/review/review.ts'
import type { FromReader, ReadingProgress, ToReader } from './reader.ts'

let lastTold = 0
let opened: { readonly source: Source; readonly parties: readonly Party[] } | null = null

// A worker's scope, of which TypeScript knows here only that it is a window.
addEventListener('message', ({ data }: MessageEvent<ToReader>) => {
  if (data.type === 'open') {
    opened = data
    return
  }
  if (!opened) return
  try {
    tell({ type: 'read', reviewed: review(opened.source, opened.parties, data.answers, told) })
  } catch (error) {
    console.error(error)
    tell({ type: 'failed' })
  }
})

/** Often enough for a bar to move, and no more: each message takes time from the reading. */
function told(progress: ReadingProgress): void {
  const now = performance.now()
  if (now - lastTold < 100) return
  lastTold = now
  tell({ type: 'progress', ...progress })
}

function tell(message: FromReader): void {
  postMessage(message)
}
