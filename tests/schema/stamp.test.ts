import { describe, expect, test } from 'vitest'
import { oas } from '../../schema/draft.ts'
import { hashOfWords } from '../../schema/hash.ts'
import { act, chair, clerk, done, now, secretary, seenNow, the } from '../support/actors.ts'
import { draft, runs, unit } from '../support/build.ts'
import { after, meeting, plan, stamped } from '../support/plan.ts'

describe('a stamp', () => {
  test('binds to the words, with level and date of the meeting', () => {
    const unit = the(stamped(plan, 'a4'), 'a4')
    expect(unit.stamp).toMatchObject({ decision: 'agreed', level: 'INF', date: '2012-04-19', meeting: 'm1', note: null, printed: null, hash: hashOfWords(unit) })
  })

  test('of a formal meeting has a date and no level', () => {
    const formal = { ...plan, meetings: [{ ...meeting, kind: 'formal' as const }] }
    expect(the(stamped(formal, 'a4'), 'a4').stamp).toMatchObject({ level: '', date: '2012-04-19' })
  })

  test('of a working group waits for confirmation, under one note a decision', () => {
    const group = { ...plan, meetings: [{ ...meeting, kind: 'working group' as const }] }
    const once = stamped(group, 'a4')
    expect(the(once, 'a4').stamp).toMatchObject({ level: 'AD REFERENDUM', date: null, note: 'm1-agreed' })
    expect(once.notes).toEqual([{ id: 'm1-agreed', lines: null, text: 'Agreed at the Working Group meeting of April 19, 2012, which did not have the required quorum; approval of the paragraph is pending.' }])
    const twice = stamped(once, 'a1')
    expect(twice.notes).toHaveLength(1)
    const deleted = after(twice, chair, { type: 'stamp', units: ['o1'], decision: 'deleted', seen: seenNow(twice, 'o1') })
    expect(deleted.notes.map((note) => note.id)).toEqual(['m1-agreed', 'm1-deleted'])
  })

  test('of a working group that has its quorum is as good as any, and the log says with how many', () => {
    const group = after({ ...plan, meetings: [{ ...meeting, kind: 'working group' as const }] }, secretary, { type: 'callRoll', present: ['ARG', 'BRA'] })
    expect(the(stamped(group, 'a4'), 'a4').stamp).toMatchObject({ level: '', date: '2012-04-19', note: null, pending: false })
    expect(done(group, chair, { type: 'stamp', units: ['a4'], decision: 'agreed', seen: seenNow(group, 'a4') }).sentence).toBe('Chair agreed Objective 1.2, 4. (04/19/12), with a quorum: 2 of 3 present, 2 needed')
  })

  test('follows the quorum as it is when the gavel falls: lost between two, they differ', () => {
    const formal = after({ ...plan, meetings: [{ ...meeting, kind: 'formal' as const }] }, secretary, { type: 'callRoll', present: ['ARG', 'BRA'] })
    const lost = after(stamped(formal, 'a1'), secretary, { type: 'attend', party: 'BRA', present: false })
    const both = stamped(lost, 'a4')
    expect([the(both, 'a1').stamp, the(both, 'a4').stamp]).toMatchObject([{ level: '', pending: false, note: null }, { level: 'AD REFERENDUM', pending: true, note: 'm1-agreed' }])
  })

  test('lies on titles, headings and chapters too', () => {
    const kinds = ['title', 'heading', 'chapter', 'objective', 'subheading', 'action', 'paragraph'] as const
    const room = stamped(draft(kinds.map((kind) => unit(kind, 'Words', { kind })), { meetings: [meeting] }), ...kinds)
    expect(room.units.map(({ stamp }) => stamp?.level)).toEqual(kinds.map(() => 'INF'))
  })

  test('prints what the house prints', () => {
    const house = { ...oas, levels: { ...oas.levels, informal: { level: 'DRAFTING GROUP', dated: false, pending: true, colour: null } } }
    expect(the(stamped({ ...plan, house }, 'a4'), 'a4').stamp).toMatchObject({ level: 'DRAFTING GROUP', date: null, pending: true, note: null })
  })

  test('names the brackets it leaves open', () => {
    const { notices } = done(plan, chair, { type: 'stamp', units: ['a2'], decision: 'agreed', seen: seenNow(plan, 'a2') })
    expect(notices).toEqual(['2 brackets stay open in Objective 1.2, 2.: [Bra delete: promptly][Bra: at once], [works].'])
  })

  test('releases the holds on its units', () => {
    const held = after(plan, chair, { type: 'hold', units: ['a1', 'a4'] })
    expect(Object.keys(stamped(held, 'a4').holds)).toEqual(['a1'])
  })

  test('shows what changed when the words are not those that were looked at, and stamps none', () => {
    const seen = seenNow(plan, 'a1', 'a4')
    const typed = { ...plan, units: plan.units.map((each) => (each.id === 'a4' ? { ...each, runs: runs('To report and act.') } : each)) }
    const refusal = act(typed, chair, { type: 'stamp', units: ['a1', 'a4'], decision: 'agreed', seen })
    expect(refusal).toMatchObject({ ok: false, code: 'changed', unit: 'a4', now: { a4: { hash: hashOfWords(the(typed, 'a4')), words: 'To report and act.' } } })
    expect(Object.keys((refusal.ok ? undefined : refusal.now) ?? {})).toEqual(['a4'])
  })

  test.each([
    ['without a meeting', { ...plan, meetings: [] }, 'a1', 'meeting'],
    ['on a unit that is gone', plan, 'a9', 'gone'],
    ['on a sealed unit', stamped(plan, 'a1'), 'a1', 'sealed'],
    ['on an undecided proposal', plan, 'a3', 'state'],
    ['on a unit without words', draft([unit('a1', ' ')], { meetings: [meeting] }), 'a1', 'state'],
    ['on a unit somebody else holds', after(plan, secretary, { type: 'hold', units: ['a1'] }), 'a1', 'held'],
  ] as const)('is refused %s', (_title, room, id, code) => {
    const seen = Object.fromEntries(room.units.map((each) => [each.id, hashOfWords(each)]))
    expect(act(room, chair, { type: 'stamp', units: [id], decision: 'agreed', seen })).toMatchObject({ ok: false, code })
  })

  test('is refused without the hash of what was seen', () => {
    expect(act(plan, chair, { type: 'stamp', units: ['a1'], decision: 'agreed', seen: {} })).toMatchObject({ code: 'changed' })
  })

  test('that is lifted stays on the record', () => {
    const open = after({ ...stamped(plan, 'a1'), clerks: [clerk.user] }, clerk, { type: 'reopen', units: ['a1'], reason: 'asked' })
    expect(the(open, 'a1').stamp).toBeNull()
    expect(the(open, 'a1').former).toMatchObject([{ stamp: { level: 'INF' }, lifted: { how: 'reopened', at: now, by: clerk.name, asked: null, reason: 'asked' } }])
  })
})

describe('reopening', () => {
  const group = stamped({ ...plan, meetings: [{ ...meeting, kind: 'working group' as const }] }, 'a1', 'a4')

  test('takes the note along with the last stamp that cites it, with its words in the log', () => {
    const one = after(group, chair, { type: 'reopen', units: ['a1'], reason: 'asked' })
    expect(one.notes).toHaveLength(1)
    expect(the(one, 'a1').former).toMatchObject([{ stamp: { note: 'm1-agreed' }, lifted: { how: 'reopened' } }])
    expect(after(one, chair, { type: 'reopen', units: ['a4'], reason: 'asked' }).notes).toEqual([])
    expect(done(one, chair, { type: 'reopen', units: ['a4'], reason: 'asked' }).sentence).toMatch(/: asked\. The note "Agreed at .* is pending\." goes, since nothing cites it any more\.$/)
  })
})

describe('reopening is refused', () => {
  test.each([
    ['without a reason', 'a1', ' \n', null, 'malformed'],
    ['on an open unit', 'a2', 'asked', null, 'state'],
    ['for a party nobody knows', 'a1', 'asked', 'XXX', 'malformed'],
  ] as const)('%s', (_title, id, reason, asked, code) => {
    expect(act(stamped(plan, 'a1'), chair, { type: 'reopen', units: [id], reason, asked })).toMatchObject({ ok: false, code })
  })
})
