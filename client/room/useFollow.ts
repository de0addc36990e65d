import type { RefObject } from 'react'
import { useEffect } from 'react'

/** Keeps a list at the line of the unit one is in. While the list itself is pointed at or has the focus it stays where it is. */
export function useFollow(list: RefObject<HTMLElement | null>, selector: string | null): void {
  useEffect(() => {
    const element = list.current
    if (!element || selector === null || element.matches(':hover, :focus-within')) return
    const line = element.querySelector(selector)
    if (!line) return
    const [inner, outer] = [line.getBoundingClientRect(), element.getBoundingClientRect()]
    const isSeen = inner.top >= outer.top && inner.bottom <= outer.bottom
    // By hand and not by scrollIntoView, which would move the page around the list too.
    if (!isSeen) element.scrollBy({ top: inner.top - outer.top - outer.height / 3, behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' })
  }, [list, selector])
}
