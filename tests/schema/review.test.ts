import { describe, expect, test } from 'vitest'
import { textOf } from '../../schema/runs.ts'
import { findingsLeft, review, reviewWhole } from '../../schema/review/review.ts'
import type { Answer, ReviewItem, Source } from '../../schema/review/reviewItem.ts'
import { parties } from '../support/parties.ts'
import { threeAuthorsText } from '../support/wordFiles.ts'

const source: Source = {
  kind: 'text', text: `Draft Plan of Action

1. To act [Uru: promptly and (b) [well], in time. AGREED INF 04/03/12

2. To [Wakanda: never] rest, Bra: now] and then.

3. [Ven: evaluable measurable] goals. AGREED INF 04/05/12`,
}

function item(kind: string, line: number, from: readonly ReviewItem[] = review(source, parties, []).items): ReviewItem {
  const found = from.find((each) => each.kind === kind && each.lines.includes(line))
  if (!found) throw new Error(`no ${kind} on line ${line}`)
  return found
}

function reading({ readings }: ReviewItem, id: string): Answer {
  const answer = readings.find((each) => each.id === id)?.answer
  if (!answer) throw new Error(`no reading ${id}`)
  return answer
}

/** Each bracket of the draft read with some answers, as "holder kind: words". */
function brackets(...answers: Answer[]): string[] {
  return review(source, parties, answers).draft.units.flatMap(({ runs }) => runs.flatMap((run) => run.brackets.map(({ by, kind }) => `${by} ${kind}: ${run.text.trim()}`)))
}

describe('the review of an import', () => {
  test('a bracket that nothing closes is text, or ends at the next sign, or where the unit ends', () => {
    const stray = item('unbalanced bracket', 3)
    expect(stray).toMatchObject({ sure: 'a guess', chosen: 0, units: ['u2'], understood: expect.stringContaining('a character of the text') })
    expect(brackets(reading(stray, 'near'))).toContain('URY ins: promptly and (b)')
    expect(brackets(reading(stray, 'far'))).toContain('URY ins: , in time')
    expect(textOf(review(source, parties, [reading(stray, 'far')]).draft.units[1]!.runs)).toBe('To act promptly and (b) well, in time.')
  })

  test('one that nothing opens begins before the name of its holder', () => {
    expect(brackets(reading(item('unbalanced bracket', 5), 'near'))).toContain('BRA ins: now')
  })

  test('where a strike-out was lost, one word goes and the other comes in its place', () => {
    const lost = item('lost strike-out', 7)
    expect(brackets(reading(lost, 'first struck'))).toEqual(expect.arrayContaining(['VEN del: evaluable', 'VEN ins: measurable']))
    expect(brackets(reading(lost, 'second struck'))).toEqual(expect.arrayContaining(['VEN ins: evaluable', 'VEN del: measurable']))
  })

  test('an unknown name is a party of the table, whichever it is, a body, or words', () => {
    const unknown = item('unknown party', 5)
    expect(unknown.readings.filter(({ id }) => id.startsWith('is '))).toHaveLength(parties.length)
    expect(brackets(reading(unknown, 'is CAN'))).toContain('CAN ins: never')
    expect(review(source, parties, [reading(unknown, 'body')]).draft.parties).toContainEqual({ code: 'Wakanda', kind: 'body', names: ['Wakanda'], short: ['Wakanda'] })
    expect(brackets(reading(unknown, 'words'))).toContain(' hold: Wakanda: never')
  })

  test('dates turn round for the whole text, and a status can be that of a neighbour', () => {
    const dates = reading(item('ambiguous date', 3), 'day first')
    expect(review(source, parties, [dates]).draft.units.map(({ stamp }) => stamp?.date ?? null)).toEqual([null, '2012-03-04', null, '2012-05-04'])
    const open = item('missing status', 5)
    const { draft } = review(source, parties, [dates, reading(open, open.readings[1]!.id)])
    expect(draft.units[2]!.stamp).toMatchObject({ decision: 'agreed', date: '2012-03-04', printed: null, words: expect.stringContaining('rest') })
  })

  test('an item keeps its id and shows its reading while others are answered, and is told no more as a finding', () => {
    const first = item('unbalanced bracket', 3)
    const second = item('unbalanced bracket', 5)
    const both = reviewWhole(source, parties, [reading(second, 'near'), reading(first, 'near')])
    expect(both.items.filter(({ kind }) => kind === 'unbalanced bracket').map(({ id, chosen }) => [id, chosen])).toEqual([[first.id, 1], [second.id, 1]])
    expect(both.draft.findings.map(({ kind }) => kind)).not.toContain('unbalanced bracket')
    const open = both.items.filter(({ kind }) => kind === 'missing status').map(({ id }) => id)
    expect(findingsLeft(both.found, new Set(open)).map(({ kind }) => kind)).not.toContain('missing status')
  })

  test('in a Word file each author is a party, nobody, or accepted, and a comment is a position or a remark', () => {
    const word: Source = { kind: 'word', word: threeAuthorsText() }
    const { items } = review(word, parties, [])
    const stranger = item('unknown party', 3, items)
    const holders = (answer: Answer) => review(word, parties, [answer]).draft.units[2]!.runs.flatMap((run) => run.brackets.map(({ by }) => by))
    expect(holders(reading(stranger, 'is BOL'))).toEqual(['BOL'])
    expect(holders(reading(stranger, 'accepted'))).toEqual([])
    const said = items.find(({ sentence }) => sentence.includes('We oppose'))!
    expect(review(word, parties, []).draft.units[4]!.positions).toMatchObject([{ party: 'BRA', stance: 'opposes' }])
    expect(review(word, parties, [reading(said, 'remark')]).draft.units[4]).toMatchObject({ positions: [], remarks: [expect.stringContaining('We oppose')] })
    expect(review(word, parties, [reading(said, 'reserves')]).draft.units[4]!.positions).toMatchObject([{ party: 'BRA', stance: 'reserves' }])
  })
})
