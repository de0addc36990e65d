import { useSyncExternalStore } from 'react'
import { toast } from '../controls/toasts.ts'
import { importAddress } from '../route.ts'
import { openReader } from './reader.ts'
import { createReviewSession } from './reviewSession.ts'
import type { ReviewState } from './reviewState.ts'
import { hasAnswers } from './reviewState.ts'
import { sendReviewed } from './sendReviewed.ts'
import { uploadFile } from './uploadFile.ts'

const say = { unfinished: (name: string) => `The review of ${name} is not finished. Bring it in or leave it, then choose the next file.` }

/** The one review of this window. It goes on while one looks at another page. */
export const theReview = createReviewSession({
  upload: uploadFile,
  openReader: ({ source, parties }, ears) => openReader(source, parties, ears),
  send: sendReviewed,
})

export function useReview(): ReviewState {
  return useSyncExternalStore(theReview.subscribe, theReview.getState)
}

/** Takes a file and goes where it is reviewed. A review with answers in it is never replaced. */
export function bringIn(file: File): void {
  const state = theReview.getState()
  if (state.at === 'open' && hasAnswers(state)) toast('refused', say.unfinished(state.name))
  else void theReview.take(file)
  location.assign(importAddress)
}
