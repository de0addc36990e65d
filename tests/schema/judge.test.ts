import { describe, expect, test } from 'vitest'
import type { Actor, Role } from '../../schema/acts/act.ts'
import type { Run, Unit } from '../../schema/draft.ts'
import { cleanText } from '../../schema/hygiene.ts'
import { judgeUnit } from '../../schema/judge.ts'
import { runs, unit } from '../support/build.ts'

const stamp = { decision: 'agreed', level: 'INF', date: '2012-04-19', meeting: 'm1', note: null, printed: null, pending: false, hash: '', words: '' } as const

describe('a delegation', () => {
  const allowed: readonly (readonly [title: string, before: string, after: string])[] = [
    ['puts its words in a bracket', 'The states shall report.', 'The states shall {URY-1 ins URY|promptly }report.'],
    ['strikes words of the text', 'The states shall report.', 'The states {URY-1 del URY|shall} report.'],
    ['replaces words under one bracket', 'a shall b', 'a {URY-1 del URY|shall}{URY-1 ins URY|should} b'],
    ['holds words', 'a shall b', 'a {URY-1 hold URY|shall} b'],
    ['makes a bracket under an id of another kind of editor', 'a b', 'a {5f3a9c ins URY|x }b'],
    ['types inside its own bracket', 'a {b1 ins URY|one} b', 'a {b1 ins URY|one two} b'],
    ['types inside its own bracket at the place where Brazil stands', 'a {b1 ins URY|o}{b2 ins BRA ^b1|x}{b1 ins URY|e} b', 'a {b1 ins URY|of}{b2 ins BRA ^b1|x}{b1 ins URY|me} b'],
    ['takes its words back by deleting them', 'a {b1 ins URY|one} b', 'a  b'],
    ['takes its strike off', 'a {b1 del URY|one} b', 'a one b'],
    ['nests inside another party’s bracket', 'a {b1 ins BRA|one} b', 'a {b1 ins BRA|o}{URY-1 ins URY ^b1|x}{b1 ins BRA|ne} b'],
    ['strikes another party’s proposed words', 'a {b1 ins BRA|one} b', 'a {b1 ins BRA|{URY-1 del URY ^b1|one}} b'],
    ['strikes what another party struck', 'a {b1 del BRA|one two} b', 'a {b1 del BRA|{URY-1 del URY|one} two} b'],
    ['deletes its own words that Brazil had struck', 'a {b1 ins URY|one {b2 del BRA|two}} b', 'a {b1 ins URY|one } b'],
    ['types between its own words that Brazil had struck', 'a {b1 ins URY|{b2 del BRA|two}} b', 'a {b1 ins URY|{b2 del BRA|t}xx{b2 del BRA|wo}} b'],
    ['adds a strike to its own proposal, to make it a replacement', 'a {b1 ins URY|one} b', 'a {b1 ins URY|one}{b1 del URY| b}'],
    ['says two things in one go', 'a b c', 'a {URY-1 ins URY|x}{URY-2 ins URY ^URY-1|y}b {URY-3 del URY|c}'],
  ]
  test.each(allowed)('%s', (_title, before, after) => {
    expect(judge(before, after, 'URY')).toBeNull()
  })

  const refused: readonly (readonly [title: string, code: string, before: string, after: string])[] = [
    ['adds words to the text', 'not yours', 'a b', 'a x b'],
    ['deletes words of the text', 'not yours', 'a b', 'a '],
    ['makes words of the text its own', 'not yours', 'a one b', 'a {URY-1 ins URY|one} b'],
    ['lets its own words pass for the text', 'not yours', 'a {b1 ins URY|one} b', 'a one b'],
    ['deletes another party’s words', 'not yours', 'a {b1 ins BRA|one} b', 'a  b'],
    ['adds words to another party’s bracket', 'not yours', 'a {b1 ins BRA|one} b', 'a {b1 ins BRA|one x} b'],
    ['takes another party’s words over', 'not yours', 'a {b1 ins BRA|one} b', 'a {URY-1 ins URY|one} b'],
    ['puts its name beside another party’s on the same words', 'malformed', 'a {b1 ins BRA|one} b', 'a {b1 ins BRA|{URY-1 ins URY|one}} b'],
    ['takes another party’s strike off', 'not yours', 'a {b1 del BRA|one} b', 'a one b'],
    ['widens another party’s strike', 'not yours', 'a {b1 del BRA|one} b', 'a {b1 del BRA|one b}'],
    ['takes another party’s strike off its own words', 'not yours', 'a {b1 ins URY|one {b2 del BRA|two}} b', 'a {b1 ins URY|one two} b'],
    ['carries another party’s strike to other words of its own', 'not yours', 'a {b1 ins URY|one {b2 del BRA|two}} b', 'a {b1 ins URY|{b2 del BRA|one} two} b'],
    ['carries another party’s strike to another of its brackets', 'not yours', 'a {b1 ins URY|{b2 del BRA|x}} b', 'a  b{URY-1 ins URY|{b2 del BRA|x}}'],
    ['speaks as another', 'forged', 'a b', 'a {BRA-1 ins BRA|x} b'],
    ['strikes as another', 'forged', 'a b', 'a {BRA-1 del BRA|b}'],
    ['holds words in nobody’s name', 'forged', 'a b', 'a {URY-1 hold|b}'],
    ['speaks for itself and another', 'forged', 'a b', 'a {URY-1 ins BRA,URY|x} b'],
    ['uses an id made for another', 'forged', 'a b', 'a {BRA-1 ins URY|x} b'],
    ['uses an id that is none', 'malformed', 'a b', 'a {b!9 ins URY|x }b'],
    ['puts its name under another party’s bracket', 'malformed', 'a {b1 ins BRA|one} b', 'a {b1 ins BRA|one}{b1 del URY| b}'],
    ['types in a bracket it holds with another', 'not yours', 'a {b1 ins ARG,URY|one} b', 'a {b1 ins ARG,URY|one x} b'],
    ['gives its words two authors', 'malformed', 'a {b1 ins URY|one} b', 'a {b1 ins URY|{URY-2 ins URY|one}} b'],
    ['nests in a bracket that is not there', 'gone', 'a b', 'a {URY-1 ins URY ^b7|x} b'],
    ['nests in itself', 'malformed', 'a b', 'a {URY-1 ins URY ^URY-1|x} b'],
    ['nests two brackets in each other', 'malformed', 'a b', 'a {URY-1 ins URY ^URY-2|x}{URY-2 ins URY ^URY-1|y} b'],
    ['moves its bracket into another', 'malformed', 'a {b1 ins URY|one}{b2 ins BRA|x} b', 'a {b1 ins URY ^b2|one}{b2 ins BRA|x} b'],
    ['types text that reads backwards', 'malformed', 'a {b1 ins URY|one} b', 'a {b1 ins URY|one\u202e} b'],
    ['types a space nobody sees', 'malformed', 'a {b1 ins URY|one} b', 'a {b1 ins URY|one\u200b} b'],
    ['types a line break', 'malformed', 'a {b1 ins URY|one} b', 'a {b1 ins URY|one\n} b'],
    ['types half a character', 'malformed', 'a {b1 ins URY|one} b', 'a {b1 ins URY|one\ud83d} b'],
    ['types more than a unit holds', 'size', 'a {b1 ins URY|one} b', `a {b1 ins URY|one${'x'.repeat(100_000)}} b`],
    ['types more than is taken at once', 'size', 'a {b1 ins URY|one} b', `a {b1 ins URY|one${'x'.repeat(64_001)}} b`],
  ]
  test.each(refused)('is refused when it %s', (_title, code, before, after) => {
    expect(judge(before, after, 'URY')).toMatchObject({ ok: false, code, unit: 'u1' })
  })

  test('neither moves nor adds nor drops a note', () => {
    const noted: Run = { text: 'b', brackets: [], notes: ['n1'] }
    const [a, b] = [unit('u1', 'a '), unit('u1', 'a ')]
    const before: Unit = { ...a, runs: [...a.runs, noted] }
    expect(judgeUnit(before, { ...b, runs: runs('a b') }, actor('URY'))).toMatchObject({ code: 'not yours' })
    expect(judgeUnit({ ...b, runs: runs('a b') }, before, actor('URY'))).toMatchObject({ code: 'not yours' })
    const own = runs('a {b1 ins URY|b}')
    expect(judgeUnit({ ...b, runs: own }, { ...b, runs: own.map((run) => ({ ...run, notes: ['n1'] })) }, actor('URY'))).toMatchObject({ code: 'not yours' })
  })

  test('types script that needs joiners, emoji, and accents of every kind', () => {
    for (const word of ['क्\u200dष', 'می\u200cخواهم', '👩‍🌾', 'e\u0301', '葛\u{e0100}']) expect(judge('a {b1 ins URY|one} b', `a {b1 ins URY|one${word}} b`, 'URY')).toBeNull()
  })

  test('owns the plain words of a unit that is its own proposal, and nothing else in it', () => {
    const mine = { by: 'URY' }
    expect(judge('a {b1 ins BRA|x} b', 'other {b1 ins BRA|x} words', 'URY', mine)).toBeNull()
    expect(judge('a b', '', 'URY', mine)).toBeNull()
    expect(judge('a {b1 ins BRA|x} b', 'a  b', 'URY', mine)).toMatchObject({ code: 'not yours' })
    expect(judge('a {b1 ins BRA|x} b', 'a x b', 'URY', mine)).toMatchObject({ code: 'not yours' })
    expect(judge('a {b1 del BRA|x} b', 'a x b', 'URY', mine)).toMatchObject({ code: 'not yours' })
    expect(judge('a {b1 del BRA|x} b', 'a  b', 'URY', mine)).toBeNull()
  })

  test('meets the plain words of another party’s proposed unit as somebody else’s', () => {
    expect(judge('a b', 'a x b', 'URY', { by: 'BRA' })).toMatchObject({ code: 'not yours' })
    expect(judge('a b', 'a {URY-1 ins URY|x }b', 'URY', { by: 'BRA' })).toBeNull()
    expect(judge('a b', 'a x b', 'URY', { by: 'ARG,URY' })).toMatchObject({ code: 'not yours' })
  })
})

describe('the chair and the secretariat', () => {
  const allowed: readonly (readonly [title: string, before: string, after: string])[] = [
    ['type in the text', 'a b', 'a new b'],
    ['type inside any bracket', 'a {b1 ins URY|one} b', 'a {b1 ins URY|one two} b'],
    ['type inside a bracket of several', 'a {b1 ins ARG,URY|one} b', 'a {b1 ins ARG,URY|one two} b'],
    ['key a proposal for a party', 'a b', 'a {URY-1 ins URY|x} {URY-2 del URY|b}'],
    ['hold words in nobody’s name', 'a b', 'a {x1 hold|b}'],
    ['shorten a bracket', 'a {b1 del URY|one two} b', 'a {b1 del URY|one} two b'],
    ['delete words between brackets', 'a {b1 ins URY|one} b {b2 del BRA|c}', 'a {b1 ins URY|one}{b2 del BRA|c}'],
  ]
  test.each(allowed)('%s', (_title, before, after) => {
    expect(judge(before, after, 'chair')).toBeNull()
    expect(judge(before, after, 'secretariat')).toBeNull()
  })

  const refused: readonly (readonly [title: string, code: string, before: string, after: string])[] = [
    ['type a bracket away', 'not yours', 'a {b1 ins URY|one} b', 'a  b'],
    ['type half of a replacement away', 'not yours', 'a {b1 del URY|one}{b1 ins URY|two} b', 'a {b1 ins URY|two} b'],
    ['delete the struck words with their strike', 'not yours', 'a {b1 del URY|one} b', 'a  b'],
    ['turn proposed words into text', 'not yours', 'a {b1 ins URY|one two} b', 'a {b1 ins URY|one} two b'],
    ['turn text into proposed words', 'not yours', 'a {b1 ins URY|one} b', 'a {b1 ins URY|one b}'],
    ['make a bracket of several', 'malformed', 'a b', 'a {x1 ins ARG,URY|x} b'],
    ['propose in nobody’s name', 'malformed', 'a b', 'a {x1 ins|x} b'],
    ['put another holder under a bracket', 'malformed', 'a {b1 ins URY|one} b', 'a {b1 ins URY|one}{b1 del BRA| b}'],
    ['type what nobody can see', 'malformed', 'a b', 'a\u2066 b'],
  ]
  test.each(refused)('are refused when they %s', (_title, code, before, after) => {
    expect(judge(before, after, 'secretariat')).toMatchObject({ ok: false, code })
  })

  test('move no note', () => {
    const before: Unit = { ...unit('u1', ''), runs: [{ text: 'noted words', brackets: [], notes: ['n1'] }, { text: ' here', brackets: [], notes: [] }] }
    const at = (...parts: readonly (readonly [string, readonly string[]])[]): Unit => ({ ...before, runs: parts.map(([text, notes]) => ({ text, notes, brackets: [] })) })
    expect(judgeUnit(before, at(['noted new words', ['n1']], [' here', []]), actor('secretariat'))).toBeNull()
    expect(judgeUnit(before, at(['noted words here', ['n1']]), actor('secretariat'))).toMatchObject({ code: 'not yours' })
    expect(judgeUnit(before, at(['noted words here', []]), actor('secretariat'))).toMatchObject({ code: 'not yours' })
    expect(judgeUnit(before, at(['noted words', ['n1']], [' here', ['n2']]), actor('secretariat'))).toMatchObject({ code: 'not yours' })
  })
})

describe('nobody', () => {
  const everybody = ['URY', 'chair', 'secretariat'] as const

  test.each(everybody)('types in a sealed unit (%s), and the sentence says which', (who) => {
    expect(judge('a {b1 ins URY|one} b', 'a {b1 ins URY|one x} b', who, { stamp, label: '1bis.' })).toMatchObject({ code: 'sealed', sentence: expect.stringContaining('“1bis.”') })
    expect(judge('a {b1 ins URY|one} b', 'a {b1 ins URY|one} b', who, { stamp })).toBeNull()
  })

  test.each(everybody)('changes by typing what a unit is (%s)', (who) => {
    const before = unit('u1', 'a')
    for (const change of [{ kind: 'action' }, { by: 'URY' }, { id: 'u2' }, { stamp }, { label: '2.' }] as const)
      expect(judgeUnit(before, { ...before, ...change }, actor(who))).toMatchObject({ code: 'structure' })
  })

  test('who observes writes', () => {
    expect(judge('a', 'a b', 'observer')).toMatchObject({ code: 'role' })
    expect(judge('a', 'a', 'observer')).toMatchObject({ code: 'role' })
  })

  test('without a party writes as a delegation', () => {
    expect(judgeUnit(unit('u1', 'a'), unit('u1', 'a b'), { ...actor('URY'), party: null })).toMatchObject({ code: 'role' })
  })
})

test('an imported text keeps a character that could not be typed, until somebody adds another', () => {
  expect(judge('a\tb {b1 ins URY|one}', 'a\tb {b1 ins URY|one two}', 'URY')).toBeNull()
  expect(judge('a\tb {b1 ins URY|one}', 'a\tb {b1 ins URY|one\t}', 'URY')).toMatchObject({ code: 'malformed' })
})

test('what is pasted can be cleaned so that it is taken', () => {
  expect(cleanText('one\r\ntwo\tthree\u200b\u00ad four\ud83d 👩‍🌾')).toBe('one two three four 👩‍🌾')
})

function judge(before: string, after: string, who: string, more: Partial<Unit> = {}) {
  return judgeUnit(unit('u1', before, more), unit('u1', after, more), actor(who))
}

function actor(who: string): Actor {
  const role: Role = who === 'chair' || who === 'secretariat' || who === 'observer' ? who : 'delegation'
  return { user: `user of ${who}`, name: who, role, party: role === 'delegation' ? who : null }
}
