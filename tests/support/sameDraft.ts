import type { BracketFacts, Draft, Position, Unit } from '../../schema/draft.ts'
import { sameWords } from '../../schema/sameWords.ts'

/** What differs between two drafts that should be the same but for source lines, printed spellings, findings and ids; empty where nothing does.
 *
 * Which of two neighbours a space belongs to does not count either, since nobody can see it in print. */
export function differences(a: Draft, b: Draft): string[] {
  const out: string[] = []
  const say = (what: string, x: unknown, y: unknown) => {
    if (JSON.stringify(x) !== JSON.stringify(y)) out.push(`${what}: ${JSON.stringify(x)} is now ${JSON.stringify(y)}`)
  }
  say('units', a.units.map((unit) => unit.kind), b.units.map((unit) => unit.kind))
  if (a.units.length !== b.units.length) return out
  say('notes', a.notes.map((note) => note.text.replace(/\s+/g, ' ').trim()), b.notes.map((note) => note.text))
  const noteAt = (draft: Draft, id: string | null) => (id === null ? null : draft.notes.findIndex((note) => note.id === id))
  const unitAt = (draft: Draft, id: string | null) => (id === null ? null : draft.units.findIndex((unit) => unit.id === id))
  const held = (draft: Draft, positions: readonly Position[]) => positions.map(({ party, stance, note, until }) => [party, stance, noteAt(draft, note), until].join(' ')).sort()
  const facts = (draft: Draft, of: BracketFacts | undefined) => [held(draft, of?.positions ?? []), of?.remarks ?? []]
  const shape = (draft: Draft, { kind, label, by, stamp, moved, alternativeTo, positions, remarks }: Unit) => ({
    kind, label, by, positions: held(draft, positions), remarks: [...remarks].sort(), alternativeTo: unitAt(draft, alternativeTo),
    moved: moved && { role: moved.role, printed: moved.printed.replace(/\s+/g, ' ') },
    stamp: stamp && { decision: stamp.decision, level: stamp.level, date: stamp.date, note: noteAt(draft, stamp.note), pending: stamp.pending },
  })
  for (const [at, unit] of a.units.entries()) {
    const other = b.units[at]!
    say(`unit ${at}`, shape(a, unit), shape(b, other))
    const numbered = (draft: Draft, runs: Unit['runs']) => runs.map((run) => ({ ...run, notes: run.notes.map((note) => String(noteAt(draft, note))) }))
    const ids = sameWords(numbered(a, unit.runs), numbered(b, other.runs))
    if (!ids) say(`words of unit ${at}`, unit.runs, other.runs)
    for (const [id, found] of ids ?? []) say(`bracket ${id}`, facts(a, a.brackets[id]), facts(b, b.brackets[found]))
  }
  return out
}
