import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reviewWhole } from '../../schema/review/review.ts'
import type { Answer, ReviewItem, Source } from '../../schema/review/reviewItem.ts'
import { damagedTexts } from '../support/damagedTexts.ts'
import { lostWords } from '../support/keptWords.ts'
import { parties } from '../support/parties.ts'
import { ownSeeds, sharedSeed } from '../support/seedTexts.ts'
import { threeAuthorsText } from '../support/wordFiles.ts'

/** Every other reading of an item; of the many parties a name may mean the first and the last. */
function answersOf({ readings }: ReviewItem): Answer[] {
  const answers = readings.flatMap(({ answer }) => answer ?? [])
  const named = answers.filter(({ reading }) => reading.startsWith('is '))
  return answers.filter((answer) => !named.includes(answer) || answer === named[0] || answer === named[named.length - 1])
}

/** What is wrong with the readings of a source, tried one by one. */
function wrongReadings(source: Source): string[] {
  const plain = reviewWhole(source, parties, [])
  const lost = lostWords(source, plain.draft).length
  return plain.items.flatMap((item) => answersOf(item).flatMap((answer) => {
    const other = reviewWhole(source, parties, [answer])
    const chosen = other.items.find(({ id }) => id === item.id)
    const undone = reviewWhole(source, parties, [])
    return [
      ...(other.refused.length ? ['is refused'] : []),
      ...(lostWords(source, other.draft).length > lost ? [`loses ${lostWords(source, other.draft).join(' ')}`] : []),
      ...(chosen?.readings[chosen.chosen]?.answer?.reading === answer.reading ? [] : ['is not shown as chosen']),
      ...(JSON.stringify(undone.draft) === JSON.stringify(plain.draft) ? [] : ['is not undone']),
    ].map((what) => `${item.id} / ${answer.reading} ${what}`)
  }))
}

describe('whatever reading is chosen', () => {
  test.each(ownSeeds())('in $name every reading keeps every word, is chosen and can be undone', ({ text }) => {
    const source = { kind: 'text', text } as const
    expect(lostWords(source, reviewWhole(source, parties, []).draft)).toEqual([])
    expect(wrongReadings(source)).toEqual([])
  })

  const real = sharedSeed()
  test.skipIf(!real)('so it is in the draft of 2012', () => {
    const source = { kind: 'text', text: real!.text } as const
    expect(lostWords(source, reviewWhole(source, parties, []).draft)).toEqual([])
    expect(wrongReadings(source)).toEqual([])
  })

  test('so it is in a Word file that three authors changed', () => {
    const source = { kind: 'word', word: threeAuthorsText() } as const
    expect(lostWords(source, reviewWhole(source, parties, []).draft)).toEqual([])
    expect(wrongReadings(source)).toEqual([])
  })

  test('so it is in texts with damage of every kind', { timeout: 60_000 }, () => {
    fc.assert(fc.property(damagedTexts(), (text) => {
      expect(wrongReadings({ kind: 'text', text })).toEqual([])
    }), { numRuns: 40 })
  })

  test('all at once they keep every word too, in any order', { timeout: 60_000 }, () => {
    fc.assert(fc.property(damagedTexts(), fc.infiniteStream(fc.nat(30)), (text, picks) => {
      const source = { kind: 'text', text } as const
      const plain = reviewWhole(source, parties, [])
      const answers = plain.items.flatMap((item) => {
        const all = answersOf(item)
        const pick = picks.next().value ?? 0
        return pick % (all.length + 1) === 0 ? [] : [all[pick % all.length]!]
      })
      const chosen = reviewWhole(source, parties, answers)
      expect(lostWords(source, chosen.draft).length).toBeLessThanOrEqual(lostWords(source, plain.draft).length)
      expect(chosen.refused).toEqual([])
      expect(reviewWhole(source, parties, [...answers].reverse()).draft).toEqual(chosen.draft)
      for (const answer of answers) expect(chosen.items.map(({ id }) => id)).toContain(answer.item)
    }), { numRuns: 100 })
  })
})
