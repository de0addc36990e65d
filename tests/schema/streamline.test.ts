import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Draft } from '../../schema/draft.ts'
import { serialiseRuns } from '../../schema/serialise.ts'
import { wordProof } from '../../schema/wordProof.ts'
import { act, chair, done, parties, secretary, seenNow, the, uruguay } from '../support/actors.ts'
import { draft, unit } from '../support/build.ts'
import { after } from '../support/plan.ts'

const room = draft([
  unit('a1', 'States shall report {x ins ARG|every year }to the Council.', { label: '1.', positions: [{ party: 'ARG', stance: 'supports', printed: null, note: null }] }),
  unit('v1', 'States should report promptly to the Council.', { label: '1alt.', alternativeTo: 'a1', by: 'URY', positions: [{ party: 'BRA', stance: 'opposes', printed: null, note: null }] }),
  unit('v2', 'States may report to the Assembly.', { label: '1alt2.', alternativeTo: 'a1', by: 'BRA' }),
  unit('z', 'Another matter.', { label: '2.' }),
], { parties, brackets: { x: { positions: [{ party: 'URY', stance: 'can live with', printed: null, note: null }], remarks: [] } } })

const deed = (text: string, units = ['a1', 'v1', 'v2'], of: Draft = room) => ({ type: 'merge', units, text, seen: seenNow(of, ...units) }) as const
const streamlined = 'States [Uru delete: [Bra delete: shall]] [Uru: should] [Bra: may] report'

describe('versions merged into one text', () => {
  const two = 'States [Uru delete: shall] [Uru: should] report [Uru: promptly] [Arg: every year] to the Council.'

  test('leave their words, each as its party’s, in the first of them; what is common stands once', () => {
    const merged = after(room, secretary, deed(two, ['a1', 'v1']))
    expect(merged.units.map(({ id }) => id)).toEqual(['a1', 'v2', 'z'])
    expect(serialiseRuns(the(merged, 'a1').runs, { ...merged, brackets: {} })).toBe(two)
    expect(the(merged, 'a1')).toMatchObject({ label: '1.', by: null })
  })

  test('bring along what parties hold on them and on their brackets', () => {
    const merged = after(room, secretary, deed(two, ['a1', 'v1']))
    expect(merged.brackets['x']).toEqual(room.brackets['x'])
    expect(the(merged, 'a1').positions).toEqual(the(room, 'a1').positions)
    const others = Object.entries(merged.brackets).filter(([id]) => id !== 'x')
    expect(others.map(([id, { positions }]) => [id.slice(0, 3), positions])).toEqual([['URY', the(room, 'v1').positions]])
  })

  test('are told in the log with whose words were counted', () => {
    expect(done(room, secretary, deed(two, ['a1', 'v1'])).sentence).toBe('Secretariat merged 1. and 1alt. into one text; the words of all are as they were (the text, Argentina and Uruguay).')
  })

  test('may begin with another capital and be put together with other commas', () => {
    const other = 'To the Council, states [Uru delete: shall] [Uru: should] [Arg: every year] report [Uru: promptly].'
    expect(act(room, secretary, deed(other, ['a1', 'v1']))).toMatchObject({ ok: true })
  })

  test('of three parties need the words of all three', () => {
    const three = `${streamlined} [Uru: promptly] [Arg: every year] to the [Bra delete: Council] [Bra: Assembly].`
    expect(act(room, secretary, deed(three))).toMatchObject({ ok: true })
  })

  test.each([
    ['a word of a version is lost', 'States [Uru delete: shall] [Uru: should] report [Arg: every year] to the Council.', 'Uruguay would lose “promptly”.'],
    ['a word is put into somebody’s mouth', two.replace('promptly', 'very promptly'), 'Uruguay would gain “very”.'],
    ['a bracket of the text is lost', two.replace('[Arg: every year] ', ''), 'Argentina would lose “every”, “year”.'],
    ['a proposal becomes text', two.replace('[Arg: every year]', 'every year'), 'The text would gain “every”, “year”. Argentina would lose “every”, “year”.'],
    ['words change hands', two.replace('Arg', 'Uru'), 'Argentina would lose “every”, “year”.'],
    ['the text is put in brackets by a party that did not', two.replace('the Council', '[Arg delete: the Council]'), 'Argentina would gain “the”, “council”.'],
  ])('are refused, with the words, where %s', (_title, text, words) => {
    const refusal = act(room, secretary, deed(text, ['a1', 'v1']))
    expect(refusal).toMatchObject({ ok: false, code: 'state', sentence: expect.stringContaining(words) as string })
  })

  test.each([
    ['one alone', deed('x', ['a1']), 'malformed'],
    ['what are no versions of each other', deed('x', ['a1', 'z']), 'state'],
    ['a version before the text', deed('x', ['v1', 'a1']), 'malformed'],
    ['a text with an open bracket', deed('States [Uru: shall', ['a1', 'v1']), 'malformed'],
    ['a party nobody knows', deed('States [Xyz: shall] report', ['a1', 'v1']), 'malformed'],
    ['nothing', deed(' ', ['a1', 'v1']), 'malformed'],
    ['words that changed', { ...deed(two, ['a1', 'v1']), seen: {} }, 'changed'],
  ])('%s is refused', (_title, wrong, code) => {
    expect(act(room, chair, wrong)).toMatchObject({ ok: false, code })
  })

  test('are for the secretariat and the chair', () => {
    expect(act(room, uruguay, deed(two, ['a1', 'v1']))).toMatchObject({ code: 'role' })
  })

  test('none of which is the text become one proposal of the first', () => {
    const text = 'States [Bra delete: should] [Bra: may] report [Bra delete: promptly] to the [Bra delete: Council] [Bra: Assembly].'
    const merged = after(room, secretary, deed(text, ['v1', 'v2']))
    expect(the(merged, 'v1')).toMatchObject({ by: 'URY', alternativeTo: 'a1' })
  })
})

describe('what is known of versions that are merged', () => {
  const stamp = { decision: 'agreed', level: 'AD REFERENDUM', date: null, meeting: null, note: 'quorum', printed: null, pending: true, hash: '', words: '' } as const
  const lifted = { how: 'reopened', at: '2012-04-01T10:00:00Z', by: 'Ms. Chair', asked: null, reason: 'news' } as const
  const noted: Draft = {
    ...room, notes: [{ id: 'aside', text: 'As in 1999.', lines: null }, { id: 'quorum', text: 'No quorum.', lines: null }],
    pointer: 'v1', parked: ['v1'], floor: [{ id: 'f', party: 'URY', unit: 'v1', at: '2012-04-19T10:00:00Z', speaking: false }],
    units: room.units.map((each) => (each.id === 'v1' ? { ...each, former: [{ stamp, lifted }], runs: each.runs.map((run) => ({ ...run, notes: ['aside'] })), positions: [{ party: 'BRA', stance: 'opposes', printed: null, note: 'aside' }] } : each)),
  }
  const both = deed('States [Uru delete: shall][Uru: should] report [Arg: every year ][Uru: promptly] to the Council.', ['a1', 'v1'], noted)

  test('stays with the text: lifted stamps with the note they cite, positions that a note said, the room itself', () => {
    const merged = after(noted, secretary, both)
    expect(the(merged, 'a1').former).toEqual([{ stamp, lifted }])
    expect(merged.notes.map(({ id }) => id)).toEqual(['quorum'])
    const positions = [the(merged, 'a1'), ...Object.values(merged.brackets)].flatMap((each) => each.positions)
    expect(positions).toContainEqual({ party: 'BRA', stance: 'opposes', printed: null, note: null })
    expect(merged).toMatchObject({ pointer: 'a1', parked: ['a1'], floor: [{ unit: 'a1' }] })
  })

  test('and a note that goes with its words is told', () => {
    expect(done(noted, secretary, both).sentence).toMatch(/The note “As in 1999\.” went with the words it stood at\.$/)
  })
})

test('a merged text passes if and only if every party still reads its own words', () => {
  const words = ['states', 'shall', 'report', 'soon', 'all']
  const version = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 })
  fc.assert(fc.property(version, version, version, fc.nat(4), (base, ury, bra, which) => {
    const before = [unit('a', base.join(' ')), unit('u', ury.join(' '), { alternativeTo: 'a', by: 'URY' }), unit('b', bra.join(' '), { alternativeTo: 'a', by: 'BRA' })]
    // Every version whole, as a replacement of the text: clumsy, and complete.
    const honest = unit('a', `{u del URY|{b del BRA|${base.join(' ')}}}{u ins URY| ${ury.join(' ')}}{b ins BRA| ${bra.join(' ')}}`)
    expect(wordProof(before, honest).holds).toBe(true)
    const cheat = { ...honest, runs: honest.runs.map((run) => (run.brackets.some(({ by, kind }) => by === 'URY' && kind === 'ins') ? { ...run, text: ` ${[...ury.slice(0, -1), `new${which}`].join(' ')}` } : run)) }
    const proof = wordProof(before, cheat)
    expect(proof.voices.filter(({ lost, added }) => lost.length + added.length > 0)).toEqual([{ party: 'URY', lost: [ury[ury.length - 1]], added: [`new${which}`] }])
  }))
})
