import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Party, Position, Stamp, Stance } from '../../schema/draft.ts'
import { outstanding } from '../../schema/outstanding.ts'
import { parse } from '../../schema/parse/parse.ts'
import { outstandingTable } from '../../schema/rendition/outstandingTable.ts'
import { progressOf } from '../../schema/standing.ts'
import { parties } from '../support/actors.ts'
import { draft, unit } from '../support/build.ts'
import { wordDrafts } from '../support/wordDrafts.ts'

const holds = (party: string, stance: Stance, more: Partial<Position> = {}): Position => ({ party, stance, printed: null, note: null, ...more })
const firm: Stamp = { decision: 'agreed', level: 'INF', date: '2012-04-19', meeting: null, note: null, printed: null, pending: false, hash: '', words: '' }
const adReferendum: Stamp = { ...firm, level: 'AD REFERENDUM', date: null, pending: true }

describe('the list of outstanding issues', () => {
  test('has a line for every bracket and proposed unit, with its holder, its words and its place', () => {
    const rows = outstanding(draft([
      unit('o1', 'To design.', { kind: 'objective', label: 'Objective 1.2' }),
      unit('a1', 'To launch {b1 ins URY|social }programs {b2 del BRA|promptly}{b2 ins BRA|at once} in {b3 hold|all} {b4 del ARG,BRA|rural} areas.', { kind: 'action', label: '1.' }),
      unit('a2', 'To train\nteachers.', { kind: 'action', label: '2.', by: 'URY' }),
    ], { parties }))
    expect(rows.map(({ kind, id, unit: of, place, by, holder, words }) => ({ kind, id, of, place, by, holder, words }))).toEqual([
      { kind: 'insertion', id: 'b1', of: 'a1', place: 'Objective 1.2, 1.', by: ['URY'], holder: 'Uruguay', words: '[social]' },
      { kind: 'replacement', id: 'b2', of: 'a1', place: 'Objective 1.2, 1.', by: ['BRA'], holder: 'Brazil', words: '[promptly] to be replaced by [at once]' },
      { kind: 'in brackets', id: 'b3', of: 'a1', place: 'Objective 1.2, 1.', by: [], holder: '', words: '[all]' },
      { kind: 'deletion', id: 'b4', of: 'a1', place: 'Objective 1.2, 1.', by: ['ARG', 'BRA'], holder: 'Argentina and Brazil', words: '[rural] to be deleted' },
      { kind: 'new paragraph', id: 'a2', of: 'a2', place: 'Objective 1.2, 2.', by: ['URY'], holder: 'Uruguay', words: '[To train teachers.]' },
    ])
  })

  test('says who supports, opposes, reserves or consults, and until when; who proposes it too holds it', () => {
    const [row] = outstanding(draft([unit('u', 'shall {b ins URY|promptly }report')], {
      parties,
      brackets: { b: { positions: [holds('BRA', 'supports'), holds('ARG', 'proposes'), holds('CHL', 'supports'), holds('JAM', 'opposes'), holds('PER', 'reserves'), holds('MEX', 'pending consultations', { until: '2012-04-30' }), holds('CUB', 'pending consultations'), holds('HND', 'can live with')], remarks: ['(see note 2)'] } },
    }))
    expect(row).toMatchObject({
      by: ['URY', 'ARG'], holder: 'Uruguay and Argentina', supports: 'Brazil and CHL', opposes: 'JAM', reserves: 'PER',
      pending: 'MEX (until April 30, 2012) and CUB', canLiveWith: 'HND', remarks: ['(see note 2)'], standing: '',
    })
  })

  test('has a line for a decision that waits to be confirmed, and for one that waits for a delegation', () => {
    const rows = outstanding(draft([
      unit('u1', 'To act.', { label: '1.', stamp: adReferendum }),
      unit('u2', 'To go.', { label: '2.', stamp: { ...firm, decision: 'deleted' }, positions: [holds('BRA', 'pending consultations', { until: '2012-05-02' })] }),
      unit('u3', 'To stay.', { label: '3.', stamp: firm }),
      unit('u4', 'To propose.', { label: '4.', stamp: adReferendum, by: 'URY', positions: [holds('ARG', 'opposes')] }),
    ], { parties }))
    expect(rows.map(({ kind, place, words, standing, pending, opposes }) => ({ kind, place, words, standing, pending, opposes }))).toEqual([
      { kind: 'decision pending', place: '1.', words: 'To act.', standing: 'AGREED (AD REFERENDUM)', pending: '', opposes: '' },
      { kind: 'decision pending', place: '2.', words: 'To go.', standing: 'DELETED (INF 04/19/12)', pending: 'Brazil (until May 2, 2012)', opposes: '' },
      { kind: 'decision pending', place: '4.', words: 'To propose.', standing: 'AGREED (AD REFERENDUM)', pending: '', opposes: '' },
      { kind: 'new paragraph', place: '4.', words: '[To propose.]', standing: 'AGREED (AD REFERENDUM)', pending: '', opposes: 'Argentina' },
    ])
  })

  test('quotes what is proposed whole, and of a paragraph as it stands only the beginning', () => {
    const long = 'To act together in every place where water is scarce, and to tell each other in time what is planned. '.repeat(3).trim()
    const [decision, proposed] = outstanding(draft([unit('u1', long, { stamp: adReferendum }), unit('u2', long, { by: 'URY' })]))
    expect(decision?.words).toBe('To act together in every place where water is scarce, and to tell each other in …')
    expect(proposed?.words).toBe(`[${long}]`)
  })

  test('names a bracket that stayed open under a stamp, with the stamp', () => {
    expect(outstanding(draft([unit('u', 'To {b ins URY|fully }act.', { stamp: firm })], { parties }))).toMatchObject([{ kind: 'insertion', standing: 'AGREED (INF 04/19/12)' }])
  })

  test('lists what parties hold on an open unit, and on a settled one only what stands against it', () => {
    const kindsOf = (positions: readonly Position[], stamp: Stamp | null) => outstanding(draft([unit('u', 'To act.', { positions, stamp })])).map(({ kind }) => kind)
    expect(kindsOf([holds('BRA', 'supports')], null)).toEqual(['positions'])
    expect(kindsOf([holds('BRA', 'supports'), holds('JAM', 'can live with')], firm)).toEqual([])
    expect(kindsOf([holds('BRA', 'supports'), holds('JAM', 'reserves')], firm)).toEqual(['positions'])
    expect(outstanding(draft([unit('u', 'To act.', { remarks: ['(sic)'] })]))).toEqual([])
  })

  test('has as many lines of brackets and proposals as the count of open ones, whatever the draft', () => {
    fc.assert(fc.property(wordDrafts, (drawn) => {
      const rows = outstanding(drawn)
      expect(rows.filter(({ kind }) => kind !== 'positions' && kind !== 'decision pending')).toHaveLength(progressOf(drawn).brackets)
      expect(rows.filter(({ kind }) => kind === 'decision pending')).toHaveLength(drawn.units.filter((each) => each.stamp?.pending).length)
    }), { numRuns: 100 })
  })
})

describe('the table of it', () => {
  test('counts the issues kind by kind, and says so where there is none', () => {
    const table = outstandingTable(draft([unit('u', 'a {b1 ins URY|b} {b2 ins BRA|c} {b3 hold|d}', { label: '1.', stamp: adReferendum })], { title: 'Plan', symbol: 'D/1', parties }))
    expect(table).toMatchObject({ symbol: 'D/1', heading: 'Outstanding issues', title: 'Plan', summary: '4 issues: 2 insertions, 1 passage in brackets, 1 decision pending.' })
    expect(table.rows.map(([number, place, issue]) => [number, place, issue])).toEqual([['1', '1.', 'Decision pending\nAGREED (AD REFERENDUM)'], ['2', '1.', 'Insertion\nAGREED (AD REFERENDUM)'], ['3', '1.', 'Insertion\nAGREED (AD REFERENDUM)'], ['4', '1.', 'In brackets\nAGREED (AD REFERENDUM)']])
    expect(outstandingTable(draft([unit('u', 'a')]))).toMatchObject({ rows: [], summary: 'There are no outstanding issues.' })
  })

  test('gives each stance a line of its own', () => {
    const positions = [holds('BRA', 'opposes'), holds('ARG', 'supports'), holds('URY', 'pending consultations')]
    expect(outstandingTable(draft([unit('u', 'To act.', { positions })], { parties })).rows[0]?.[5]).toBe('Supports: Argentina\nOpposes: Brazil\nPending consultations: Uruguay')
  })
})

const seedsOf = (path: string) => `${import.meta.dirname}/../../${path}`
const bookOfParties = () => JSON.parse(readFileSync(seedsOf('seeds/parties.json'), 'utf8')) as Party[]
for (const [name, path] of [['water', 'seeds/water.txt'], ['2012', '../shared/seeds/003_0aa6c09201dc974b.txt']] as const)
  test(`the ${name} draft: every issue has a place, words and someone or something it waits for`, ({ skip }) => {
    if (!existsSync(seedsOf(path))) {
      console.warn('The draft of 2012 is not at hand in ../shared/seeds: the test on it is skipped.')
      skip('no draft of 2012')
    }
    const seed = parse(readFileSync(seedsOf(path), 'utf8'), { parties: bookOfParties() })
    const rows = outstanding(seed)
    expect(rows.length).toBeGreaterThan(5)
    for (const row of rows) expect(row).toMatchObject({ place: expect.stringMatching(/\S/), words: expect.stringMatching(/\S/) })
    expect(rows.some(({ kind }) => kind === 'decision pending')).toBe(seed.units.some((each) => each.stamp?.pending))
  })
