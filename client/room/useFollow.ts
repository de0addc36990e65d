import type { RefObject } from 'react'
import { useEffect } from 'react'
import type { Key } from 'react-aria-components'

/** Where a row stands in its list, whether it is drawn or not. */
interface Places {
  readonly getLayoutInfo: (key: Key) => { readonly rect: { readonly y: number; readonly maxY: number } } | null
}

/** Keeps a list at the row of the unit one is in. While the list itself is pointed at or has the focus it stays where it is. */
export function useFollow(list: RefObject<HTMLElement | null>, places: Places, row: string | null): void {
  useEffect(() => {
    const element = list.current
    if (!element || row === null) return
    const follow = (behavior: ScrollBehavior): boolean => {
      const rect = places.getLayoutInfo(row)?.rect
      if (!rect || element.matches(':hover, :focus-within')) return false
      const { scrollTop: top, clientHeight: height } = element
      if (rect.y >= top && rect.maxY <= top + height) return false
      const target = rect.y - height / 3
      // By hand and not by scrollIntoView, which would move the page around the list too. A far way is not shown.
      element.scrollTo({ top: target, behavior: Math.abs(target - top) > height ? 'auto' : behavior })
      return true
    }
    if (!follow(matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth')) return
    // Rows on the way may have turned out taller than thought.
    const settle = () => void follow('auto')
    element.addEventListener('scrollend', settle, { once: true })
    return () => element.removeEventListener('scrollend', settle)
  }, [list, places, row])
}
