import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Draft, Meeting, PartyCode } from '../../schema/draft.ts'
import { oas } from '../../schema/draft.ts'
import { inverseOf, stateAfter } from '../../schema/inverse.ts'
import { pendingQueue } from '../../schema/pendingQueue.ts'
import { quorumOf, worthOf } from '../../schema/quorum.ts'
import { withEffect } from '../../schema/withEffect.ts'
import type { Keyless } from '../support/actors.ts'
import { act, chair, done, now, secretary, seenNow } from '../support/actors.ts'
import { unit } from '../support/build.ts'
import { delegations } from '../support/delegations.ts'
import { after, meeting, plan, stamped } from '../support/plan.ts'

const group: Draft = { ...plan, meetings: [{ ...meeting, kind: 'working group' }] }
const here = (draft: Draft) => draft.meetings.find(({ open }) => open)?.roll

describe('the roll', () => {
  const called = after(group, secretary, { type: 'callRoll', present: ['URY', 'ARG', 'URY'] })

  test('counts the delegations in the room, in the order of the document', () => {
    expect(here(called)).toEqual({ present: ['ARG', 'URY'], came: ['ARG', 'URY'], members: 3, needed: 2 })
    expect(done(group, secretary, { type: 'callRoll', present: ['URY', 'ARG'] }).sentence).toBe('Secretariat called the roll: 2 of 3 delegations present. There is a quorum: 2 of 3 present, 2 needed.')
    expect(done(group, secretary, { type: 'callRoll', present: [] }).sentence).toBe('Secretariat called the roll: 0 of 3 delegations present. There is no quorum: 0 of 3 present, 2 needed.')
  })

  test('called again counts anew and forgets nobody who came', () => {
    expect(here(after(called, secretary, { type: 'callRoll', present: ['BRA'] }))).toMatchObject({ present: ['BRA'], came: ['ARG', 'BRA', 'URY'] })
    expect(done(called, secretary, { type: 'callRoll', present: ['BRA'] }).sentence).toBe('Secretariat called the roll again: 1 of 3 delegations present. The quorum is lost: 1 of 3 present, 2 needed.')
  })

  test('follows arrivals and departures, and says when the quorum goes and comes', () => {
    const say = (draft: Draft, party: PartyCode, present: boolean) => done(draft, secretary, { type: 'attend', party, present }).sentence
    expect(say(called, 'BRA', true)).toBe('Secretariat recorded that Brazil arrived.')
    expect(say(called, 'ARG', false)).toBe('Secretariat recorded that Argentina left. The quorum is lost: 1 of 3 present, 2 needed.')
    const lost = after(called, secretary, { type: 'attend', party: 'ARG', present: false })
    expect(here(lost)).toMatchObject({ present: ['URY'], came: ['ARG', 'URY'] })
    expect(say(lost, 'BRA', true)).toBe('Secretariat recorded that Brazil arrived. The quorum is reached: 2 of 3 present, 2 needed.')
  })

  test('says nothing of a quorum in an informal meeting', () => {
    expect(done(plan, secretary, { type: 'callRoll', present: [] }).sentence).toBe('Secretariat called the roll: 0 of 3 delegations present.')
  })

  test('never has more present than members, and says that it wants to be called again', () => {
    const all = after(group, secretary, { type: 'callRoll', present: ['ARG', 'BRA', 'URY'] })
    const joined = { ...all, parties: [...all.parties, ...delegations(2)] }
    expect(here(after(joined, secretary, { type: 'attend', party: 'D01', present: true }))).toMatchObject({ members: 4, needed: 2 })
    expect(done(joined, secretary, { type: 'attend', party: 'D01', present: true }).notices).toEqual(['The roll counts 4 members, and the document has 5 delegations by now. Call the roll again to count them.'])
  })

  const none = { ...plan, meetings: [] }
  const body = { ...group, parties: [...group.parties, { code: 'WG', kind: 'body', names: ['Working Group'], short: ['WG'] } as const] }
  test.each([
    ['a roll without a meeting', none, { type: 'callRoll', present: [] }, 'meeting'],
    ['a roll of nobody', { ...group, parties: [] }, { type: 'callRoll', present: [] }, 'state'],
    ['a stranger in the roll', group, { type: 'callRoll', present: ['XXX'] }, 'malformed'],
    ['a body in the roll', body, { type: 'callRoll', present: ['WG'] }, 'malformed'],
    ['an arrival without a meeting', none, { type: 'attend', party: 'ARG', present: true }, 'meeting'],
    ['an arrival before the roll', group, { type: 'attend', party: 'ARG', present: true }, 'state'],
    ['an arrival of one who is there', called, { type: 'attend', party: 'ARG', present: true }, 'state'],
    ['a departure of one who is not', called, { type: 'attend', party: 'BRA', present: false }, 'state'],
    ['an arrival of a stranger', called, { type: 'attend', party: 'XXX', present: true }, 'malformed'],
  ] as const)('%s is refused', (_title, draft, deed, code) => {
    expect(act(draft, secretary, deed)).toMatchObject({ ok: false, code })
  })
})

describe('a meeting that is suspended', () => {
  const suspended = after(plan, chair, { type: 'suspendMeeting' })

  test('decides nothing, and says what to do', () => {
    const sealed = after(stamped(plan, 'a4'), chair, { type: 'suspendMeeting' })
    const sentence = 'The informal meeting of the Working Group of April 19, 2012 is suspended. Resume it before anything is decided.'
    const refusal = { ok: false, code: 'meeting', sentence }
    expect(act(suspended, chair, { type: 'stamp', units: ['a1'], decision: 'agreed', seen: seenNow(suspended, 'a1') })).toMatchObject(refusal)
    for (const type of ['accept', 'reject'] as const) expect(act(suspended, chair, { type, brackets: ['uru'] })).toMatchObject(refusal)
    expect(act(sealed, chair, { type: 'confirm', units: ['a4'], seen: seenNow(sealed, 'a4') })).toMatchObject(refusal)
    expect(act(sealed, chair, { type: 'reopen', units: ['a4'], reason: 'asked' })).toMatchObject(refusal)
  })

  test('goes on where it stopped, with who is in the room by then', () => {
    const left = after(after(after(group, secretary, { type: 'callRoll', present: ['ARG', 'BRA'] }), chair, { type: 'suspendMeeting' }), secretary, { type: 'attend', party: 'BRA', present: false })
    const resumed = after(left, chair, { type: 'resumeMeeting' })
    expect(worthOf(resumed, 'agreed')?.level.level).toBe('AD REFERENDUM')
    expect(done(left, chair, { type: 'resumeMeeting' }).sentence).toBe('Chair resumed the meeting of the Working Group of April 19, 2012.')
  })

  test('can be closed as it is', () => {
    expect(after(suspended, chair, { type: 'closeMeeting' }).meetings).toMatchObject([{ open: false, suspended: false }])
  })

  test('is not suspended twice, nor resumed when it runs, nor either without a meeting', () => {
    expect(act(suspended, chair, { type: 'suspendMeeting' })).toMatchObject({ code: 'meeting' })
    expect(act(plan, chair, { type: 'resumeMeeting' })).toMatchObject({ code: 'meeting' })
    for (const type of ['suspendMeeting', 'resumeMeeting'] as const) expect(act({ ...plan, meetings: [] }, chair, { type })).toMatchObject({ code: 'meeting' })
  })
})

describe('closing', () => {
  const at = '2012-04-19T15:00:00.000Z'
  const floor = [
    { id: 'f1', party: 'ARG', unit: null, at, speaking: true },
    { id: 'f2', party: 'BRA', unit: 'a1', at, speaking: false },
    { id: 'f3', party: 'URY', unit: null, at, speaking: false },
    { id: 'f4', party: 'BRA', unit: null, at, speaking: false },
  ]
  const busy: Draft = { ...plan, floor, pointer: 'a1', parked: ['a2'] }

  test('takes the pointer and the list of speakers away, and names who was not heard', () => {
    const closed = after(busy, chair, { type: 'closeMeeting' })
    expect(closed).toMatchObject({ pointer: null, floor: [], parked: ['a2'], meetings: [{ open: false }] })
    expect(done(busy, chair, { type: 'closeMeeting' }).sentence).toBe('Chair closed the informal meeting of the Working Group of April 19, 2012. Brazil and Uruguay had asked for the floor and were not heard.')
  })

  test('tells what waits to be confirmed, and so does the opening of a meeting that could', () => {
    const waiting = stamped(group, 'a1', 'a4')
    expect(done(waiting, chair, { type: 'closeMeeting' }).notices).toEqual(['2 decisions wait to be confirmed.'])
    const closed = after(waiting, chair, { type: 'closeMeeting' })
    expect(done(closed, chair, { type: 'openMeeting', date: '2012-05-03', body: 'Committee', kind: 'formal' }).notices).toEqual(['2 decisions wait to be confirmed.'])
    expect(done(closed, chair, { type: 'openMeeting', date: '2012-05-03', body: 'Committee', kind: 'informal' }).notices).toEqual([])
  })
})

describe('after any meeting', () => {
  const parties = delegations(7)
  const codes = parties.map(({ code }) => code)
  const party = fc.constantFrom(...codes)
  const ids = fc.constantFrom('u1', 'u2', 'u3')
  const deeds: fc.Arbitrary<Keyless> = fc.oneof(
    { weight: 2, arbitrary: fc.record({ type: fc.constant('openMeeting' as const), date: fc.constant('2012-04-19'), body: fc.constant('Committee'), kind: fc.constantFrom('informal', 'working group', 'working group', 'formal') }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('closeMeeting' as const, 'suspendMeeting' as const) }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('resumeMeeting' as const) }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('callRoll' as const), present: fc.subarray(codes, { minLength: 2, maxLength: 5 }) }) },
    { weight: 8, arbitrary: fc.record({ type: fc.constant('attend' as const), party: fc.oneof({ weight: 9, arbitrary: party }, fc.constant('XXX')), present: fc.boolean() }) },
    { weight: 1, arbitrary: fc.constantFrom('majority' as const, 'third' as const).map((rule): Keyless => ({ type: 'setHouse', house: { ...oas, quorum: { rule } } })) },
    { weight: 5, arbitrary: fc.record({ type: fc.constant('stamp' as const), units: fc.tuple(ids), decision: fc.constantFrom('agreed', 'deleted'), seen: fc.constant({}) }) },
    { weight: 5, arbitrary: fc.record({ type: fc.constant('confirm' as const), units: fc.tuple(ids), seen: fc.constant({}) }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('reopen' as const), units: fc.tuple(ids), reason: fc.constant('asked') }) },
  )
  const start: Draft = { ...plan, parties, meetings: [], units: ['u1', 'u2', 'u3'].map((id) => unit(id, `Words of ${id}.`)) }
  const seeing = (draft: Draft, deed: Keyless): Keyless => (deed.type === 'stamp' || deed.type === 'confirm' ? { ...deed, seen: seenNow(draft, ...deed.units) } : deed)

  test('the quorum and the queue are what the log gives by hand, a refusal changes nothing, and every act can be taken back', () => {
    const seldom = new Map<string, number>()
    fc.assert(fc.property(fc.array(deeds, { minLength: 20, maxLength: 80, size: 'max' }), (wanted) => {
      let draft = start
      const log: Keyless[] = []
      let made = 0
      for (const each of wanted) {
        const deed = seeing(draft, each)
        const before = JSON.stringify(draft)
        const outcome = act(draft, chair, deed, { newId: () => `m${++made}` })
        expect(JSON.stringify(draft)).toBe(before)
        if (!outcome.ok) {
          expect(outcome.sentence).toMatch(/^[A-Z0-9"].*\.$/)
          continue
        }
        const next = withEffect(draft, outcome.effect)
        const inverse = inverseOf(draft, outcome.effect)
        expect(withEffect(next, inverse)).toEqual(withEffect(draft, { text: [], record: [] }))
        const taken = { at: now, user: chair.user, type: deed.type, sentence: outcome.sentence, units: outcome.units, inverse, after: stateAfter(next, outcome.effect) }
        const back = done(next, chair, { type: 'takeBack', entry: 1 }, { taken })
        expect(withEffect(next, back.effect)).toEqual(withEffect(draft, { text: [], record: [] }))
        draft = next
        log.push(deed)
        seldom.set(deed.type, (seldom.get(deed.type) ?? 0) + 1)
        checked(draft, log)
      }
    }), { numRuns: 120 })
    // Chance must not have left out what the test is about.
    expect([...seldom].filter(([, times]) => times < 10)).toEqual([])
    expect([...seldom.keys()]).toContain('confirm')
  })

  /** Counts as a clerk would with the log in hand: who is in the room, and what waits. */
  function checked(draft: Draft, log: readonly Keyless[]): void {
    // Every note at the foot is cited by a stamp that stands, and every citation has its note.
    expect(new Set(draft.notes.map(({ id }) => id))).toEqual(new Set(draft.units.flatMap((each) => each.stamp?.note ?? [])))
    let kind: Meeting['kind'] | null = null
    let room: Set<string> | null = null
    let rule = 'majority'
    let needed = 0
    const waits = new Map<string, boolean>()
    for (const deed of log) {
      const quorate: boolean = kind === 'informal' || (room === null ? kind === 'formal' : room.size >= needed)
      if (deed.type === 'stamp') waits.set(deed.units[0]!, !quorate)
      if (deed.type === 'confirm') waits.set(deed.units[0]!, false)
      if (deed.type === 'reopen') waits.delete(deed.units[0]!)
      if (deed.type === 'openMeeting') [kind, room] = [deed.kind, null]
      if (deed.type === 'closeMeeting') kind = null
      if (deed.type === 'setHouse') rule = deed.house.quorum.rule
      if (deed.type === 'callRoll') [room, needed] = [new Set(deed.present), rule === 'majority' ? 4 : 3]
      if (deed.type === 'attend' && deed.present) room?.add(deed.party)
      if (deed.type === 'attend' && !deed.present) room?.delete(deed.party)
    }
    expect(draft.units.filter((each) => each.stamp).map(({ id }) => id).sort()).toEqual([...waits.keys()].sort())
    expect(pendingQueue(draft).map((each) => each.unit.id)).toEqual(['u1', 'u2', 'u3'].filter((id) => waits.get(id)))
    const quorum = quorumOf(draft)
    if (kind === null) return expect(quorum).toBeNull()
    if (room === null) return expect(quorum).toMatchObject({ called: false, present: 0, members: 7, met: null })
    expect(quorum).toMatchObject({ called: true, present: room.size, members: 7, needed, met: kind === 'informal' ? null : room.size >= needed })
  }
})
