import type { BracketMark, Run } from './draft.ts'
import { normalRuns } from './runs.ts'

/** Whether two texts have the same words under the same brackets and notes, ids apart. Which of two neighbours a space belongs to does
 * not count, since print shows it to nobody. Also tells which id of the one is which of the other. */
export function sameWords(a: readonly Run[], b: readonly Run[]): ReadonlyMap<string, string> | null {
  const [left, right] = [shapeOf(a), shapeOf(b)]
  return left.shape === right.shape ? new Map(left.ids.map((id, at) => [id, right.ids[at]!])) : null
}

const DEEPEST = 24

function shapeOf(unitRuns: readonly Run[]): { shape: string; ids: string[] } {
  const runs = normalRuns(unitRuns)
  const names = new Map<string, number>()
  const sizes = new Map<string, number>()
  const nameOf = (id: string) => {
    if (!names.has(id)) names.set(id, names.size)
    return names.get(id)!
  }
  for (const run of runs) for (const mark of run.brackets) sizes.set(`${mark.kind} ${mark.id}`, (sizes.get(`${mark.kind} ${mark.id}`) ?? 0) + run.text.trim().length)
  const parents = new Map(runs.flatMap((run) => run.brackets.map((mark) => [mark.id, mark.parent])))
  const depthOf = (mark: BracketMark) => {
    let depth = 0
    for (let at = mark.parent; at !== null && depth < DEEPEST; at = parents.get(at) ?? null) depth += 1
    return depth
  }
  const inside = new Map<string, number>()
  for (const parent of parents.values()) if (parent !== null) inside.set(parent, (inside.get(parent) ?? 0) + 1)
  // A deletion with words in its place is another than one without.
  const kinds = new Map<string, string>()
  for (const key of [...sizes.keys()].sort()) kinds.set(key.slice(key.indexOf(' ') + 1), (kinds.get(key.slice(key.indexOf(' ') + 1)) ?? '') + key.slice(0, key.indexOf(' ')))
  const kindsOf = (mark: BracketMark) => kinds.get(mark.id) ?? ''
  const order = (x: BracketMark, y: BracketMark) => {
    const key = (mark: BracketMark) => `${mark.kind} ${mark.by}`
    const known = (mark: BracketMark) => names.get(mark.id) ?? names.size
    return known(x) - known(y) || (key(x) < key(y) ? -1 : key(x) > key(y) ? 1 : 0) || depthOf(x) - depthOf(y) || kindsOf(y).length - kindsOf(x).length || (inside.get(y.id) ?? 0) - (inside.get(x.id) ?? 0) || sizes.get(`${y.kind} ${y.id}`)! - sizes.get(`${x.kind} ${x.id}`)!
  }
  // Each word with the brackets and notes it stands under, told once for as long as they stay the same.
  const parts: [separated: boolean, text: string, under: string | null][] = []
  let spaced = false
  let before: string | null = null
  for (const run of runs) {
    let under: string | null = null
    for (const word of run.text.split(/(\s+)/)) {
      if (word.trim() === '') {
        spaced ||= word !== ''
        continue
      }
      under ??= JSON.stringify([[...run.brackets].sort(order).map((mark) => [nameOf(mark.id), mark.kind, mark.by, mark.parent === null ? null : nameOf(mark.parent)]), run.notes])
      const last = parts[parts.length - 1]
      if (last && !spaced && under === before) last[1] += word
      else parts.push([parts.length > 0 && spaced, word, under === before ? null : under])
      before = under
      spaced = false
    }
  }
  const blank = [...sizes].filter(([, size]) => size === 0).map(([key]) => key.split(' ')[0])
  return { shape: JSON.stringify([parts, blank]), ids: [...names.keys()] }
}
