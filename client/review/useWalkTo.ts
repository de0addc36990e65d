import type { RefObject } from 'react'
import { useEffect } from 'react'
import type { Key } from 'react-aria-components'

/** Where a row stands in its list, whether it is drawn or not. */
interface Places {
  readonly getLayoutInfo: (key: Key) => { readonly rect: { readonly y: number; readonly maxY: number } } | null
}

/** Frames to wait for a list that is only just being laid out. */
const patience = 10

/** Scrolls a list to a row with every step of the walk. What is in full sight stays where it is, and a far way is not shown. */
export function useWalkTo(list: RefObject<HTMLElement | null>, places: Places, row: string | null, step: number): void {
  useEffect(() => {
    const element = list.current
    if (!element || row === null) return
    let frame = 0
    const go = (behavior: ScrollBehavior): boolean => {
      const rect = places.getLayoutInfo(row)?.rect
      if (!rect) return false
      const { scrollTop: top, clientHeight: height } = element
      // A unit higher than the list can only be shown from its beginning.
      if (rect.y >= top && Math.min(rect.maxY, rect.y + height * 0.7) <= top + height) return true
      const target = rect.y - height / 4
      element.scrollTo({ top: target, behavior: Math.abs(target - top) > height ? 'auto' : behavior })
      return true
    }
    const smooth = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'
    const start = (tries: number) => {
      if (!go(smooth) && tries > 0) frame = requestAnimationFrame(() => start(tries - 1))
    }
    // Rows on the way may have turned out taller than thought.
    const settle = () => void go('auto')
    element.addEventListener('scrollend', settle, { once: true })
    start(patience)
    return () => {
      cancelAnimationFrame(frame)
      element.removeEventListener('scrollend', settle)
    }
  }, [list, places, row, step])
}
