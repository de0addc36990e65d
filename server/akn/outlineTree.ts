import type { UnitKind } from '../../schema/draft.ts'
import type { RenditionBlock } from '../../schema/rendition/rendition.ts'
import type { TakenIds } from './names.ts'
import { idPart, unused } from './names.ts'

/** A unit with what stands under it, and the address of its place, which changes when it is numbered anew; its own id never does. */
export interface Branch {
  readonly block: RenditionBlock
  readonly eId: string
  readonly under: Branch[]
}

/** The units as a tree. What is agreed on is a flat list; a file wants to know what stands under what. Titles at the very beginning stand apart. */
export function outlineTree(blocks: readonly RenditionBlock[], taken: TakenIds): { readonly titles: readonly Branch[]; readonly body: readonly Branch[] } {
  const first = blocks.findIndex(({ kind }) => kind !== 'title')
  const leading = first < 0 ? blocks.length : first
  const titles = blocks.slice(0, leading).map((block): Branch => ({ block, eId: unused(taken, 'longTitle'), under: [] }))
  const body: Branch[] = []
  const above: Branch[] = []
  for (const block of blocks.slice(leading)) {
    while (above.length > 0 && depths[above.at(-1)!.block.kind] >= depths[block.kind]) above.pop()
    const parent = above.at(-1)
    const siblings = parent?.under ?? body
    const part = `${prefixes[block.kind]}_${numberIn(block.label) || `nn-${siblings.length + 1}`}`
    const branch: Branch = { block, eId: unused(taken, parent ? `${parent.eId}__${part}` : part), under: [] }
    siblings.push(branch)
    above.push(branch)
  }
  return { titles, body }
}

const depths = { title: 0, heading: 0, chapter: 0, objective: 1, subheading: 2, action: 3, paragraph: 3 } as const satisfies Record<UnitKind, number>
const prefixes = { title: 'hcontainer', heading: 'hcontainer', chapter: 'chp', objective: 'hcontainer', subheading: 'hcontainer', action: 'para', paragraph: 'para' } as const satisfies Record<UnitKind, string>

/** "1.2" of "Objective 1.2", "1bis" of "1bis.", "Purpose" of "Purpose:". */
function numberIn(label: string | null): string {
  const words = idPart(label ?? '')
  return words.split('-').findLast((word) => /\p{N}/u.test(word)) ?? words
}
