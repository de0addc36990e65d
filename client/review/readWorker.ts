import type { Party } from '../../schema/draft.ts'
import type { Source } from '../../schema/review/reviewItem.ts'
import { review } from '../../schema/review/review.ts'
import type { FromReader, ToReader } from './reader.ts'

let opened: { readonly source: Source; readonly parties: readonly Party[] } | null = null

// A worker's scope, of which TypeScript knows here only that it is a window.
addEventListener('message', ({ data }: MessageEvent<ToReader>) => {
  if (data.type === 'open') {
    opened = data
    return
  }
  if (!opened) return
  try {
    tell({ type: 'read', reviewed: review(opened.source, opened.parties, data.answers) })
  } catch (error) {
    console.error(error)
    tell({ type: 'failed' })
  }
})

function tell(message: FromReader): void {
  postMessage(message)
}
