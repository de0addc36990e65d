import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Draft } from '../../schema/draft.ts'
import { stances } from '../../schema/draft.ts'
import { hashOfWords } from '../../schema/hash.ts'
import { parse } from '../../schema/parse/parse.ts'
import { serialise } from '../../schema/serialise.ts'
import { act, brazil, chair, done, observer, parties, secretary, the, uruguay } from '../support/actors.ts'
import { draft, unit } from '../support/build.ts'
import { after, plan, stamped } from '../support/plan.ts'

const held = { party: 'BRA', stance: 'opposes', printed: null, note: null } as const
const opposing = { type: 'takePosition', on: 'a1', stance: 'opposes' } as const

describe('a position', () => {
  test('of a delegation stands on a unit, on a bracket, and on a unit that is itself proposed', () => {
    expect(the(after(plan, brazil, opposing), 'a1').positions).toEqual([held])
    expect(after(plan, brazil, { ...opposing, on: 'uru' }).brackets['uru']).toEqual({ positions: [held], remarks: [] })
    expect(the(after(plan, brazil, { ...opposing, on: 'a3' }), 'a3').positions).toEqual([held])
  })

  test('says in the log what is held on what, and who keyed it', () => {
    expect(done(plan, brazil, { ...opposing, on: 'uru' }).sentence).toBe('Brazil opposes [Uru: social] in Objective 1.2, 1.')
    expect(done(plan, secretary, { ...opposing, party: 'BRA', stance: 'reserves' }).sentence).toBe('Secretariat recorded: Brazil reserves its position on Objective 1.2, 1.')
    const waiting = { ...opposing, stance: 'pending consultations', until: '2012-04-25' } as const
    expect(done(plan, brazil, waiting).sentence).toBe('Brazil has pending consultations on Objective 1.2, 1. until April 25, 2012.')
    expect(done(after(plan, brazil, opposing), brazil, { ...opposing, stance: null }).sentence).toBe('Brazil took back its position on Objective 1.2, 1. (opposes).')
  })

  test('is one a party: the next replaces it, and null takes it back without a trace in the record', () => {
    const opposed = after(after(plan, brazil, opposing), uruguay, { ...opposing, stance: 'supports' })
    const turned = after(opposed, brazil, { ...opposing, stance: 'can live with' })
    expect(the(turned, 'a1').positions.map(({ party, stance }) => [party, stance])).toEqual([['URY', 'supports'], ['BRA', 'can live with']])
    expect(after(after(plan, brazil, { ...opposing, on: 'uru' }), brazil, { ...opposing, on: 'uru', stance: null }).brackets).toEqual({})
    expect(after(after(plan, brazil, opposing), brazil, { ...opposing, stance: null })).toEqual(plan)
  })

  test('replaces an imported one with the words it was printed in, also where these spoke for others too', () => {
    const together = { stance: 'opposes', printed: '(Argentina and Brazil oppose)', note: null } as const
    const imported = draft([unit('a1', 'To act.', { positions: [{ ...together, party: 'ARG' }, { ...together, party: 'BRA' }] })], { parties })
    expect(the(after(imported, brazil, { ...opposing, stance: 'supports' }), 'a1').positions).toEqual([
      { party: 'ARG', stance: 'opposes', printed: null, note: null },
      { party: 'BRA', stance: 'supports', printed: null, note: null },
    ])
  })

  test('that a note prints goes with its note, and the seal of the unit stays whole', () => {
    const imported = parse('1. To [offer]3/ it. AGREED INF 04/03/12\n\n3/ Pending consultations by Brazil.\n', { parties })
    const [first] = imported.units
    const bracket = Object.keys(imported.brackets)[0]!
    expect(imported.brackets[bracket]?.positions).toMatchObject([{ party: 'BRA', note: '3' }])
    const answered = after(imported, brazil, { type: 'takePosition', on: bracket, stance: null })
    expect([answered.notes, answered.brackets]).toEqual([[], {}])
    const unitThen = the(answered, first!.id)
    expect(unitThen.stamp?.hash).toBe(hashOfWords(unitThen))
    expect(serialise(answered)).toBe('1. To [offer] it. AGREED INF 04/03/12\n')
  })

  test('may come after the gavel and during a hold', () => {
    const sealed = stamped(plan, 'a1')
    expect(the(after(sealed, brazil, opposing), 'a1')).toMatchObject({ positions: [held], stamp: the(sealed, 'a1').stamp })
    const looking = after(plan, chair, { type: 'hold', units: ['a1'] })
    expect(act(looking, brazil, opposing)).toMatchObject({ ok: true })
  })

  test('is printed in words of its own, which the next reader understands', () => {
    const spoken = after(plan, brazil, { ...opposing, on: 'uru', printed: 'Brazil is opposed to including this reference' })
    expect(spoken.brackets['uru']?.positions[0]?.printed).toBe('(Brazil is opposed to including this reference)')
    expect(positionsRead(spoken)).toEqual([['BRA', 'opposes', '(Brazil is opposed to including this reference)']])
  })

  test('takes the day its printed words name, and prints the one it is given', () => {
    const printed = { ...opposing, stance: 'pending consultations', printed: 'Pending consultations by Brazil until 04/25/12' } as const
    expect(the(after(plan, brazil, printed), 'a1').positions).toMatchObject([{ until: '2012-04-25', printed: '(Pending consultations by Brazil until 04/25/12)' }])
    const given = after(plan, brazil, { ...opposing, stance: 'pending consultations', until: '2012-04-25' })
    expect(parse(serialise(given), { parties }).units.flatMap(({ positions }) => positions)).toMatchObject([{ party: 'BRA', stance: 'pending consultations', until: '2012-04-25' }])
  })

  test.each([
    ['of nobody, keyed by the secretariat', secretary, opposing, 'malformed'],
    ['of a stranger', secretary, { ...opposing, party: 'XXX' }, 'malformed'],
    ['of another delegation', brazil, { ...opposing, party: 'URY' }, 'forged'],
    ['of an observer', observer, opposing, 'role'],
    ['with a day but without consultations', brazil, { ...opposing, until: '2012-04-25' }, 'malformed'],
    ['in words that say something else', brazil, { ...opposing, printed: '(Brazil supports it)' }, 'malformed'],
    ['in words that speak for another too', brazil, { ...opposing, printed: '(Argentina and Brazil oppose)' }, 'malformed'],
    ['until a day its words do not name', brazil, { ...opposing, stance: 'pending consultations', until: '2012-04-25', printed: '(Pending consultations by Brazil)' }, 'malformed'],
    ['in words that would become text', brazil, { ...opposing, printed: 'We think [otherwise]' }, 'malformed'],
    ['on what is gone', brazil, { ...opposing, on: 'lost' }, 'gone'],
    ['that is taken back and was never held', brazil, { ...opposing, stance: null }, 'state'],
  ] as const)('%s is refused', (_title, actor, deed, code) => {
    expect(act(plan, actor, deed)).toMatchObject({ ok: false, code })
  })

  test('that is held already is refused, so that the log does not tell it twice', () => {
    expect(act(after(plan, brazil, opposing), brazil, opposing)).toMatchObject({ code: 'state' })
  })

  test('can always be undone, changes no word, and is read again from print', () => {
    const deeds = fc.array(fc.record({ party: fc.constantFrom('ARG', 'BRA', 'URY'), on: fc.constantFrom('a1', 'a2', 'a3', 'uru', 'bra', 'h1', 'both'), stance: fc.option(fc.constantFrom(...stances)) }), { maxLength: 12 })
    fc.assert(fc.property(deeds, (list) => {
      let room = plan
      for (const deed of list) if (act(room, chair, { type: 'takePosition', ...deed }).ok) room = after(room, chair, { type: 'takePosition', ...deed })
      expect(room.units.map(hashOfWords)).toEqual(plan.units.map(hashOfWords))
      const all = [...room.units, ...Object.values(room.brackets)].flatMap(({ positions }) => positions)
      expect(new Set(positionsRead(room).map((each) => each.slice(0, 2).join(' ')))).toEqual(new Set(all.map(({ party, stance }) => `${party} ${stance}`)))
    }), { numRuns: 60 })
  })
})

function positionsRead(room: Draft): (string | null)[][] {
  const again = parse(serialise(room), { parties })
  return [...again.units, ...Object.values(again.brackets)].flatMap(({ positions }) => positions.map(({ party, stance, printed }) => [party, stance, printed]))
}
