/** Which brackets of a text belong together, by the index of the opening one; all others are characters of the text. */
export interface BracketPairs {
  readonly closeOf: ReadonlyMap<number, number>
  /** Brackets without a partner. */
  readonly strays: readonly number[]
}

/** Pairs the square brackets of one unit. Real drafts lose brackets all the time, so errors stay within the unit: a closing bracket
 * nothing opened and an opening one nothing closes are left as text, and an empty pair is a blank somebody will fill in. */
export function pairBrackets(text: string): BracketPairs {
  const closeOf = new Map<number, number>()
  const strays: number[] = []
  const open: number[] = []
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '\\' && '[]\\'.includes(text.charAt(at + 1)) && at + 1 < text.length) at += 1
    else if (character === '[') open.push(at)
    else if (character === ']') {
      const start = open.pop()
      if (start === undefined) strays.push(at)
      else if (open.length < DEEPEST && text.slice(start + 1, Math.min(at, start + 60)).trim() !== '') closeOf.set(start, at)
      else if (open.length < DEEPEST && at - start > 60) closeOf.set(start, at)
    }
  }
  return { closeOf, strays: [...strays, ...open].sort((a, b) => a - b) }
}

// Four is the deepest in print; a limit keeps a damaged text from costing more than its length.
const DEEPEST = 16
