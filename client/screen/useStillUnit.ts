import { useEffect, useRef, useState } from 'react'
import type { Unit } from '../../schema/draft.ts'
import type { Passage } from './passage.ts'
import { isDecided, passages } from './passage.ts'

/** How long typing has to rest before the wall shows it, how long it is at most behind, and how long what leaves is still seen. Milliseconds. */
const [rest, atMost, fade] = [700, 4000, 4000]

/** A unit as the wall shows it. */
export interface StillUnit {
  readonly unit: Unit
  readonly passages: readonly Passage[]
}

/** A unit that stands still while somebody types in it and lets what was decided be seen: a change of what is proposed shows at once,
 * and what leaves fades over some seconds. */
export function useStillUnit(unit: Unit): StillUnit {
  const [shown, setShown] = useState<StillUnit>(() => still(unit))
  const behindSince = useRef<number | null>(null)
  const now = atOnce(shown, unit)
  if (now && now !== shown) setShown(now)
  useEffect(() => {
    if (now) {
      behindSince.current = null
      return
    }
    behindSince.current ??= performance.now()
    const timer = setTimeout(() => setShown(still(unit)), Math.max(0, Math.min(rest, behindSince.current + atMost - performance.now())))
    return () => clearTimeout(timer)
  }, [now, unit])
  const passing = shown.passages.some(({ state }) => state !== 'stays')
  useEffect(() => {
    if (!passing) return
    const timer = setTimeout(() => setShown((last) => still(last.unit)), fade)
    return () => clearTimeout(timer)
  }, [passing, shown.unit.id])
  return now ?? shown
}

/** What is shown of a unit without waiting; null while somebody only types. */
function atOnce(shown: StillUnit, unit: Unit): StillUnit | null {
  if (shown.unit === unit) return shown
  if (shown.unit.id !== unit.id) return still(unit)
  if (isDecided(shown.unit.runs, unit.runs)) return { unit, passages: passages(shown.unit.runs, unit.runs) }
  return sameText(shown.unit, unit) ? { unit, passages: shown.passages } : null
}

function still(unit: Unit): StillUnit {
  return { unit, passages: unit.runs.length ? [{ state: 'stays', runs: unit.runs }] : [] }
}

function sameText(a: Unit, b: Unit): boolean {
  return JSON.stringify(a.runs) === JSON.stringify(b.runs)
}
