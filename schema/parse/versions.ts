import type { Block } from './block.ts'

/** The blocks with those told that are by their label another version of one before: "3 alt." of "3.", "PP5alt" of "PP5", "Option 2" of
 * "Option 1". A label that finds no base says nothing, since "Alt 1." may also begin a list; "//" says
 * more than a label. */
export function withVersions<T extends Pick<Block, 'kind' | 'label' | 'alternative' | 'explicit'>>(blocks: readonly T[]): (T & Pick<Block, 'versionOf'>)[] {
  const bases = new Map<string, number>()
  let option: number | null = null
  let original: number | null = null
  let counted = 0
  return blocks.map((block, at) => {
    if (block.kind === 'note') return block
    if (ends.has(block.kind)) {
      bases.clear()
      option = null
      original = null
    }
    const { label } = block
    if (label === null) {
      if (!block.alternative) original = at
      return block
    }
    const base = baseOf(label)
    const number = /^(?:Option|OPTION|Opción|OPCIÓN|Opção|Alternative|ALTERNATIVE|Variant|VARIANT) (\d+|[IVX]+|[A-Z])\b/.exec(label)?.[1]
    let found: number | undefined
    if (number !== undefined) {
      if (/^[1IA]$/.test(number) || option === null) option = at
      else found = option
    } else if (base !== null) {
      // "Alt 1" and "Alt 2" may count the versions of what stands before them.
      const counts = /^alt/i.test(label) && base === String(counted + 1) && !(original !== null && keyOf(blocks[original]!.label ?? '') === base)
      counted = counts ? counted + 1 : counted
      found = counts ? (original ?? undefined) : bases.get(base)
    }
    if (base === null && number === undefined) {
      bases.set(keyOf(label), at)
      original = block.alternative ? original : at
      counted = 0
    }
    return found !== undefined && at - found <= FARTHEST && !block.explicit && !block.alternative ? { ...block, alternative: true, versionOf: found } : block
  })
}

// Nobody prints another version of a paragraph further away.
const FARTHEST = 40
const ends: ReadonlySet<Block['kind']> = new Set(['title', 'heading', 'chapter', 'objective', 'subheading'])

/** What a label is a version of: "PP5" of "PP5alt.", "3" of "ALT 3."; null where it is none. */
function baseOf(label: string): string | null {
  const found = /^(?:alt\.? ?)(.*\d.*)$/i.exec(label) ?? /^(.*[\p{L}\p{N})])[ .(]*alt\d{0,2}[^\p{L}\p{N}]*$/iu.exec(label)
  return found ? keyOf(found[1]!) : null
}

function keyOf(label: string): string {
  return label.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
}
