import { describe, expect, test } from 'vitest'
import type { Draft, Meeting, Position, Unit } from '../../schema/draft.ts'
import { renditionOf } from '../../schema/rendition/render.ts'
import { toText } from '../../schema/rendition/toText.ts'
import { progressSentence, resultsDraft } from '../../schema/results/resultsDraft.ts'
import { resultsOf } from '../../schema/results/resultsOf.ts'
import { withEffect } from '../../schema/withEffect.ts'
import { textOf } from '../../schema/runs.ts'
import { chair, done, seenNow, uruguay } from '../support/actors.ts'
import { unit } from '../support/build.ts'
import { meeting, plan, stamped } from '../support/plan.ts'

const before: Draft = { ...plan, title: 'Draft Plan of Action', symbol: 'CSH/GT-12' }
const lines = (draft: Draft, more: Partial<Meeting> = {}) => Object.fromEntries(resultsOf({ before, after: draft, meeting: { ...meeting, ...more } }).parts.map(({ part, lines: all }) => [part, all.map(({ sentence }) => sentence)]))
const held = (party: string, stance: Position['stance'], until?: string): Position => ({ party, stance, printed: null, note: null, ...(until !== undefined && { until }) })
const changed = (draft: Draft, id: string, more: Partial<Unit>): Draft => ({ ...draft, units: draft.units.map((each) => (each.id === id ? { ...each, ...more } : each)) })

describe('the results of a meeting', () => {
  test('are headed as the house heads them, and name what the meeting considered once', () => {
    const headed = (title: string, more: Partial<Meeting> = {}, symbol = 'CSH/GT-12') => resultsOf({ before, after: { ...before, title, symbol }, meeting: { ...meeting, ...more } }).heading
    expect(headed('Draft Plan of Action')).toBe('RESULTS OF THE INFORMAL MEETING TO CONSIDER THE Draft Plan of Action (CSH/GT-12) HELD ON APRIL 19, 2012')
    expect(headed('The Plan', { kind: 'working group' }, '')).toBe('RESULTS OF THE WORKING GROUP MEETING TO CONSIDER THE Plan HELD ON APRIL 19, 2012')
    // What was brought in as the results of an earlier meeting is named by what that one considered.
    expect(headed('RESULTS OF THE INFORMAL MEETING TO CONSIDER THE Draft Plan (CSH/GT-12) HELD ON APRIL 3, 2012')).toBe('RESULTS OF THE INFORMAL MEETING TO CONSIDER THE Draft Plan (CSH/GT-12) HELD ON APRIL 19, 2012')
    expect(resultsOf({ before, after: before, meeting: { ...meeting, body: 'Informal consultations' } }).meeting.name).toBe('Informal consultations')
    expect(headed('', { date: null }, '')).toBe('RESULTS OF THE INFORMAL MEETING TO CONSIDER THE Draft')
  })

  test('tell what was decided, proposed and settled, and nothing of what stood before', () => {
    const agreed = stamped(before, 'o1')
    const after = withEffect(agreed, done(agreed, uruguay, { type: 'withdraw', brackets: ['uru'] }).effect)
    expect(lines(after)).toMatchObject({
      agreed: ['Objective 1.2 was agreed (INF 04/19/12).'],
      settled: ['Objective 1.2, 1.: [Uru: social] was withdrawn or rejected.'],
    })
    expect(Object.keys(lines(after))).toEqual(['agreed', 'settled', 'open'])
    expect(lines(before)).not.toHaveProperty('settled')
  })

  test('list who is awaited until when, decisions to be confirmed, and what stands reserved, whenever it was said', () => {
    const pending = changed(before, 'o1', { stamp: { decision: 'agreed', level: 'AD REFERENDUM', date: null, meeting: 'm1', note: null, printed: null, pending: true, hash: '', words: '' } })
    const after: Draft = { ...changed(pending, 'a1', { positions: [held('BRA', 'reserves')] }), brackets: { h1: { positions: [held('URY', 'pending consultations', '2012-05-03')], remarks: [] } } }
    expect(lines(after)).toMatchObject({
      reserved: ['Brazil reserves its position on Objective 1.2, 1.'],
      pending: ['To be confirmed, agreed (AD REFERENDUM): Objective 1.2.', 'Pending consultations by Uruguay until May 3, 2012 on [works] in Objective 1.2, 2.'],
    })
    // Also where nothing of it was said in this meeting.
    expect(resultsOf({ before: after, after, meeting }).parts.map(({ part }) => part)).toEqual(['reserved', 'pending', 'open'])
  })

  test('name what stays open with its place', () => {
    expect(lines(before)['open']).toEqual([
      '5 paragraphs are still to be decided: Objective 1.2 and its 1., 2., 3. and 4.',
      'Objective 1.2, 1.: [Uru: social].',
      'Objective 1.2, 2.: [Bra delete: promptly][Bra: at once]; [works].',
      'Objective 1.2, 3.: the paragraph as a whole, proposed by Uruguay: “To train.”',
      'Objective 1.2, 4.: [Arg, Uru: yearly].',
    ])
  })

  test('say who was in the room and what that made of the quorum', () => {
    const results = (more: Partial<Meeting>) => resultsOf({ before, after: before, meeting: { ...meeting, open: false, ...more } })
    const roll = { present: ['URY'], came: ['URY', 'BRA'], members: 3, needed: 2 }
    expect(results({ kind: 'formal', roll })).toMatchObject({ presence: { present: ['Uruguay'], left: ['Brazil'], absent: ['Argentina'] }, quorum: 'There was no quorum at the close: 1 of 3 present, 2 needed.' })
    expect(results({ kind: 'working group', roll: { ...roll, present: ['URY', 'BRA'] } }).quorum).toBe('There was a quorum at the close: 2 of 3 present, 2 needed.')
    expect(results({ roll }).quorum).toBe('1 of 3 delegations were present at the close; an informal meeting has no quorum to reach.')
    expect(results({ kind: 'formal' })).toMatchObject({ presence: null, quorum: 'The roll was not called, so the quorum is presumed.' })
  })

  test('print a decision that is subject to consultations as one, wherever it is told', () => {
    const { effect } = done(before, chair, { type: 'stamp', units: ['a4'], decision: 'agreed', seen: seenNow(before, 'a4'), awaiting: [{ party: 'BRA', until: '2012-05-03' }] })
    const after = withEffect(before, effect)
    expect(lines(after)).toMatchObject({
      agreed: ['Objective 1.2, 4. was agreed (INF 04/19/12), subject to consultations by Brazil until May 3, 2012, with 1 bracket open.'],
      pending: ['Pending consultations by Brazil until May 3, 2012 on Objective 1.2, 4, which is agreed (INF 04/19/12) subject to them.'],
    })
    expect(progressSentence(resultsOf({ before, after, meeting }).progress)).toBe('1 of 5 paragraphs is agreed, 1 of them subject to consultations; 4 are open, with 4 brackets; 1 bracket stays open in what is decided.')
    const lifted = changed(after, 'a4', { positions: [] })
    expect(Object.fromEntries(resultsOf({ before: after, after: lifted, meeting }).parts.map(({ part, lines: all }) => [part, all.map(({ sentence }) => sentence)]))).toMatchObject({
      conditions: ['Objective 1.2, 4. is now agreed (INF 04/19/12) without condition: the consultations of Brazil are over.'],
      positions: ['The consultations of Brazil on Objective 1.2, 4. are over.'],
    })
  })

  test('list the brackets under a stamp with all that is open, and count them beside the others', () => {
    const results = resultsOf({ before, after: stamped(before, 'a2'), meeting })
    const open = results.parts.find(({ part }) => part === 'open')!.lines.map(({ sentence }) => sentence)
    expect(open).toContain('Objective 1.2, 2, agreed (INF 04/19/12): [Bra delete: promptly][Bra: at once]; [works].')
    // The first line says how many paragraphs; in the others every bracket is named.
    expect(open.slice(1).flatMap((line) => line.split('; '))).toHaveLength(results.progress.brackets)
    expect(results.progress).toMatchObject({ brackets: 5, under: 2 })
  })

  test('say what became of the head of the document, last', () => {
    expect(lines({ ...before, symbol: 'CSH/GT-12 rev. 1' })['document']).toEqual(['The symbol is now “CSH/GT-12 rev. 1”; it was “CSH/GT-12”.'])
  })

  test('stand in the place of the heading of earlier results', () => {
    const old = unit('t', 'RESULTS OF THE INFORMAL MEETING TO CONSIDER THE\nDraft Plan (X/1) HELD ON APRIL 3, 2012', { kind: 'title' })
    const after: Draft = { ...before, units: [old, ...before.units] }
    const printed = resultsDraft(resultsOf({ before: after, after, meeting }), after).units.filter(({ kind }) => kind === 'title')
    expect(printed.map(({ runs }) => textOf(runs))).toEqual(['RESULTS OF THE INFORMAL MEETING TO CONSIDER THE Draft Plan of Action (CSH/GT-12) HELD ON APRIL 19, 2012'])
    // A title of its own stays.
    const titled: Draft = { ...before, units: [unit('t', 'Draft Plan of Action', { kind: 'title' }), ...before.units] }
    expect(resultsDraft(resultsOf({ before: titled, after: titled, meeting }), titled).units.filter(({ kind }) => kind === 'title')).toHaveLength(2)
  })

  test('print as one paper with the annotated text behind them', () => {
    const after = stamped(before, 'a1')
    const results = resultsOf({ before, after, meeting: { ...meeting, open: false, roll: { present: ['URY'], came: ['URY'], members: 3, needed: 2 } } })
    const text = toText(renditionOf(resultsDraft(results, after), { as: 'annotated' }))
    const printed = text.split('\n\n')
    expect(text).toContain(`${results.heading}\n\nInformal meeting of the Working Group.\n\nPRESENCE\n\n`)
    expect(printed).toContain('Present: Uruguay.')
    expect(printed).toContain('1 of 5 paragraphs is agreed; 4 are open, with 4 brackets; 1 bracket stays open in what is decided.')
    expect(printed).toContain('– Objective 1.2, 1. was agreed (INF 04/19/12) with 1 bracket open.')
    expect(text).toContain('THE TEXT\n\nObjective 1.2\nTo design policies.\n\n1. To launch [Uru: social] programs. AGREED INF 04/19/12')
  })
})
