import { describe, expect, test } from 'vitest'
import type { Draft } from '../../schema/draft.ts'
import { hashOfWords } from '../../schema/hash.ts'
import { parse } from '../../schema/parse/parse.ts'
import { render } from '../../schema/rendition/render.ts'
import { report } from '../../schema/report.ts'
import { serialise } from '../../schema/serialise.ts'
import { parties } from '../support/parties.ts'
import { differences } from '../support/sameDraft.ts'
import { sharedSeed } from '../support/seedTexts.ts'
import type { Key2012 } from '../support/storyKey.ts'
import { factsOf, factsOf2012, kinds2012, unitsOf } from '../support/storyKey.ts'

const seed = sharedSeed()

describe.skipIf(seed === null)('the draft of 2012 agrees with the key made by hand', () => {
  const key = seed?.key as Key2012
  const text = seed?.text ?? ''
  const draft: Draft = parse(text, { parties })
  const found = report(draft)
  const keyUnits = seed ? unitsOf(key) : []
  const at = (id: string) => keyUnits.findIndex((unit) => unit.id === id)
  const unitId = (id: string) => found.units[at(id)]?.id

  test('in its title and symbol', () => {
    expect([found.title, found.symbol]).toEqual([key.document.title, key.document.base_symbol])
  })

  test('in all 72 entries: kinds, labels, source lines', () => {
    expect(found.units.length + found.notes.length).toBe(72)
    expect(found.units.map(({ kind, label, lines }) => [kind, label, lines])).toEqual(keyUnits.map((unit) => [kinds2012[unit.kind], unit.label_printed, unit.lines]))
  })

  test('in the text a reader would accept today, of every unit', () => {
    expect(found.units.map((unit) => unit.clean)).toEqual(keyUnits.map((unit) => unit.clean ?? ''))
  })

  test('in all 51 stamps: decision, level, date, note, idem, printed words', () => {
    const stamps = found.units.map(({ stamp }) => stamp && [stamp.decision, stamp.level, stamp.date, stamp.note, stamp.idem, stamp.printed])
    const expected = keyUnits.map(({ status }) => (status.printed === null ? null : [status.decision, status.mode, status.date, status.footnote === null ? null : String(status.footnote), status.idem, status.printed]))
    expect(stamps).toEqual(expected)
    expect(stamps.filter(Boolean)).toHaveLength(51)
  })

  test('in the three notes and every unit that cites them', () => {
    expect(found.notes).toEqual(key.footnotes.map((note) => ({
      id: String(note.n), text: note.text, lines: [note.line, note.line], anchors: [note.anchor.unit, ...note.back_references].map(unitId),
    })))
  })

  test('in brackets with their holders, positions, moves and alternatives; the stray bracket is text', () => {
    expect(factsOf(draft)).toEqual(factsOf2012(key, parties))
    expect(found.units[at('intro.addition')]?.text).toMatch(/\(CICAD\)\.\]$/)
  })

  test('in the move, at both ends, and in the alternative', () => {
    expect(found.units[at('o1.1.a4')]).toMatchObject({ text: '', moved: { role: 'origin', other: unitId('o2.1.a1'), printed: keyUnits[at('o1.1.a4')]?.movement?.raw } })
    expect(found.units[at('o2.1.a1')]).toMatchObject({ moved: { role: 'destination', other: unitId('o1.1.a4'), printed: keyUnits[at('o2.1.a1')]?.movement?.raw } })
    expect(found.units[at('intro.addition.alt')]).toMatchObject({ by: ['Working Group'], alternativeTo: unitId('intro.addition'), remarks: ['(Proposal by the Working Group)'] })
  })

  test('in the positions of Brazil, Peru and the United States, with their printed words', () => {
    const addition = found.units[at('intro.addition')]
    expect(addition?.brackets[0]?.positions).toEqual([{ party: 'BRA', stance: 'opposes', printed: '(Brazil is opposed to including this reference)', note: null }])
    expect(addition?.positions).toEqual([{ party: 'PER', stance: 'proposes', printed: '[Peru requests inclusion of the reference to CIFTA in this paragraph.]', note: null }])
    expect(found.units[at('o1.2.a7')]?.brackets[0]?.positions).toEqual([{ party: 'USA', stance: 'pending consultations', printed: 'Pending consultations by the United States.', note: '3' }])
  })

  test('in the meetings that decided', () => {
    expect(draft.meetings.map(({ date, kind, body, imported, open }) => [date, kind, body, imported, open])).toEqual([
      ['2012-03-22', 'informal', '', true, false], ['2012-03-28', 'working group', 'Working Group', true, false],
      ['2012-04-03', 'informal', '', true, false], ['2012-04-19', 'informal', '', true, false],
    ])
  })

  test('and every stamp is bound to the words it stands under', () => {
    for (const unit of draft.units) if (unit.stamp) expect([unit.stamp.hash, unit.stamp.words !== '' || unit.runs.length === 0]).toEqual([hashOfWords(unit), true])
  })

  // What no rule can see: grammar of the source, and what is not irregular for a reader of this text.
  const unseen = new Set(['sic', 'slash_in_text', 'round_brackets_with_four_uses'])
  test.each(seed ? key.irregularities.filter(({ code }) => !unseen.has(code)) : [])('and reports $code', ({ lines }) => {
    const reported = new Set(draft.findings.flatMap((finding) => finding.lines))
    expect(lines.filter((line) => !reported.has(line))).toEqual([])
  })

  test('with the finding a secretary looks for, by its kind and lines', () => {
    const linesOf = (kind: string) => draft.findings.filter((finding) => finding.kind === kind).map((finding) => finding.lines)
    expect(linesOf('unbalanced bracket')).toEqual([[20]])
    expect(linesOf('wrong label')).toEqual([[33]])
    expect(linesOf('lost strike-out')).toEqual([[55], [56]])
    expect(linesOf('lost footnote number')).toEqual([[35], [52], [137, 140, 143]])
    expect(linesOf('inferred note anchor')).toEqual([[57]])
    expect(linesOf('agreed with open brackets')).toEqual([[53], [57]])
    expect(linesOf('deleted with open brackets')).toEqual([[55], [56]])
    expect(linesOf('missing status')).toEqual([[20, 23, 41, 115]])
    expect(linesOf('label order')).toEqual([[48, 75]])
    for (const code of ['missing_blank_lines', 'spaces', 'missing_full_stop', 'hard_wrapped_text', 'label_alone_on_line']) {
      const lines = key.irregularities.find((each) => each.code === code)?.lines
      expect(draft.findings.map((finding) => finding.lines)).toContainEqual([...(lines ?? [])].sort((a, b) => a - b))
    }
  })

  test('and prints to a text that is read as the same draft, in six forms of status', () => {
    const printed = serialise(draft)
    expect(differences(draft, parse(printed, { parties }))).toEqual([])
    expect(serialise(parse(printed, { parties }))).toBe(printed)
    expect(render(draft, { as: 'annotated' }, 'txt')).toBe(printed)
    expect(printed).not.toContain('\\')
    const statuses = [...printed.matchAll(/\b(?:AGREED|DELETED)\b.*$/gm)].map(([status]) => status.replace(/ \(.*\)$/, '').replace(/\d\d\/\d\d\/\d\d/, 'date').replace(/\d\//, 'n/'))
    expect([...new Set(statuses)].sort()).toEqual([
      'AGREED AD REFERENDUM n/', 'AGREED AD REFERENDUM n/ IDEM', 'AGREED INF date', 'DELETED AD REFERENDUM n/', 'DELETED AD REFERENDUM n/ IDEM', 'DELETED INF date',
    ])
  })

  test('and reads clean without what was deleted, and with a list of what is still in brackets', () => {
    const clean = render(draft, { as: 'clean' }, 'txt')
    for (const unit of keyUnits) if (unit.status.decision === 'deleted') expect(clean).not.toContain(unit.clean ?? '')
    expect(clean.slice(0, clean.indexOf('Still in brackets'))).not.toMatch(/AGREED|DELETED|IDEM|Uru|Ven:|Barb|Previously|was moved|quorum|is opposed|requests inclusion|Objective 2\.2/)
    expect(clean).toContain('in trouble with the law, [while] respecting their human rights')
    expect(clean).toContain('To [offer] differential treatment')
    expect(clean.slice(clean.indexOf('Still in brackets'))).toBe(
      ['Still in brackets', '', 'Overview, par. 2: [the Work Plan of the Inter-American Committee against Terrorism (CICTE)]',
        'Overview, par. 2, alternative: [In addition, and in order to take advantage of synergies in efforts and …] – Working Group',
        'Objective 1.2, 3.: [while] – Uruguay', 'Objective 1.2, 7.: [offer]', ''].join('\n'),
    )
  })
})
