import { useRef, useState } from 'react'
import type { Compared } from './compareApi.ts'

/** The steps from one change to the next. */
export interface ChangeSteps {
  /** Of how many, counted from 1; 0 before the first step. */
  readonly at: number
  readonly of: number
  readonly next: () => void
  readonly previous: () => void
}

/** What can be stepped to, in the order of the page. */
const stops = '[data-change]'

/** Steps through the changes of a page: each takes the focus, so that a reader hears it and Enter follows its link. */
export function useChangeSteps(compared: Compared | null): ChangeSteps {
  const [stood, setStood] = useState<{ readonly compared: Compared | null; readonly stop: Element; readonly at: number } | null>(null)
  const current = useRef(stood)
  const here = stood?.compared === compared ? stood : null
  const step = (by: 1 | -1) => {
    const all = [...document.querySelectorAll<HTMLElement>(stops)]
    // From where the reader is now, if that is at a change.
    const last = current.current?.compared === compared ? current.current.stop : null
    const from = document.activeElement?.closest(stops) ?? last
    const place = from === null ? -1 : all.findIndex((each) => each === from)
    const to = all[Math.min(Math.max(place + by, 0), all.length - 1)]
    if (!to) return
    current.current = { compared, stop: to, at: all.indexOf(to) + 1 }
    to.focus({ preventScroll: true })
    to.scrollIntoView({ block: 'center' })
    setStood(current.current)
  }
  const of = compared ? compared.decisions.length + compared.units.filter(({ state }) => state !== 'same').length : 0
  return { at: here?.at ?? 0, of, next: () => step(1), previous: () => step(-1) }
}
