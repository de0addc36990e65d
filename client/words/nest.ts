import type { BracketKind, Run } from '../../schema/draft.ts'

/** Words under one set of brackets, or a bracket around such pieces. */
export type Piece =
  | { readonly type: 'words'; readonly text: string; readonly kind: BracketKind | null; readonly notes: readonly string[] }
  | { readonly type: 'bracket'; readonly id: string; readonly by: string; readonly pieces: readonly Piece[] }

/** The runs of a unit as brackets inside brackets, the way they are printed.
 *
 * Marks overlap freely and know no order; print does not. A bracket goes inside its parent, others by where they begin and how far
 * they reach; one that crosses another is closed and opened again. A deletion and its replacement share one pair of brackets. */
export function nest(runs: readonly Run[]): Piece[] {
  const extents = extentsOf(runs)
  const root: OpenBracket = { id: '', by: '', pieces: [] }
  const open: OpenBracket[] = [root]
  for (const [at, run] of runs.entries()) {
    const chain = chainOf(run, at, extents)
    let shared = 0
    while (shared < chain.length && open[shared + 1]?.id === chain[shared]!.id) shared += 1
    open.length = shared + 1
    for (const { id, by } of chain.slice(shared)) {
      const bracket = { type: 'bracket' as const, id, by, pieces: [] }
      open[open.length - 1]!.pieces.push(bracket)
      open.push(bracket)
    }
    open[open.length - 1]!.pieces.push({ type: 'words', text: run.text, kind: kindOf(run), notes: run.notes })
  }
  return root.pieces
}

interface OpenBracket {
  readonly id: string
  readonly by: string
  readonly pieces: Piece[]
}

interface Extent {
  readonly id: string
  readonly by: string
  readonly parent: string | null
  readonly from: number
  to: number
}

function extentsOf(runs: readonly Run[]): Map<string, Extent> {
  const extents = new Map<string, Extent>()
  for (const [at, run] of runs.entries())
    for (const { id, by, parent } of run.brackets) {
      const known = extents.get(id)
      if (known) known.to = at
      else extents.set(id, { id, by, parent, from: at, to: at })
    }
  return extents
}

/** The brackets around a run, outermost first. */
function chainOf(run: Run, at: number, extents: ReadonlyMap<string, Extent>): Extent[] {
  const around = new Map<string, Extent>()
  for (const { id } of run.brackets) {
    // Nested words carry only their own author's mark: the parent is around them because its words are, on this side or the other.
    for (let each = extents.get(id); each && !around.has(each.id); each = each.parent === null ? undefined : extents.get(each.parent))
      if (each.id === id || (each.from - 1 <= at && at <= each.to + 1)) around.set(each.id, each)
      else break
  }
  // No deeper than there are brackets, so that parents in a ring, which only a damaged document has, come to an end.
  const depth = (extent: Extent, left = around.size): number => {
    const parent = extent.parent === null ? undefined : around.get(extent.parent)
    return parent && left > 0 ? depth(parent, left - 1) + 1 : 0
  }
  return [...around.values()].sort((a, b) => depth(a) - depth(b) || a.from - b.from || b.to - a.to || (a.id < b.id ? -1 : 1))
}

function kindOf(run: Run): BracketKind | null {
  const kinds = run.brackets.map(({ kind }) => kind)
  return kinds.includes('del') ? 'del' : kinds.includes('ins') ? 'ins' : (kinds[0] ?? null)
}
