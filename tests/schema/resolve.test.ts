import { describe, expect, test } from 'vitest'
import { hashOfWords } from '../../schema/hash.ts'
import { textOf } from '../../schema/runs.ts'
import { act, chair, done, parties, secretary, the, uruguay } from '../support/actors.ts'
import { draft, runs, unit } from '../support/build.ts'
import { after, plan, stamped, words } from '../support/plan.ts'

describe('a proposal', () => {
  test('under a stamp is settled by an act, and the stamp covers the words as they then are', () => {
    const settled = the(after(stamped(plan, 'a1'), chair, { type: 'reject', brackets: ['uru'] }), 'a1')
    expect(textOf(settled.runs)).toBe('To launch programs.')
    expect(settled.stamp).toMatchObject({ decision: 'agreed', hash: hashOfWords(settled), words: 'To launch programs.' })
  })

  test('leaves nothing of itself on the record', () => {
    const known = { ...plan, brackets: { uru: { positions: [], remarks: ['(x)'] }, bra: { positions: [], remarks: [] } } }
    expect(Object.keys(after(known, chair, { type: 'accept', brackets: ['uru'] }).brackets)).toEqual(['bra'])
  })

  test('says which other brackets went with its words', () => {
    const nested = draft([unit('a1', 'x {d del BRA|one {h hold|two}} y')], { parties })
    expect(done(nested, chair, { type: 'accept', brackets: ['d'] }).notices).toEqual(['[two] in x one two y went with the words it stood on.'])
  })

  test('that is gone is said to be gone', () => {
    expect(act(plan, chair, { type: 'accept', brackets: ['uru', 'lost'] })).toMatchObject({ ok: false, code: 'gone' })
    expect(act(plan, uruguay, { type: 'withdraw', brackets: ['lost'] })).toMatchObject({ ok: false, code: 'gone' })
  })

  test('is not a unit of the text', () => {
    expect(act(plan, chair, { type: 'reject', brackets: ['a1'] })).toMatchObject({ ok: false, code: 'state' })
    expect(the(plan, 'a1')).toBeDefined()
  })

  test('is not settled while another looks at the final words', () => {
    const held = after(plan, secretary, { type: 'hold', units: ['a1'] })
    expect(act(held, chair, { type: 'accept', brackets: ['uru'] })).toMatchObject({ code: 'held' })
    expect(act(held, uruguay, { type: 'withdraw', brackets: ['uru'] })).toMatchObject({ code: 'held' })
    expect(act(held, chair, { type: 'accept', brackets: ['uru'] }, { now: '2012-04-19T15:00:30.000Z' })).toMatchObject({ ok: true })
  })

  test('with words that changed since they were looked at is not settled', () => {
    expect(act(plan, chair, { type: 'accept', brackets: ['uru'], seen: { a1: 'other' } })).toMatchObject({ code: 'changed' })
  })

  test('of several loses one name, and the words stay with the others', () => {
    const left = the(after(plan, uruguay, { type: 'withdraw', brackets: ['both'] }), 'a4')
    expect(left.runs).toEqual(runs('To report {both ins ARG|yearly} and act.'))
  })

  test('under the id of another is not withdrawn with it', () => {
    const twins = draft([unit('a1', 'x {b ins URY|one} {b ins BRA|two} y')], { parties })
    expect(words(after(twins, uruguay, { type: 'withdraw', brackets: ['b'] }), 'a1')).toBe('x two y')
  })

  test('of nobody is for the chair', () => {
    expect(act(plan, secretary, { type: 'withdraw', brackets: ['h1'] })).toMatchObject({ code: 'state' })
  })

  test('of a whole unit becomes text, or goes with all that points to it', () => {
    expect(the(after(plan, chair, { type: 'accept', brackets: ['a3'] }), 'a3').by).toBeNull()
    const tied = { ...plan, units: [...plan.units, unit('x', 'Otherwise.', { alternativeTo: 'a3' })] }
    const gone = after(tied, chair, { type: 'reject', brackets: ['a3'] })
    expect(gone.units.map(({ id }) => id)).not.toContain('a3')
    expect(the(gone, 'x').alternativeTo).toBeNull()
  })

  test('of a whole unit stays while others have words in it', () => {
    const shared = draft([unit('a1', 'To train {b ins BRA|teachers}.', { by: 'URY' })], { parties })
    expect(act(shared, uruguay, { type: 'withdraw', brackets: ['a1'] })).toMatchObject({ code: 'state', unit: 'a1' })
    expect(after(shared, chair, { type: 'reject', brackets: ['a1', 'b'] }).units).toEqual([])
  })
})
