import { describe, expect, test } from 'vitest'
import type { Draft } from '../../schema/draft.ts'
import { parse } from '../../schema/parse/parse.ts'
import { render } from '../../schema/rendition/render.ts'
import type { RenditionOptions } from '../../schema/rendition/rendition.ts'
import { serialiseRuns } from '../../schema/serialise.ts'
import { draft, unit } from '../support/build.ts'
import { parties } from '../support/parties.ts'

const read = (text: string): Draft => parse(text, { parties })
const lines = (text: string, options: RenditionOptions) => render(read(text), options, 'txt').split('\n').filter((line) => line !== '')

describe('the clean text', () => {
  const clean = (text: string, assume?: string) => lines(text, { as: 'clean', assume })
  const text = [
    'CHAPTER 1 – ONE', 'Objective 1.1', 'To act. AGREED INF 04/19/12', 'Actions',
    '1. To [Uru: fully ]report, [Uru delete: yearly][Uru: monthly], to [offer] help [Bra: or [Uru: any] aid]. (Peru opposes)',
    '1bis. [Chi: To rest.]', '// [To sleep.] (Proposal by Mexico)', '2. Gone. DELETED INF 04/19/12', '3. (This paragraph was moved to Objective 1.2)',
    'Objective 1.2', 'Deleted whole. DELETED INF 04/19/12', 'Actions', '1. Also gone. DELETED INF 04/19/12', '',
  ].join('\n')

  test('keeps what is contested in plain brackets and lists it', () => {
    expect(clean(text)).toEqual([
      'CHAPTER 1 – ONE', 'Objective 1.1', 'To act.', 'Actions', '1. To [fully] report, [yearly][monthly], to [offer] help [or [any] aid].', '1bis. [To rest.]', '[To sleep.]',
      'Still in brackets', 'Objective 1.1, 1.: [fully] – Uruguay', 'Objective 1.1, 1.: [yearly] to be replaced by [monthly] – Uruguay', 'Objective 1.1, 1.: [offer]',
      'Objective 1.1, 1.: [or aid] – Brazil', 'Objective 1.1, 1.: [any] – Uruguay', 'Objective 1.1, 1bis.: [To rest.] – Chile', 'Objective 1.1, 1bis., alternative: [To sleep.] – Mexico',
    ])
  })

  const actions = (assume: string) => clean(text, assume).slice(4)
  test('reads as if nothing was accepted', () => expect(actions('base')).toEqual(['1. To report, yearly, to offer help.']))
  test('as if everything was', () => expect(actions('all')).toEqual(['1. To fully report, monthly, to offer help or any aid.', 'To sleep.']))
  test('or only what one party proposes, which brings nothing in that stands inside another’s', () => {
    expect(actions('URY')).toEqual(['1. To fully report, monthly, to offer help.'])
    expect(actions('BRA')).toEqual(['1. To report, yearly, to offer help or aid.'])
    expect(actions('CHL')).toEqual(['1. To report, yearly, to offer help.', '1bis. To rest.'])
  })

  test('keeps notes that explain the text and drops those of standing', () => {
    const noted = '1. To the Convention 1/ and [offer] 2/ help. AGREED AD REFERENDUM 3/\n\n1/ Of 1988.\n\n2/ Pending consultations by Canada.\n\n3/ Agreed at the Working Group meeting of March 28, 2012.'
    expect(clean(noted)).toEqual(['1. To the Convention 1/ and [offer] help.', '1/ Of 1988.', 'Still in brackets', '1.: [offer]'])
  })

  test('drops a bracket that has no partner', () => expect(clean('1. To act.] AGREED INF 04/19/12')).toEqual(['1. To act.']))
})

describe('the annotated text', () => {
  test('prints a unit made in the room as the house would', () => {
    const live = draft(
      [
        unit('t', 'Plan', { kind: 'title' }),
        unit('a', 'the law, {x ins URY|while }{y del BRA ^x|}respecting {z del BRA|all }rights', { label: '1.', kind: 'paragraph', positions: [{ party: 'USA', stance: 'reserves', printed: null, note: null }] }),
        unit('b', 'To rest.', { by: 'CHL', label: '1bis.' }),
        unit('c', 'To sleep.', { by: 'MEX', alternativeTo: 'b', stamp: { decision: 'agreed', level: 'AD REFERENDUM', date: null, meeting: 'm', note: 'm-agreed', printed: null, pending: true, hash: '', words: '' } }),
      ],
      { parties, notes: [{ id: 'm-agreed', text: 'Pending a quorum.', lines: null }], brackets: { z: { positions: [{ party: 'URY', stance: 'opposes', printed: null, note: null }], remarks: [] } } },
    )
    expect(render(live, { as: 'annotated' }, 'txt')).toBe([
      'Plan', '1. the law, [Uru: while] respecting [Bra delete: all] (Uruguay opposes) rights (The United States reserves its position)', '1bis. [Chi: To rest.]',
      '// [To sleep.] (Proposal by Mexico) AGREED AD REFERENDUM 1/', '1/ Pending a quorum.', '',
    ].join('\n\n').replace(/\n\n$/, '\n'))
  })

  test('numbers brackets where their place does not tell which belong together', () => {
    const split = unit('a', '{x ins URY|now} we {x ins URY|and then} act')
    expect(serialiseRuns(split.runs, draft([split], { parties }))).toBe('[Uru #1: now] we [Uru #1: and then] act')
  })

  test('puts a backslash before what would be taken for a mark', () => {
    const odd = unit('a', 'see [a] and ] of it')
    expect(serialiseRuns(odd.runs, draft([odd], { parties }))).toBe('see \\[a\\] and \\] of it')
    expect(serialiseRuns(unit('b', 'lone ] here').runs, draft([], { parties }))).toBe('lone ] here')
  })

  test('is the same, byte for byte, whenever it is printed', () => {
    const source = read('1. a [Uru: b] c [Bra delete: d] (Peru opposes). AGREED INF 04/19/12')
    for (const to of ['txt', 'html', 'json'] as const) expect(render(source, { as: 'annotated' }, to)).toBe(render(structuredClone(source), { as: 'annotated' }, to))
  })
})

describe('the page', () => {
  test('strikes what is proposed to go, underlines what is proposed to come, and names the holders', () => {
    const html = render(read('1. To [Uru delete: ask][Uru: tell] them. AGREED INF 04/19/12'), { as: 'annotated' }, 'html')
    expect(html).toContain('<span class="bracket">[Uru delete: </span><del>ask</del><span class="bracket">]</span><span class="bracket">[Uru: </span><ins>tell</ins>')
    expect(html).toContain('<span class="stamp">AGREED INF 04/19/12</span>')
  })

  test('cites notes and lists them at the foot', () => {
    const html = render(read('1. To [offer] 1/ help.\n\n1/ A note.'), { as: 'annotated' }, 'html')
    expect(html).toContain('<sup><a href="#note-1">1/</a></sup>')
    expect(html).toContain('<li id="note-1"><span class="label">1/</span> A note.</li>')
  })

  test('sets a chapter as the text does', () => {
    expect(render(read('CHAPTER 1 – WATER'), { as: 'clean' }, 'html')).toContain('<span class="label">CHAPTER 1</span> – WATER</h2>')
  })

  test('takes no markup from the text', () => {
    const html = render(read('Draft <script>alert(1)</script> "Plan" & more\n\n1. <b onclick=\'x\'>bold</b> [Uru: <i>] \'quoted\' (Peru opposes <u>)'), { as: 'annotated' }, 'html')
    expect(html).not.toMatch(/<script|<b |<i>|<u>/)
    expect(html).toContain('&#60;script&#62;alert(1)&#60;/script&#62;')
  })

  test('stands alone', () => {
    expect(render(read('1. a'), { as: 'clean' }, 'html')).not.toMatch(/(?:src|href)="(?!#)/)
  })
})
