import type { BracketMark, Run } from '../draft.ts'
import { authorOf } from '../runs.ts'

/** The brackets to print around each run, outermost first.
 *
 * Marks overlap freely and know no order; print does. Words proposed inside a bracket stand inside it although they carry only their own
 * author's mark, as long as words of that bracket are next to them. Not `nested`, every run has only the brackets it carries. */
export function chainsOf(runs: readonly Run[], nested = true): BracketMark[][] {
  const extents = extentsOf(runs)
  const chains: (BracketMark[] | undefined)[] = runs.map(() => undefined)
  const chainAt = (at: number, depth: number): BracketMark[] => {
    const known = chains[at]
    if (known) return known
    const run = runs[at]!
    const author = authorOf(run)
    const around = nested && author && depth < DEEPEST ? parentOf(at, author, depth) : []
    const chain = [...around, ...(author ? [author] : []), ...others(run, author)]
    chains[at] = chain
    return chain
  }
  const parentOf = (at: number, author: BracketMark, depth: number): BracketMark[] => {
    if (author.parent === null || runs[at]!.brackets.some((mark) => mark.id === author.parent)) return []
    for (const step of [-1, 1])
      for (let near = at + step; near >= 0 && near < runs.length; near += step) {
        const mark = runs[near]!.brackets.findLast((each) => each.id === author.parent)
        if (mark) {
          const chain = chainAt(near, depth + 1)
          return chain.slice(0, chain.indexOf(mark) + 1)
        }
        if (!descends(runs[near]!, author.parent)) break
      }
    return []
  }
  // Whether words stand inside a bracket by way of the proposals they were made in.
  const parents = new Map(runs.flatMap((run) => run.brackets.map((mark) => [mark.id, mark.parent])))
  const descends = (run: Run, id: string): boolean => {
    let parent = authorOf(run)?.parent ?? null
    for (let depth = 0; parent !== null && depth < DEEPEST; depth++) {
      if (parent === id) return true
      parent = parents.get(parent) ?? null
    }
    return false
  }
  const others = (run: Run, author: BracketMark | undefined): BracketMark[] => {
    const rest = run.brackets.filter((mark) => mark !== author)
    const depthOf = (mark: BracketMark): number => {
      let depth = 0
      for (let at: string | null = mark.parent; at !== null && depth < DEEPEST; at = parents.get(at) ?? null) depth += 1
      return depth
    }
    return rest.length < 2 ? rest : rest.sort((a, b) => depthOf(a) - depthOf(b) || byExtent(extents, a, b))
  }
  return runs.map((_, at) => chainAt(at, 0))
}

/** The same bracket: id and kind, since a deletion and its replacement share an id. */
export function keyOf(mark: BracketMark): string {
  return `${mark.kind} ${mark.id}`
}

const DEEPEST = 24

function extentsOf(runs: readonly Run[]): Map<string, { readonly from: number; to: number }> {
  const extents = new Map<string, { from: number; to: number }>()
  for (const [at, run] of runs.entries())
    for (const mark of run.brackets) {
      const known = extents.get(keyOf(mark))
      if (known) known.to = at
      else extents.set(keyOf(mark), { from: at, to: at })
    }
  return extents
}

function byExtent(extents: ReadonlyMap<string, { from: number; to: number }>, a: BracketMark, b: BracketMark): number {
  const [x, y] = [extents.get(keyOf(a))!, extents.get(keyOf(b))!]
  return x.from - y.from || y.to - x.to || compare(a.kind, b.kind) || compare(a.by, b.by) || compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
