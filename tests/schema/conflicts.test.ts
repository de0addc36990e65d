import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conflictsOf } from '../../schema/conflicts.ts'
import { bracketIds } from '../../schema/proposals.ts'
import { authorOf, normalRuns, textOf } from '../../schema/runs.ts'
import { chair, parties, the } from '../support/actors.ts'
import { draft, runs, unit } from '../support/build.ts'
import { after } from '../support/plan.ts'

const one = (text: string) => draft([unit('a1', '', { label: '1.', runs: normalRuns(runs(text)) })], { parties })

describe('what accepting a proposal touches', () => {
  test.each([
    ['a bracket on the words it strikes', 'x {d del BRA|one {h hold|two}} y', 'd', ['h', 'on struck words', 'goes']],
    ['a bracket on some of the words it strikes', 'x {d del BRA|one }{h hold|{d del BRA|two} three} y', 'd', ['h', 'on struck words', 'obsolete?']],
    ['words put between those it strikes', 'x {d del BRA|one }{i ins URY ^d|and }{d del BRA|two} y', 'd', ['i', 'nested', 'stays']],
    ['words proposed inside of its own', 'x {a ins URY|one }{b ins BRA ^a|not }{a ins URY|two} y', 'a', ['b', 'nested', 'stays']],
    ['a strike of the words it brings', 'x {a ins URY|one {b del BRA ^a|two}} y', 'a', ['b', 'nested', 'stays']],
    ['a strike across the words it brings', 'x {b del BRA|one }{a ins URY|{b del BRA|two}} y', 'a', ['b', 'strikes its words', 'stays']],
    ['a rival replacement', 'x {a del URY|{b del BRA|one}}{a ins URY|two}{b ins BRA|three} y', 'a', ['b', 'rival', 'obsolete?']],
    ['a rival beside it', 'x {a ins URY|two }{b ins BRA|three }y', 'a', ['b', 'rival', 'obsolete?']],
  ])('%s', (_title, text, accepted, [id, how, fate]) => {
    expect(conflictsOf(one(text), [accepted])).toMatchObject([{ id, how, fate, unit: 'a1', accepted }])
  })

  test('is nothing where it stands by itself', () => {
    expect(conflictsOf(one('x {a ins URY|two} y {b ins BRA|three} z {c del ARG|four}'), ['a'])).toEqual([])
    expect(conflictsOf(one('x {a ins URY|two }{b ins BRA|three }y'), ['a', 'b'])).toEqual([])
  })

  test('is told in a sentence that says what to do', () => {
    const room = one('x {a del URY|{b del BRA|one}}{a ins URY|two}{b ins BRA|three} y {d del ARG|four {h hold|five}}')
    expect(conflictsOf(room, ['a', 'd']).map(({ sentence }) => sentence)).toEqual([
      '[Bra delete: one][Bra: three] stands against [Uru delete: one][Uru: two]. It would stay on the table. Ask Brazil whether it is obsolete or needs other words.',
      '[five] stands on words that [Arg delete: four five] strikes, and goes with its words.',
    ])
  })

  test('are the other versions of a unit', () => {
    const room = draft([unit('a1', 'one', { label: '1.' }), unit('v1', 'two', { alternativeTo: 'a1', by: 'URY' }), unit('v2', 'three', { alternativeTo: 'a1', by: 'BRA' })], { parties })
    expect(conflictsOf(room, ['v1'])).toMatchObject([{ id: 'a1', how: 'rival', fate: 'obsolete?' }, { id: 'v2', sentence: '1., alternative (proposed by Brazil) stands against 1., alternative and stays beside it. Choose between them, and it goes.' }])
  })
})

test('what is said to go goes, what is said to stay stays, and all that goes or changes is said', () => {
  const mark = fc.record({ kind: fc.constantFrom('ins', 'del', 'hold'), by: fc.constantFrom('URY', 'BRA', 'ARG'), over: fc.boolean() })
  const piece = fc.tuple(fc.array(mark, { maxLength: 3 }), fc.constantFrom('one ', 'two ', 'three '))
  fc.assert(fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), fc.nat(9), (pieces, at) => {
    // Nested marks as editors leave them: one author a character, a parent where words stand inside of proposed ones.
    const made = pieces.map(([marks, text], i) => {
      const name = (depth: number) => `m${marks[depth]!.over ? 0 : i}${marks[depth]!.kind}${marks[depth]!.by}${depth}`
      const author = marks.findIndex(({ kind }) => kind === 'ins')
      return marks.reduceRight<string>((inner, { kind, by }, depth) => {
        if (kind === 'ins' && depth !== author) return inner
        return `{${name(depth)} ${kind} ${by}${author >= 0 && depth > author ? ` ^${name(author)}` : ''}|${inner}}`
      }, text)
    })
    const room = one(`x ${made.join('')}y`)
    const ids = bracketIds(the(room, 'a1'))
    const accepted = ids[at % Math.max(ids.length, 1)]
    if (accepted === undefined || the(room, 'a1').runs.some((run) => run.brackets.filter(({ kind }) => kind === 'ins').length > 1)) return
    const told = new Map(conflictsOf(room, [accepted]).map(({ id, fate }) => [id, fate]))
    const result = the(after(room, chair, { type: 'accept', brackets: [accepted] }), 'a1')
    for (const id of ids.filter((each) => each !== accepted)) {
      const stays = bracketIds(result).includes(id)
      expect([id, told.get(id) === 'goes']).toEqual([id, !stays])
      const words = (of: typeof result) => textOf(of.runs.filter((run) => run.brackets.some((each) => each.id === id))).replace(/\s/g, '')
      if (stays && words(result) !== words(the(room, 'a1'))) expect(told.get(id)).toBe('obsolete?')
      if (told.get(id) === 'stays') expect(the(room, 'a1').runs.filter((run) => authorOf(run)?.id === id).length > 0 || stays).toBe(true)
    }
  }), { numRuns: 200 })
})
