import { TAKE_BACK_SECONDS } from '../../schema/acts/takeBack.ts'
import type { Deed } from './room.ts'
import type { Timers } from './timers.ts'

/** The last act on brackets that was done from this screen, for as long as it can be taken back. */
export interface OwnActs {
  /** Notes an act that was done. True when what was typed before it is to be left alone by undo from now on. */
  readonly did: (deed: Deed, entry: number) => boolean
  /** The entry of the log that undo takes back, when nothing was typed since. */
  readonly last: () => number | null
}

/** What undo knows of acts.
 *
 * After a press of Withdraw, Accept or Reject everybody expects undo to take that back. An older step of typing under it, a tabled
 * proposal above all, must not go from everybody's screen in its place: such an act closes the history behind it, and for the
 * seconds the server allows it is what undo takes back. */
export function createOwnActs(later: Timers['later'], changed: () => void): OwnActs {
  let last: number | null = null
  let callOff = () => {}
  const set = (entry: number | null) => {
    callOff()
    last = entry
    if (entry !== null) callOff = later(TAKE_BACK_SECONDS * 1000, () => set(null))
    changed()
  }
  return {
    did(deed, entry) {
      if (deed.type === 'takeBack' && deed.entry === last) set(null)
      if (!closing.has(deed.type)) return false
      set(entry)
      return true
    },
    last: () => last,
  }
}

const closing: ReadonlySet<Deed['type']> = new Set(['withdraw', 'accept', 'reject'])
