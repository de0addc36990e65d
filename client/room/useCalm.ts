import { startTransition, useEffect, useRef, useState } from 'react'

/** How long a list has to have been left alone before it is drawn, and how long it is at most behind. Milliseconds. */
const [rest, atMost] = [150, 900]

/** A list that follows the draft once typing rests: words are drawn with the keystroke, lists about them a moment later. The first
 * lines of an empty list come at once. */
export function useCalm<T>(list: readonly T[]): readonly T[] {
  const [shown, setShown] = useState(list)
  const since = useRef<number | null>(null)
  useEffect(() => {
    if (list === shown) {
      since.current = null
      return
    }
    since.current ??= performance.now()
    const wait = shown.length === 0 ? 0 : Math.max(0, Math.min(rest, since.current + atMost - performance.now()))
    const timer = setTimeout(() => startTransition(() => setShown(list)), wait)
    return () => clearTimeout(timer)
  }, [list, shown])
  return shown
}
