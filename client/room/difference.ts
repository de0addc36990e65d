import { diffWordsWithSpace } from 'diff'

/** A stretch of words that stayed, went or came. */
export interface Stretch {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
}

/** What changed between the words that were looked at and the words as they are, word by word. */
export function differenceBetween(before: string, after: string): Stretch[] {
  return diffWordsWithSpace(before, after).map(({ added, removed, value }) => ({ kind: added ? 'new' : removed ? 'gone' : 'same', text: value }))
}
