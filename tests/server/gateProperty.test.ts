import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createClaims } from '../../server/gate/claims.ts'
import { createGate } from '../../server/gate/gate.ts'
import { contested, drafts } from '../support/contested.ts'
import { seed } from '../support/fixedSeed.ts'
import { pinned } from '../support/pinned.ts'
import { newTally, Sitting } from '../support/sitting.ts'
import { steps } from '../support/steps.ts'

/** How many updates are sent; `ADREF_FUZZ=50000` for a long look, `ADREF_SEED` to see one again. */
const updates = Number(process.env.ADREF_FUZZ ?? 3000)

describe(`the gate under random updates (ADREF_SEED=${seed})`, () => {
  test('nobody changes what is not theirs, and honest work gets through', { timeout: 60_000 + updates * 20 }, () => {
    const tally = newTally()
    let sittings = 0
    fc.assert(
      fc.property(fc.nat(drafts.length - 1), steps(60), (which, all) => {
        sittings++
        new Sitting({ createGate, createClaims }, drafts[which]!, tally).play(all)
      }),
      { seed, numRuns: Math.ceil(updates / 33), endOnFailure: process.env.ADREF_SHRINK === '0' },
    )
    const { refused, ...counts } = tally
    console.info(`seed ${seed}, ${sittings} sittings`, counts)
    if (process.env.ADREF_VERBOSE) for (const [deed, [tried, no, why]] of refused) console.info(deed, `${no}/${tried} refused`, why)
    expect(tally.updates).toBeGreaterThan(updates * 0.8)
    // Refusing everything would keep every rule, so honest work has to go through and do what was meant, which the sitting sees to.
    expect(tally.honestAccepted).toBe(tally.honest)
    expect(tally.honest).toBeGreaterThan(updates / 10)
    expect(tally.acceptedWithEffect).toBeGreaterThan(updates / 8)
    // And nothing would be tried if hostile updates were mostly harmless.
    expect(tally.hostile).toBeGreaterThan(updates / 4)
  })
})

describe('what once got through the gate, or would where a rule is missing', () => {
  for (const [name, play] of Object.entries(pinned)) test(name, () => play(new Sitting({ createGate, createClaims }, contested)))
})
