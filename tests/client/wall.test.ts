import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { isDecided, passages } from '../../client/screen/passage.ts'
import { sidesOf } from '../../client/screen/sides.ts'
import { wallSubject } from '../../client/screen/wallSubject.ts'
import { openItems } from '../../schema/openItems.ts'
import { normalRuns } from '../../schema/runs.ts'
import { chair } from '../support/actors.ts'
import { runs } from '../support/build.ts'
import { drafts } from '../support/drafts.ts'
import { after, plan, stamped, words } from '../support/plan.ts'

/** The passages in one line: ">came<", "!settled!", "~leaves~". */
function told(before: string, now: string): string {
  const sign = { stays: '', comes: '>', settles: '!', leaves: '~' }
  return passages(runs(before), runs(now)).map(({ state, runs: of }) => sign[state] + of.map(({ text }) => text).join('') + sign[state]).join('')
}

describe('a change on the wall', () => {
  test.each([
    ['words withdrawn are seen leaving', 'To {b ins URY|swiftly }act.', 'To act.', 'To ~swiftly ~act.'],
    ['words accepted are seen to settle', 'To {b ins URY|swiftly }act.', 'To swiftly act.', 'To !swiftly !act.'],
    ['a deletion accepted lets its words leave', 'To {b del URY|swiftly }act.', 'To act.', 'To ~swiftly ~act.'],
    ['a deletion rejected lets its words settle', 'To {b del URY|swiftly }act.', 'To swiftly act.', 'To !swiftly !act.'],
    ['a proposal is seen coming', 'To act.', 'To {b ins URY|swiftly }act.', 'To >swiftly >act.'],
    ['a replacement accepted does both', 'To {b del URY|act}{b ins URY|work} now.', 'To work now.', 'To ~act~!work! now.'],
  ])('%s', (_what, before, now, expected) => {
    expect(told(before, now)).toBe(expected)
  })

  test('is at once where something was decided, and waits where somebody only types', () => {
    expect(isDecided(runs('To {b ins URY|swiftly }act.'), runs('To {b ins URY|swiftly and well }act.'))).toBe(false)
    expect(isDecided(runs('To {b ins URY|swiftly }act.'), runs('To act.'))).toBe(true)
  })

  test('has all words of both states, and without what leaves is the new one', () => {
    fc.assert(fc.property(drafts({ nasty: true }), drafts({ nasty: true }), (one, other) => {
      const [before, now] = [one.units[0]!.runs, other.units[0]!.runs]
      const shown = passages(before, now)
      expect(normalRuns(shown.filter(({ state }) => state !== 'leaves').flatMap((passage) => passage.runs))).toEqual(normalRuns(now))
    }))
  })
})

describe('the unit on the wall', () => {
  test('is where the pointer stands, else the first that needs a decision', () => {
    expect(plan.units[wallSubject(plan)]?.id).toBe('o1')
    expect(plan.units[wallSubject(stamped(plan, 'o1'))]?.id).toBe('a1')
    expect(plan.units[wallSubject(after(plan, chair, { type: 'point', unit: 'a4' }))]?.id).toBe('a4')
    expect(wallSubject({ ...plan, units: [] })).toBe(0)
    expect(words(plan, 'a3')).toBe('To train.')
  })

  test('has whoever holds a proposal for it, and everybody else where they stand', () => {
    const brackets = {
      both: {
        positions: [
          { party: 'BRA', stance: 'opposes', printed: null, note: null }, { party: 'CHL', stance: 'supports', printed: null, note: null },
          { party: 'USA', stance: 'pending consultations', printed: null, note: null, until: '2012-05-01' },
        ],
        remarks: [],
      },
    } as const
    const items = openItems({ units: plan.units.filter(({ id }) => id === 'a4'), brackets })
    expect(sidesOf(items)).toMatchObject([{ for: ['ARG', 'URY', 'CHL'], against: ['BRA'], others: [{ party: 'USA', until: '2012-05-01' }] }])
  })
})
