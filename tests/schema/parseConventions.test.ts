import { describe, expect, test } from 'vitest'
import type { Draft } from '../../schema/draft.ts'
import { parse } from '../../schema/parse/parse.ts'
import { textOf } from '../../schema/runs.ts'
import { parties } from '../support/parties.ts'
import { shownWords } from '../support/shownWords.ts'

const read = (text: string): Draft => parse(text, { parties })

/** The runs of the last unit, with their brackets: "the law, {URY ins|while }respecting". */
function shown(text: string): string {
  return shownWords(read(text).units.at(-1))
}

describe('brackets', () => {
  const cases: readonly (readonly [title: string, text: string, runs: string])[] = [
    ['words in brackets with no name are held', '1. To [offer] help.', 'To {1 hold|offer} help.'],
    ['a name before the words makes them its insertion', '1. the law, [Uru: while] respecting', 'the law, {1 URY ins|while }respecting'],
    ['an insertion takes the space before it at the end', '1. the law [Uru: too].', 'the law{1 URY ins| too}.'],
    ['and none where it brings its own punctuation', '1. the law[Uru: , too] and', 'the law{1 URY ins|, too} and'],
    ['names may be many, in codes or short forms', '1. we [MEX, ARG/Bra: RESPECT] it', 'we {1 MEX,ARG,BRA ins|RESPECT }it'],
    ['"delete" strikes', '1. to [US delete: concessional] finance', 'to {1 USA del|concessional} finance'],
    ['a deletion and its replacement are one proposal', '1. to [Mex delete: a][Mex: b] x', 'to {1 MEX del|a}{1 MEX ins|b} x'],
    ['also as other houses print it', '1. it [US oppose: is contrary to] [US propose: violates] law', 'it {1 USA del|is contrary to} {1 USA ins|violates }law'],
    ['a hold may have a holder', '1. to [Uru hold: offer] help', 'to {1 URY hold|offer} help'],
    ['an insertion in another one is its author’s alone', '1. we [Uru: x [Bra: y] z] w', 'we {1 URY ins|x }{2 BRA ins in 1|y }{1 URY ins|z }w'],
    ['a deletion in another’s insertion lies over it', '1. we [Uru: x [Bra delete: y]] w', 'we {1 URY ins|x }{1 URY ins + 2 BRA del in 1|y}{1 URY ins| }w'],
    ['fragments of one deletion that touch are one', '1. [Uru delete: a [Bra delete: b]][Bra delete: c] d', '{1 URY del|a }{1 URY del + 2 BRA del|b}{2 BRA del|c} d'],
    ['alternatives at one place stay apart', '1. it [shall][should] be', 'it {1 hold|shall}{2 hold|should} be'],
    ['a closing bracket nothing opened is text', '1. a b] c', 'a b] c'],
    ['so is an opening one nothing closes', '1. a [b [c] d', 'a [b {1 hold|c} d'],
    ['and an empty pair', '1. by [ ] or [] then', 'by [ ] or [] then'],
    ['a colon alone makes no name', '1. we [recall the goals: peace]', 'we {1 hold|recall the goals: peace}'],
    ['a note is cited behind a bracket', '1. To [offer] 1/ help, and/or 1/2.\n\n1/ A note.', 'To {1 hold|offer}#1 help, and/or 1/2.'],
    ['a lost number is taken from its slash', '1. To the Convention\n/ which binds.\n\ufffd A note.', 'To the Convention#1 which binds.'],
  ]
  test.each(cases)('%s', (_title, text, runs) => expect(shown(text)).toBe(runs))

  test('a name nobody knows becomes a party, with a finding', () => {
    const draft = read('1. we [Wak: x] y')
    expect(draft.units[0]?.runs[1]?.brackets[0]?.by).toBe('Wak')
    expect(draft.parties.at(-1)).toEqual({ code: 'Wak', kind: 'delegation', names: ['Wak'], short: ['Wak'] })
    expect(draft.findings.map(({ kind }) => kind)).toContain('unknown party')
  })

  test('a unit that is all one proposal has a holder and plain words', () => {
    expect(read('1bis. [Chi, Arg: To act [Bra: now].]').units[0]).toMatchObject({ by: 'CHL,ARG', label: '1bis.', runs: [{ text: 'To act' }, { text: ' now', brackets: [{ by: 'BRA', parent: null }] }, { text: '.' }] })
  })
})

describe('remarks', () => {
  const held = (text: string) => {
    const draft = read(text)
    const all = [...draft.units.flatMap((unit) => unit.positions), ...Object.values(draft.brackets).flatMap((facts) => facts.positions)]
    return all.map(({ party, stance }) => `${party} ${stance}`)
  }
  const cases: readonly (readonly [text: string, positions: readonly string[]])[] = [
    ['1. a [b] (Brazil is opposed to it) c', ['BRA opposes']],
    ['1. a [b] (Argentina and Trinidad and Tobago support this) c', ['ARG supports', 'TTO supports']],
    ['1. a b. (The delegation of Mexico reserves its position.)', ['MEX reserves']],
    ['1. a b. [Canada can live with this]', ['CAN can live with']],
    ['1. a b. (Pending consultations by the United States)', ['USA pending consultations']],
    ['1. a [b] (Brasil se opone a esta referencia) c', ['BRA opposes']],
    ['1. a [b] (Le Brésil s’oppose à cette référence) c', ['BRA opposes']],
    ['1. a [b] (O Uruguai apoia este texto) c', ['URY supports']],
    ['1. a b (CICTE). (2003)', []],
    ['1. a (Brazil is opposed to it) b', []],
    ['1. States can. (This paragraph supports peace)', []],
  ]
  test.each(cases)('%s', (text, positions) => expect(held(text)).toEqual(positions))

  test('an attribution behind a bracket names its holder and stays on record', () => {
    const draft = read('1. a [b] (Propuesta de Uruguay) c')
    expect(draft.units[0]?.runs[1]?.brackets[0]).toMatchObject({ kind: 'ins', by: 'URY' })
    expect(draft.brackets.b1?.remarks).toEqual(['(Propuesta de Uruguay)'])
  })
})

describe('statuses', () => {
  const stamp = (text: string) => {
    const found = read(text).units[0]?.stamp
    return found && [found.decision, found.level, found.date]
  }
  const cases: readonly (readonly [text: string, stamp: readonly unknown[] | null | undefined])[] = [
    ['1. a. AGREED INF. 3/22/12', ['agreed', 'INF', '2012-03-22']],
    ['1. a. AGREED 05/02/12', ['agreed', '', '2012-05-02']],
    ['1. a. DELETED PLENARY 2012-05-02', ['deleted', 'PLENARY', '2012-05-02']],
    ['1. a.\n(AGREED upon during the meeting held on April 27, 2011)', ['agreed', '', '2011-04-27']],
    ['1. a.\n[Agreed ad ref]', ['agreed', 'AD REFERENDUM', null]],
    ['1. a. AGREED INF 04/03/12 2. b', null],
    ['1. what was AGREED', null],
    ['1. a.\n\nAGREED', ['agreed', '', null]],
  ]
  test.each(cases)('%s', (text, expected) => expect(stamp(text)).toEqual(expected))

  test('dates are read day first where one of them proves it', () => {
    expect(read('1. a. AGREED INF 04/03/12\n2. b. AGREED INF 22/03/12').units.map((unit) => unit.stamp?.date)).toEqual(['2012-03-04', '2012-03-22'])
  })

  test('and month first where nothing does, which the secretariat is asked to confirm', () => {
    const draft = read('1. a. AGREED INF 04/03/12')
    expect(draft.units[0]?.stamp?.date).toBe('2012-04-03')
    expect(draft.findings.find(({ kind }) => kind === 'ambiguous date')?.sentence).toContain('confirm')
  })

  test('of two on one unit the last counts, and the other stays on record', () => {
    const draft = read('1. a. AGREED INF 04/03/12\nDELETED INF 04/19/12')
    expect([draft.units[0]?.stamp?.printed, draft.units[0]?.remarks]).toEqual(['DELETED INF 04/19/12', ['AGREED INF 04/03/12']])
  })
})

describe('units', () => {
  const outline = (text: string) => read(text).units.map(({ kind, label, runs }) => [kind, label, textOf(runs)])

  test('a title over several lines is one, its symbol is told', () => {
    const draft = read('DRAFT RESOLUTION\n\nOn the Use of Water\nin Cities (CP/CSH-837/07 corr. 1)\n\nPREAMBLE:\nx')
    expect([draft.title, draft.symbol, draft.units[0]?.kind, draft.units[0]?.lines]).toEqual(['DRAFT RESOLUTION On the Use of Water in Cities', 'CP/CSH-837/07 corr. 1', 'title', [1, 4]])
  })

  test('labels of every style', () => {
    expect(outline('Objective 1.1\nx\nActions\n1. A\n1bis. B\n1. (ter) C.\n(a) first;\nb) second\n1.2 D\nPP5alt E\n3ante. F').slice(2).map(([, label]) => label)).toEqual(['1.', '1bis.', '1. (ter)', '(a)', 'b)', '1.2', 'PP5alt', '3ante.'])
  })

  test('what only looks like a label is text', () => {
    expect(outline('1. The States met in\n2003. They agreed on\nObjective 1.2 of the Plan and\n2.5 million people.')).toEqual([['paragraph', '1.', 'The States met in 2003. They agreed on Objective 1.2 of the Plan and 2.5 million people.']])
  })

  test('numbered units are actions under an objective and paragraphs elsewhere', () => {
    expect(outline('INTRODUCTION:\n1. A.\nCHAPTER I – ONE\nObjetivo 1\nText.\nAcciones\n1. B.\nANNEX I\n1. C.').map(([kind]) => kind)).toEqual(['heading', 'paragraph', 'chapter', 'objective', 'subheading', 'action', 'chapter', 'paragraph'])
  })

  test('line endings, byte order mark, tabs and hard spaces make no difference', () => {
    expect(outline('\ufeff1.\tTo\u00a0act.\r\n\r\n2. To [Uru:\u00a0do] it.\r')).toEqual([['paragraph', '1.', 'To act.'], ['paragraph', '2.', 'To do it.']])
  })

  test('a whole file of wrapped lines is read by its blank lines', () => {
    const text = 'The member states of the Organization will report every\nyear. They will do so in writing, and they will publish\nwhat they report, in all the languages that are used.\n\nThe General Secretariat will make a list of the reports.'
    expect(outline(text).map(([, , words]) => String(words).length)).toEqual([165, 56])
  })
})

describe('footnotes under a rule', () => {
  const text = '1. To act. AGREED AD REFERENDUM1/ IDEM\n2. To rest. AGREED INF 04/19/26\n\n___________\n1. Approval is pending,\nas there was no quorum.\n2. Another note.'

  test('are notes when the text cites them, numbered as lists are', () => {
    const draft = read(text)
    expect(draft.units.map((unit) => unit.label)).toEqual(['1.', '2.'])
    expect(draft.notes.map(({ id, text: words }) => [id, words])).toEqual([['1', 'Approval is pending, as there was no quorum.'], ['2', 'Another note.']])
    expect(draft.units[0]?.stamp?.note).toBe('1')
  })

  test('but a numbered list under a rule stays a list', () => {
    expect(read(text.replace('REFERENDUM1/ IDEM', 'REFERENDUM')).notes).toEqual([])
    expect(read(`${text}\n\nCHAPTER 2 – MORE`).notes).toEqual([])
  })
})
