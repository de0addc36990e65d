import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isStub } from '../../schema/movePhrases.ts'
import { textOf } from '../../schema/runs.ts'
import { draftOf } from '../../schema/ydoc.ts'
import { brazil, chair, parties, secretary, seenNow, uruguay } from '../support/actors.ts'
import { draft, unit } from '../support/build.ts'
import type { Sitting as Room } from '../support/replicas.ts'
import { Sitting, insertAt, lettersOf } from '../support/replicas.ts'

const people = [uruguay, brazil, secretary]
const step = fc.record({
  do: fc.constantFrom('type', 'type', 'type', 'arrive', 'arrive', 'deliver', 'deliver', 'move', 'move', 'settle'),
  who: fc.nat({ max: 2 }), unit: fc.nat({ max: 3 }), at: fc.nat({ max: 40 }), behind: fc.nat({ max: 6 }),
})

function opened(): Room {
  const sitting = new Sitting(draft([0, 1, 2, 3].map((at) => unit(`u${at}`, `${String.fromCodePoint(0x3041 + at)} ${String.fromCodePoint(0x3051 + at)}`, { label: `${at + 1}.`, kind: 'action' })), { parties }), people)
  return sitting
}

test('units that are moved while people type in them keep every letter that was taken, in the unit it was typed in, and all copies agree', () => {
  const totals = { taken: 0, refused: 0, moved: 0 }
  fc.assert(fc.property(fc.array(step, { minLength: 10, maxLength: 50 }), (steps) => {
    const sitting = opened()
    const typed = new Map<string, string>()
    steps.forEach(({ do: deed, who, unit: n, at, behind }, count) => {
      const before = lettersOf(sitting.draft())
      if (deed === 'arrive') sitting.arrive(who)
      else if (deed === 'deliver') sitting.deliver(who, at)
      else if (deed === 'settle') sitting.settle()
      else if (deed === 'move') {
        const room = sitting.draft()
        const after = room.units[behind % room.units.length]!.id
        if (sitting.act(chair, { type: 'moveUnit', unit: `u${n}`, after, seen: seenNow(room, `u${n}`) })) totals.moved++
      } else {
        const { party } = people[who]!
        const letter = sitting.newLetter()
        typed.set(letter, `u${n}`)
        const brackets = party === null ? [] : [{ id: `${party}-${count}`, kind: 'ins', by: party, parent: null } as const]
        sitting.type(who, `u${n}`, (now) => insertAt(party === null ? at % (textOf(now.runs).length + 1) : 1, { text: letter, brackets, notes: [] }))
      }
      const after = lettersOf(sitting.draft())
      for (const letter of before.values()) expect(after.get(letter.char)?.unit).toBe(letter.unit)
    })
    sitting.settle()
    totals.taken += sitting.taken
    totals.refused += sitting.refused
    const end = sitting.draft()
    for (const { char, unit: where } of lettersOf(end).values()) if (typed.has(char)) expect(where).toBe(typed.get(char))
    expect(end.units.filter((each) => !isStub(each)).map(({ id }) => id).toSorted()).toEqual(['u0', 'u1', 'u2', 'u3'])
    for (const { doc } of sitting.replicas) expect(draftOf(doc)).toEqual(end)
  }), { numRuns: 60 })
  // Else nothing was tried.
  expect(Math.min(totals.taken, totals.refused, totals.moved)).toBeGreaterThan(20)
}, 60_000)
