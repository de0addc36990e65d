import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { BracketMark, Draft, Party, Run, Stamp, Unit } from '../../schema/draft.ts'
import { noFacts, unitKinds } from '../../schema/draft.ts'
import { parse } from '../../schema/parse/parse.ts'
import { draft } from './build.ts'

const root = `${import.meta.dirname}/../..`

/** A draft of the project's own, or of 2012 where that is at hand; null, said aloud, where it is not. */
export function wordSeed(name: 'water' | 'San Salvador'): Draft | null {
  const file = name === 'water' ? `${root}/seeds/water.txt` : `${root}/../shared/seeds/003_0aa6c09201dc974b.txt`
  if (!existsSync(file)) {
    console.warn('The draft of 2012 is not at hand in ../shared/seeds: the tests on it are skipped.')
    return null
  }
  return parse(readFileSync(file, 'utf8'), { parties: JSON.parse(readFileSync(`${root}/seeds/parties.json`, 'utf8')) as Party[] })
}

export const parties: readonly Party[] = [
  { code: 'URY', kind: 'delegation', names: ['Uruguay'], short: ['Uru'] },
  { code: 'BRA', kind: 'delegation', names: ['Brazil'], short: ['Bra'] },
  { code: 'ARG', kind: 'delegation', names: ['Argentina'], short: ['Arg'] },
]

export const stamp: Stamp = { decision: 'agreed', level: 'AD REFERENDUM', date: null, meeting: 'm1', note: 'n1', printed: null, pending: true, hash: '', words: '' }

/** Drafts with everything that has to find its way to paper: nested, contested and rival brackets, versions of paragraphs, stamps, notes, positions. */
export const wordDrafts: fc.Arbitrary<Draft> = fc.array(fc.record({
  kind: fc.constantFrom(...unitKinds),
  label: fc.constantFrom(null, '1.', '1bis.', 'Purpose:', '(a)'),
  by: fc.constantFrom(null, null, null, 'URY', 'BRA,ARG'),
  versionOf: fc.option(fc.nat(9), { freq: 2 }),
  stamp: fc.constantFrom(null, null, stamp, { ...stamp, decision: 'deleted' as const, note: 'n2' }),
  positions: fc.constantFrom([], [{ party: 'ARG', stance: 'opposes' as const, printed: null, note: null }]),
  words: fc.array(fc.record({ text: fc.constantFrom('shall', ' ', 'act ', ' on', ', ', ' promptly ', 'a & <b>', '.', 'agua\u00a0', ' 水'), marks: fc.array(fc.nat(7), { maxLength: 3 }), note: fc.constantFrom(null, null, 'n1', 'n3') }), { maxLength: 7 }),
}), { minLength: 1, maxLength: 7 }).map((made) => draft(
  made.map((each, at): Unit => ({
    ...noFacts, id: `u${at}`, kind: each.kind, label: each.label, by: each.by, stamp: each.stamp, positions: each.positions,
    alternativeTo: each.by !== null && each.versionOf !== null && at > 0 ? `u${each.versionOf % at}` : null,
    runs: each.words.map(({ text, marks, note }): Run => ({ text, brackets: marksOf(marks, at), notes: note === null ? [] : [note] })),
  })),
  {
    title: 'Plan', symbol: 'D/1', parties,
    meetings: [{ id: 'm1', date: '2012-04-19', body: 'Working Group', kind: 'informal', open: false, suspended: false, imported: true, roll: null }],
    notes: [{ id: 'n2', text: 'Deletion pending.', lines: null }, { id: 'n1', text: 'Approval pending.', lines: null }, { id: 'n3', text: 'By Brazil.', lines: null }],
    brackets: Object.fromEntries(made.map((_, at) => [`b1-${at}`, { positions: [{ party: 'BRA', stance: 'supports' as const, printed: null, note: null }], remarks: ['(seen)'] }])),
  },
))

/** Marks of a run: one of each bracket at most, and one author. */
function marksOf(picked: readonly number[], unit: number): BracketMark[] {
  const kinds: readonly BracketMark[] = [
    { id: 'b0', kind: 'ins', by: 'URY', parent: null }, { id: 'b1', kind: 'del', by: 'BRA', parent: null }, { id: 'b2', kind: 'ins', by: 'BRA', parent: `b0-${unit}` },
    { id: 'b3', kind: 'hold', by: '', parent: null }, { id: 'b4', kind: 'ins', by: 'ARG', parent: null }, { id: 'b4', kind: 'del', by: 'ARG', parent: null },
    { id: 'b5', kind: 'del', by: 'BRA', parent: null }, { id: 'b6', kind: 'hold', by: 'ARG', parent: null },
  ]
  const marks = [...new Set(picked)].map((at) => ({ ...kinds[at]!, id: `${kinds[at]!.id}-${unit}` }))
  return marks.filter((mark, at) => mark.kind !== 'ins' || marks.findIndex((each) => each.kind === 'ins') === at)
}
