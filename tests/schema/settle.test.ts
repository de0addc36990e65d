import { describe, expect, test } from 'vitest'
import type { BracketMark, Run } from '../../schema/draft.ts'
import { editRuns } from '../../schema/edits.ts'
import type { Fate } from '../../schema/acts/settle.ts'
import { settleRuns } from '../../schema/acts/settle.ts'
import { normalRuns } from '../../schema/runs.ts'
import { runs } from '../support/build.ts'

const fates: Readonly<Record<string, Fate>> = { accept: 'accept', reject: 'reject', 'leave to ARG': { by: 'ARG' } }

/** One line a case: the unit, what happens to which brackets, the unit after. */
describe('settling a bracket', () => {
  test.each([
    ['accepted words become text', 'a {b ins URY|new }c', 'accept b', 'a new c'],
    ['rejected words go', 'a {b ins URY|new }c', 'reject b', 'a c'],
    ['accepted deletions go', 'a {b del URY|old }c', 'accept b', 'a c'],
    ['rejected deletions stay as text', 'a {b del URY|old }c', 'reject b', 'a old c'],
    ['a replacement is accepted whole', 'a {b del URY|old}{b ins URY|new} c', 'accept b', 'a new c'],
    ['a replacement is rejected whole', 'a {b del URY|old}{b ins URY|new} c', 'reject b', 'a old c'],
    ['brackets round words come off when accepted', 'a {b hold|held} c', 'accept b', 'a held c'],
    ['and when rejected', 'a {b hold|held} c', 'reject b', 'a held c'],
    ['other brackets are left alone', '{x ins BRA|a }{b ins URY|b }{y del ARG|c}', 'accept b', '{x ins BRA|a }b {y del ARG|c}'],

    ["nested words stay another's when what they stand in is rejected", 'x {a ins URY|one }{b ins BRA ^a|two }{a ins URY|three }y', 'reject a', 'x {b ins BRA|two }y'],
    ['and when it is accepted', 'x {a ins URY|one }{b ins BRA ^a|two }{a ins URY|three }y', 'accept a', 'x one {b ins BRA|two }three y'],
    ['nested words that are accepted become words of what they stand in', 'x {a ins URY|one }{b ins BRA ^a|two }{a ins URY|three }y', 'accept b', 'x {a ins URY|one two three }y'],
    ['nested words that are rejected go alone', 'x {a ins URY|one }{b ins BRA ^a|two }{a ins URY|three }y', 'reject b', 'x {a ins URY|one three }y'],
    ['what is nested moves up when its parent is settled', '{a ins URY|one }{b ins BRA ^a|two }{c ins ARG ^b|three }{a ins URY|four}', 'accept b', '{a ins URY|one two }{c ins ARG ^a|three }{a ins URY|four}'],
    ['several are settled together as one after the other', '{a ins URY|one }{b ins BRA ^a|two }{a ins URY|three}', 'accept a b', 'one two three'],
    ['words proposed inside brackets stay in them when accepted', '{h hold|one }{b ins BRA ^h|two }{h hold|three}', 'accept b', '{h hold|one two three}'],
    ['words proposed between struck ones become text when accepted', '{d del URY|one }{b ins BRA ^d|two }{d del URY|three}', 'accept b', '{d del URY|one }two {d del URY|three}'],
    ['words proposed in the new half of a replacement become words of it', '{r del URY|old}{r ins URY|one }{b ins BRA ^r|two }{r ins URY|three}', 'accept b', '{r del URY|old}{r ins URY|one two three}'],
    ['a parent that is gone long since is no parent', 'x {b ins BRA ^lost|two }y', 'accept b', 'x two y'],
    ["another's deletion of accepted words stays on them", 'x {a ins URY|one {d del BRA ^a|two}} y', 'accept a', 'x one {d del BRA|two} y'],
    ["another's deletion goes with words that are rejected", 'x {a ins URY|one {d del BRA ^a|two}} y', 'reject a', 'x y'],
    ["an accepted deletion takes a proposal's words that it was aimed at", 'x {a ins URY|one {d del BRA ^a|two}} y', 'accept d', 'x {a ins URY|one } y'],
    ['but not words that merely stand inside it', 'x {d del BRA|one }{a ins URY|{d del BRA|two} }{d del BRA|three }y', 'accept d', 'x {a ins URY|two }y'],
    ['base words go with the brackets others put on them', 'x {d del BRA|one {h hold|two} {e del ARG|three}} y', 'accept d', 'x y'],

    ['one of several holders leaves', 'x {b ins ARG,URY|one} y', 'leave to ARG b', 'x {b ins ARG|one} y'],
    ['both halves go over', 'x {b del ARG,URY|old}{b ins ARG,URY|new} y', 'leave to ARG b', 'x {b del ARG|old}{b ins ARG|new} y'],

    ['two spaces do not meet where words went', 'law, {b ins URY|while} respecting', 'reject b', 'law, respecting'],
    ['nor where struck words went', 'law, {b del URY|while} respecting', 'accept b', 'law, respecting'],
    ['no space is left in front', '{b ins URY|While} respecting', 'reject b', 'respecting'],
    ['nor at the end', 'respecting {b ins URY|while}', 'reject b', 'respecting'],
    ['a space of the same author goes too', '{a ins URY|one }{b ins BRA ^a|two}{a ins URY| three}', 'reject b', '{a ins URY|one three}'],
    ['a space of another author stays', '{a ins ARG|one }{b ins BRA|two} three', 'reject b', '{a ins ARG|one } three'],
    ['a space that is all there is of a bracket stays', 'one{h hold| }{b ins BRA|two}{d del ARG| }three', 'reject b', 'one{h hold| }{d del ARG| }three'],
    ['of two spaces the one outside brackets goes', 'one {b ins BRA|two}{h hold| three}', 'reject b', 'one{h hold| three}'],
    ['spaces that were doubled before are none of our business', 'one  two {b ins BRA|x }three', 'reject b', 'one  two three'],
    ['words are not glued', 'one{b ins BRA| x }two', 'accept b', 'one x two'],
  ])('%s', (_title, before, deed, after) => {
    const word = Object.keys(fates).find((each) => deed.startsWith(`${each} `))!
    const ids = deed.slice(word.length + 1).split(' ')
    expect(settle(runs(before), (mark) => (ids.includes(mark.id) ? fates[word]! : null))).toEqual(normalRuns(runs(after)))
  })

  test('no character that stays is written anew', () => {
    const edits = settleRuns(runs('x {a ins URY|one }{b ins BRA ^a|two }{d del ARG|three }y'), () => 'accept')
    expect(edits.every((edit) => !('insert' in edit))).toBe(true)
  })
})

function settle(before: readonly Run[], fateOf: (mark: BracketMark) => Fate): Run[] {
  return editRuns(before, settleRuns(before, fateOf))
}
