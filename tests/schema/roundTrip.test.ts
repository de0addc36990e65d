import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Draft } from '../../schema/draft.ts'
import { parse } from '../../schema/parse/parse.ts'
import { serialise } from '../../schema/serialise.ts'
import { drafts } from '../support/drafts.ts'
import { parties } from '../support/parties.ts'
import { differences } from '../support/sameDraft.ts'

/** Fails with what differs after printing and reading. */
function expectSame(draft: Draft): void {
  expect(differences(draft, parse(serialise(draft), { parties }))).toEqual([])
}

describe('printing and reading are inverse', () => {
  test('for drafts with every convention in them', () => {
    fc.assert(fc.property(drafts({ nasty: false }), (draft) => expectSame(draft)), { numRuns: 150 })
  })

  test('also for words that look like marks, labels and statuses', () => {
    fc.assert(fc.property(drafts({ nasty: true }), (draft) => expectSame(draft)), { numRuns: 150 })
  })

  test('and what was read once is printed the same ever after', () => {
    fc.assert(
      fc.property(drafts({ nasty: true }), (draft) => {
        const printed = serialise(parse(serialise(draft), { parties }))
        expect(serialise(parse(printed, { parties }))).toBe(printed)
      }),
      { numRuns: 80 },
    )
  })
})
