import { describe, expect, test } from 'vitest'
import type { Draft } from '../../schema/draft.ts'
import { parse } from '../../schema/parse/parse.ts'
import { textOf } from '../../schema/runs.ts'
import { serialise } from '../../schema/serialise.ts'
import { parties } from '../support/parties.ts'
import { differences } from '../support/sameDraft.ts'
import { shownWords } from '../support/shownWords.ts'

const read = (text: string): Draft => parse(text, { parties })

/** What every text of this file must hold: it is printed and read again as the same draft. */
function expectSameAgain(draft: Draft): void {
  expect(differences(draft, parse(serialise(draft), { parties }))).toEqual([])
}

describe('statuses in Spanish, French and Portuguese', () => {
  const cases: readonly (readonly [status: string, decision: string, level: string, date: string | null, again: string])[] = [
    ['ACORDADO AD REFERENDUM', 'agreed', 'AD REFERENDUM', null, 'ACORDADO AD REFERENDUM'],
    ['ACORDADO AD REFERÉNDUM 19/04/2012', 'agreed', 'AD REFERENDUM', '2012-04-19', 'ACORDADO AD REFERENDUM 04/19/12'],
    ['ACORDADO INF 04/19/12', 'agreed', 'INF', '2012-04-19', 'ACORDADO INF 04/19/12'],
    ['CONVENU AD REFERENDUM', 'agreed', 'AD REFERENDUM', null, 'CONVENU AD REFERENDUM'],
    ['APROBADO', 'agreed', '', null, '(APROBADO)'],
    ['APROVADO', 'agreed', '', null, '(APROVADO)'],
    ['ADOPTÉ', 'agreed', '', null, '(ADOPTÉ)'],
    ['ADOPTE', 'agreed', '', null, '(ADOPTE)'],
    ['SUPRIMIDO', 'deleted', '', null, '(SUPRIMIDO)'],
    ['SUPPRIMÉ', 'deleted', '', null, '(SUPPRIMÉ)'],
    ['(Suprimido)', 'deleted', '', null, '(SUPRIMIDO)'],
    ['ELIMINADO AD REFERENDUM 03/28/12', 'deleted', 'AD REFERENDUM', '2012-03-28', 'ELIMINADO AD REFERENDUM 03/28/12'],
    ['(Acordado en la reunión del 27 de abril de 2011)', 'agreed', '', '2011-04-27', 'ACORDADO 04/27/11'],
    ['(Convenu le 1er août 2011)', 'agreed', '', '2011-08-01', 'CONVENU 08/01/11'],
    ['(Acordado em 10 de março de 2011)', 'agreed', '', '2011-03-10', 'ACORDADO 03/10/11'],
    ['(acordado en el grupo de trabajo 2)', 'agreed', 'WORKING GROUP 2', null, 'AGREED WORKING GROUP 2'],
    ['(Convenu en consultations informelles)', 'agreed', 'INFORMALS', null, 'AGREED INFORMALS'],
    ['(Aprovado pela comissão em 3 de maio de 2012)', 'agreed', 'COMMITTEE', '2012-05-03', 'AGREED COMMITTEE 05/03/12'],
  ]
  test.each(cases)('%s', (status, decision, level, date, again) => {
    const draft = read(`1. Cavar pozos. ${status}`)
    expect(draft.units[0]?.stamp).toMatchObject({ decision, level, date, printed: status })
    expect(textOf(draft.units[0]!.runs)).toBe('Cavar pozos.')
    expect(serialise(draft)).toBe(`1. Cavar pozos. ${again}\n`)
    expectSameAgain(draft)
  })

  test('stand on a line of their own, also under a label that is kept', () => {
    expect(read('1. Cavar pozos.\nAdoptado.').units[0]?.stamp).toMatchObject({ decision: 'agreed' })
    expect(read('Artículo 7\nSuprimido.').units[0]).toMatchObject({ runs: [], stamp: { decision: 'deleted' } })
    expect(read('Article 7\nSupprimé').units[0]).toMatchObject({ runs: [], stamp: { decision: 'deleted' } })
  })

  test('cite notes', () => {
    const draft = read('1. Cavar. ACORDADO AD REFERENDUM 1/\n\n2. Beber. SUPRIMIDO AD REFERENDUM 1/ IDEM\n\n1/ Aprobación pendiente por falta de quórum en la reunión del 28 de marzo de 2012.')
    expect(draft.units.map(({ stamp }) => [stamp?.decision, stamp?.note])).toEqual([['agreed', '1'], ['deleted', '1']])
    expectSameAgain(draft)
  })

  test('are told from words of a sentence and from titles', () => {
    for (const text of ['1. Acuerda el informe aprobado', '1. Los temas ACORDADOS', '1. Le texte (adopté)', '1. El plan fue acordado', 'AGREED CONCLUSIONS', '1. To dig.\n\nAGREED TEXT\n\nWells.'])
      expect(read(text).units.every(({ stamp }) => stamp === null)).toBe(true)
  })
})

test('a decision in capitals behind the end of a sentence is a status, and words that look like one are printed so that they stay words', () => {
  expect(read('1. To dig. AGREED').units[0]?.stamp).toMatchObject({ decision: 'agreed', level: '', date: null })
  expect(read('1. What was AGREED').units[0]?.stamp).toBe(null)
  const draft = read('1. To dig\\. AGREED\\ ')
  expect(draft.units[0]?.stamp).toBe(null)
  expectSameAgain(draft)
})

test('a status may stand behind a dash', () => {
  const draft = read('1. To dig; – agreed ad ref')
  expect(draft.units[0]).toMatchObject({ stamp: { level: 'AD REFERENDUM', printed: '– agreed ad ref' } })
  expect(textOf(draft.units[0]!.runs)).toBe('To dig;')
})

describe('who holds words', () => {
  const cases: readonly (readonly [text: string, words: string, positions: readonly string[]])[] = [
    ['1. Cavar [Ven propone; Col se opone: pozos] aquí.', 'Cavar {1 VEN ins|pozos }aquí.', ['COL opposes']],
    ['1. Cavar [Méx suprimir: pozos] aquí.', 'Cavar {1 MEX del|pozos} aquí.', []],
    ['1. Creuser [Can propose : des puits] ici.', 'Creuser {1 CAN ins|des puits }ici.', []],
    ['1. Creuser [Can s’oppose : des puits] ici.', 'Creuser {1 hold|des puits} ici.', ['CAN opposes']],
    ['1. Cavar [Brasil propõe: poços] aqui.', 'Cavar {1 BRA ins|poços }aqui.', []],
  ]
  test.each(cases)('%s', (text, words, positions) => {
    const draft = read(text)
    expect(shownWords(draft.units[0])).toBe(words)
    expect(Object.values(draft.brackets).flatMap((facts) => facts.positions.map(({ party, stance }) => `${party} ${stance}`))).toEqual(positions)
    expectSameAgain(draft)
  })
})

describe('moves', () => {
  const cases: readonly (readonly [text: string, role: string])[] = [
    ['5. (Este párrafo se trasladó al objetivo 2.1)', 'origin'], ['5. (Este párrafo fue trasladado al artículo 8)', 'origin'], ['5. (Ce paragraphe a été déplacé à l’article 7)', 'origin'],
    ['5. (Este parágrafo foi transferido para o artigo 7)', 'origin'], ['Artículo 8\nSuprimido y trasladado al artículo 9.', 'origin'], ['Article 8\nDéplacé à l’article 9', 'origin'],
    ['5. Cavar. (Anteriormente párrafo 4)', 'destination'], ['5. Creuser. (ancien paragraphe 6)', 'destination'], ['5. Cavar. (antigo parágrafo 6)', 'destination'], ['5. Cavar. (Trasladado del párrafo 2)', 'destination'],
  ]
  test.each(cases)('%s', (text, role) => {
    const draft = read(text)
    expect(draft.units[0]?.moved?.role).toBe(role)
    expectSameAgain(draft)
  })

  test('ends that name another number are not tied for want of others', () => {
    expect(read('5bis. (Este párrafo se trasladó al objetivo 2.1)\n\n9. Cavar. (Anteriormente párrafo 4)').units.map(({ moved }) => moved?.other)).toEqual([null, null])
  })
})

test('"PENDIENTE" and "EN SUSPENS" behind a sentence are remarks', () => {
  for (const word of ['PENDIENTE', 'PENDENTE', 'EN SUSPENS']) {
    const draft = read(`1. Cavar. ${word}`)
    expect([textOf(draft.units[0]!.runs), draft.units[0]?.remarks]).toEqual(['Cavar.', [word]])
    expectSameAgain(draft)
  }
})
