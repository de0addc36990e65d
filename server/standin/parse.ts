import type { Draft, Party } from '../../schema/draft.ts'
import { emptyDraft, noFacts } from '../../schema/draft.ts'
import type { Refusal } from '../../schema/refusal.ts'
import { refuse } from '../../schema/refusal.ts'
import { plain, textOf } from '../../schema/runs.ts'

export function checkImportable(bytes: Uint8Array): { readonly ok: true; readonly text: string } | Refusal {
  if (bytes.length === 0) return refuse('malformed', 'The file is empty.')
  if (bytes.includes(0)) return refuse('malformed', 'The file is not text.')
  return { ok: true, text: new TextDecoder().decode(bytes) }
}
export function parse(source: string, { parties }: { parties: readonly Party[] }): Draft {
  const lines = source.split('\n').filter((line) => line.trim())
  return { ...emptyDraft, parties, units: lines.map((line, i) => ({ ...noFacts, id: `u${i + 1}`, kind: 'paragraph', by: null, runs: [plain(line)] })) }
}
export function report(draft: Draft): { units: readonly { id: string }[] } & Record<string, unknown> {
  return { units: draft.units.map((unit) => ({ id: unit.id, kind: unit.kind, label: unit.label, text: textOf(unit.runs), stamp: unit.stamp })), notes: draft.notes, findings: draft.findings }
}
export function render(draft: Draft, _as: { as: 'annotated' | 'clean'; assume?: string }, to: string): string {
  return to === 'json' ? JSON.stringify(draft) : draft.units.map((unit) => textOf(unit.runs)).join('\n')
}
