import { pairBrackets } from '../parse/bracketPairs.ts'
import type { PartyBook } from '../parse/partyBook.ts'
import { readHead } from '../parse/readHead.ts'
import type { Char, Wrap } from './paragraphChars.ts'

/** What strikes and underlines of a paragraph were read as, for the secretariat to confirm. */
export interface StruckReading {
  readonly chars: readonly Char[]
  readonly sentences: readonly string[]
}

interface Bracket {
  readonly open: number
  readonly close: number
  /** Where its words begin. */
  readonly start: number
  readonly head: string
  readonly kind: Wrap['kind']
  readonly by: string | null
  /** Its print says which it is, so that it is not taken apart. */
  readonly numbered: boolean
}

/** Reads strikes as proposals to delete. Inside a delegation's bracket what is struck is its deletion and the rest its insertion, so that
 * "[Uru: ~~evaluable~~ __measurable__]" is a replacement; where words are struck, underlined and neither, the last are the text on the
 * table. Outside of brackets a strike is a deletion by nobody named, and what is underlined beside it is held. */
export function readStruck(chars: readonly Char[]): (book: PartyBook) => StruckReading {
  return (book) => {
    if (!chars.some(isStruck)) return { chars, sentences: [] }
    const brackets = bracketsOf(chars, book)
    const around = innermost(chars.length, brackets)
    const gone = new Set<number>()
    const sentences: string[] = []
    const out = chars.map((char): Char => ({ ...char }))
    for (const bracket of brackets) {
      if (bracket.kind !== 'ins' || bracket.by === null || bracket.numbered || chars[bracket.open]!.strike) continue
      const inside: number[] = []
      for (let at = bracket.start; at < bracket.close; at++) if (around[at] === bracket) inside.push(at)
      if (!inside.some((at) => isStruck(chars[at]!))) continue
      for (let at = bracket.open; at < bracket.start; at++) gone.add(at)
      gone.add(bracket.close)
      const words = inside.filter((at) => chars[at]!.text.trim() !== '')
      const kept = words.some((at) => chars[at]!.underline && !chars[at]!.strike) && words.some((at) => !chars[at]!.underline && !chars[at]!.strike)
      for (let at = bracket.start; at < bracket.close; at++) {
        const struck = around[at] === bracket && isStruck(chars[at]!)
        const isText = kept && around[at] === bracket && !struck && !chars[at]!.underline
        const wrap: Wrap = struck ? { head: `${bracket.head} delete`, kind: 'del', by: bracket.by } : { head: bracket.head, kind: 'ins', by: bracket.by }
        if (!isText) out[at]!.wraps = [...out[at]!.wraps, wrap]
      }
      sentences.push(`In the bracket of ${bracket.head} words are struck: they were read as proposed to be deleted${kept ? ', those underlined as inserted, and the others as the text on the table' : ', and the others as inserted'}.`)
    }
    const alone = (at: number) => isStruck(chars[at]!) && !gone.has(at) && chars[at]!.wraps.every(({ kind }) => kind !== 'del') && out[at]!.wraps.length === chars[at]!.wraps.length && isOutside(around[at])
    const struck = [...chars.keys()].filter(alone)
    if (struck.some((at) => chars[at]!.text.trim() !== '')) {
      const whole = chars.every((char) => char.underline || char.text.trim() === '')
      const underlined = [...chars.keys()].filter((at) => !whole && chars[at]!.underline && !chars[at]!.strike && chars[at]!.own && around[at] === null && chars[at]!.wraps.length === 0)
      for (const at of struck) out[at]!.wraps = [...out[at]!.wraps, { head: 'delete', kind: 'del', by: null }]
      for (const at of underlined) out[at]!.wraps = [{ head: '', kind: 'hold', by: null }]
      sentences.push(`Words are struck without saying by whom: they were read as proposed to be deleted${underlined.length ? ', and those underlined beside them as held in brackets' : ''}. Say whose proposal it is.`)
    }
    return { chars: out.filter((_, at) => !gone.has(at)), sentences }
  }
}

function isStruck(char: Char): boolean {
  return char.strike && char.own
}

/** Whether a strike here says something that the brackets around it do not say already. */
function isOutside(bracket: Bracket | null | undefined): boolean {
  return !bracket || (bracket.kind !== 'del' && !(bracket.kind === 'ins' && bracket.numbered))
}

/** The brackets that are typed in a paragraph, inner ones after those around them. */
function bracketsOf(chars: readonly Char[], book: PartyBook): Bracket[] {
  // One unit of text for each character, so that places in the text are places among the characters.
  const text = chars.map((char) => (char.text.length === 1 ? char.text : '?')).join('')
  return [...pairBrackets(text).closeOf].sort(([a], [b]) => a - b).map(([open, close]) => {
    const head = readHead(text.slice(open + 1, close), book)
    const start = open + 1 + (head?.length ?? 0)
    const printed = text.slice(open + 1, start).replace(/:\s?$/, '')
    return { open, close, start: Math.min(start, close), head: printed.trim(), kind: head?.kind ?? 'hold', by: head?.by || null, numbered: head !== null && head.number !== null }
  })
}

function innermost(length: number, brackets: readonly Bracket[]): (Bracket | null)[] {
  const out: (Bracket | null)[] = Array.from({ length }, () => null)
  for (const bracket of brackets) out.fill(bracket, bracket.open, bracket.close + 1)
  return out
}
