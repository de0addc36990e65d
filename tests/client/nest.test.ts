import { expect, test } from 'vitest'
import type { Piece } from '../../client/words/nest.ts'
import { nest } from '../../client/words/nest.ts'
import { runs } from '../support/build.ts'

/** The pieces as print has them, with "-" for struck words. */
function printed(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => (piece.type === 'words' ? (piece.kind === 'del' ? `-${piece.text}-` : piece.text) : `[${piece.by}: ${printed(piece.pieces)}]`))
    .join('')
}

const cases: [title: string, text: string, print: string][] = [
  ['a bracket around its words', 'shall {a ins URY|promptly} report', 'shall [URY: promptly] report'],
  ['a deletion and its replacement in one pair', 'shall {a del URY|try to}{a ins URY|act}', 'shall [URY: -try to-act]'],
  ['a bracket inside its parent, which goes on after it', '{a ins URY|x }{b ins BRA ^a|y}{a ins URY| z}', '[URY: x [BRA: y] z]'],
  ['a nested bracket at the end of its parent', '{a ins URY|x }{b ins BRA ^a|y} z', '[URY: x [BRA: y]] z'],
  ['a nested bracket at the beginning of its parent', '{b ins BRA ^a|y}{a ins URY| x} z', '[URY: [BRA: y] x] z'],
  ['a deletion of part of another’s words', '{a ins URY|x {b del BRA ^a|y}}', '[URY: x [BRA: -y-]]'],
  ['brackets of two parties on the same words', '{a del URY|{b del BRA|x}}', '[URY: [BRA: -x-]]'],
  ['the wider bracket outside', '{a hold|x {b del BRA|y} z}', '[: x [BRA: -y-] z]'],
  ['two neighbours apart', '{a ins URY|x}{b ins BRA|y}', '[URY: x][BRA: y]'],
  ['an orphan by itself, its parent being gone', 'x {b ins BRA ^a|y}', 'x [BRA: y]'],
  ['a parent far away not drawn near', '{a ins URY|x} then {b ins BRA ^a|y}', '[URY: x] then [BRA: y]'],
]
for (const [title, text, print] of cases) test(`prints ${title}`, () => expect(printed(nest(runs(text)))).toBe(print))

test('closes and opens again a bracket that another crosses, so that every word stays', () => {
  const [a, b] = [{ id: 'a', kind: 'hold', by: 'URY', parent: null } as const, { id: 'b', kind: 'del', by: 'BRA', parent: null } as const]
  const crossing = [
    { text: 'one ', brackets: [a], notes: [] },
    { text: 'two ', brackets: [a, b], notes: [] },
    { text: 'three', brackets: [b], notes: [] },
  ]
  expect(printed(nest(crossing))).toBe('[URY: one [BRA: -two -]][BRA: -three-]')
})
