import { startTransition, useEffect, useState } from 'react'
import type { Draft } from '../../schema/draft.ts'
import { isDecided } from '../screen/passage.ts'
import { useRoom } from './useRoom.ts'

/** How long typing has to rest before what is said about the words follows them, and how long that is at most behind. Milliseconds. */
const [rest, atMost] = [400, 2000]

/** The draft for all that is said about it: words are drawn with the keystroke, lists about them once typing rests. In between the lists
 * cost nothing. What is decided, proposed or withdrawn shows at once. */
export function useRestingDraft(): Draft {
  const { getState, subscribe } = useRoom()
  const [shown, setShown] = useState(() => getState().draft)
  useEffect(() => {
    let last = getState().draft
    let behindSince: number | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    const show = () => {
      behindSince = null
      clearTimeout(timer)
      setShown(last)
    }
    // Something may have come before this listened.
    show()
    const stop = subscribe(() => {
      const before = last
      last = getState().draft
      if (last === before) return
      if (!isOnlyTyped(before, last)) return show()
      behindSince ??= performance.now()
      clearTimeout(timer)
      timer = setTimeout(() => startTransition(show), Math.max(0, Math.min(rest, behindSince + atMost - performance.now())))
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [getState, subscribe])
  return shown
}

/** Whether nothing but letters changed: no facts, no units, no brackets that came or went. */
export function isOnlyTyped(before: Draft, now: Draft): boolean {
  if (!(Object.keys(now) as (keyof Draft)[]).every((part) => part === 'units' || now[part] === before[part])) return false
  if (now.units.length !== before.units.length) return false
  return now.units.every((unit, at) => {
    const old = before.units[at]
    return unit === old || (old?.id === unit.id && old.kind === unit.kind && old.by === unit.by && !isDecided(old.runs, unit.runs))
  })
}
