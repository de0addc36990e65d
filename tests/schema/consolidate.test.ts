import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concordanceTable } from '../../schema/concordance.ts'
import type { Draft, UnitKind } from '../../schema/draft.ts'
import { hashOfWords } from '../../schema/hash.ts'
import { parse } from '../../schema/parse/parse.ts'
import { renumbered } from '../../schema/renumber.ts'
import { textOf } from '../../schema/runs.ts'
import { serialise } from '../../schema/serialise.ts'
import { act, chair, done, now, parties, secretary, seenNow, the, uruguay } from '../support/actors.ts'
import { draft, unit } from '../support/build.ts'
import { parties as allParties } from '../support/parties.ts'
import { after, meeting, stamped } from '../support/plan.ts'
import { sharedSeed } from '../support/seedTexts.ts'

/** A draft of labels alone: "c CHAPTER 1", "o Objective 1.2", "h Actions", "a 1bis.", "p (a)", "!a 2." deleted. */
function labelled(...lines: string[]): Draft {
  const kinds: Record<string, UnitKind> = { c: 'chapter', o: 'objective', h: 'subheading', a: 'action', p: 'paragraph' }
  const units = lines.map((line, at) => {
    const [kind = '', ...label] = line.replace('!', '').split(' ')
    const made = unit(`u${at}`, 'words', { kind: kinds[kind]!, label: kind === 'h' ? null : label.join(' ') || null })
    return line.startsWith('!') ? { ...made, stamp: { decision: 'deleted', level: '', date: null, meeting: null, note: null, printed: null, pending: false, hash: hashOfWords(made), words: 'words' } as const } : made
  })
  return draft(units, { parties })
}
const labels = (of: Draft) => of.units.filter(({ kind }) => kind !== 'subheading').map(({ label }) => label)
const deed = { type: 'consolidate' } as const
const plain = (...lines: string[]) => labels(after(labelled(...lines), secretary, deed))

describe('a draft that is consolidated', () => {
  test.each<[string, string[], (string | null)[]]>([
    ['counts its bis', ['a 1bis.', 'a 1.', 'a 1ter.', 'a 4.'], ['1.', '2.', '3.', '4.']],
    ['begins anew under every objective', ['o Objective 1.1', 'h', 'a 1.', 'a 3.', 'o Objective 1.2', 'h', 'a 2.'], ['Objective 1.1', '1.', '2.', 'Objective 1.2', '1.']],
    ['runs on where it ran on', ['c CHAPTER 1', 'p PP1', 'p PP1bis', 'c CHAPTER 2', 'p PP2'], ['CHAPTER 1', 'PP1', 'PP2', 'CHAPTER 2', 'PP3']],
    ['counts objectives under their chapter', ['c CHAPTER 1', 'o Objective 1.', 'o Objective 1.2bis', 'c CHAPTER 3', 'o Objective 3.4'], ['CHAPTER 1', 'Objective 1.1', 'Objective 1.2', 'CHAPTER 2', 'Objective 2.1']],
    ['keeps Roman numbers and letters', ['c CHAPTER I', 'p (a)', 'p (a bis)', 'p (d)', 'c CHAPTER III'], ['CHAPTER I', '(a)', '(b)', '(c)', 'CHAPTER II']],
    ['counts what stands inside by itself', ['a 1.', 'a (a)', 'a (c)', 'a 3.', 'a (b)'], ['1.', '(a)', '(b)', '2.', '(a)']],
    ['keeps (i) apart from (a)', ['a (i)', 'a (iii)'], ['(i)', '(ii)']],
    ['follows the numbers above', ['c CHAPTER 2', 'o Objective 2.2', 'a 2.2.1.', 'a 2.2.3.'], ['CHAPTER 1', 'Objective 1.1', '1.1.1.', '1.1.2.']],
    ['follows the numbers of the list it stands in', ['p 1.', 'p 1.1.', 'p 1.3.', 'p 4.', 'p 4.2.'], ['1.', '1.1.', '1.2.', '2.', '2.1.']],
    ['leaves words alone', ['p Purpose:', 'p Overview:', 'p 3.'], ['Purpose:', 'Overview:', '1.']],
    ['leaves what has no label', ['p 2.', 'p', 'p 2bis.'], ['1.', null, '2.']],
    ['takes the number off what is deleted', ['a 1.', '!a 2.', 'a 3.', '!o Objective 1.2', 'o Objective 1.3'], ['1.', null, '2.', null, 'Objective 1.1']],
    ['begins a list whose first was deleted with one', ['a 1.', 'o Objective 2', '!a 1.', 'a 2.'], ['1.', 'Objective 1', null, '1.']],
  ])('%s', (_title, lines, expected) => {
    expect(plain(...lines)).toEqual(expected)
  })

  test('that is plain already is left as it is', () => {
    expect(act(labelled('o Objective 1.1', 'a 1.', 'a 2.'), secretary, deed)).toMatchObject({ code: 'state' })
    expect(act(labelled('a 2.'), uruguay, deed)).toMatchObject({ code: 'role' })
  })

  test('gives a version the label of its unit, and a proposal the place behind the one before', () => {
    const room = draft([
      unit('a1', 'x', { kind: 'action', label: '2.' }), unit('v1', 'x', { kind: 'action', label: '2alt.', alternativeTo: 'a1', by: 'URY' }),
      unit('v2', 'x', { kind: 'action', label: '2alt2.', alternativeTo: 'a1', by: 'BRA' }), unit('p1', 'x', { kind: 'action', label: '3.', by: 'ARG' }), unit('a2', 'x', { kind: 'action', label: '5.' }),
    ], { parties })
    expect(labels(after(room, secretary, deed))).toEqual(['1.', '1alt.', '1alt2.', '1bis.', '2.'])
  })

  test('keeps the seal of what is agreed whole, and takes the number from the stub of a move, which then names the new place', () => {
    const before = draft([
      unit('o1', 'To x.', { kind: 'objective', label: 'Objective 1.2' }), unit('a1', 'To y.', { kind: 'action', label: '1.' }), unit('a2', 'To z.', { kind: 'action', label: '2.' }),
      unit('o2', 'To v.', { kind: 'objective', label: 'Objective 1.4' }), unit('b1', 'To w, see Objective 1.4.', { kind: 'action', label: '1.' }),
    ], { parties, meetings: [meeting] })
    const moved = after(stamped(before, 'a1'), secretary, { type: 'moveUnit', unit: 'a1', after: 'b1', seen: seenNow(stamped(before, 'a1'), 'a1') })
    const result = after(moved, secretary, deed)
    expect(result.units.map(({ id, label }) => [id, label])).toEqual([['o1', 'Objective 1.1'], ['n1', null], ['a2', '1.'], ['o2', 'Objective 1.2'], ['b1', '1.'], ['a1', '2.']])
    expect(the(result, 'a1').stamp?.hash).toBe(hashOfWords(the(result, 'a1')))
    expect(the(result, 'n1').moved?.printed).toBe('(This paragraph was moved to become the second action under Objective 1.2)')
    expect(done(moved, secretary, deed).notices).toEqual(['Objective 1.2, 1. speaks of Objective 1.4, which is Objective 1.2 now.'])
  })

  test('keeps the old labels beside the new, as a table', () => {
    const room = labelled('c CHAPTER 1', 'o Objective 1.2', 'a 1.', 'a 1bis.', '!a 2.')
    const result = after(room, secretary, deed)
    expect(result.concordances).toEqual([{ id: `${now}-n1`, at: now, rows: [
      { unit: 'u1', under: 'Chapter 1', from: 'Objective 1.2', to: 'Objective 1.1' }, { unit: 'u3', under: 'Objective 1.2', from: '1bis.', to: '2.' }, { unit: 'u4', under: 'Objective 1.2', from: '2.', to: '' },
    ] }])
    expect(concordanceTable(result, result.concordances[0]!).sections).toEqual([
      { under: 'Chapter 1', rows: [{ unit: 'u1', from: 'Objective 1.2', to: 'Objective 1.1', words: 'words' }] },
      { under: 'Objective 1.2', rows: [{ unit: 'u3', from: '1bis.', to: '2.', words: 'words' }, { unit: 'u4', from: '2.', to: '–', words: 'words' }] },
    ])
    expect(done(room, secretary, deed).sentence).toBe('Secretariat renumbered the draft: 3 labels changed. The old labels are kept beside the new.')
  })

  test('waits for a gavel that is about to fall on one of its units', () => {
    const room = labelled('a 2.')
    expect(act(after(room, chair, { type: 'hold', units: ['u0'] }), secretary, deed)).toMatchObject({ code: 'held' })
  })
})

test('consolidating twice changes nothing more, can be undone, and touches no word', () => {
  const line = fc.oneof(
    fc.constantFrom('c CHAPTER 1', 'c CHAPTER II', 'o Objective 1.', 'o Objective 2.3', 'h', 'p Purpose:', 'p'),
    fc.tuple(fc.constantFrom('', '', '', '!'), fc.constantFrom('a', 'p'), fc.constantFrom('1.', '1bis.', '2.', '3. (ter)', '(a)', '(b bis)', '(i)', 'PP1', 'OP2', '4 alt', '1.1.', '1ante.', '7.')).map(([gone, kind, label]) => `${gone}${kind} ${label}`),
  )
  fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 14 }), (lines) => {
    const room = labelled(...lines)
    if (!act(room, chair, deed).ok) return
    const once = after(room, chair, deed)
    expect([...renumbered(once)]).toEqual([])
    expect(once.units.map(({ runs, stamp }) => [runs, stamp?.decision])).toEqual(room.units.map(({ runs, stamp }) => [runs, stamp?.decision]))
    for (const each of once.units) if (each.stamp) expect(each.stamp.hash).toBe(hashOfWords(each))
    expect(once.concordances[0]!.rows.length).toBe(room.units.filter((each, at) => each.label !== once.units[at]!.label).length)
  }))
})

const seed = sharedSeed()

test.skipIf(seed === null)('the draft of 2012, consolidated, is read again from print as it then is', () => {
  printedAlike(parse(seed?.text ?? '', { parties: allParties }))
})

test('the demo draft, consolidated, is read again from print as it then is', () => {
  printedAlike(parse(readFileSync('seeds/water.txt', 'utf8'), { parties: allParties }))
})

function printedAlike(read: Draft): void {
  const result = after(read, secretary, deed)
  const again = parse(serialise(result), { parties: allParties })
  const shape = (of: Draft) => of.units.map(({ kind, label, runs, moved, stamp }) => [kind, label, textOf(runs).trim().length > 0, moved?.role ?? null, moved && of.units.findIndex(({ id }) => id === moved.other), stamp?.decision ?? null])
  expect(shape(again)).toEqual(shape(result))
  for (const each of result.units) if (each.stamp) expect(each.stamp.hash).toBe(hashOfWords(each))
}
