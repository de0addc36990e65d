import type { BracketMark, Run } from '../draft.ts'
import type { Taken } from '../reading.ts'
import { isIn } from '../reading.ts'

/** What becomes of one character: by whom it is proposed, and by whom it is proposed to go. Both where a proposal is itself contested. */
export interface Change {
  readonly ins: string | null
  readonly del: string | null
}

/** Holders of a proposal about a whole unit: that it come in, that it go. */
export type UnitChange = Change

/** For every character what is proposed about it, so that the words without any proposal and with all of them read as `readingOf` has them,
 * spaces included; null for a space that stands in neither and divides nothing.
 *
 * A space beside a proposal may belong to it although nobody marked it: without "while", "law, while respecting" has one space less. */
export function changesOf(runs: readonly Run[], unit: UnitChange): (Change | null)[] {
  const text = runs.map((run) => run.text).join('')
  const base = unit.ins === null ? keptUnder(runs, () => false) : new Uint8Array(text.length)
  const all = unit.del === null ? keptUnder(runs, () => true) : new Uint8Array(text.length)
  joinSpaces(text, base, all)
  const own = runs.map((run): Change => ({ ins: holderOf(run, 'ins') ?? unit.ins, del: holderOf(run, 'del') ?? unit.del }))
  const changes: (Change | null)[] = []
  const last = { base: -1, all: -1 }
  // A space doubled by the words before it is theirs; one left standing alone, before a full stop, goes with those behind it.
  const side = (at: number) => (at < 0 || isSpace(text, at) ? -1 : 1)
  for (const [index, run] of runs.entries())
    for (let n = 0; n < run.text.length; n++) {
      const at = changes.length
      const { ins, del } = own[index]!
      if (base[at] && all[at]) changes.push(unchanged)
      else if (base[at]) changes.push({ ins: null, del: del ?? neighbour(own, index, side(last.all)) })
      else if (all[at]) changes.push({ ins: ins ?? neighbour(own, index, side(last.base)), del: null })
      else if (!isSpace(text, at) || (ins !== null && del !== null)) changes.push({ ins, del })
      // Between proposals that no reading has side by side: shown, and gone in each.
      else if (at > 0 && at < text.length - 1 && !isSpace(text, at - 1)) changes.push({ ins: ins ?? neighbour(own, index, -1), del: del ?? neighbour(own, index, -1) })
      else changes.push(null)
      if (base[at]) last.base = at
      if (all[at]) last.all = at
    }
  return changes
}

/** A character nobody would change. */
export const unchanged: Change = { ins: null, del: null }

/** Which characters a reading keeps, by the rules of `readingOf`. */
export function keptUnder(runs: readonly Run[], taken: Taken): Uint8Array {
  const parents = new Map(runs.flatMap((run) => run.brackets.map((mark) => [mark.id, mark] as const)))
  const text = runs.map((run) => run.text).join('')
  const kept = new Uint8Array(text.length)
  let gap = false
  let from = 0
  for (const run of runs) {
    const isKept = isIn(run, taken, parents)
    if (isKept) kept.fill(1, from, from + run.text.length)
    if (isKept && gap && /^\s*[,.;:!?)]/.test(run.text)) {
      for (let at = from - 1; at >= 0 && (!kept[at] || isSpace(text, at)); at--) kept[at] = 0
      for (let at = from; isSpace(text, at); at++) kept[at] = 0
    }
    gap = !isKept
    from += run.text.length
  }
  // One space where several stand, none at either end.
  let last = -1
  for (let at = 0; at < text.length; at++) {
    if (!kept[at]) continue
    if (isSpace(text, at) && (last < 0 || isSpace(text, last))) kept[at] = 0
    else last = at
  }
  if (last >= 0 && isSpace(text, last)) kept[last] = 0
  return kept
}

/** Whether a space stands at a place. */
export function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 32 || ((code < 32 || code >= 160) && /\s/.test(text.charAt(at)))
}

/** Two neighbouring spaces of which each reading keeps one are one space that nobody changes. */
function joinSpaces(text: string, base: Uint8Array, all: Uint8Array): void {
  for (let at = 0; at + 1 < text.length; at++)
    if (base[at] !== all[at] && base[at] === all[at + 1] && all[at] === base[at + 1] && isSpace(text, at) && isSpace(text, at + 1)) {
      base[at] = all[at] = 0
      base[at + 1] = all[at + 1] = 1
    }
}

/** The holder of a run's first bracket of a kind. */
function holderOf(run: Run, kind: BracketMark['kind']): string | null {
  return run.brackets.find((mark) => mark.kind === kind)?.by ?? null
}

/** Who changes the nearest words, those on one side first. */
function neighbour(own: readonly Change[], at: number, side: 1 | -1): string {
  for (let step = 1; step < own.length; step++)
    for (const near of [own[at + side * step], own[at - side * step]]) {
      const holder = near?.ins ?? near?.del
      if (holder !== null && holder !== undefined) return holder
    }
  return ''
}
