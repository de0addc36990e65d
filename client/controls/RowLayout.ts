import type { Key } from 'react-aria-components'
import { Layout, LayoutInfo, Rect, Size } from 'react-aria-components'

/** A row, heading or section as the list knows it. */
type ListNode = NonNullable<ReturnType<NonNullable<Layout['virtualizer']>['collection']['getItem']>>

interface Measured {
  readonly node: ListNode
  readonly width: number
  readonly height: number
}

/** Where the rows of a long list stand of which only those in sight are drawn.
 *
 * Rows are as tall as they were when last drawn. One never drawn yet is taken to be as tall as the first drawn one of its sort, so
 * that far places are found at once and little moves when they are reached. */
export class RowLayout<T extends object> extends Layout<ListNode> {
  readonly #sortOf: (item: T) => string
  readonly #usual: number
  readonly #gap: number
  readonly #measured = new Map<Key, Measured>()
  readonly #usualOf = new Map<string, number>()
  #infos = new Map<Key, LayoutInfo>()
  #roots: LayoutInfo[] = []
  #rows = new Map<Key, LayoutInfo[]>()
  #height = 0
  /** How far the topmost row in sight was moved since the list was last drawn. */
  #moved = 0

  /** `sortOf` tells rows of different heights apart; `usual` is a first guess, in pixels, `gap` the space
   * after each row. */
  constructor(sortOf: (item: T) => string, usual: number, gap = 0) {
    super()
    this.#sortOf = sortOf
    this.#usual = usual
    this.#gap = gap
  }

  override update(): void {
    const collection = this.virtualizer?.collection
    if (!collection) return
    const before = this.#infos
    const topmost = this.#topmost()
    this.#infos = new Map()
    this.#rows = new Map()
    this.#roots = []
    let y = 0
    const stand = (node: ListNode, parent: Key | null, height: number, isGuess: boolean): LayoutInfo => {
      const info = this.#info(before.get(node.key), node, parent, y, height)
      info.estimatedSize = isGuess
      this.#infos.set(node.key, info)
      return info
    }
    const row = (node: ListNode, parent: Key | null): LayoutInfo => {
      const { height, isGuess } = this.#heightOf(node)
      const info = stand(node, parent, height, isGuess)
      y += height + (node.type === 'item' ? this.#gap : 0)
      return info
    }
    for (const node of collection) {
      if (node.type !== 'section') {
        this.#roots.push(row(node, null))
        continue
      }
      const top = y
      const rows = [...(collection.getChildren?.(node.key) ?? [])].map((child) => row(child, node.key))
      const height = y - top
      y = top
      this.#roots.push(stand(node, null, height, false))
      this.#rows.set(node.key, rows)
      y = top + height
    }
    this.#height = y
    if (topmost) this.#moved += (this.#infos.get(topmost.key)?.rect.y ?? topmost.rect.y) - topmost.rect.y
    for (const key of this.#measured.keys()) if (!this.#infos.has(key)) this.#measured.delete(key)
  }

  override getVisibleLayoutInfos(rect: Rect): LayoutInfo[] {
    const isSeen = ({ key, rect: own }: LayoutInfo) => own.intersects(rect) || this.virtualizer?.isPersistedKey(key) === true
    return this.#roots.filter(isSeen).flatMap((root) => [root, ...(this.#rows.get(root.key)?.filter((row) => row.type === 'header' || isSeen(row)) ?? [])])
  }

  override getLayoutInfo(key: Key): LayoutInfo | null {
    return this.#infos.get(key) ?? null
  }

  override getContentSize(): Size {
    return new Size(this.virtualizer?.size.width ?? 0, this.#height)
  }

  override updateItemSize(key: Key, { height }: Size): boolean {
    const info = this.#infos.get(key)
    const node = this.virtualizer?.collection.getItem(key)
    // A section is as tall as what is in it, drawn or not.
    if (!info || !node || node.type === 'section') return false
    info.estimatedSize = false
    this.#measured.set(key, { node, width: info.rect.width, height })
    const sort = this.#sort(node)
    if (!this.#usualOf.has(sort)) this.#usualOf.set(sort, height)
    return height !== info.rect.height
  }

  /** How far the list is to be scrolled now that it is drawn, so that what was in sight stays where it was; told once. */
  takeMoved(): number {
    const moved = this.#moved
    this.#moved = 0
    return moved
  }

  /** The topmost row in sight, which stays where it is when rows above it come, go, or turn out taller than thought. At the very top
   * what is new is to be seen. */
  #topmost(): LayoutInfo | undefined {
    const top = this.virtualizer?.visibleRect.y ?? 0
    return top > 0 ? this.#items().find(({ rect }) => rect.maxY > top) : undefined
  }

  #items(): LayoutInfo[] {
    return this.#roots.flatMap((root) => this.#rows.get(root.key)?.filter(({ type }) => type === 'item') ?? [root])
  }

  #heightOf(node: ListNode): { height: number; isGuess: boolean } {
    const measured = this.#measured.get(node.key)
    if (measured) return { height: measured.height, isGuess: measured.node !== node || measured.width !== this.virtualizer?.size.width }
    return { height: this.#usualOf.get(this.#sort(node)) ?? this.#usual, isGuess: true }
  }

  #sort(node: ListNode): string {
    // The list is given items of this one type.
    const item = node.value as T | null
    return node.type === 'item' && item ? this.#sortOf(item) : node.type
  }

  /** What stands where it stood stays the same value, so that it is not drawn again. */
  #info(before: LayoutInfo | undefined, node: ListNode, parent: Key | null, y: number, height: number): LayoutInfo {
    const width = this.virtualizer?.size.width ?? 0
    const old = before?.rect
    if (before && old && old.y === y && old.height === height && old.width === width && before.parentKey === parent) return before
    const info = new LayoutInfo(node.type, node.key, new Rect(0, y, width, height))
    info.parentKey = parent
    // The mark of the focus reaches over the edge.
    info.allowOverflow = true
    return info
  }
}
