import type { RefObject } from 'react'
import { useLayoutEffect, useState } from 'react'
import { RowLayout } from './RowLayout.ts'

/** The layout of a list that scrolls, made once. What is in sight stays in its place when rows above it turn out taller than thought. */
export function useRowLayout<T extends object>(list: RefObject<HTMLElement | null>, sortOf: (item: T) => string, usual: number, gap = 0): RowLayout<T> {
  const [layout] = useState(() => {
    const made = new RowLayout<T>(sortOf, usual, gap)
    // The list asks this of its layout whenever it draws rows, which it does more often than whoever shows the list is drawn.
    return Object.assign(made, {
      useLayoutOptions: function useLayoutOptions(): undefined {
        useLayoutEffect(() => {
          const moved = made.takeMoved()
          if (moved !== 0) list.current?.scrollBy({ top: moved, behavior: 'instant' })
        })
      },
    })
  })
  return layout
}
