import { describe, expect, test } from 'vitest'
import { mergeStart } from '../../schema/mergeStart.ts'
import { act, chair, parties, seenNow } from '../support/actors.ts'
import { draft, unit } from '../support/build.ts'

const two = (base: string, rival: string, by: string | null = 'BRA') => draft([unit('a', base), unit('v', rival, { by, alternativeTo: 'a' })], { parties })

describe('a text to begin a merger from', () => {
  test.each([
    ['To train the caretakers.', 'To train and pay the caretakers.', 'To train [Bra: and pay] the caretakers.'],
    ['To train the caretakers.', 'To train the caretakers promptly.', 'To train the [Bra delete: caretakers.][Bra: caretakers promptly.]'],
    ['To train all caretakers.', 'To train caretakers.', 'To train [Bra delete: all] caretakers.'],
  ])('has what the other version would change in brackets: %s', (base, rival, text) => {
    const plan = two(base, rival)
    expect(mergeStart(plan, plan.units).replace(/\s+/g, ' ')).toBe(text)
  })

  test.each([
    ['To train the caretakers.', 'To train and pay the caretakers.'],
    ['To report yearly on all wells.', 'To report every second year, on request, on wells.'],
    ['To act.', 'States shall not act at all.'],
  ])('is taken by the act as it stands, since nobody’s words are lost or added: %s', (base, rival) => {
    const plan = two(base, rival)
    const outcome = act(plan, chair, { type: 'merge', units: ['a', 'v'], text: mergeStart(plan, plan.units), seen: seenNow(plan, 'a', 'v') })
    expect(outcome).toMatchObject({ ok: true })
  })

  test('is the first version alone where it cannot be told so simply', () => {
    const contested = two('To {u ins URY|swiftly }train.', 'To train and pay.')
    expect(mergeStart(contested, contested.units)).toBe('To [Uru: swiftly] train.')
    const nobodys = two('To train.', 'To train and pay.', '')
    expect(mergeStart(nobodys, nobodys.units)).toBe('To train.')
    expect(mergeStart(nobodys, [])).toBe('')
  })
})
