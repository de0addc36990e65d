import type { HeldWords } from './claims.ts'
import { heldWords, readClaims } from './claims.ts'
import type { PartyBook } from './partyBook.ts'

/** Words in a bracket with the names behind them: where they begin and end, and who holds them. */
export interface TailedWords extends HeldWords {
  readonly from: number
  readonly to: number
}

/** The words of a bracket that names its holders behind a dash: "extreme - US; G77 delete"; alternatives that do so stand beside one
 * another with a slash between ("changing - EU retain / promoting - US"). Null where any of them names nobody. */
export function readTail(words: string, book: PartyBook): TailedWords[] | null {
  if (!/[-–—]/.test(words.slice(-LONGEST))) return null
  const out: TailedWords[] = []
  for (const { from, to } of alternativesIn(words)) {
    const part = words.slice(from, to)
    const found = tail.exec(part.slice(-LONGEST))
    if (!found) return null
    const claims = readClaims(found[2]!.replace(/\s+/g, ' ').trim().replace(/\.$/, ''), book, 'behind')
    const held = claims && heldWords(claims)
    const end = to - part.slice(-LONGEST).length + found[1]!.length
    if (!held || words.slice(from, end).trim() === '') return null
    out.push({ ...held, from, to: end })
  }
  return out
}

const LONGEST = 300
const tail = /^(.*?\S)(?:\s+[-–—]|(?<=[.;,])[-–—]|\s*[–—])\s*([^-–—[\](){}\\:]{2,200})$/s

/** Parts of a bracket between slashes that stand between spaces, outside of inner brackets. */
function alternativesIn(words: string): { from: number; to: number }[] {
  const out: { from: number; to: number }[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < words.length; at++) {
    const character = words.charAt(at)
    if (character === '[') depth += 1
    else if (character === ']') depth -= 1
    else if (character === '/' && depth === 0 && /\s/.test(words.charAt(at - 1)) && /\s/.test(words.charAt(at + 1))) {
      out.push({ from, to: at })
      from = at + 1
    }
  }
  return [...out, { from, to: words.length }]
}
