import type { Draft } from '../../schema/draft.ts'
import { ended, inWords, unitName } from '../../schema/naming.ts'
import type { Refusal } from '../../schema/refusal.ts'

/** A unit that a deed on several units did not reach, and why. */
export interface LeftOut {
  readonly unit: string
  readonly refusal: Refusal
}

// More names than this nobody reads.
const NAMED = 4

/** Which units kept their words, in one sentence for all of them; of one alone it says why. */
export function leftOutSentence(draft: Draft, left: readonly LeftOut[]): string {
  const [first, ...others] = left
  if (!first) return ''
  if (others.length === 0) return `${unitName(draft, first.unit)} is left as it was. ${first.refusal.sentence}`
  const names = left.slice(0, NAMED).map(({ unit }) => unitName(draft, unit))
  const more = left.length - names.length
  return `${ended(`Left as they were: ${inWords(more > 0 ? [...names, `${more} more`] : names)}`)} ${[...new Set(left.map(({ refusal }) => reasonOf(refusal)))].join(' ')}`
}

function reasonOf({ code, sentence }: Refusal): string {
  if (code === 'sealed') return 'What is agreed or deleted is reopened by the chair first.'
  if (code === 'held') return 'What is held for a decision stands still for a moment.'
  return code === 'not yours' ? 'Accept, reject or withdraw the brackets in it first.' : sentence
}
