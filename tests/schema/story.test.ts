import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Draft } from '../../schema/draft.ts'
import { parse } from '../../schema/parse/parse.ts'
import { bracketIds } from '../../schema/proposals.ts'
import { textOf } from '../../schema/runs.ts'
import { serialise } from '../../schema/serialise.ts'
import { parties } from '../support/parties.ts'
import { ownSeeds, sharedSeed } from '../support/seedTexts.ts'
import { storyOf } from '../support/story.ts'
import type { Key2012, OwnKey } from '../support/storyKey.ts'
import { factsOf, factsOf2012, factsOfOwn } from '../support/storyKey.ts'
import { toldOnPaper } from '../support/storyOnPaper.ts'

const shared = sharedSeed()
const water = ownSeeds().find(({ name }) => name === 'water.txt')?.text ?? ''
const waterKey = JSON.parse(readFileSync(`${import.meta.dirname}/../../seeds/water.key.json`, 'utf8')) as OwnKey
const drafts: readonly (readonly [string, string])[] = [['our own draft', water], ...(shared ? [['the draft of 2012', shared.text] as const] : [])]

describe.each(drafts)('the story of %s', (_name, text) => {
  const target = parse(text, { parties })
  const story = storyOf(target)

  test('begins with nothing that it tells', () => {
    const { units, notes, meetings, brackets } = story.start
    expect([notes, meetings, brackets]).toEqual([[], [], {}])
    for (const { stamp, moved, alternativeTo, positions, runs } of units) expect({ stamp, moved, alternativeTo, positions, notes: runs.flatMap((run) => run.notes) }).toEqual({ stamp: null, moved: null, alternativeTo: null, positions: [], notes: [] })
    const told = new Set(story.sittings.flatMap(({ holds, proposals }) => [...holds, ...proposals]).map(({ unit }) => unit))
    expect(told.size).toBeGreaterThan(2)
    expect(units.filter((unit) => told.has(unit.id) && bracketIds(unit).length > 0)).toEqual([])
  })

  test('has what was moved in its old place, under its old label', () => {
    const stub = target.units.find(({ moved }) => moved?.role === 'origin')
    const moved = story.start.units.find(({ id }) => id === stub?.moved?.other)
    expect(moved?.label).toBe(stub?.label)
    expect(textOf(moved?.runs ?? [])).not.toBe('')
    const behind = (draft: Draft, id: string | undefined) => draft.units[draft.units.findIndex((unit) => unit.id === id) - 1]?.id
    expect(behind(story.start, moved?.id)).toBe(behind(target, stub?.id))
  })

  test('loses no unit and no word of the text', () => {
    const words = (draft: Draft) => draft.units.filter(({ alternativeTo }) => alternativeTo === null).map(({ runs }) => textOf(runs.filter((run) => !run.brackets.some(({ kind }) => kind === 'ins')))).filter(Boolean).sort()
    expect(words(story.start)).toEqual(words(target))
  })

  test('ends, told by acts alone and printed, with the same stamps, brackets, moves and positions', () => {
    expect(factsOf(parse(serialise(toldOnPaper(story)), { parties }))).toEqual(factsOf(target))
  })
})

test('the key of our own draft says of it what is found in it', () => {
  expect(factsOf(parse(water, { parties })).map(({ clean: _clean, ...rest }) => rest)).toEqual(factsOfOwn(waterKey))
})

test.skipIf(shared === null)('the key of 2012 says of its draft what is found in it', () => {
  expect(factsOf(parse(shared?.text ?? '', { parties }))).toEqual(factsOf2012(shared?.key as Key2012, parties))
})
