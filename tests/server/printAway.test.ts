import { expect, test } from 'vitest'
import { isLong } from '../../server/paper/onPaper.ts'
import { printAway } from '../../server/printAway.ts'
import { writePrint } from '../../server/writePrint.ts'
import { contestedDraft } from '../bench/contestedDraft.ts'
import { draft, unit } from '../support/build.ts'

const long = contestedDraft(160)
const short = draft([unit('u', 'Water is a right.')])

test('a long draft is printed elsewhere while this thread goes on, and a short one at once: the bytes are the same', async () => {
  expect([isLong(long), isLong(short)]).toEqual([true, false])
  for (const to of ['docx', 'txt', 'akn'] as const) {
    const task = { draft: long, options: { as: 'annotated' }, to } as const
    let turns = 0
    const turning = setInterval(() => (turns += 1), 1)
    const away = await printAway(task)
    clearInterval(turning)
    expect(turns).toBeGreaterThan(0)
    expect(Buffer.from(away as string)).toEqual(Buffer.from(writePrint(task) as string))
  }
  expect(await printAway({ draft: short, options: { as: 'clean' }, to: 'txt' })).toBe('Water is a right.\n')
})

test('several at once come out one after the other, each as it was asked for', async () => {
  const prints = await Promise.all((['clean', 'annotated', 'clean'] as const).map((as) => printAway({ draft: long, options: { as }, to: 'html' })))
  expect(prints[0]).toBe(prints[2])
  expect(prints[1]).not.toBe(prints[0])
})

test('one that takes too long is refused with a sentence, and the next is printed', async () => {
  expect(await printAway({ draft: long, options: { as: 'clean' }, to: 'txt' }, 0)).toMatchObject({ ok: false, code: 'size' })
  expect(typeof (await printAway({ draft: long, options: { as: 'clean' }, to: 'txt' }))).toBe('string')
})

test('what goes wrong in the thread is told here, and the next is printed', async () => {
  const broken = { ...long, units: [...long.units, { ...long.units[0]!, kind: undefined as never, runs: null as never }] }
  await expect(printAway({ draft: broken, options: { as: 'clean' }, to: 'txt' })).rejects.toThrow()
  expect(typeof (await printAway({ draft: long, options: { as: 'clean' }, to: 'txt' }))).toBe('string')
})
