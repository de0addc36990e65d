import type { Block } from './block.ts'
import { pairBrackets } from './bracketPairs.ts'
import type { PartyBook } from './partyBook.ts'
import { readHead } from './readHead.ts'
import { splitMarks } from './splitMarks.ts'

/** The blocks with those told that one bracket covers: it opens before the first word of one unit and closes behind the last of another.
 *
 * Only where no bracket between is without its partner: one that is lost must never swallow what follows. */
export function withSpans(blocks: readonly Block[], book: PartyBook): Block[] {
  const out = [...blocks]
  let open: { readonly at: number; readonly head: string } | null = null
  for (const [at, block] of blocks.entries()) {
    if (block.kind === 'note') continue
    const stray = strayIn(block, book)
    if (open && (stray === 'other' || stray?.opens || block.kind === 'chapter' || at - open.at > FARTHEST)) open = null
    if (stray === null || stray === 'other') continue
    if (stray.opens) open = { at, head: stray.head }
    else if (open) {
      const { at: first, head } = open
      for (let each = first; each <= at; each++) if (out[each]!.kind !== 'note' && out[each]!.parts.length > 0) out[each] = { ...out[each]!, span: { opens: each === first, closes: each === at, head } }
      open = null
    }
  }
  return out
}

const FARTHEST = 60

/** The one bracket without a partner in a unit, where it stands at its very beginning or end; "other" where it does not, or is not alone. */
function strayIn(block: Block, book: PartyBook): { readonly opens: boolean; readonly head: string } | 'other' | null {
  if (block.explicit || !block.parts.some(({ text }) => /[[\]]/.test(text))) return null
  const body = block.parts.map(({ text }) => text).join('\n')
  if (pairBrackets(body).strays.length === 0) return null
  const { words, ended } = splitMarks(body)
  const { strays } = pairBrackets(words)
  const [stray, ...more] = strays
  if (stray === undefined) return null
  if (ended || more.length > 0) return 'other'
  if (stray === 0 && words.startsWith('[')) return { opens: true, head: words.slice(1, 1 + (readHead(words.slice(1), book)?.length ?? 0)) }
  return words.charAt(stray) === ']' && /^[.;:,]?$/.test(words.slice(stray + 1).trim()) ? { opens: false, head: '' } : 'other'
}
