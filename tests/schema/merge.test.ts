import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BracketMark, Unit } from '../../schema/draft.ts'
import { holders } from '../../schema/draft.ts'
import type { TextEdit } from '../../schema/edits.ts'
import { bracketIds, proposalOf } from '../../schema/proposals.ts'
import { authorOf, sliceRuns, textOf } from '../../schema/runs.ts'
import { draftOf } from '../../schema/ydoc.ts'
import { brazil, chair, parties, secretary, uruguay } from '../support/actors.ts'
import { draft, unit } from '../support/build.ts'
import type { Letter } from '../support/replicas.ts'
import { Sitting, insertAt, lettersOf, markBetween } from '../support/replicas.ts'

const people = [uruguay, brazil, secretary]
const numbers = { who: fc.nat({ max: 2 }), unit: fc.nat({ max: 1 }), at: fc.nat({ max: 60 }), length: fc.integer({ min: 1, max: 8 }) }
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ ...numbers, do: fc.constantFrom('insert', 'insert', 'strike', 'bracket', 'replace', 'erase') }) },
  { weight: 3, arbitrary: fc.record({ ...numbers, do: fc.constantFrom('arrive', 'arrive', 'deliver', 'deliver', 'settle') }) },
  { weight: 2, arbitrary: fc.record({ ...numbers, do: fc.constantFrom('accept', 'reject', 'withdraw') }) },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

function opened(): Sitting {
  const words = new Sitting(draft([]), [])
  const letters = (count: number) => Array.from({ length: count }, () => words.newLetter()).join('')
  const text = () => Array.from({ length: 6 }, () => letters(3)).join(' ')
  const sitting = new Sitting(draft([unit('u0', text()), unit('u1', text())], { parties }), people)
  for (let i = 0; i < 60; i++) sitting.newLetter()
  return sitting
}

/** One step of somebody: an edit as an editor makes it, an update that arrives, or an act on the server. */
function take(sitting: Sitting, { who, unit, at, length, do: deed }: Step, count: number): { acted?: string } {
  const actor = people[who]!
  const own = (mark: BracketMark) => mark.by === actor.party
  const mark = (kind: BracketMark['kind'], parent: string | null): BracketMark => ({ id: `${actor.party ?? 'URY'}-${count}`, kind, by: actor.party ?? 'URY', parent })
  switch (deed) {
    case 'arrive':
      sitting.arrive(who)
      return {}
    case 'deliver':
      sitting.deliver(who, at)
      return {}
    case 'settle':
      sitting.settle()
      return {}
    case 'accept':
    case 'reject':
    case 'withdraw': {
      const room = sitting.draft()
      const ids = room.units.flatMap(bracketIds)
      const id = ids[at % Math.max(ids.length, 1)]
      if (id === undefined) return {}
      const holder = proposalOf(room, id)?.by
      const by = deed !== 'withdraw' ? chair : holder === 'URY' ? uruguay : holder === 'BRA' ? brazil : secretary
      return sitting.act(by, { type: deed, brackets: [id] }) ? { acted: `${deed} ${id}` } : {}
    }
    default:
      sitting.type(who, `u${unit}`, (before): TextEdit[] | null => {
        const all = textOf(before.runs).length
        const place = all ? at % (all + 1) : 0
        const end = Math.min(place + length, all)
        const [left, right] = [place > 0 ? sliceRuns(before.runs, place - 1, place)[0] : undefined, sliceRuns(before.runs, place, place + 1)[0]]
        const around = left && right && authorOf(left)?.id === authorOf(right)?.id ? (authorOf(left) ?? null) : null
        const free = sliceRuns(before.runs, place, end).every((run) => !authorOf(run) && run.brackets.every((each) => !own(each)))
        const words = `${sitting.newLetter()}${length % 2 ? ' ' : ''}`
        if (deed === 'erase') return erase(before, place, end, (author) => author !== undefined && own(author))
        if (deed === 'insert') {
          if (actor.party === null) return insertAt(place, { text: words, brackets: around ? [around] : [], notes: [] })
          return insertAt(place, { text: words, brackets: [around && own(around) ? around : mark('ins', around?.id ?? null)], notes: [] })
        }
        if (!free || place === end) return null
        if (deed === 'strike') return markBetween(before, place, end, mark('del', null))
        if (deed === 'bracket') return markBetween(before, place, end, mark('hold', null))
        return [...markBetween(before, place, end, mark('del', null)), { insert: { text: words, brackets: [mark('ins', null)], notes: [] } }]
      })
      return {}
  }
}

/** Takes one's own words out again; others' stay. */
function erase(unit: Unit, from: number, to: number, mine: (author: BracketMark | undefined) => boolean): TextEdit[] {
  return [{ keep: from }, ...sliceRuns(unit.runs, from, to).map((run): TextEdit => (mine(authorOf(run)) ? { drop: run.text.length } : { keep: run.text.length }))]
}

function isBase(letter: Letter): boolean {
  return letter.author === null
}

const runs = { numRuns: 60 }
// Some seconds of arithmetic on a free machine; more only means a busy one.
const patience = 60_000

test('copies that edit and decide at once end up the same; no letter changes its author or goes but by its author or a decision on it', () => {
  const totals = { taken: 0, refused: 0 }
  fc.assert(fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), (steps) => {
    const sitting = opened()
    steps.forEach((each, count) => {
      const before = lettersOf(sitting.draft())
      const { acted } = take(sitting, each, count)
      const after = lettersOf(sitting.draft())
      // Of several updates that arrive together only the letter's own author is known.
      const typist = (letter: Letter) => (each.do === 'settle' ? (letter.author?.by ?? null) : people[each.who]!.party)
      const [deed, id] = acted?.split(' ') ?? []
      for (const letter of before.values()) {
        const now = after.get(letter.char)
        if (!now) expect(`${letter.char}: ${whyGone(letter, typist(letter), deed, id)}`).not.toMatch(/: $/)
        else if (now.author?.id !== letter.author?.id) {
          expect([deed, letter.author?.id]).toEqual(['accept', id])
          // Accepted words go to the text or to what they stood in, never to a stranger.
          expect([undefined, letter.author?.parent]).toContain(now.author?.id)
        } else expect(now.author?.by).toBe(letter.author?.by)
      }
    })
    sitting.settle()
    totals.taken += sitting.taken
    totals.refused += sitting.refused
    for (const { doc } of sitting.replicas) expect(draftOf(doc)).toEqual(sitting.draft())
  }), runs)
  // Else nothing was tried.
  expect(totals.taken).toBeGreaterThan(4 * totals.refused)
}, patience)

function whyGone(letter: Letter, typist: string | null, deed: string | undefined, id: string | undefined): string {
  if (deed === undefined) return !isBase(letter) && letter.author?.by === typist ? 'erased by its author' : ''
  if (deed === 'accept') return letter.brackets.some((mark) => mark.kind === 'del' && mark.id === id) && (isBase(letter) || letter.author?.id === id) ? 'struck' : ''
  return letter.author?.id === id && holders(letter.author?.by ?? '').length === 1 ? 'taken off the table' : ''
}
