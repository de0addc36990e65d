import { describe, expect, test } from 'vitest'
import type { Draft, Meeting, Note } from '../../schema/draft.ts'
import { houses } from '../../schema/houses.ts'
import { hashOfWords } from '../../schema/hash.ts'
import { parse } from '../../schema/parse/parse.ts'
import { pendingQueue } from '../../schema/pendingQueue.ts'
import { conditionsOf, standingOf } from '../../schema/standing.ts'
import { report } from '../../schema/report.ts'
import { serialise } from '../../schema/serialise.ts'
import { act, chair, done, now, seenNow, the } from '../support/actors.ts'
import { runs } from '../support/build.ts'
import { parties } from '../support/parties.ts'
import { after, meeting, plan, stamped } from '../support/plan.ts'
import { ownSeeds, sharedSeed } from '../support/seedTexts.ts'

const all = ['ARG', 'BRA', 'URY']

/** A meeting of the working group without its quorum, in which two were agreed and one deleted, and which is over. */
const before = ((): Draft => {
  const group: Draft = { ...plan, meetings: [{ ...meeting, kind: 'working group' }] }
  const agreed = stamped(after(group, chair, { type: 'callRoll', present: ['ARG'] }), 'o1', 'a4')
  const deleted = after(agreed, chair, { type: 'stamp', units: ['a1'], decision: 'deleted', seen: seenNow(agreed, 'a1') })
  return after(deleted, chair, { type: 'closeMeeting' })
})()

const next = (kind: Meeting['kind'], present: readonly string[] | null, room = before) => {
  const open = after(room, chair, { type: 'openMeeting', date: '2012-05-03', body: 'Committee', kind }, { newId: () => 'm2' })
  return present ? after(open, chair, { type: 'callRoll', present }) : open
}
const confirmed = (room: Draft, ...units: string[]) => after(room, chair, { type: 'confirm', units, seen: seenNow(room, ...units) })
const confirming = (room: Draft, ...units: string[]) => act(room, chair, { type: 'confirm', units, seen: seenNow(room, ...units) })

describe('the queue', () => {
  test('holds what waits in document order, with the meeting that decided', () => {
    expect(pendingQueue(before).map(({ unit, stamp, meeting: by }) => [unit.id, stamp.decision, by?.date])).toEqual([['o1', 'agreed', '2012-04-19'], ['a1', 'deleted', '2012-04-19'], ['a4', 'agreed', '2012-04-19']])
    expect(standingOf(the(before, 'a1'))).toEqual({ state: 'deleted', pending: true, awaited: [], level: 'AD REFERENDUM' })
  })

  test('is empty where nothing waits, and names no meeting where the record has none', () => {
    expect(pendingQueue(stamped(plan, 'a4'))).toEqual([])
    expect(pendingQueue({ ...before, meetings: [] })[0]?.meeting).toBeNull()
  })
})

describe('confirming', () => {
  test('gives the decision level and date of the meeting that confirms, and keeps what waited on the record', () => {
    const room = next('formal', all)
    const unit = the(confirmed(room, 'a4'), 'a4')
    expect(unit.stamp).toEqual({ decision: 'agreed', level: '', date: '2012-05-03', meeting: `${now}-m2`, note: null, printed: null, pending: false, hash: hashOfWords(unit), words: 'To report [Arg, Uru: yearly] and act.' })
    expect(unit.former).toEqual([{ stamp: the(room, 'a4').stamp, lifted: { how: 'confirmed', at: now, by: chair.name, asked: null, reason: '' } }])
  })

  test('says all of it in the log', () => {
    const { sentence, units, notices } = done(next('formal', all), chair, { type: 'confirm', units: ['a1', 'a4'], seen: seenNow(before, 'a1', 'a4') })
    expect(sentence).toBe(
      'Chair confirmed Objective 1.2, 1. (deleted AD REFERENDUM); Objective 1.2, 4. (agreed AD REFERENDUM) at the formal meeting of the Committee of May 3, 2012 (05/03/12), with a quorum: 3 of 3 present, 2 needed. ' +
        'The note "Deleted at the Working Group meeting of April 19, 2012, which did not have the required quorum; its deletion is pending." goes, since nothing cites it any more.')
    expect(units).toEqual(['a1', 'a4'])
    expect(notices).toEqual(['1 bracket stays open in Objective 1.2, 1.: [Uru: social].', '1 bracket stays open in Objective 1.2, 4.: [Arg, Uru: yearly].'])
  })

  test('leaves the note to whoever still waits; the last takes it along, and the others count anew', () => {
    const other: Note = { id: 'n7', text: 'See the annex.', lines: null }
    const room = next('formal', all, { ...before, notes: [...before.notes, other], units: before.units.map((unit) => (unit.id === 'a2' ? { ...unit, runs: runs('To share.').map((run) => ({ ...run, notes: ['n7'] })) } : unit)) })
    const printed = (draft: Draft) => report(draft).units.map(({ id, stamp }) => [id, stamp?.printed]).filter(([, stamp]) => stamp)
    expect(printed(room)).toEqual([['o1', 'AGREED AD REFERENDUM 1/'], ['a1', 'DELETED AD REFERENDUM 2/'], ['a4', 'AGREED AD REFERENDUM 1/ IDEM']])
    const once = confirmed(room, 'o1')
    expect(printed(once)).toEqual([['o1', 'AGREED 05/03/12'], ['a1', 'DELETED AD REFERENDUM 2/'], ['a4', 'AGREED AD REFERENDUM 1/']])
    const twice = confirmed(once, 'a4')
    expect(printed(twice)).toEqual([['o1', 'AGREED 05/03/12'], ['a1', 'DELETED AD REFERENDUM 1/'], ['a4', 'AGREED 05/03/12']])
    expect(confirmed(twice, 'a1').notes).toEqual([other])
    expect(confirmed(room, 'o1', 'a1', 'a4').notes).toEqual([other])
  })

  test('leaves a note alone that words or a position cite too', () => {
    const [note] = before.notes
    const anchored = before.units.map((unit) => (unit.id === 'a2' ? { ...unit, runs: runs('To share.').map((run) => ({ ...run, notes: [note!.id] })) } : unit))
    const held = { ...before.brackets, h1: { positions: [{ party: 'BRA', stance: 'opposes', printed: null, note: note!.id } as const], remarks: [] } }
    for (const room of [{ ...before, units: anchored }, { ...before, brackets: held }]) expect(confirmed(next('formal', all, room), 'o1', 'a1', 'a4').notes).toEqual([note])
  })

  test('presumes the quorum of a formal meeting until the roll is called, never that of a working group', () => {
    expect(confirming(next('formal', null), 'a4')).toMatchObject({ ok: true })
    expect(confirming(next('working group', null), 'a4')).toMatchObject({ code: 'meeting', sentence: 'The roll has not been called, so nobody can say there is a quorum. Call it first.' })
  })

  test('may be done by the meeting that decided, once it has its quorum again', () => {
    const group: Draft = { ...plan, meetings: [{ ...meeting, kind: 'working group' }] }
    const lost = stamped(after(group, chair, { type: 'callRoll', present: ['ARG'] }), 'a4')
    const back = after(lost, chair, { type: 'attend', party: 'BRA', present: true })
    expect(the(confirmed(back, 'a4'), 'a4').stamp).toMatchObject({ level: '', date: '2012-04-19', pending: false })
  })

  test('of words that acts changed under the stamp binds to the words as they are now, if those were seen', () => {
    const room = next('formal', all)
    const resolved = after(room, chair, { type: 'accept', brackets: ['both'] })
    expect(act(resolved, chair, { type: 'confirm', units: ['a4'], seen: seenNow(room, 'a4') })).toMatchObject({ code: 'changed', now: { a4: { words: 'To report yearly and act.' } } })
    expect(the(confirmed(resolved, 'a4'), 'a4').stamp).toMatchObject({ words: 'To report yearly and act.', hash: hashOfWords(the(resolved, 'a4')) })
  })

  test('releases the holds on its units', () => {
    expect(confirmed(after(next('formal', all), chair, { type: 'hold', units: ['a4', 'o1'] }), 'a4').holds).toMatchObject({ o1: { by: chair.user } })
  })

  test.each([
    ['without a meeting', before, 'a4', 'meeting'],
    ['in an informal meeting', next('informal', all), 'a4', 'meeting'],
    ['without a quorum', next('formal', ['ARG']), 'a4', 'meeting'],
    ['of what nobody decided', next('formal', all), 'a2', 'state'],
    ['of what does not wait', confirmed(next('formal', all), 'a4'), 'a4', 'state'],
    ['of what somebody else holds', after(next('formal', all), { ...chair, user: 'another' }, { type: 'hold', units: ['a4'] }), 'a4', 'held'],
  ] as const)('is refused %s', (_title, room, id, code) => {
    expect(confirming(room, id)).toMatchObject({ ok: false, code })
  })

  test('is all or none', () => {
    expect(confirming(next('formal', all), 'a4', 'a2')).toMatchObject({ ok: false, unit: 'a2' })
    expect(act(next('formal', all), chair, { type: 'confirm', units: ['a4', 'gone'], seen: seenNow(before, 'a4') })).toMatchObject({ code: 'gone' })
  })
})

describe('a house with its last word at the formal level', () => {
  const two = houses[2]!
  const room = { ...before, house: two }

  test('has a working group lift what had no quorum to its own level, where it goes on waiting', () => {
    const lifted = confirmed(next('working group', all, room), 'a4')
    expect(the(lifted, 'a4').stamp).toMatchObject({ level: 'WORKING GROUP', date: '2012-05-03', pending: true, note: null })
    expect(done(next('working group', all, room), chair, { type: 'confirm', units: ['a4'], seen: seenNow(room, 'a4') }).notices).toContain('A formal meeting still has to confirm what was decided at this level.')
    expect(confirming(lifted, 'a4')).toMatchObject({ code: 'state', sentence: 'Objective 1.2, 4. is agreed (WORKING GROUP 05/03/12) already. Only a formal meeting can confirm it.' })
  })

  test('has the plenary confirm it for good, with both steps on the record', () => {
    const lifted = after(confirmed(next('working group', all, room), 'a4'), chair, { type: 'closeMeeting' })
    const open = after(lifted, chair, { type: 'openMeeting', date: '2012-05-20', body: 'Assembly', kind: 'formal' }, { newId: () => 'm3' })
    const unit = the(confirmed(open, 'a4'), 'a4')
    expect(unit.stamp).toMatchObject({ level: 'PLENARY', date: '2012-05-20', pending: false })
    expect(unit.former.map(({ stamp }) => stamp.level)).toEqual(['AD REFERENDUM', 'WORKING GROUP'])
  })

  test('has no informal decision confirmed by its like, though all print the same', () => {
    const un = { ...stamped({ ...plan, house: houses[1]! }, 'a4'), house: houses[1]! }
    expect(the(un, 'a4').stamp).toMatchObject({ level: 'AD REFERENDUM', pending: true, note: null })
    const closed = after(un, chair, { type: 'closeMeeting' })
    expect(the(confirmed(next('working group', all, closed), 'a4'), 'a4').stamp).toMatchObject({ level: 'AD REFERENDUM', pending: true, meeting: `${now}-m2` })
    expect(confirming(confirmed(next('working group', all, closed), 'a4'), 'a4')).toMatchObject({ code: 'state' })
  })
})

describe('a decision subject to consultations', () => {
  const awaiting = [{ party: 'BRA', until: '2012-05-01' }, { party: 'URY' }]
  const deed = { type: 'stamp', units: ['a4'], decision: 'agreed', seen: seenNow(plan, 'a4'), awaiting } as const
  const room = after(plan, chair, deed)

  test('has them as positions on its unit, and says so', () => {
    expect(the(room, 'a4').positions).toEqual([
      { party: 'BRA', stance: 'pending consultations', printed: null, note: null, until: '2012-05-01' },
      { party: 'URY', stance: 'pending consultations', printed: null, note: null },
    ])
    expect(done(plan, chair, deed).sentence).toBe('Chair agreed Objective 1.2, 4. (INF 04/19/12), subject to consultations by Brazil until May 1, 2012 and Uruguay')
    expect(standingOf(the(room, 'a4'))).toMatchObject({ state: 'agreed', awaited: ['BRA', 'URY'] })
  })

  test('is unconditional once the last of them is lifted or turned into something else', () => {
    const one = after(room, chair, { type: 'takePosition', on: 'a4', party: 'BRA', stance: null })
    expect(conditionsOf(the(one, 'a4')).map(({ party }) => party)).toEqual(['URY'])
    const none = after(one, chair, { type: 'takePosition', on: 'a4', party: 'URY', stance: 'supports' })
    expect(conditionsOf(the(none, 'a4'))).toEqual([])
    expect(standingOf(the(none, 'a4'))).toMatchObject({ state: 'agreed', awaited: [] })
    expect(conditionsOf(the({ ...room, units: room.units.map((unit) => ({ ...unit, stamp: null })) }, 'a4'))).toEqual([])
  })

  test('counts those that were pending before the gavel fell', () => {
    const asked = after(plan, chair, { type: 'takePosition', on: 'a4', party: 'ARG', stance: 'pending consultations' })
    expect(done(asked, chair, { ...deed, awaiting: [] }).sentence).toBe('Chair agreed Objective 1.2, 4. (INF 04/19/12), subject to consultations by Argentina')
  })

  test('replaces what the party held before, tells it, and takes the note along that printed it', () => {
    const printed = '(Argentina and Brazil are opposed)'
    const noted = { ...plan, notes: [{ id: 'n1', text: 'Brazil reserves its position.', lines: null }], units: plan.units.map((unit) => (unit.id === 'a4' ? { ...unit, positions: [
      { party: 'ARG', stance: 'opposes', printed, note: null } as const, { party: 'URY', stance: 'opposes', printed, note: null } as const, { party: 'BRA', stance: 'reserves', printed: null, note: 'n1' } as const,
    ] } : unit)) }
    const gavel = { ...deed, seen: seenNow(noted, 'a4') }
    const result = after(noted, chair, gavel)
    expect(the(result, 'a4').positions.map(({ party, stance, printed: words }) => [party, stance, words])).toEqual([['ARG', 'opposes', null], ['BRA', 'pending consultations', null], ['URY', 'pending consultations', null]])
    expect(result.notes).toEqual([])
    expect(done(noted, chair, gavel).notices).toContain('The position of Brazil on Objective 1.2, 4. (reserves) is replaced by its pending consultations.')
  })

  test.each([
    ['a party nobody knows', { party: 'XXX' }],
    ['a day that is none', { party: 'BRA', until: '2012-02-30' }],
    ['a day before the meeting', { party: 'BRA', until: '2012-04-18' }],
  ])('is refused for %s', (_title, awaited) => {
    expect(act(plan, chair, { ...deed, awaiting: [awaited] })).toMatchObject({ ok: false, code: 'malformed' })
  })
})

const seeds = [...ownSeeds(), ...[sharedSeed()].flatMap((seed) => (seed ? [{ name: 'the draft of 2012', text: seed.text }] : []))]

describe.each(seeds)('all that waits in $name', ({ text }) => {
  const imported = parse(text, { parties })
  const waiting = pendingQueue(imported)

  test('is confirmed at once, and the notes that said so are gone from the paper, the others count anew', () => {
    const ids = waiting.map(({ unit }) => unit.id)
    const notes = new Set(waiting.map(({ stamp }) => stamp.note))
    expect(ids.length).toBeGreaterThan(4)
    const room = confirmed(next('formal', null, imported), ...ids)
    expect(pendingQueue(room)).toEqual([])
    expect(room.notes).toEqual(imported.notes.filter(({ id }) => !notes.has(id)))
    const again = parse(serialise(room), { parties })
    expect(again.units.map(({ stamp }) => stamp && [stamp.decision, stamp.level, stamp.date])).toEqual(room.units.map(({ stamp }) => stamp && [stamp.decision, stamp.level, stamp.date]))
    expect(serialise(room)).not.toMatch(/REFERENDUM|IDEM|quorum was not/)
  })
})
