import { useMemo } from 'react'
import type { Act, ActOf } from '../../schema/acts/act.ts'
import { setOf } from '../../schema/alternatives.ts'
import { conflictsOf } from '../../schema/conflicts.ts'
import { hashOfWords } from '../../schema/hash.ts'
import type { OpenItem } from '../../schema/openItems.ts'
import { mayAct } from '../../schema/policy.ts'
import { useDialogs } from './dialogs.ts'
import { useDeed } from './useDeed.ts'
import { useRoom } from './useRoom.ts'

/** What may be done with an item: each gives the deed to do, or null where it would be refused to this person. */
export interface ItemDeeds {
  readonly withdraw: (item: OpenItem) => (() => void) | null
  readonly accept: (item: OpenItem) => (() => void) | null
  readonly reject: (item: OpenItem) => (() => void) | null
  /** Opens the form for a position on it. */
  readonly position: (item: OpenItem) => (() => void) | null
  /** Opens what stands against it, or is touched where it is accepted. */
  readonly alternatives: (item: OpenItem) => (() => void) | null
}

/** The deeds on what is on the table. A decision goes with the hash of the words on this screen, so that it never falls on others. */
export function useItemDeeds(): ItemDeeds {
  const room = useRoom()
  const perform = useDeed()
  const openDialog = useDialogs()
  return useMemo(() => {
    const offered = (act: ActOf<'withdraw' | 'accept' | 'reject'>, item: OpenItem) => {
      if (item.type === 'positions') return null
      const { draft } = room.getState()
      if (mayAct(room.me, act satisfies Act, draft)) return null
      return () => {
        // What touches others is looked at first.
        if (act.type === 'accept' && conflictsOf(room.getState().draft, act.brackets).length) return openDialog({ name: 'conflicts', bracket: item.id })
        const unit = room.getState().draft.units.find((each) => each.id === item.unit)
        const seen = unit ? { [unit.id]: hashOfWords(unit) } : {}
        void perform(act.type === 'withdraw' ? { type: 'withdraw', brackets: act.brackets } : { type: act.type, brackets: act.brackets, seen })
      }
    }
    const about = (item: OpenItem) => ({ key: '', brackets: [item.id] })
    return {
      // Nobody can withdraw what the draft attributes to nobody.
      withdraw: (item) => (item.by === '' ? null : offered({ type: 'withdraw', ...about(item) }, item)),
      accept: (item) => offered({ type: 'accept', ...about(item) }, item),
      reject: (item) => offered({ type: 'reject', ...about(item) }, item),
      position: (item) =>
        mayAct(room.me, { key: '', type: 'takePosition', on: item.id, stance: null }, room.getState().draft) ? null : () => openDialog({ name: 'position', on: item.id, unit: item.unit }),
      alternatives: (item) => {
        if (item.type === 'positions') return null
        const { draft } = room.getState()
        if (setOf(draft, item.id)) return () => openDialog({ name: 'alternatives', of: item.id })
        return conflictsOf(draft, [item.id]).length ? () => openDialog({ name: 'conflicts', bracket: item.id }) : null
      },
    }
  }, [room, perform, openDialog])
}
