import { describe, expect, test } from 'vitest'
import type { Draft } from '../../schema/draft.ts'
import { holders } from '../../schema/draft.ts'
import { parse } from '../../schema/parse/parse.ts'
import { textOf } from '../../schema/runs.ts'
import { serialise } from '../../schema/serialise.ts'
import { parties } from '../support/parties.ts'
import { differences } from '../support/sameDraft.ts'
import { shownWords } from '../support/shownWords.ts'

const read = (text: string): Draft => parse(text, { parties })
const kindsFound = (text: string) => read(text).findings.map(({ kind }) => kind)
const saysOf = (text: string, words: string) => read(text).findings.some(({ sentence }) => sentence.includes(words))

/** Every position of a draft, on units and brackets: "USA opposes". */
function held(draft: Draft): string[] {
  const all = [...draft.units.flatMap((unit) => unit.positions), ...Object.values(draft.brackets).flatMap((facts) => facts.positions)]
  return all.map(({ party, stance, until }) => [party, stance, until ?? []].flat().join(' '))
}

/** What every text of this file must hold: it is printed and read again as the same draft. */
function expectSameAgain(draft: Draft): void {
  expect(differences(draft, parse(serialise(draft), { parties }))).toEqual([])
}

describe('who holds words in a bracket', () => {
  const cases: readonly (readonly [title: string, text: string, words: string, positions: readonly string[]])[] = [
    ['a list of names before them', '1. We [MEX, ARG, BRA: gladly] share.', 'We {1 MEX,ARG,BRA ins|gladly }share.', []],
    ['who proposes and who opposes', '1. Share [Mex/CR propose; US oppose: all] wells.', 'Share {1 MEX,CRI ins|all }wells.', ['USA opposes']],
    ['opposition alone proposes nothing', '1. Share [US oppose: deep] wells.', 'Share {1 hold|deep} wells.', ['USA opposes']],
    ['opposed words with others of the same party behind them are a replacement', '1. It [US oppose: drains] [US propose: fills] wells.', 'It {1 USA del|drains} {1 USA ins|fills }wells.', []],
    ['who wants words to go is against them where somebody proposes them', '1. Share [Mex propose; US delete: all] wells.', 'Share {1 MEX ins|all }wells.', ['USA opposes']],
    ['who wants to keep them is against their deletion', '1. Share [US delete; Mex retain: all] wells.', 'Share {1 USA del|all} wells.', ['MEX opposes']],
    ['support and reserves without a holder', '1. Share [Arg support; Bra reserve: all] wells.', 'Share {1 hold|all} wells.', ['ARG supports', 'BRA reserves']],
    ['who can live with it, and who is still considering', '1. Share [Mex propose; Can can live with; Chi still considering: all] wells.', 'Share {1 MEX ins|all }wells.', ['CAN can live with', 'CHL pending consultations']],
    ['a name behind a dash', '1. Ending [deep - US; Bra delete] thirst.', 'Ending {1 USA ins|deep }thirst.', ['BRA opposes']],
    ['also right behind a full stop', '1. We [keep our wells. -Mex; US, Canada, Jam delete.]', 'We{1 MEX ins| keep our wells.}', ['USA opposes', 'CAN opposes', 'JAM opposes']],
    ['alternatives with their names in one bracket', '1. By [digging less - Arg, Bra retain / paying more - US] we save.', 'By {1 hold|digging less} / {2 USA ins|paying more }we save.', ['ARG supports', 'BRA supports']],
    ['a name in parentheses behind the bracket', '1. The [annex on wells] (Brazil) binds.', 'The {1 BRA ins|annex on wells} binds.', []],
    ['a proposal told in parentheses', '1. The list [of wells] (Proposal by Brazil and Chile) binds.', 'The list {1 BRA,CHL ins|of wells} binds.', []],
    ['but not what the words are short for', '1. The [United States] (US) digs.', 'The {1 hold|United States} (US) digs.', []],
    ['nor other letters in parentheses', '1. The [inland states] (MISPA) dig.', 'The {1 hold|inland states} (MISPA) dig.', []],
    ['a dash between words names nobody', '1. The [well - and what is in it - of all] is shared.', 'The {1 hold|well - and what is in it - of all} is shared.', []],
    ['nor does a title with a dash', '1. The [Basic Law - General Part] binds.', 'The {1 hold|Basic Law - General Part} binds.', []],
  ]
  test.each(cases)('%s', (_title, text, words, positions) => {
    const draft = read(text)
    expect(shownWords(draft.units[0])).toBe(words)
    expect(held(draft)).toEqual(positions)
    expectSameAgain(draft)
  })

  test('what contradicts itself or is not understood stays in words, with a finding', () => {
    for (const text of ['1. Dig [US delete; Mex oppose: deep] wells.', '1. Dig [Mex seeks clarification; US oppose to some extent: deep] wells.']) {
      expect(read(text).units[0]?.runs[1]?.brackets[0]).toMatchObject({ kind: 'hold', by: '' })
      expect(textOf(read(text).units[0]?.runs ?? [])).toBe(text.slice(3).replace(/[[\]]/g, ''))
      expect(saysOf(text, 'look like positions')).toBe(true)
    }
  })

  test('names nobody listed become parties to confirm, each with the lines that name it', () => {
    const draft = read('1. Share [NZ/CL propose; Genovia oppose: all] wells.\n\n2. Dig [deep - EU; CL delete] wells.\n\n3. Rest [Wakanda: well].')
    expect(draft.parties.slice(parties.length).map(({ code }) => code)).toEqual(['NZ', 'CL', 'Genovia', 'EU', 'Wakanda'])
    const unknown = draft.findings.filter(({ kind }) => kind === 'unknown party')
    expect(unknown.map(({ lines, sentence }) => [/"(.*?)"/.exec(sentence)?.[1], lines])).toEqual([['NZ', [1]], ['CL', [1, 3]], ['Genovia', [1]], ['EU', [3]], ['Wakanda', [5]]])
    expectSameAgain(draft)
  })
})

describe('alternatives', () => {
  const alternatives = (text: string) => read(text).units.map((unit, _, all) => [unit.label, all.findIndex(({ id }) => id === unit.alternativeTo)])
  const cases: readonly (readonly [title: string, text: string, units: readonly (readonly [string | null, number])[]])[] = [
    ['options on lines of their own', 'Option 1\nWells are shared.\n\nOption 2\nWells are sold.\n\nOption 3: No wells.', [['Option 1', -1], ['Option 2', 0], ['Option 3:', 0]]],
    ['options in capitals, the second with its scope, the third in a bracket', 'OPTION A: Dig.\nOPTION B: (paragraphs 3-3quater) Buy.\n[OPTION C: No text]', [['OPTION A:', -1], ['OPTION B:', 0], ['OPTION C:', 0]]],
    ['a new option 1 begins anew', 'Option 1: Dig.\nOption 2: Buy.\nOption 1: Drink.\nOption 2: Wash.', [['Option 1:', -1], ['Option 2:', 0], ['Option 1:', -1], ['Option 2:', 2]]],
    ['alt behind or before the number', '3. To dig.\n4. To buy.\n3 alt. To drink.\nALT 4. To wash.', [['3.', -1], ['4.', -1], ['3 alt.', 0], ['ALT 4.', 1]]],
    ['alts that count the versions of what stands before them', '3. To dig.\nAlt 1. To buy.\nAlt 2. To wash.', [['3.', -1], ['Alt 1.', 0], ['Alt 2.', 0]]],
    ['a paragraph of the preamble', 'PP5 Recalling wells,\nPP6 Noting lakes,\nPP5alt Recalling seas,', [['PP5', -1], ['PP6', -1], ['PP5alt', 0]]],
    ['options of several items', 'Option 1\n(a) dig;\n(b) rest.\nOption 2\n(a) buy.', [['Option 1', -1], ['(a)', -1], ['(b)', -1], ['Option 2', 0], ['(a)', -1]]],
    ['two slashes', '1. To dig.\n\n// [To buy.]', [['1.', -1], [null, 0]]],
    ['but bis is a paragraph more', '1. To dig.\n1bis. To buy.', [['1.', -1], ['1bis.', -1]]],
    ['and an option in a sentence is none', 'Option 1 would be to dig.', [[null, -1]]],
  ]
  test.each(cases)('%s', (_title, text, units) => {
    expect(alternatives(text)).toEqual(units)
    expectSameAgain(read(text))
  })

  test('at one place stay apart, and a slash between words is left alone', () => {
    expect(shownWords(read('1. It [shall] [should] [a][b] be [c]/[d], one / two, and/or e.').units[0])).toBe('It {1 hold|shall} {2 hold|should} {3 hold|a}{4 hold|b} be {5 hold|c}/{6 hold|d}, one / two, and/or e.')
  })

  test('an option prints without slashes, since it says itself what it is', () => {
    expect(serialise(read('Option 1: Dig.\nOption 2: Buy.'))).toBe('Option 1: Dig.\n\nOption 2: Buy.\n')
  })
})

describe('brackets', () => {
  test('five deep', () => {
    const text = '1. Alpha [one [two [three [four [five]]]]] end.'
    expect(read(text).units[0]?.runs.map(({ brackets }) => brackets.length)).toEqual([0, 1, 2, 3, 4, 5, 0])
    expectSameAgain(read(text))
  })

  test('that split a word keep every letter where it is', () => {
    const text = '1. A[n] rule of Article[s 5.2 and] 6, [w][W]ells [dug unde]r it.'
    expect(textOf(read(text).units[0]!.runs)).toBe('An rule of Articles 5.2 and 6, wWells dug under it.')
    expect(serialise(read(text))).toBe(`${text}\n`)
  })

  test('round a label or half of a heading contest the words, and the label stays one', () => {
    const draft = read('[2.1. The parties dig.]\n\n[Article 5 Wells]\n\nCHAPTER [VI Lakes]\n\n[Uru: 3bis. The parties rest.]\n\n[2 alt [the lake]')
    expect(draft.units.map((unit) => [unit.kind, unit.label, unit.by, shownWords(unit)])).toEqual([
      ['paragraph', '2.1.', null, '{1 hold|The parties dig.}'], ['paragraph', 'Article 5', null, '{1 hold|Wells}'], ['chapter', 'CHAPTER VI', null, '{1 hold|Lakes}'],
      ['paragraph', '3bis.', 'URY', 'The parties rest.'], ['paragraph', '2 alt', null, '[{1 hold|the lake}'],
    ])
    expectSameAgain(draft)
  })

  test('with nothing but a number in them are words', () => {
    expect(read('1. Wells.\n\n[1] well\n\n[2 alt] lake').units.map((unit) => unit.label)).toEqual(['1.', null, null])
  })

  test('over several paragraphs become one in each, and both ends are told', () => {
    const draft = read('[Uru: 1. The parties agree:\n\n(a) to dig;\n\n(b) to rest.] AGREED INF 04/19/12\n\n2. To [drink].')
    expect(draft.units.map((unit) => [unit.label, unit.by, shownWords(unit)])).toEqual([['1.', 'URY', 'The parties agree:'], ['(a)', 'URY', 'to dig;'], ['(b)', 'URY', 'to rest.'], ['2.', null, 'To {1 hold|drink}.']])
    expect(draft.findings.find(({ sentence }) => sentence.includes('closes in another'))?.lines).toEqual([1, 5])
    expectSameAgain(draft)
  })

  test('one that is never closed costs its own unit alone', () => {
    const unit = (n: number) => `${n}. To dig [deep] wells [Uru: now] and [here].`
    const text = Array.from({ length: 400 }, (_, at) => unit(at + 1)).join('\n')
    const whole = read(text).units.map(shownWords)
    const damaged = read(text.replace('200. To dig [deep]', '200. To dig [deep'))
    const shown = damaged.units.map(shownWords)
    expect(shown.filter((words, at) => words !== whole[at])).toEqual(['To dig [deep wells {1 URY ins|now }and {2 hold|here}.'])
    expect(damaged.findings.filter(({ kind }) => kind === 'unbalanced bracket').map(({ lines }) => lines)).toEqual([[200]])
  })

  test('with a blank or a placeholder stay as they are, with a finding', () => {
    for (const blank of ['[X]', '[…]', '[insert number]', '[X date]', '[Placeholder for lakes]']) {
      const text = `1. By ${blank} wells.`
      expect(serialise(read(text))).toBe(`${text}\n`)
      expect(saysOf(text, 'blank or a placeholder')).toBe(true)
    }
    expect(kindsFound('1. By 10/50/[ ] wells.')).toContain('other')
  })

  test('that read like a position in the middle of a sentence are words to look at', () => {
    const text = '1. To [Uru reserve] dig.'
    expect(shownWords(read(text).units[0])).toBe('To {1 hold|Uru reserve} dig.')
    expect(kindsFound(text)).toContain('remark in brackets')
  })
})

describe('what is not negotiated text', () => {
  const cases: readonly (readonly [text: string, words: string, remarks: readonly string[]])[] = [
    ['1. To dig. {no text required}', 'To dig.', ['{no text required}']],
    ['1. To dig.\n{Placement proposal: to become Article 9}', 'To dig.', ['{Placement proposal: to become Article 9}']],
    ['1. To dig. [Negotiator’s note: look at Article 3]', 'To dig.', ['[Negotiator’s note: look at Article 3]']],
    ['1. To dig.\n(Considered during the meeting held on April 27, 2011, remains for further consultation)', 'To dig.', ['(Considered during the meeting held on April 27, 2011, remains for further consultation)']],
    ['1. To dig. PENDING', 'To dig.', ['PENDING']],
    ['1. To dig.\n(PENDING)', 'To dig.', ['(PENDING)']],
    ['1. To dig. [Suggested for closure]', 'To dig.', ['[Suggested for closure]']],
    ['1. To dig. (agreed in informals pending only one delegation)', 'To dig.', ['(agreed in informals pending only one delegation)']],
    ['1. {Wells}', '{Wells}', []],
  ]
  test.each(cases)('%s', (text, words, remarks) => {
    const draft = read(text)
    expect([textOf(draft.units[0]?.runs ?? []), draft.units[0]?.remarks, draft.units.length, draft.units[0]?.stamp]).toEqual([words, remarks, 1, null])
    expectSameAgain(draft)
  })
})

describe('labels', () => {
  const labels = ['PP1', 'PP2 bis', 'OP3.', 'OP3bis.', 'PP 4', '1 bis', '1. bis', '2.bis', '1.bis:', '3 bis.', '19bis', '1. (bis)', '(1 ter)', '4 quat.', '4 quint.', '4 quinqiues.', '5 sexies.', '5 septies', '6octies.', '6 novies',
    '6 decies', '1BIS.', '54 ante', '54 ter ante', 'ARTICLE ANTE55', '1pre.', '1 pre', 'Article 12 bis', 'Article QQ.A.2bis:', 'Preambular paragraph 3', '2.1.', '(a)', '(i)', 'a.', 'b)']
  test.each(labels)('%s', (label) => {
    const draft = read(`0. Wells;\n\n${label} Lakes are shared.`)
    expect([draft.units[1]?.label, textOf(draft.units[1]?.runs ?? [])]).toEqual([label, 'Lakes are shared.'])
    expectSameAgain(draft)
  })

  test('on a line of their own', () => {
    expect(read('Pp1\nRecalling wells,\n\nPp2\nNoting lakes,').units.map((unit) => [unit.label, textOf(unit.runs)])).toEqual([['Pp1', 'Recalling wells,'], ['Pp2', 'Noting lakes,']])
  })

  test('of a list below its opening words', () => {
    const draft = read('1. The parties:\n(a) shall dig,\n(i) at once; and\n(ii) for good;\n(b) may rest.\n2. Others:\na. dig\nb. rest\nc. drink')
    expect(draft.units.map((unit) => unit.label)).toEqual(['1.', '(a)', '(i)', '(ii)', '(b)', '2.', 'a.', 'b.', 'c.'])
  })
})

describe('deleted and moved', () => {
  test('"Deleted." under a label that is kept is a status', () => {
    for (const text of ['Article 7\nDeleted.', '7. DELETED', '7. [Deleted]']) expect(read(text).units[0]).toMatchObject({ runs: [], stamp: { decision: 'deleted', level: '', date: null } })
  })

  test('where words went or came from is told in every form', () => {
    const moved = (text: string) => read(text).units.map((unit) => [unit.label, unit.moved?.role ?? null, unit.moved?.printed ?? null, textOf(unit.runs)])
    const cases: readonly (readonly [text: string, role: string, printed: string, words: string])[] = [
      ['Article 8\nDeleted and merged into article 30 as revised.', 'origin', 'Deleted and merged into article 30 as revised.', ''],
      ['Article 8\nDeleted - paragraph 1 deleted, and paragraph 2 moved as article 41 bis.', 'origin', 'Deleted - paragraph 1 deleted, and paragraph 2 moved as article 41 bis.', ''],
      ['Article 8\nMoved as article 54 ante.', 'origin', 'Moved as article 54 ante.', ''],
      ['8. Deleted and moved to follow article 17 as article 17 bis', 'origin', 'Deleted and moved to follow article 17 as article 17 bis', ''],
      ['8. (This paragraph was moved to become the first action under Objective 2.1)', 'origin', '(This paragraph was moved to become the first action under Objective 2.1)', ''],
      ['1 ter (former 7) To dig.', 'destination', '(former 7)', 'To dig.'],
      ['9. To dig. (Previously paragraph 4 of objective 1.1)', 'destination', '(Previously paragraph 4 of objective 1.1)', 'To dig.'],
      ['9. To dig. [moved from paragraph 3]', 'destination', '[moved from paragraph 3]', 'To dig.'],
      ['Article 9\n(Previously article 8)\nTo dig.', 'destination', '(Previously article 8)', 'To dig.'],
    ]
    for (const [text, role, printed, words] of cases) {
      expect(moved(text)).toEqual([[/^(?:Article \d|\d ter|\d\.)/.exec(text)?.[0], role, printed, words]])
      expectSameAgain(read(text))
    }
  })

  test('both ends are tied by the labels they name', () => {
    const { units } = read('7. (Moved to 1 ter)\n\n1 ter (former 7) To dig.\n\nArticle 8\nMoved as article 54 ante.\n\nArticle 54 ante\n(Previously article 8)\nTo rest.')
    expect(units.map(({ moved }) => units.findIndex(({ id }) => id === moved?.other))).toEqual([1, 0, 3, 2])
  })

  test('but "moved by" in a preamble moves nothing', () => {
    expect(read('PP1 Deeply\n\nMoved by the thirst of many,').units.every(({ moved }) => moved === null)).toBe(true)
  })
})

describe('statuses of other houses', () => {
  const cases: readonly (readonly [text: string, level: string, date: string | null, pending: boolean])[] = [
    ['1. To dig. (AGREED upon during the meeting held on April 27, 2011)', '', '2011-04-27', false],
    ['1. To dig.\n[Agreed ad ref]', 'AD REFERENDUM', null, true],
    ['1. To dig. agreed ad ref.', 'AD REFERENDUM', null, true],
    ['1. To dig.\nAgreed in informals', 'INFORMALS', null, false],
    ['1. To dig. (agreed in the CoW)', 'COW', null, false],
    ['1. To dig. (Text agreed upon by the Committee on May 14, 2004)', 'COMMITTEE', '2004-05-14', false],
    ['1. To dig. AGREED WORKING GROUP 2 04/19/12', 'WORKING GROUP 2', '2012-04-19', false],
    ['1. To dig. AGREED WG2', 'WG2', null, false],
    ['1. To dig. AGREED CABINET', 'CABINET', null, false],
    ['1. To dig. AGREED AD REF PENDING', 'AD REFERENDUM', null, true],
    ['1. To dig. AGREED INF 04/19/12 1/\n\n1/ Approval is pending as the required quorum was not present.', 'INF', '2012-04-19', true],
  ]
  test.each(cases)('%s', (text, level, date, pending) => {
    const draft = read(text)
    expect(draft.units[0]?.stamp).toMatchObject({ decision: 'agreed', level, date, pending })
    expect(textOf(draft.units[0]!.runs)).toBe('To dig.')
    expectSameAgain(draft)
  })

  test('one under the title is of the whole document', () => {
    const draft = read('Draft Resolution on Wells\n\n(Text agreed upon by the Committee on May 14, 2004)\n\n1. To dig.')
    expect(draft.units[0]).toMatchObject({ kind: 'title', stamp: { level: 'COMMITTEE', date: '2004-05-14' } })
    expect(draft.title).toBe('Draft Resolution on Wells')
  })

  test('what only ends in such a word is text', () => {
    for (const text of ['1. The plan that was agreed', '1. The text (adopted)', '1. What the Committee agreed in plenary', '1. The goals approved']) expect(read(text).units[0]?.stamp).toBe(null)
  })
})

describe('consultations with a day', () => {
  const cases: readonly (readonly [text: string, positions: readonly string[]])[] = [
    ['1. To dig. (Pending consultations by the United States until 04/30/12)', ['USA pending consultations 2012-04-30']],
    ['1. To [dig] (Pending consultations by Brazil and Chile until May 3, 2012) wells.', ['BRA pending consultations 2012-05-03', 'CHL pending consultations 2012-05-03']],
    ['1. To dig. [US: pending capital]', ['USA pending consultations']],
    ['1. To [dig] 1/ wells.\n\n1/ Pending consultations by the United States until 2012-04-30.', ['USA pending consultations 2012-04-30']],
    ['1. To dig. (Brazil reserves its position until 04/30/12)', ['BRA reserves']],
    ['1. To [dig] (Brazil is opposed; Chile and Peru support this) wells.', ['BRA opposes', 'CHL supports', 'PER supports']],
  ]
  test.each(cases)('%s', (text, positions) => {
    expect(held(read(text))).toEqual(positions)
    expectSameAgain(read(text))
  })

  test('are read day first where a status proves it', () => {
    expect(held(read('1. To dig. (Pending consultations by Brazil until 03/05/12)\n\n2. To rest. AGREED INF 19/04/12'))).toEqual(['BRA pending consultations 2012-05-03'])
  })

  test('are printed by the house when they were asked for here', () => {
    const draft = read('1. To dig.')
    const asked = { ...draft, units: draft.units.map((unit) => ({ ...unit, positions: [{ party: 'USA', stance: 'pending consultations', printed: null, note: null, until: '2012-04-30' } as const] })) }
    expect(serialise(asked)).toBe('1. To dig. (Pending consultations by the United States until 04/30/12)\n')
    expectSameAgain(asked)
  })
})

test('a note that says who proposed the bracket it is cited behind names its holder', () => {
  const draft = read('1. To dig [deep] 1/ wells 2/ here.\n\n1/ Proposed by Uruguay and Chile.\n2/ At least one delegation opposes this.')
  expect(shownWords(draft.units[0])).toBe('To dig {1 URY,CHL ins|deep}#1  wells#2 here.'.replace('  ', ' '))
  expect(draft.notes.map(({ text }) => text)).toEqual(['Proposed by Uruguay and Chile.', 'At least one delegation opposes this.'])
  expectSameAgain(draft)
})

test('a day that can be read two ways is asked about, also where a position names it', () => {
  expect(read('1. To dig. (Pending consultations by Brazil until 03/05/12)').findings.find(({ kind }) => kind === 'ambiguous date')?.lines).toEqual([1])
})

test('a footnote at the end of a page interrupts no sentence', () => {
  const draft = read('1. To dig in the light\n\n1/ A note on light.\n\nof the plan 1/ and to rest.')
  expect(draft.units.map(shownWords)).toEqual(['To dig in the light of the plan#1 and to rest.'])
  expect(draft.notes.map(({ text }) => text)).toEqual(['A note on light.'])
})

test('a holder is found once, however often the text names it', () => {
  expect(holders(read('1. To dig [US, USA, the United States: wells].').units[0]?.runs[1]?.brackets[0]?.by ?? null)).toEqual(['USA'])
})
