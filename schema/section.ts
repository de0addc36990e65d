import type { Draft, UnitKind } from './draft.ts'

/** Kinds that divide a draft, the widest first; a section ends where one as wide begins. */
const dividers: readonly UnitKind[] = ['title', 'heading', 'chapter', 'objective', 'subheading']

/** A heading, chapter or objective with all that stands under it, in document order; any other unit alone. Empty where there is no such unit. */
export function sectionOf(draft: Pick<Draft, 'units'>, id: string): string[] {
  const at = draft.units.findIndex((unit) => unit.id === id)
  const head = draft.units[at]
  if (!head) return []
  // Headings and chapters divide at one level: some drafts use the one, some the other.
  const rank = (kind: UnitKind) => Math.max(1, dividers.indexOf(kind === 'chapter' ? 'heading' : kind))
  if (!dividers.includes(head.kind) || head.kind === 'title') return [id]
  const end = draft.units.findIndex((unit, index) => index > at && dividers.includes(unit.kind) && rank(unit.kind) <= rank(head.kind))
  return draft.units.slice(at, end < 0 ? undefined : end).map((unit) => unit.id)
}
