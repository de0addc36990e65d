import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from '../../schema/parse/parse.ts'
import { readingOf } from '../../schema/reading.ts'
import { report } from '../../schema/report.ts'
import { serialise } from '../../schema/serialise.ts'
import { parties } from '../support/parties.ts'
import { differences } from '../support/sameDraft.ts'
import { ownSeeds } from '../support/seedTexts.ts'
import { draftWords, sourceWords } from '../support/words.ts'

interface KeyPosition {
  readonly party: string
  readonly stance: string
  readonly printed: string
  readonly note: number | null
}
interface KeyUnit {
  readonly kind: string
  readonly label: string | null
  readonly lines: readonly [number, number]
  readonly base: string
  readonly all: string
  readonly by: readonly string[] | null
  readonly stamp: { readonly decision: string; readonly level: string; readonly date: string | null; readonly note: number | null; readonly idem: boolean; readonly printed: string } | null
  readonly brackets: readonly { readonly id: string; readonly kind: string; readonly by: readonly string[]; readonly text: string; readonly parent: string | null; readonly positions: readonly KeyPosition[] }[]
  readonly positions: readonly KeyPosition[]
  readonly moved: { readonly role: string; readonly other: number; readonly printed: string } | null
  readonly alternativeTo: number | null
}
interface Key {
  readonly title: string
  readonly symbol: string
  readonly units: readonly KeyUnit[]
  readonly notes: readonly { readonly n: number; readonly lines: readonly number[]; readonly text: string; readonly anchors: readonly number[] }[]
  readonly findings: readonly { readonly kind: string; readonly lines: readonly number[] }[]
}

describe.each(ownSeeds())('the demo draft $name', ({ name, text }) => {
  const path = `${import.meta.dirname}/../../seeds/${name.replace(/\.txt$/, '.key.json')}`
  const key = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Key) : null
  const draft = parse(text, { parties })

  test('loses no word', () => {
    expect(draftWords(draft)).toEqual(sourceWords(text))
  })

  test('is read again from its own print as the same draft', () => {
    const printed = serialise(draft)
    expect(differences(draft, parse(printed, { parties }))).toEqual([])
    expect(printed).not.toContain('\\')
  })

  test.skipIf(key === null)('agrees with its key in every unit, note and finding', () => {
    if (!key) return
    const found = report(draft)
    const ids = (read: (typeof found.units)[number]) => {
      const order = [...new Set(read.brackets.map((bracket) => bracket.id))]
      return (id: string | null) => (id === null ? null : `b${order.indexOf(id) + 1}`)
    }
    const note = (id: string | null) => (id === null ? null : Number(id))
    const at = (id: string | null) => (id === null ? null : found.units.findIndex((unit) => unit.id === id))
    const position = ({ party, stance, printed, note: of }: KeyPosition | (typeof found.units)[number]['positions'][number]) => [party, stance, printed, of === null ? null : Number(of)]
    expect([found.title, found.symbol]).toEqual([key.title, key.symbol])
    for (const [index, unit] of found.units.entries()) {
      const expected = key.units[index]!
      const idOf = ids(unit)
      expect({
        kind: unit.kind, label: draft.units[index]!.label, lines: unit.lines, by: unit.by, alternativeTo: at(unit.alternativeTo),
        stamp: unit.stamp && { ...unit.stamp, note: note(unit.stamp.note) }, positions: unit.positions.map(position),
        moved: unit.moved && { ...unit.moved, other: at(unit.moved.other) },
        brackets: unit.brackets.map((each) => [idOf(each.id), each.kind, each.by, each.text, idOf(each.parent), each.positions.map(position)]),
      }).toEqual({
        kind: expected.kind, label: expected.label, lines: expected.lines, by: expected.by ?? [], alternativeTo: expected.alternativeTo,
        stamp: expected.stamp, positions: expected.positions.map(position), moved: expected.moved,
        brackets: expected.brackets.map((each) => [each.id, each.kind, each.by, each.text, each.parent, each.positions.map(position)]),
      })
      const proposed = draft.units[index]!.by !== null
      expect([proposed ? '' : readingOf(draft.units[index]!, () => false), readingOf(draft.units[index]!, () => true)]).toEqual([
        draft.units[index]!.alternativeTo === null || !proposed ? expected.base : '', expected.all,
      ])
    }
    expect(found.units).toHaveLength(key.units.length)
    expect(found.notes.map(({ id, lines, text: words, anchors }) => ({ n: Number(id), lines, text: words, anchors: anchors.map(at) }))).toEqual(
      key.notes.map(({ n, lines, text: words, anchors }) => ({ n, lines, text: words, anchors })),
    )
    for (const { kind, lines } of key.findings) expect(draft.findings.map((finding) => [finding.kind, finding.lines])).toContainEqual([kind, lines])
  })
})
