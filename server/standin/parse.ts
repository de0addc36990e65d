import type { Draft } from '../../schema/draft.ts'
import { textOf } from '../../schema/runs.ts'

export function report(draft: Draft): { units: readonly { id: string }[] } & Record<string, unknown> {
  return { units: draft.units.map((unit) => ({ id: unit.id, kind: unit.kind, label: unit.label, text: textOf(unit.runs), stamp: unit.stamp })), notes: draft.notes, findings: draft.findings }
}
export function render(draft: Draft, _as: { as: 'annotated' | 'clean'; assume?: string }, to: string): string {
  return to === 'json' ? JSON.stringify(draft) : draft.units.map((unit) => textOf(unit.runs)).join('\n')
}
