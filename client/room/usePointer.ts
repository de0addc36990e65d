import { useEffect, useState } from 'react'
import { useRoom, useRoomState } from './useRoom.ts'

/** How long somebody's hands have to rest before the page is moved under them. Milliseconds. */
const handsOff = 4000
const stored = 'adref follow'

/** Whether this screen goes where the pointer goes, and where it would go now. */
export interface PointerState {
  /** The unit the room is on. */
  readonly unit: string | null
  readonly follows: boolean
  /** The pointer moved while somebody was typing here, so that this screen stayed. */
  readonly isBehind: boolean
  readonly setFollows: (follows: boolean) => void
  /** Goes to the unit the room is on. */
  readonly go: () => void
}

/** Follows the pointer of the room: a screen that follows is taken along, but never under the hands of somebody who types. */
export function usePointer(): PointerState {
  const { editor, getState, subscribe } = useRoom()
  const unit = useRoomState((state) => state.draft.pointer)
  const [follows, setFollows] = useState(() => localStorage.getItem(stored) !== 'no')
  const [stayedAway, setStayedAway] = useState<string | null>(null)
  useEffect(() => {
    if (!follows) return
    let typedAt = -Infinity
    let last = getState().draft.pointer
    // Only typing in the text: a name keyed into a list is no reason to stay.
    const typed = ({ target }: Event) => {
      if (target instanceof HTMLElement && target.isContentEditable) typedAt = performance.now()
    }
    addEventListener('beforeinput', typed, true)
    const stop = subscribe(() => {
      const { draft, composing, selection } = getState()
      if (draft.pointer === last) return
      last = draft.pointer
      const isBusy = (composing !== null || performance.now() - typedAt < handsOff) && selection.unit !== last
      setStayedAway(isBusy ? last : null)
      if (last !== null && !isBusy) editor.show(last)
    })
    return () => {
      stop()
      removeEventListener('beforeinput', typed, true)
    }
  }, [editor, getState, subscribe, follows])
  return {
    unit,
    follows,
    isBehind: unit !== null && stayedAway === unit,
    setFollows(next) {
      localStorage.setItem(stored, next ? 'yes' : 'no')
      setFollows(next)
    },
    go() {
      setStayedAway(null)
      if (unit !== null) editor.show(unit)
    },
  }
}
