import type { RefObject } from 'react'
import { useEffect, useLayoutEffect, useRef } from 'react'

/** Shares of the usual size, the largest first. Below the last it could not be read from the last row: then the end is cut. */
const sizes = [1, 0.88, 0.78, 0.7, 0.62, 0.55, 0.48]

/** Sets words so large that the unit and what is contested in it stand on one screen. While a unit stays on the wall its words only ever
 * become smaller, so that they do not jump when somebody types; `anew` names what lets them be measured from the beginning. */
export function useFit(stage: RefObject<HTMLElement | null>, anew: string): void {
  const fitted = useRef({ anew: '', at: 0 })
  const fit = () => {
    const element = stage.current
    if (!element) return
    let at = fitted.current.anew === anew ? fitted.current.at : 0
    element.style.setProperty('--fit', String(sizes[at]))
    while (at < sizes.length - 1 && element.scrollHeight > element.clientHeight + 1) {
      at += 1
      element.style.setProperty('--fit', String(sizes[at]))
    }
    fitted.current = { anew, at }
  }
  useLayoutEffect(fit)
  useEffect(() => {
    const again = () => {
      fitted.current = { anew: '', at: 0 }
      fit()
    }
    addEventListener('resize', again)
    return () => removeEventListener('resize', again)
  })
}
