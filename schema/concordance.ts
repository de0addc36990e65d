import type { Concordance, Draft } from './draft.ts'
import { inShort, unitName } from './naming.ts'
import { textOf } from './runs.ts'

/** A renumbering as it is printed: old labels beside new, under what they stood under then. */
export interface ConcordanceTable {
  /** ISO instant. */
  readonly at: string
  readonly heads: readonly [old: string, now: string, words: string]
  readonly sections: readonly {
    /** As it was called before: "Objective 1.2"; empty for what stands under nothing. */
    readonly under: string
    readonly rows: readonly { readonly unit: string; readonly from: string; readonly to: string; readonly words: string }[]
  }[]
}

/** The table of a renumbering, in the order of the draft then. Units that are gone since stay in it, without words. */
export function concordanceTable(draft: Pick<Draft, 'units'>, { at, rows }: Concordance): ConcordanceTable {
  const sections: { under: string; rows: ConcordanceTable['sections'][number]['rows'][number][] }[] = []
  for (const { unit, under, from, to } of rows) {
    const found = draft.units.find(({ id }) => id === unit)
    const row = { unit, from: from || '–', to: to || '–', words: found ? inShort(textOf(found.runs)) : '' }
    const last = sections[sections.length - 1]
    if (last?.under === under) last.rows.push(row)
    else sections.push({ under, rows: [row] })
  }
  return { at, heads: ['Old label', 'New label', 'Begins'], sections }
}

/** What the numbers of a unit are counted under: its objective, its chapter, or a heading; empty where there is none. */
export function sectionAbove(draft: Pick<Draft, 'units'>, id: string): string {
  const at = draft.units.findIndex((unit) => unit.id === id)
  const kinds = { chapter: [], objective: ['chapter'], heading: [], title: [] }[draft.units[at]?.kind as string] ?? ['objective', 'chapter', 'heading']
  const above = draft.units.slice(0, Math.max(at, 0)).findLast(({ kind }) => (kinds as readonly string[]).includes(kind))
  return above ? unitName(draft, above.id) : ''
}
