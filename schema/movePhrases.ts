import type { Draft, Moved, Unit, UnitKind } from './draft.ts'
import { textOf } from './runs.ts'

/** Kinds whose moves are printed. Headings and chapters divide the page, and what stands under them goes along: the log tells it. */
export function isNoted(kind: UnitKind): boolean {
  return kind === 'objective' || kind === 'action' || kind === 'paragraph'
}

/** What is printed where a moved unit stood: "(This paragraph was moved to become the first action under Objective 2.1)".
 *
 * The place is told the way people look for it, by its number in the list, and the way it is read back from paper. */
export function originPhrase(draft: Pick<Draft, 'units'>, id: string): string {
  const { unit, at } = find(draft, id)
  if (unit.kind === 'objective') return unit.label ? `(This objective was moved to become ${spoken(unit.label)})` : '(This objective was moved)'
  const place = sectionOf(draft.units, at)
  const ordinal = ordinals[ordinalAt(draft.units, at) - 1]
  const what = ordinal ? `the ${ordinal} ${unit.kind}` : `${unit.kind} ${spoken(unit.label ?? '')}`.trim()
  return `(This paragraph was moved to become ${what}${place && ` under ${place}`})`
}

/** What is printed behind a unit that came from elsewhere: "(Previously paragraph 4 of Objective 1.1)". It still stands in its old place
 * in `draft`. */
export function destinationPhrase(draft: Pick<Draft, 'units'>, id: string): string {
  const { unit, at } = find(draft, id)
  if (unit.kind === 'objective') return unit.label ? `(Previously ${spoken(unit.label)})` : '(Previously an objective without a number)'
  const place = sectionOf(draft.units, at)
  const number = spoken(unit.label ?? '')
  const what = !number ? `the ${ordinals[ordinalAt(draft.units, at) - 1] ?? 'last'} ${unit.kind}` : /\d|^\p{L}{1,2}$/u.test(number) ? `paragraph ${number}` : `the paragraph “${number}”`
  return `(Previously ${what}${place && ` of ${place}`})`
}

/** The stubs whose words name a place that is called otherwise by now, with the words that name it. */
export function stalePhrases(before: Pick<Draft, 'units'>, after: Pick<Draft, 'units'>): { readonly unit: string; readonly moved: Moved }[] {
  return after.units.flatMap(({ id, moved }) => {
    if (moved?.role !== 'origin' || !after.units.some((unit) => unit.id === moved.other)) return []
    const printed = originPhrase(after, moved.other!)
    return printed === originPhrase(before, moved.other!) ? [] : [{ unit: id, moved: { ...moved, printed } }]
  })
}

/** Whether only the note of a move is left here. */
export function isStub(unit: Pick<Unit, 'moved' | 'runs'>): boolean {
  return unit.moved?.role === 'origin' && textOf(unit.runs).trim() === ''
}

function find(draft: Pick<Draft, 'units'>, id: string): { unit: Unit; at: number } {
  const at = draft.units.findIndex((unit) => unit.id === id)
  const unit = draft.units[at]
  if (!unit) throw new Error(`unit ${id} is not in the draft`)
  return { unit, at }
}

/** "Objective 2.1", "Chapter 3", or a heading by its words; empty at the beginning. */
function sectionOf(units: readonly Unit[], at: number): string {
  const above = units.slice(0, at).findLast(({ kind }) => kind === 'objective' || kind === 'chapter' || kind === 'heading')
  if (!above) return ''
  const name = spoken(above.label ?? '') || textOf(above.runs).replace(/\s+/g, ' ').replace(/[\s:]+$/, '').slice(0, 60)
  // A bracket in a heading would end the remark before its time.
  const plain = name.replace(/[()[\]\\]/g, '').trim()
  return plain === plain.toUpperCase() ? plain.charAt(0) + plain.slice(1).toLowerCase() : plain
}

/** The how-manieth of its kind a unit is under its objective, chapter or heading; stubs and deleted units count, since they stand there. */
function ordinalAt(units: readonly Unit[], at: number): number {
  const start = units.slice(0, at + 1).findLastIndex(({ kind }) => kind === 'objective' || kind === 'chapter' || kind === 'heading')
  return units.slice(Math.max(start, 0), at + 1).filter(({ kind }) => kind === units[at]!.kind).length
}

function spoken(label: string): string {
  return label.replace(/[()]/g, ' ').replace(/\s+/g, ' ').replace(/(\d)\.? (?=\p{Ll})/gu, '$1').replace(/[\s.:–—-]+$/, '').trim()
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
