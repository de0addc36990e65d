import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from '../../schema/parse/parse.ts'
import { render } from '../../schema/rendition/render.ts'
import { report } from '../../schema/report.ts'
import { serialise } from '../../schema/serialise.ts'
import { damagedTexts } from '../support/damagedTexts.ts'
import { parties } from '../support/parties.ts'
import { differences } from '../support/sameDraft.ts'
import { areInOrder, draftWords, sourceWords } from '../support/words.ts'

describe('whatever the text', () => {
  test('no word of it is lost, and those of the units keep their order', () => {
    fc.assert(
      fc.property(damagedTexts(), (text) => {
        const draft = parse(text, { parties })
        expect(draftWords(draft, text)).toEqual(sourceWords(text))
        expect(areInOrder(draft, text)).toBe(true)
      }),
      { numRuns: 600 },
    )
  })

  test('the draft it gives is printed and read again as the same', () => {
    fc.assert(
      fc.property(damagedTexts(), (text) => {
        const draft = parse(text, { parties })
        expect(differences(draft, parse(serialise(draft), { parties }))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  test('every reading and every format of it can be printed', () => {
    fc.assert(
      fc.property(damagedTexts(), (text) => {
        const draft = parse(text, { parties })
        for (const options of [{ as: 'annotated' }, { as: 'clean' }, { as: 'clean', assume: 'all' }, { as: 'clean', assume: 'URY' }] as const)
          for (const to of ['txt', 'html', 'json'] as const) render(draft, options, to)
        expect(report(draft).units).toHaveLength(draft.units.length)
      }),
      { numRuns: 100 },
    )
  })
})
