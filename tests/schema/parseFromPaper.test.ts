import { describe, expect, test } from 'vitest'
import type { Draft } from '../../schema/draft.ts'
import { parse } from '../../schema/parse/parse.ts'
import { render } from '../../schema/rendition/render.ts'
import { textOf } from '../../schema/runs.ts'
import { serialise } from '../../schema/serialise.ts'
import { parties } from '../support/parties.ts'
import { differences } from '../support/sameDraft.ts'
import { shownWords } from '../support/shownWords.ts'

const read = (text: string): Draft => parse(text, { parties })
const strangers = (draft: Draft) => draft.parties.filter(({ code }) => !parties.some((party) => party.code === code)).map(({ code }) => code)
const positions = (draft: Draft) => [...draft.units.flatMap((unit) => unit.positions), ...Object.values(draft.brackets).flatMap((facts) => facts.positions)].map(({ party, stance }) => `${party} ${stance}`)

/** What every text of this file must hold: it is printed and read again as the same draft. */
function expectSameAgain(draft: Draft): void {
  expect(differences(draft, parse(serialise(draft), { parties }))).toEqual([])
}

describe('a list of codes in a bracket', () => {
  test('leaves the number of a footnote to the bracket, and the name to the party', () => {
    const draft = read('1. To [JP/US5 propose: dig] wells.')
    expect(shownWords(draft.units[0])).toBe('To {1 JP,USA ins|dig }wells.')
    expect(Object.values(draft.brackets)[0]?.remarks).toEqual(['(5/)'])
    expect(serialise(draft)).toBe('1. To [JP, US: dig] (5/) wells.\n')
    expectSameAgain(draft)
  })

  test('cites the note where the text has it, also with a space before the number', () => {
    for (const name of ['US1', 'US 1']) {
      const draft = read(`1. To [${name} oppose: dig] wells.\n\n1/ On digging.`)
      expect(shownWords(draft.units[0])).toBe('To {1 hold|dig}#1 wells.')
      expectSameAgain(draft)
    }
  })

  test('keeps "G77" whole', () => {
    expect(strangers(read('1. To [G77 propose: dig] wells.'))).toEqual(['G77'])
  })

  test('names Norway with "NO", and bears two slashes and a verb that ran into a code', () => {
    const draft = read('1. To [KR/NZ//NO propose: dig] wells [EU propose; NO considering: deep] and [NZ/KRpropose: wide].')
    expect(shownWords(draft.units[0])).toBe('To {1 KR,NZ,NO ins|dig }wells {2 EU ins|deep }and{3 NZ,KR ins| wide}.')
    expect(positions(draft)).toEqual(['NO pending consultations'])
    expectSameAgain(draft)
  })

  test('is no remark, whatever verbs it has: the words behind the colon stay words', () => {
    expect(textOf(read('1. To dig [deep] [Kr seeks; EU propose: wells]').units[0]!.runs)).toContain('wells')
  })
})

describe('wishes in brackets', () => {
  const cases: readonly (readonly [text: string, words: string, positions: readonly string[]])[] = [
    ['1. To dig [wells][US: delete],', 'To dig {1 hold|wells},', ['USA opposes']],
    ['1. To dig [wells] (Mex, US: retain this text),', 'To dig {1 hold|wells},', ['MEX supports', 'USA supports']],
    ['1. To dig wells. (US: delete)', 'To dig wells.', ['USA opposes']],
    ['1. To dig wells. (US: delete “wells”)', 'To dig wells.', ['USA proposes']],
    ['1. To dig [Uru: deleted] wells.', 'To dig {1 URY ins|deleted }wells.', []],
    ['1. To dig [Uru: retain wells] there.', 'To dig {1 URY ins|retain wells }there.', []],
  ]
  test.each(cases)('%s', (text, words, held) => {
    const draft = read(text)
    expect([shownWords(draft.units[0]), positions(draft)]).toEqual([words, held])
    expectSameAgain(draft)
  })

  test('of a chair, and "[CLOSED]", are remarks', () => {
    expect(read('1. To [dig] wells. (Chair’s proposal)').units[0]).toMatchObject({ by: null, remarks: ['(Chair’s proposal)'] })
    expect(read('1. To dig wells. [CLOSED]').units[0]).toMatchObject({ stamp: null, remarks: ['[CLOSED]'] })
  })
})

test('names in parentheses between a label and its words say whose they are', () => {
  const draft = read('PP4 (new) (G77 + China): Noting wells,\n\nOP2bis. (MEX/CR) Urges all to dig;\n\nOP3. (Wells) Digs.\n\nOP4. (Chile + Peru) Rests.')
  expect(draft.units.map((unit) => [unit.label, unit.by, textOf(unit.runs)])).toEqual([['PP4 (new)', 'G77 + China', 'Noting wells,'], ['OP2bis.', 'MEX,CRI', 'Urges all to dig;'], ['OP3.', null, '(Wells) Digs.'], ['OP4.', 'CHL,PER', 'Rests.']])
  expectSameAgain(draft)
})

describe('lines as they come out of a file for print', () => {
  test('with a blank line after every one are joined, and brackets over their ends closed', () => {
    const lines = ['THE WELLS WE WANT', '1. We who dig wells in the hills and in the valleys, having met by the', 'lake in the light of the day, renew our word to share all of it with', 'those who thirst [, as the', 'elders did; US, Mex delete.] (Brazil)', '2. We see that wells which nobody dug give no water to anybody, and so we', 'dig them with our own hands wherever we can and as deep as it takes.']
    const draft = read(lines.join('\n\n'))
    expect(draft.units.map((unit) => unit.label)).toEqual([null, '1.', '2.'])
    expect(draft.findings.some(({ kind }) => kind === 'unbalanced bracket')).toBe(false)
    expectSameAgain(draft)
  })

  test('whose paragraphs are short are not', () => {
    expect(read('Wells\n\nlakes and rivers are shared by all who live there and drink;\n\nrain is shared by all who live there and stand under it;\n\nsnow is shared by all who live there and climb up to it;').units).toHaveLength(4)
  })

  test('that open a bracket with a sentence, under one that closed with a sentence, begin anew', () => {
    const draft = read('[PREAMBLE OF THE WELLS]\n[The States\nthat dig,]\n[CONSIDERING\nthe need for [deep]\n[and wide] wells;]\n[RECOGNIZING that\nnobody [digs]\n[Alone].]')
    expect(draft.units.map((unit) => textOf(unit.runs))).toEqual(['PREAMBLE OF THE WELLS', 'The States that dig,', 'CONSIDERING the need for deep and wide wells;', 'RECOGNIZING that nobody digs Alone.'])
    expectSameAgain(draft)
  })

  test('with a rule above the footnotes keep it out of the words', () => {
    expect(read('1. To dig.\n__________\n1/ On digging.').units.map((unit) => textOf(unit.runs))).toEqual(['To dig.'])
  })

  test('whose items lost the space behind their letters are items', () => {
    expect(read('1.Digs:\n(a)deep wells;\n(b)[wide][long] lakes.').units.map((unit) => unit.label)).toEqual(['1.', '(a)', '(b)'])
  })

  test('begin with a title that has a colon', () => {
    const draft = read('The Sharing of Wells: Draft Articles\n\n1. To dig.')
    expect([draft.title, draft.units[0]?.kind]).toEqual(['The Sharing of Wells: Draft Articles', 'title'])
    expect(read('Purpose: The States dig.').units[0]?.label).toBe('Purpose:')
  })
})

test('targets and principles count as articles do', () => {
  const draft = read('Target 3. Ensure that [all] drink.\n\n[Target 3 alt. Enable all to drink.]\n\nPrinciple 4 bis\nWells are shared.')
  expect(draft.units.map((unit) => [unit.label, unit.alternativeTo])).toEqual([['Target 3.', null], ['Target 3 alt.', draft.units[0]?.id], ['Principle 4 bis', null]])
  expectSameAgain(draft)
})

test('characters nobody sees do not hide a name', () => {
  expect(shownWords(read('1. To [Uru\u200b: dig] wells.').units[0])).toBe('To {1 URY ins|dig }wells.')
})

test('heads and feet of pages interrupt no sentence and no bracket, and are kept as remarks', () => {
  const draft = read('1. To dig [deep wells\n\n12-03456 3/64\n\nA/WELLS/2012/5\n\nand wide] lakes.\n\n2. To drink.\n\n12-03456 4/64\n\nA/WELLS/2012/5\n\n3. To rest.')
  expect(draft.units.map((unit) => [unit.label, shownWords(unit), unit.remarks])).toEqual([
    ['1.', 'To dig {1 hold|deep wells and wide} lakes.', ['12-03456 3/64', 'A/WELLS/2012/5']], ['2.', 'To drink.', ['12-03456 4/64', 'A/WELLS/2012/5']], ['3.', 'To rest.', []],
  ])
  expect(draft.findings.find(({ sentence }) => sentence.includes('feet of pages'))?.lines).toEqual([3, 5, 11, 13])
  expectSameAgain(draft)
  expect(read('1. To dig.\n\nA/WELLS/2012/5\n\n2. To drink.').units).toHaveLength(3)
})

test('a text whose numbers were lost throughout is no list of footnotes', () => {
  const draft = read('\ufffd. To dig.\n\n\ufffd. To drink. AGREED INF 04/19/12')
  expect([draft.notes, draft.units.map(({ stamp }) => stamp?.level)]).toEqual([[], [undefined, 'INF']])
  expectSameAgain(draft)
})

test('a version that its label tells is printed without a sign, as it was found', () => {
  const text = 'Option 1: To dig.\n\nOption 2: To rest.\n\nPP5 Recalling wells,\n\nPP5alt Recalling lakes,\n\n2. To drink.\n\n// [To sleep.] (Proposal by Mexico)\n'
  const draft = read(text)
  expect(draft.units.map(({ alternativeTo }) => alternativeTo !== null)).toEqual([false, true, false, true, false, true])
  expect(serialise(draft)).toBe(text)
  expect(render(draft, { as: 'annotated' }, 'txt')).toBe(text)
})
